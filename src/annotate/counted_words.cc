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
  std::string_view before = {};  // the word that must stand before it
};

using enum Counted;

constexpr Telling kTellings[] = {
    {"killed", kKilled},        {"kill", kKilled},          {"kills", kKilled},
    {"killing", kKilled},       {"dead", kKilled},          {"died", kKilled},
    {"die", kKilled},           {"dies", kKilled},          {"death", kKilled},
    {"deaths", kKilled},        {"fatalities", kKilled},    {"bodies", kKilled},
    {"slain", kKilled},         {"perished", kKilled},      {"drowned", kKilled},
    {"wounded", kWounded},      {"wounding", kWounded},     {"injured", kWounded},
    {"injuring", kWounded},     {"injuries", kWounded},     {"hurt", kWounded},
    {"hospitalised", kWounded}, {"hospitalized", kWounded}, {"missing", kMissing},
    {"unaccounted", kMissing},  {"displaced", kDisplaced},  {"displacing", kDisplaced},
    {"fled", kDisplaced},       {"flee", kDisplaced},       {"evacuated", kDisplaced},
    {"homeless", kDisplaced},   {"refugees", kDisplaced},   {"uprooted", kDisplaced},
    {"arrested", kDetained},    {"arresting", kDetained},   {"arrests", kDetained},
    {"detained", kDetained},    {"detaining", kDetained},   {"detainees", kDetained},
    {"jailed", kDetained},      {"imprisoned", kDetained},  {"prisoners", kDetained},
    {"custody", kDetained},     {"hostage", kHostage},      {"hostages", kHostage},
    {"kidnapped", kHostage},    {"abducted", kHostage},     {"captive", kHostage},
    {"captives", kHostage},     {"infected", kAffected},    {"infecting", kAffected},
    {"infections", kAffected},  {"injure", kWounded},       {"injures", kWounded},
    {"wounds", kWounded},       {"evacuate", kDisplaced},   {"homes", kDisplaced, "their"},
    {"voted", kVotes},          {"aboard", kPeople},        {"board", kPeople, "on"},
    {"rescued", kPeople},
};

// The last word of a noun phrase that says by itself what is counted, if no telling word stands beside the number.
constexpr Telling kUnits[] = {
    {"soldiers", kTroops},  {"troops", kTroops},     {"battalions", kTroops}, {"brigades", kTroops},
    {"gendarmes", kTroops}, {"marines", kTroops},    {"reservists", kTroops}, {"shells", kWeapons},
    {"drones", kWeapons},   {"missiles", kWeapons},  {"rockets", kWeapons},   {"warheads", kWeapons},
    {"mines", kWeapons},    {"launchers", kWeapons}, {"jets", kWeapons},      {"aircraft", kWeapons},
    {"frigates", kWeapons}, {"warships", kWeapons},  {"tanks", kWeapons},     {"guns", kWeapons},
    {"rifles", kWeapons},   {"votes", kVotes},       {"abstentions", kVotes}, {"countries", kOther},
    {"states", kOther},     {"nations", kOther},     {"villages", kOther},    {"towns", kOther},
    {"districts", kOther},  {"governments", kOther}, {"parties", kOther},     {"jobs", kOther},
    {"seats", kOther},      {"signatures", kOther},  {"charges", kOther},     {"counts", kOther},
    {"demands", kOther},    {"cases", kAffected},    {"trucks", kGoods},      {"diplomats", kPeople},
    {"observers", kPeople}, {"aboard", kPeople},
};

// Words of death, hurt and votes beside those above, which do not tell what a number near them counts.
constexpr Telling kSigns[] = {
    {"lives", kKilled},      {"life", kKilled},       {"deceased", kKilled},  {"victims", kKilled},
    {"buried", kKilled},     {"casualties", kKilled}, {"toll", kKilled},      {"massacre", kKilled},
    {"fatal", kKilled},      {"coffins", kKilled},    {"murdered", kKilled},  {"executed", kKilled},
    {"shot", kKilled},       {"hospital", kWounded},  {"burns", kWounded},    {"casualties", kWounded},
    {"treated", kWounded},   {"beaten", kWounded},    {"vote", kVotes},       {"votes", kVotes},
    {"voting", kVotes},      {"voters", kVotes},      {"ballot", kVotes},     {"ballots", kVotes},
    {"majority", kVotes},    {"referendum", kVotes},  {"election", kVotes},   {"elected", kVotes},
    {"delegates", kVotes},   {"against", kVotes},     {"favour", kVotes},     {"favor", kVotes},
    {"backed", kVotes},      {"opposed", kVotes},     {"opposing", kVotes},   {"abstained", kVotes},
    {"abstentions", kVotes}, {"seats", kVotes},       {"resolution", kVotes}, {"motion", kVotes},
    {"passed", kVotes},
};

constexpr std::string_view kEnds[] = {".", ";", ":", ",", "\"", "\u201c", "\u201d", "(", ")", "\u2014", "\u2013", "--"};
constexpr std::string_view kAnd = "and";
constexpr std::string_view kLinks[] = {"and", "but", "while", "as", "after", "who"};  // another clause may begin

constexpr uint32_t kWordsBefore = 4, kWordsAfter = 9;

template <size_t N>
const Telling* Find(std::string_view word, const Telling (&table)[N]) {
  const auto at = std::find_if(std::begin(table), std::end(table), [&](const Telling& t) { return t.word == word; });
  return at == std::end(table) ? nullptr : &*at;
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
    best = Find(word, kTellings);
    if (best != nullptr && !best->before.empty()) best = nullptr;
    if (best != nullptr) distance = d;
  }
  for (uint32_t d = 0; d < kWordsAfter && quantity.end + d < end && d < distance; ++d) {
    const std::string word = word_at(quantity.end + d);
    if (IsOneOf(word, kEnds) || (d > 0 && best != nullptr && IsOneOf(word, kLinks))) break;
    const Telling* telling = Find(word, kTellings);
    if (telling == nullptr) continue;
    if (!telling->before.empty() && (d == 0 || word_at(quantity.end + d - 1) != telling->before)) continue;
    if (telling->counted != kPeople || best == nullptr) best = telling;  // "killed all 12 aboard"
    if (telling->counted != kPeople) break;                              // "176 people on board were killed"
    distance = UINT32_MAX;
  }
  return best == nullptr ? std::nullopt : std::optional(best->counted);
}

std::optional<Counted> CountedByUnit(std::string_view unit) {
  const Telling* telling = Find(Lowered(unit.substr(unit.find_last_of(' ') + 1)), kUnits);
  return telling == nullptr ? std::nullopt : std::optional(telling->counted);
}

uint32_t ToldIn(std::string_view text, const Segments& segments, const Sentence& sentence) {
  uint32_t told = 0;
  for (uint32_t w = sentence.first_word; w < sentence.end_word; ++w) {
    const std::string word = Lowered(segments.words[w].span.In(text));
    if (const Telling* telling = Find(word, kTellings)) told |= 1U << static_cast<unsigned>(telling->counted);
    for (const Telling& sign : kSigns)
      if (sign.word == word) told |= 1U << static_cast<unsigned>(sign.counted);
  }
  return told;
}

}  // namespace dateline
