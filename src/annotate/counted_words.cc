// CountedWords: what the words beside a number say that it counts. A new row needs three examples from news.
#include "annotate/counted_words.h"

#include <algorithm>
#include <string>

#include "base/one_of.h"
#include "base/utf8.h"

namespace dateline {
namespace {

struct Telling {
  std::string_view word;
  Counted counted;
};

using enum Counted;

constexpr Telling kTellings[] = {
    {"killed", kKilled},       {"kill", kKilled},          {"kills", kKilled},         {"killing", kKilled},
    {"dead", kKilled},         {"died", kKilled},          {"die", kKilled},           {"dies", kKilled},
    {"death", kKilled},        {"deaths", kKilled},        {"fatalities", kKilled},    {"bodies", kKilled},
    {"slain", kKilled},        {"perished", kKilled},      {"drowned", kKilled},       {"wounded", kWounded},
    {"wounding", kWounded},    {"injured", kWounded},      {"injuring", kWounded},     {"injuries", kWounded},
    {"hurt", kWounded},        {"hospitalised", kWounded}, {"hospitalized", kWounded}, {"missing", kMissing},
    {"unaccounted", kMissing}, {"displaced", kDisplaced},  {"displacing", kDisplaced}, {"fled", kDisplaced},
    {"flee", kDisplaced},      {"evacuated", kDisplaced},  {"homeless", kDisplaced},   {"refugees", kDisplaced},
    {"uprooted", kDisplaced},  {"arrested", kDetained},    {"arresting", kDetained},   {"arrests", kDetained},
    {"detained", kDetained},   {"detaining", kDetained},   {"detainees", kDetained},   {"jailed", kDetained},
    {"imprisoned", kDetained}, {"prisoners", kDetained},   {"custody", kDetained},     {"hostage", kHostage},
    {"hostages", kHostage},    {"kidnapped", kHostage},    {"abducted", kHostage},     {"captive", kHostage},
    {"captives", kHostage},    {"infected", kAffected},    {"infecting", kAffected},   {"infections", kAffected},
};

constexpr std::string_view kEnds[] = {".", ";", ":", ",", "\"", "\u201c", "\u201d", "(", ")", "\u2014", "\u2013", "--"};
constexpr std::string_view kAnd = "and";
constexpr std::string_view kLinks[] = {"and", "but", "while", "as", "after", "who"};  // another clause may begin

constexpr uint32_t kWordsBefore = 4, kWordsAfter = 9;

const Telling* Find(std::string_view word) {
  const auto at =
      std::find_if(std::begin(kTellings), std::end(kTellings), [&](const Telling& t) { return t.word == word; });
  return at == std::end(kTellings) ? nullptr : &*at;
}

}  // namespace

std::optional<Counted> CountedBeside(std::string_view text, const Segments& segments, WordRange quantity,
                                     WordRange room) {
  const Sentence& sentence = segments.sentences[segments.words[quantity.begin].sentence];
  const uint32_t begin = std::max(room.begin, sentence.first_word), end = std::min(room.end, sentence.end_word);
  const auto word_at = [&](uint32_t w) { return Lowered(segments.words[w].span.In(text)); };
  const Telling* best = nullptr;
  uint32_t distance = UINT32_MAX;
  for (uint32_t d = 0; d < kWordsBefore && quantity.begin > begin + d && best == nullptr; ++d) {
    const std::string word = word_at(quantity.begin - 1 - d);
    if (word == kAnd || IsOneOf(word, kEnds)) break;
    best = Find(word);
    if (best != nullptr) distance = d;
  }
  for (uint32_t d = 0; d < kWordsAfter && quantity.end + d < end && d < distance; ++d) {
    const std::string word = word_at(quantity.end + d);
    if (IsOneOf(word, kEnds) || (d > 0 && best != nullptr && IsOneOf(word, kLinks))) break;
    if (const Telling* telling = Find(word)) {
      best = telling;
      break;
    }
  }
  return best == nullptr ? std::nullopt : std::optional(best->counted);
}

}  // namespace dateline
