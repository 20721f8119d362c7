// Actor codes: rules from the surest to the least sure; the first that says something wins.
#include "coding/actor_codes.h"

#include <algorithm>
#include <iterator>
#include <span>

#include "base/utf8.h"
#include "dateline/actor_codes.h"
#include "resolve/facts.h"

namespace dateline {
namespace {

struct StateCode {
  std::string_view iso, cameo;
};
struct NamedCode {
  std::string_view name, code;
};

constexpr StateCode kStates[] = {
#include "coding/states.inc"
};
constexpr NamedCode kBodies[] = {
#include "coding/bodies.inc"
};
constexpr NamedCode kAgents[] = {
#include "actors/agents.inc"
};

// CAMEO's names of sectors where they are not PLOVER's.
constexpr NamedCode kCameoSectors[] = {{"JRN", "MED"}, {"MED", "HLH"}, {"PRM", "UAF"}, {"SOC", "CVL"}};

constexpr size_t kMostEntries = 12;  // mentions, offices, memberships of an actor
constexpr size_t kMostWords = 16;    // of a name or description
constexpr size_t kLongestName = 6;   // words
constexpr uint32_t kMostNameBytes = 400;
constexpr size_t kMostPhrases = 3;  // of an actor, asked of the tables

std::string_view CodeOf(std::span<const NamedCode> table, std::string_view name) {
  const auto at = std::lower_bound(table.begin(), table.end(), name,
                                   [](const NamedCode& entry, std::string_view key) { return entry.name < key; });
  return at != table.end() && at->name == name ? at->code : std::string_view{};
}

// The words in lower case; a possessive ending is left out.
std::vector<std::string> WordsOf(std::string_view text) {
  const std::string lowered = Lowered(text.substr(0, kMostNameBytes));
  std::vector<std::string> words;
  size_t at = 0;
  while (at < lowered.size() && words.size() < kMostWords) {
    const size_t begin = lowered.find_first_not_of(" \t\n,;:()\"", at);
    if (begin == std::string::npos) break;
    at = std::min(lowered.find_first_of(" \t\n,;:()\"", begin), lowered.size());
    std::string word = lowered.substr(begin, at - begin);
    for (const std::string_view ending : {"'s", "’s", "'", "’"})
      if (word.size() > ending.size() && word.ends_with(ending)) word.resize(word.size() - ending.size());
    if (words.empty() && word == "the") continue;
    words.push_back(std::move(word));
  }
  return words;
}

std::string Joined(std::span<const std::string> words) {
  std::string joined;
  for (const std::string& word : words) joined.append(joined.empty() ? "" : " ").append(word);
  return joined;
}

// The longest run of words that the table has, of those the last one.
std::string_view LongestIn(std::span<const NamedCode> table, const std::vector<std::string>& words) {
  for (size_t n = std::min(kLongestName, words.size()); n > 0; --n) {
    for (size_t begin = words.size() - n + 1; begin-- > 0;) {
      const std::string_view code = CodeOf(table, Joined(std::span(words).subspan(begin, n)));
      if (!code.empty()) return code;
    }
  }
  return {};
}

// The sector that the words name; the plural of a noun of the table counts as the noun.
std::string SectorOrPlural(std::string_view text) {
  std::vector<std::string> words = WordsOf(text);
  std::string_view sector = LongestIn(kAgents, words);
  if (!sector.empty()) return std::string(sector);
  for (std::string& word : words)
    if (word.size() > 3 && word.ends_with('s') && !word.ends_with("ss")) word.pop_back();
  return std::string(LongestIn(kAgents, words));
}

// The state that some words name. Capitals count only where `capitals` allows.
std::string StateIn(std::string_view text, bool capitals) {
  const std::vector<std::string> words = WordsOf(text);
  for (size_t n = std::min<size_t>(5, words.size()); n > 0; --n) {
    for (size_t begin = 0; begin + n <= words.size(); ++begin) {
      std::string wording = Joined(std::span(words).subspan(begin, n));
      StateName state = StateOfWording(wording);
      const size_t hyphen = wording.find('-');  // "u.s.-led"
      if (state.state == 0 && n == 1 && hyphen != std::string::npos) state = StateOfWording(wording.substr(0, hyphen));
      if (state.state > 0 && state.state <= std::size(kStates) && (capitals || !state.capital))
        return std::string(kStates[state.state - 1].iso);
    }
  }
  for (size_t n = std::min<size_t>(2, words.size()); n > 0; --n)
    for (size_t begin = 0; begin + n <= words.size(); ++begin)
      if (const auto code = CodeOf(kBodies, Joined(std::span(words).subspan(begin, n))); code.size() == 3)
        return std::string(code);
  return "";
}

// "IGOUNO" is UNO; "IGOEUREEC" is EUR; "PSEREBHMS" is PSE and REB.
ActorCode Parted(std::string_view code) {
  ActorCode parted{std::string(code.substr(0, 3)), ""};
  if (code.starts_with("IGOUNO")) return {"UNO", ""};
  if (code.starts_with("IGOEUREEC")) return {"EUR", ""};
  const std::string_view next = code.size() >= 6 ? code.substr(3, 3) : std::string_view{};
  const bool sector = next == "PRE" || std::any_of(std::begin(kAgents), std::end(kAgents),
                                                   [next](const NamedCode& agent) { return agent.code == next; });
  if (sector && !parted.country.starts_with("IGO")) parted.sector = next == "MED" ? "JRN" : next;
  return parted;
}

class Coder {
 public:
  explicit Coder(const Ledger& ledger) : ledger_(ledger), text_(ledger.text) {}

