// Actor codes: rules from the surest to the least sure; the first that says something wins.
#include "coding/actor_codes.h"

#include <algorithm>
#include <iterator>
#include <span>

#include "actors/countries.h"
#include "actors/namesakes.h"
#include "actors/sector_words.h"
#include "base/joined.h"
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

// The sector of a noun of PLOVER's dictionary; where the actors' own list has another, that one: "chief executive".
std::string_view SectorOfNoun(std::string_view noun) {
  const std::string_view sector = CodeOf(kAgents, noun);
  const ActorNoun* listed = sector.empty() ? nullptr : ListedNoun(noun);
  return listed == nullptr || listed->sectors.empty() ? sector : listed->sectors.substr(0, 3);
}

// What is told of the longest run of words of which something is, of those the last one.
template <class Told>
std::string_view LongestIn(const std::vector<std::string>& words, Told told) {
  for (size_t n = std::min(kLongestName, words.size()); n > 0; --n) {
    for (size_t begin = words.size() - n + 1; begin-- > 0;) {
      const std::string_view code = told(Joined(std::span(words).subspan(begin, n), " "));
      if (!code.empty()) return code;
    }
  }
  return {};
}

// The sector that the words name; the plural of a noun of the table counts as the noun.
std::string SectorOrPlural(std::string_view text) {
  std::vector<std::string> words = WordsOf(text);
  const std::string_view sector = LongestIn(words, SectorOfNoun);
  if (!sector.empty()) return std::string(sector);
  for (std::string& word : words)
    if (word.size() > 3 && word.ends_with('s') && !word.ends_with("ss")) word.pop_back();
  return std::string(LongestIn(words, SectorOfNoun));
}

