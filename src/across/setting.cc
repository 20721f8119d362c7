// Names of a story as hashes; proper names told from descriptions.
#include "across/setting.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <map>

#include "across/cut.h"
#include "across/names.h"
#include "actors/names.h"
#include "actors/sector_words.h"
#include "actors/table.h"
#include "base/one_of.h"
#include "base/utf8.h"
#include "dateline/actor_codes.h"
#include "times/civil_days.h"

namespace dateline::across {
namespace {

constexpr uint8_t kPersonWeight = 10, kBodyWeight = 7, kPlaceWeight = 5, kSeatWeight = 3, kStateWeight = 1;

// Words that begin with a capital at the head of a sentence only.
constexpr std::string_view kCommon[] = {"people",      "police",
                                        "residents",   "officials",
                                        "witnesses",   "soldiers",
                                        "troops",      "hospitals",
                                        "prosecutors", "rebels",
                                        "men",         "women",
                                        "children",    "some",
                                        "many",        "most",
                                        "two",         "three",
                                        "four",        "five",
                                        "six",         "seven",
                                        "eight",       "nine",
                                        "ten",         "eleven",
                                        "twelve",      "dozens",
                                        "hundreds",    "thousands",
                                        "they",        "he",
                                        "she",         "it",
                                        "we",          "i",
                                        "this",        "that",
                                        "those",       "these",
                                        "both",        "neither",
                                        "its",         "his",
                                        "her",         "their",
                                        "our",         "my",
                                        "another",     "anyone",
                                        "no",          "all",
                                        "others",      "several",
                                        "opposition",  "parliament",
                                        "television",  "investigators",
                                        "lawmakers",   "volunteers",
                                        "survivors",   "divers"};

struct Word {
  std::string_view text;
  bool upper = false, letter = false;
};

std::vector<Word> WordsIn(std::string_view name) {
  std::vector<Word> words;
  size_t begin = 0;
  bool open = false;
  const auto close = [&](size_t end) {
    if (open) words.back().text = name.substr(begin, end - begin);
    open = false;
  };
  for (size_t at = 0; at < name.size();) {
    const Utf8Char c = DecodeUtf8(name, at);
    if (IsSpace(c.code)) {
      close(at);
    } else {
      if (!open) {
        begin = at;
        open = true;
        words.emplace_back();
      }
      if (!words.back().letter && (IsLetter(c.code) || IsDigit(c.code))) {
        words.back().letter = true;
        words.back().upper = !IsLower(c.code);
      }
    }
    at += c.size;
  }
  close(name.size());
  return words;
}

bool IsCommonNoun(std::string_view word) {
  if (IsOneOf(FoldedName(word), kCommon)) return true;
  const std::vector<PhraseWord> words = WordsOfPhrase(Lowered(word));
  return words.size() == 1 && NounBefore(words, 0, 1).words == 1;
}

std::string TownIn(std::string_view name);

// Words before a name that make another place of it.
constexpr std::string_view kPartly[] = {"northern", "southern", "eastern",  "western", "north", "south",  "east",
                                        "west",     "central",  "downtown", "upper",   "lower", "former", "outer"};

// "Madougou's" of "Madougou's Front for Renewal"; not "Gaza's" of "Gaza's Health Ministry", which tells which one.
void DropOwner(std::vector<Word>* words) {
  for (size_t i = 0; i + 2 < words->size() && i < 3; ++i) {
    const std::string_view word = (*words)[i].text;
    if (!word.ends_with("'s") && !word.ends_with("’s")) continue;
    const size_t mark = word.rfind(word.ends_with("'s") ? "'s" : "’s");
    if (!(*words)[i + 1].upper || !TownIn(word.substr(0, mark)).empty() || !StateOf(word.substr(0, mark)).empty())
      return;
    words->erase(words->begin(), words->begin() + static_cast<int64_t>(i) + 1);
    return;
  }
}

// Cut at the first comma or bracket, without "the" and nouns before ("ferry Mutiara") and small words behind; empty
// where a word that counts has no capital.
std::string Proper(std::string_view name) {
  name = name.substr(0, std::min(name.find_first_of(",(;\n"), name.size()));
  std::vector<Word> words = WordsIn(name);
  const auto small = [](const Word& word) { return !word.letter || IsSmallWord(FoldedName(word.text)); };
  while (!words.empty() && (small(words.back()) || (!words.back().upper && IsOptionalWord(words.back().text))))
    words.pop_back();
  while (words.size() > 1 && IsOneOf(Lowered(words.front().text), {std::string_view("the"), "a", "an"}))
    words.erase(words.begin());
  for (int nouns = 0; nouns < 2 && words.size() > 1 && !words[0].upper && !small(words[0]) && !small(words[1]) &&
                      !IsOneOf(words[0].text, kPartly);
       ++nouns)
    words.erase(words.begin());
  DropOwner(&words);
  if (words.empty() || !words.front().upper) return {};
  bool letters = false;
  for (const Word& word : words) {
    if (!word.upper && !small(word)) return {};
    letters = letters || (word.upper && !IsDigit(DecodeUtf8(word.text, 0).code));
  }
  if (!letters) return {};
  if (words.size() == 1 && IsCommonNoun(words[0].text)) return {};
  if (IsOneOf(FoldedName(words[0].text), kCommon) && words.size() < 3) return {};
  const char* begin = words.front().text.data();
  std::string out(begin, static_cast<size_t>(words.back().text.data() + words.back().text.size() - begin));
  for (const std::string_view ending : {"'s", "’s"})
    if (out.ends_with(ending)) out.resize(out.size() - ending.size());
  return out;
}

std::string WithoutThe(std::string_view name) {
  return name.starts_with("the ") || name.starts_with("The ") ? std::string(name.substr(4)) : std::string(name);
}

const Entity* FirstOf(std::string_view name, Entity* out, EntityKind least, EntityKind most) {
  const std::vector<PhraseWord> words = WordsOfPhrase(WithoutThe(name));
  for (const bool bare : {true, false}) {
    for (const uint32_t number : LookUpActor(KeyOf(words, bare))) {
      *out = EntityAt(number);
      if (out->kind >= least && out->kind <= most) return out;
    }
  }
  return nullptr;
}

// The country of a town or seat that the tables know.
std::string TownIn(std::string_view name) {
  Entity entity;
  if (FirstOf(name, &entity, EntityKind::kSeat, EntityKind::kSeat) == nullptr &&
      FirstOf(name, &entity, EntityKind::kPlace, EntityKind::kPlace) == nullptr)
    return {};
  return std::string(entity.country);
}

}  // namespace

uint32_t HashOfHeard(std::string_view heard) {
  uint32_t hash = 2166136261u;
  for (const char c : heard) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
  return hash;
}

std::string StateOf(std::string_view name) {
  Entity entity;
  if (FirstOf(name, &entity, EntityKind::kState, EntityKind::kState) == nullptr) return {};
  return std::string(entity.country);
}

std::string BodyInTables(std::string_view name) {
  const std::vector<PhraseWord> words = WordsOfPhrase(WithoutThe(name));
  const auto found = LookUpActor(KeyOf(words, false));
  if (found.size() != 1) return {};
  const Entity entity = EntityAt(found[0]);
  return entity.kind == EntityKind::kBody ? std::string(entity.name) : std::string();
}

std::string CountryOf(std::string_view name, std::string_view day) {
  if (std::string state = StateOf(name); !state.empty()) return state;
  if (std::string country = TownIn(name); !country.empty()) return country;
  return CodeOfActor(name, day).country;
}

std::string ProperNameOf(const Ledger& ledger, const Actor& actor) {
  if (std::string name = Proper(actor.name); !name.empty()) return name;
  for (const Mention& mention : actor.mentions) {
    if (mention.level == MentionLevel::kPronoun) continue;
    const bool bare = mention.level == MentionLevel::kName && !mention.name.empty();
    std::string name = Proper((bare ? mention.name : mention.span).In(ledger.text));
    // A description's capitals may be another's: "Soldiers", "Madougou's aides".
    if (!name.empty() && (bare || FoldedName(actor.name).find(FoldedName(name)) != std::string::npos)) return name;
  }
  return {};
}

std::string StateOfActor(const Ledger& ledger, const Actor& actor) {
  std::map<std::string, int> votes;
  if (std::string state = StateOf(actor.name); !state.empty()) ++votes[state];
  for (const Mention& mention : actor.mentions)
    if (mention.level != MentionLevel::kPronoun)
      if (const std::string state = StateOf(mention.span.In(ledger.text)); !state.empty()) ++votes[state];
  const auto best =
      std::max_element(votes.begin(), votes.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  return best == votes.end() ? std::string() : best->first;
}

namespace {

// By the dateline, else by what is named most; another state beside it where that is not clear.
void SetHome(const Ledger& ledger, const std::map<std::string, int>& states, Setting* setting) {
  std::vector<std::pair<int, std::string>> order;
  order.reserve(states.size());
  for (const auto& [state, times] : states) order.emplace_back(-times, state);
  std::sort(order.begin(), order.end());
  if (!ledger.dateline.empty()) setting->home = CountryOf(ledger.dateline, ledger.published);
  if (setting->home.size() != 3) setting->home.clear();
  const bool told = !setting->home.empty();
  if (!told && !order.empty()) setting->home = order[0].second;
  for (size_t i = 0; i < order.size() && setting->other.empty(); ++i)
    if (order[i].second != setting->home && (i == 0 || (!told && 2 * order[i].first <= order[0].first)))
      setting->other = order[i].second;
}

}  // namespace

Setting SettingOf(const Ledger& ledger) {
  Setting setting;
  if (const auto date = ParseCivilDate(ledger.published)) setting.day = DayOf(*date);
  std::map<std::string, int> states, of_places;
  std::map<uint32_t, uint8_t> named;
  for (const Actor& actor : ledger.actors) {
    std::string state;
    if (actor.kind != ActorKind::kPerson) state = StateOfActor(ledger, actor);
    if (!state.empty()) {
      states[state] += static_cast<int>(actor.mentions.size());
      named[HashOfHeard(state)] = kStateWeight;
      continue;
    }
    const std::string name = ProperNameOf(ledger, actor);
    const std::string folded = FoldedName(name);
    if (name.empty() || folded == FoldedName(ledger.source)) continue;  // an outlet is in all its stories
    if (actor.kind == ActorKind::kPerson) {
      named[HashOfHeard(Skeleton(Heard(WordsOfName(folded).back()), 6))] = kPersonWeight;
    } else {
      Entity seat;
      const bool known = FirstOf(name, &seat, EntityKind::kSeat, EntityKind::kSeat) != nullptr;
      if (actor.kind == ActorKind::kPlace)
        if (const std::string country = TownIn(name); !country.empty()) ++of_places[country];
      const uint8_t weight = actor.kind != ActorKind::kPlace ? kBodyWeight : known ? kSeatWeight : kPlaceWeight;
      named[HashOfHeard(Skeleton(Heard(folded), 12))] = weight;
    }
  }
  SetHome(ledger, states.empty() ? of_places : states, &setting);
  for (const auto& [hash, weight] : named)
    if (setting.named.size() < kMostNamed) setting.named.push_back({hash, weight});
  return setting;
}

double Common(const Setting& a, const Setting& b, const std::vector<uint32_t>& without) {
  int sum = 0;
  auto at = b.named.begin();
  for (const Setting::Named& name : a.named) {
    while (at != b.named.end() && at->hash < name.hash) ++at;
    if (at == b.named.end()) break;
    if (at->hash == name.hash && std::find(without.begin(), without.end(), name.hash) == without.end())
      sum += std::min(at->weight, name.weight);
  }
  return sum / 10.0;
}

int32_t DaysApart(const Setting& a, const Setting& b) {
  if (a.day == Setting::kNoDay || b.day == Setting::kNoDay) return -1;
  return std::abs(a.day - b.day);
}

std::string ToText(const Setting& setting) {
  std::string out = setting.day == Setting::kNoDay ? std::string() : std::to_string(setting.day);
  out.append("|").append(setting.home).append("|").append(setting.other).append("|");
  for (const Setting::Named& name : setting.named)
    out.append(std::to_string(name.hash)).append(" ").append(std::to_string(name.weight)).append(" ");
  return out;
}

Setting SettingFrom(std::string_view text) {
  Setting setting;
  std::string_view parts[4];
  for (std::string_view& part : parts) part = Cut(&text, '|');
  int32_t day = 0;
  if (std::from_chars(parts[0].data(), parts[0].data() + parts[0].size(), day).ec == std::errc()) setting.day = day;
  setting.home = parts[1];
  setting.other = parts[2];
  const char* at = parts[3].data();
  const char* const end = at + parts[3].size();
  while (at < end && setting.named.size() < kMostNamed) {
    uint32_t hash = 0, weight = 0;
    const auto first = std::from_chars(at, end, hash);
    if (first.ec != std::errc() || first.ptr == end) break;
    const auto second = std::from_chars(first.ptr + 1, end, weight);
    if (second.ec != std::errc()) break;
    setting.named.push_back({hash, static_cast<uint8_t>(std::min(weight, 10u))});
    at = second.ptr == end ? end : second.ptr + 1;
  }
  std::sort(setting.named.begin(), setting.named.end(), [](const auto& x, const auto& y) { return x.hash < y.hash; });
  return setting;
}

}  // namespace dateline::across