  std::vector<ActorCode> All() {
    std::vector<ActorCode> codes;
    codes.reserve(ledger_.actors.size());
    for (const Actor& actor : ledger_.actors) codes.push_back(Alone(actor));
    // What an actor says of itself first; then what the bodies say that it speaks for or belongs to.
    std::vector<ActorCode> full = codes;
    for (size_t a = 0; a < codes.size(); ++a) Complete(ledger_.actors[a], codes, &full[a]);
    for (size_t a = 0; a < codes.size(); ++a) Fill(ledger_.actors[a], &full[a]);
    return full;
  }

 private:
  std::string_view Words(Span span) const {
    const auto size = static_cast<uint32_t>(text_.size());
    const uint32_t begin = std::min(span.begin, size);
    return text_.substr(begin, std::clamp(span.end, begin, size) - begin);
  }

  ActorCode Alone(const Actor& actor) const {
    const std::vector<std::string> name = WordsOf(actor.name);
    if (const std::string_view body = CodeOf(kBodies, Joined(name)); !body.empty()) return Parted(body);
    ActorCode code{Country(actor), Sector(actor)};
    if (actor.kind == ActorKind::kState && code.sector.empty()) code.sector = "GOV";
    if (!code.country.empty() || actor.kind != ActorKind::kOrg) return code;
    if (const std::string_view body = LongestIn(kBodies, name); body.size() > 3) return Parted(body);
    return code;
  }

  std::string Country(const Actor& actor) const {
    const bool state = actor.kind == ActorKind::kState || actor.kind == ActorKind::kPlace;
    std::string country;
    if (actor.kind != ActorKind::kPerson) country = StateIn(actor.name, state);
    for (size_t m = 0; country.empty() && m < std::min(kMostEntries, actor.mentions.size()); ++m) {
      const Mention& mention = actor.mentions[m];
      if (mention.level == MentionLevel::kPronoun) continue;
      if (actor.kind != ActorKind::kPerson || mention.name.empty()) {
        country = StateIn(Words(mention.span), state);
      } else if (mention.name.begin > mention.span.begin) {  // of a person only what stands before the name
        country = StateIn(Words({mention.span.begin, mention.name.begin}), false);
      }
    }
    for (size_t o = 0; country.empty() && o < std::min(kMostEntries, actor.offices.size()); ++o)
      country = StateIn(Words(actor.offices[o].span), false);
    return country;
  }