// The state that some words name. Capitals count only where `capitals` allows.
std::string StateIn(std::string_view text, bool capitals) {
  const std::vector<std::string> words = WordsOf(text);
  for (size_t n = std::min<size_t>(5, words.size()); n > 0; --n) {
    for (size_t begin = 0; begin + n <= words.size(); ++begin) {
      std::string wording = Joined(std::span(words).subspan(begin, n), " ");
      StateName state = StateOfWording(wording);
      const size_t hyphen = wording.find('-');  // "u.s.-led"
      if (state.state == 0 && n == 1 && hyphen != std::string::npos) state = StateOfWording(wording.substr(0, hyphen));
      if (state.state == 0 || state.state > std::size(kStates) || (!capitals && state.capital)) continue;
      const std::string_view namesake = CountryOfNamesake(wording, Joined(words, " "));
      return std::string(namesake.empty() ? kStates[state.state - 1].iso : namesake);
    }
  }
  for (size_t n = std::min<size_t>(2, words.size()); n > 0; --n)
    for (size_t begin = 0; begin + n <= words.size(); ++begin)
      if (const auto code = CodeOf(kBodies, Joined(std::span(words).subspan(begin, n), " ")); code.size() == 3)
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

  std::vector<ActorTableCode> All() const {
    std::vector<ActorCode> codes;
    codes.reserve(ledger_.actors.size());
    for (const Actor& actor : ledger_.actors) codes.push_back(Alone(actor));
    // What an actor says of itself first; then what the bodies say that it speaks for or belongs to.
    std::vector<ActorTableCode> full;
    full.reserve(codes.size());
    for (size_t a = 0; a < codes.size(); ++a) {
      ActorCode code = codes[a];
      Complete(ledger_.actors[a], codes, &code);
      full.push_back(Linked(*this, ledger_.actors[a], code).Code());
    }
    return full;
  }

 private:
  std::string_view Words(Span span) const {
    const auto size = static_cast<uint32_t>(text_.size());
    const uint32_t begin = std::min(span.begin, size);
    return text_.substr(begin, std::clamp(span.end, begin, size) - begin);
  }

  // With the whole words shortly before and behind it.
  std::string_view Around(Span span) const {
    constexpr size_t kBytes = 24;
    const size_t begin = span.begin > kBytes ? text_.find_first_of(" \n", span.begin - kBytes) : 0;
    const size_t end = span.end + kBytes < text_.size() ? text_.find_last_of(" \n", span.end + kBytes) : text_.size();
    const size_t first = std::min<size_t>(begin, span.begin);
    return Words({static_cast<uint32_t>(first), static_cast<uint32_t>(std::max<size_t>(end, span.end))});
  }

  ActorCode Alone(const Actor& actor) const {
    const std::vector<std::string> name = WordsOf(actor.name);
    if (const std::string_view body = CodeOf(kBodies, Joined(name, " ")); !body.empty()) return Parted(body);
    ActorCode code{Country(actor), Sector(actor)};
    if (actor.kind == ActorKind::kState && code.sector.empty()) code.sector = "GOV";
    if (!code.country.empty() || actor.kind != ActorKind::kOrg) return code;
    const std::string_view body = LongestIn(name, [](std::string_view words) { return CodeOf(kBodies, words); });
    if (body.size() > 3) return Parted(body);
    return code;
  }

  std::string Country(const Actor& actor) const {
    const bool state = actor.kind == ActorKind::kState || actor.kind == ActorKind::kPlace;
    std::string country;
    for (size_t m = 0; state && country.empty() && m < std::min(kMostEntries, actor.mentions.size()); ++m)
      country =
          CountryOfNamesake(Joined(WordsOf(actor.name), " "), Joined(WordsOf(Around(actor.mentions[m].span)), " "));
    if (country.empty() && actor.kind != ActorKind::kPerson) country = StateIn(actor.name, state);
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

  // What the tables tell beside it: who that is, and what the story leaves open.
  class Linked {
   public:
    Linked(const Coder& coder, const Actor& actor, const ActorCode& told) : coder_(coder), actor_(actor) {
      code_.country = told.country;
      if (!told.sector.empty()) code_.sectors = {told.sector};
      acts_ = actor.kind != ActorKind::kPlace && actor.kind != ActorKind::kState;
      if (!actor.place) return;
      const dateline::Country* country = CountryOfTwo(actor.place->country);
      if (country != nullptr && code_.country.empty()) code_.country = country->iso3;
      if (country != nullptr && code_.country != country->iso3) return;  // a namesake of it
      code_.geonames = static_cast<uint32_t>(actor.place->geonameid);
    }

    ActorTableCode Code() && {
      const bool person = actor_.kind == ActorKind::kPerson;
      if (person) AskTitled();
      const bool whole_name = !person || actor_.name.find(' ') != std::string::npos;
      if (whole_name && (!IsFull() || (code_.name.empty() && HasName()))) Ask(actor_.name, person);
      AskDescriptions(person);
      return std::move(code_);
    }

   private:
    // "An armed group" is of no known sector where the tables know which one it is.
    bool IsOpen() const { return code_.sectors.empty() || code_.sectors[0] == "UAF"; }
    bool IsFull() const { return !code_.country.empty() && (!IsOpen() || !acts_); }

    bool HasName() const {
      return std::any_of(actor_.mentions.begin(), actor_.mentions.end(),
                         [](const Mention& mention) { return mention.level == MentionLevel::kName; });
    }

    // `known`: what is told of nobody whom the tables know counts for nothing ("Chad Jordan").
    void Ask(std::string_view phrase, bool known) {
      ActorPhraseCode found = CodeOfActor(phrase, coder_.ledger_.published);
      if (known && found.name.empty()) return;
      if (!code_.country.empty() && !found.country.empty() && found.country != code_.country) return;  // a namesake
      if (code_.country.empty()) code_.country = found.country;
      const bool tells = acts_ && !found.sectors.empty() && found.sectors[0] != "UNK";
      if (tells && (IsOpen() || found.sectors[0] == code_.sectors[0])) code_.sectors = std::move(found.sectors);
      if (!code_.name.empty() || found.name.empty()) return;
      code_.name = std::move(found.name);
      code_.wikidata = found.wikidata;
      if (code_.geonames == 0) code_.geonames = found.geonames;
    }

    // "President Felix Tshisekedi": the first name with words before it.
    void AskTitled() {
      for (size_t m = 0; m < std::min(kMostEntries, actor_.mentions.size()); ++m) {
        const Mention& mention = actor_.mentions[m];
        if (mention.name.empty() || mention.name.begin <= mention.span.begin) continue;
        return Ask(coder_.Words(mention.span), true);
      }
    }

    void AskDescriptions(bool person) {
      size_t asked = 0;
      for (size_t m = 0; !IsFull() && asked < kMostPhrases && m < std::min(kMostEntries, actor_.mentions.size()); ++m) {
        const Mention& mention = actor_.mentions[m];
        if (mention.level == MentionLevel::kPronoun || (person && !mention.name.empty())) continue;
        if (coder_.Words(mention.span) == actor_.name) continue;
        Ask(coder_.Words(mention.span), false);
        ++asked;
      }
    }

    const Coder& coder_;
    const Actor& actor_;
    ActorTableCode code_;
    bool acts_ = true;  // has a sector by what it does
  };

  const Ledger& ledger_;
  std::string_view text_;
};

}  // namespace

void AddCodes(Ledger* ledger) {
  std::vector<ActorTableCode> codes = Coder(*ledger).All();
  for (size_t a = 0; a < codes.size(); ++a) {
    const bool known = !codes[a].country.empty() || !codes[a].sectors.empty() || !codes[a].name.empty();
    if (known) ledger->actors[a].code = std::move(codes[a]);
  }
}

std::vector<ActorCode> ActorCodes(const Ledger& ledger) {
  const auto short_of = [](const ActorTableCode& code) {
    return ActorCode{code.country, code.sectors.empty() ? std::string() : code.sectors[0]};
  };
  std::vector<ActorCode> codes;
  codes.reserve(ledger.actors.size());
  const bool coded = std::any_of(ledger.actors.begin(), ledger.actors.end(),
                                 [](const Actor& actor) { return actor.code.has_value(); });
  if (coded) {
    for (const Actor& actor : ledger.actors) codes.push_back(actor.code ? short_of(*actor.code) : ActorCode{});
    return codes;
  }
  for (const ActorTableCode& code : Coder(ledger).All()) codes.push_back(short_of(code));
  return codes;
}

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