  std::string Sector(const Actor& actor) const {
    std::string sector;
    bool former = false;
    for (size_t o = 0; sector.empty() && o < std::min(kMostEntries, actor.offices.size()); ++o) {
      sector = SectorOrPlural(actor.offices[o].title);
      former = actor.offices[o].former;
    }
    if (!sector.empty()) return former && sector == "GOV" ? "ELI" : sector;
    if (actor.kind == ActorKind::kOrg || actor.kind == ActorKind::kGroup) sector = SectorOrPlural(actor.name);
    for (size_t m = 0; sector.empty() && m < std::min(kMostEntries, actor.mentions.size()); ++m) {
      const Mention& mention = actor.mentions[m];
      if (mention.level == MentionLevel::kPronoun || actor.kind == ActorKind::kState) continue;
      if (mention.level == MentionLevel::kDescription)
        sector = SectorOrPlural(Words(mention.span));
      else if (mention.name.begin > mention.span.begin)
        sector = SectorOrPlural(Words({mention.span.begin, mention.name.begin}));
    }
    return sector;
  }

  void Complete(const Actor& actor, const std::vector<ActorCode>& alone, ActorCode* code) const {
    const auto from = [&](int other, bool office) {
      if (other < 0 || static_cast<size_t>(other) >= alone.size()) return;
      if (code->country.empty()) code->country = alone[other].country;
      const bool whole = ledger_.actors[other].kind == ActorKind::kState;  // a citizen is not yet its government
      if (code->sector.empty() && (office || !whole)) code->sector = alone[other].sector;
    };
    for (size_t o = 0; o < std::min(kMostEntries, actor.offices.size()); ++o) from(actor.offices[o].of, true);
    for (size_t m = 0; m < std::min(kMostEntries, actor.member_of.size()); ++m) from(actor.member_of[m], false);
  }

  // What the story leaves open, by the tables of actors: who that person was on the day, of which state a body is.
  void Fill(const Actor& actor, ActorCode* code) const {
    const bool place = actor.kind == ActorKind::kPlace, state = actor.kind == ActorKind::kState;
    const bool person = actor.kind == ActorKind::kPerson;
    const auto take = [&](std::string_view phrase, bool name) {
      const ActorPhraseCode found = CodeOfActor(phrase, ledger_.published);
      if (person && name && found.name.empty()) return;  // "Chad Jordan" is nobody that the tables know
      if (!code->country.empty() && !found.country.empty() && found.country != code->country) return;  // a namesake
      if (code->country.empty()) code->country = found.country;
      if (code->sector.empty() && !place && !state && !found.sectors.empty() && found.sectors[0] != "UNK")
        code->sector = found.sectors[0];
    };
    const auto full = [&] { return !code->country.empty() && (!code->sector.empty() || place || state); };
    if (!full() && (!person || actor.name.find(' ') != std::string::npos)) take(actor.name, true);
    size_t asked = 0;
    for (size_t m = 0; !full() && asked < kMostPhrases && m < std::min(kMostEntries, actor.mentions.size()); ++m) {
      const Mention& mention = actor.mentions[m];
      if (mention.level == MentionLevel::kPronoun || (person && !mention.name.empty())) continue;
      if (Words(mention.span) == actor.name) continue;
      take(Words(mention.span), false);
      ++asked;
    }
  }

  const Ledger& ledger_;
  std::string_view text_;
};

}  // namespace

std::vector<ActorCode> ActorCodes(const Ledger& ledger) { return Coder(ledger).All(); }

std::string PloverCode(const ActorCode& code) {
  const std::string both = code.country + code.sector;
  return both.empty() ? "UNK" : both;
}

std::string CameoCode(const ActorCode& code) {
  std::string country = code.country, sector = code.sector;
  if (country == "UNO") country = "IGOUNO";
  if (country == "EUR") country = "IGOEUREEC";
  for (const StateCode& state : kStates)
    if (state.iso == country) country = state.cameo;
  for (const NamedCode& name : kCameoSectors) {
    if (name.name != sector) continue;
    sector = name.code;
    break;
  }
  return country.empty() && sector.empty() ? "UNK" : country + sector;
}

}  // namespace dateline
