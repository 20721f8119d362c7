// From a noun phrase to its codes: names first, then the nouns before "of" and behind it, then what the tables fill.
#include "dateline/actor_codes.h"

#include <algorithm>
#include <iterator>
#include <optional>

#include "actors/names.h"
#include "actors/namesakes.h"
#include "actors/persons.h"
#include "actors/phrase_words.h"
#include "actors/sector_words.h"
#include "actors/table.h"
#include "base/one_of.h"
#include "base/utf8.h"
#include "dateline/times.h"
#include "times/civil_days.h"

namespace dateline {
namespace {

constexpr uint64_t kFewer = 5;             // a namesake in a state so many times smaller is not meant
constexpr uint32_t kSmallState = 1000000;  // people; whose heads are not meant by a family name alone
constexpr size_t kLongestKey = 10;         // words

struct Name {
  size_t begin = 0, end = 0;
  std::span<const uint32_t> refs;
  EntityKind kind = EntityKind::kState;
};

enum class Link : uint8_t { kHead, kOf, kApposition, kAway };
struct Part {
  size_t begin = 0, end = 0;
  Link link = Link::kHead;
};

void Add(std::string_view sectors, std::vector<std::string>* out) {
  for (size_t at = 0; at + 3 <= sectors.size(); at += 4) {
    const std::string sector(sectors.substr(at, 3));
    if (std::find(out->begin(), out->end(), sector) == out->end()) out->push_back(sector);
  }
}

std::optional<int32_t> DayFrom(std::string_view date) {
  if (const auto civil = ParseCivilDate(date.substr(0, std::min<size_t>(10, date.size())))) return DayOf(*civil);
  if (date.empty() || date.size() > 64) return std::nullopt;
  for (const TimeSpan& time : TimesIn(date, ""))
    if (const auto civil = ParseCivilDate(std::string_view(time.begin).substr(0, 10))) return DayOf(*civil);
  return std::nullopt;
}

class Reader {
 public:
  Reader(std::string_view phrase, std::string_view date, bool persons = true)
      : phrase_(phrase), words_(WordsOfPhrase(phrase)), day_(DayFrom(date)), persons_(persons) {
    for (const PhraseWord& word : words_) cased_ = cased_ || word.upper;
  }

  ActorPhraseCode Code() {
    while (first_ < words_.size() && IsOneOf(words_[first_].folded, kArticles) && !words_[first_].all_upper) ++first_;
    if (first_ == words_.size()) return Nobody();
    if (first_ + 1 == words_.size() && !words_[first_].all_upper && IsOneOf(words_[first_].folded, kPronouns))
      return Nobody();
    FindNames();
    given_ = IsGivenNoun(first_);
    if (!names_.empty() && names_[0].begin == first_ && names_[0].end == words_.size()) {
      Whole(names_[0]);
    } else {
      DropNames();
      Cut();
      Country();
      Sectors();
      if (persons_) Person();
      if (persons_) Holder();
    }
    const bool state = code_.country.empty() || CountryRowOf(code_.country).population > 0;
    if (code_.sectors.empty() && code_.name.empty() && !proper_ && state) Add("UNK", &code_.sectors);
    return std::move(code_);
  }

 private:
  static ActorPhraseCode Nobody() {
    ActorPhraseCode code;
    code.sectors.emplace_back("UNK");
    return code;
  }

  bool IsNamed(size_t begin, size_t end, EntityKind kind) const {
    if (!cased_) {
      const size_t letters = words_[end - 1].end - words_[begin].begin;
      if (kind == EntityKind::kState || kind == EntityKind::kSeat || kind == EntityKind::kPartly) return letters >= 4;
      return false;  // "trade union" is a body only with its capitals
    }
    for (size_t w = begin; w < end; ++w)
      if (!words_[w].upper && !words_[w].joined && !IsOneOf(words_[w].folded, kSmall) &&
          (words_[w].folded[0] < '0' || words_[w].folded[0] > '9'))
        return false;
    return words_[begin].upper || end - begin > 1;
  }

  // The longest wording of the table that begins there.
  std::optional<Name> NameAt(size_t begin) const {
    std::optional<Name> found;
    const auto take = [&](size_t end, const std::string& key) {
      const auto refs = LookUpActor(key);
      if (refs.empty()) return false;
      const EntityKind kind = EntityAt(refs[0]).kind;
      if (kind == EntityKind::kPerson && !persons_) return false;
      if (kind == EntityKind::kPlace && end == begin + 1 && IsOneOf(words_[begin].folded, kAmounts)) return false;
      if (key[0] != '^' && !IsNamed(begin, end, kind)) return false;
      found = Name{begin, end, refs, kind};
      return true;
    };
    std::string key;
    for (size_t end = begin + 1; end <= std::min(words_.size(), begin + kLongestKey); ++end) {
      const PhraseWord& last = words_[end - 1];
      if (end > begin + 1) {
        if (last.after_comma) break;
        key.push_back(' ');
      }
      const std::string full = key + last.folded;
      const bool acronym = end == begin + 1 && last.all_upper && last.folded.size() <= 9 &&
                           !IsOneOf(last.folded, kSmall) && take(end, "^" + last.bare);
      if (!acronym && !take(end, full) && last.possessive) take(end, key + last.bare);
      key = full;
      if (!ActorKeyGoesOn(key)) break;
    }
    return found;
  }

  void FindNames() {
    for (size_t at = first_; at < words_.size();) {
      const auto name = NameAt(at);
      if (name) names_.push_back(*name);
      at = name ? name->end : at + 1;
    }
  }

  bool InName(size_t word) const {
    return std::any_of(names_.begin(), names_.end(), [word](const Name& n) { return n.begin < word && word < n.end; });
  }
  bool StartsName(size_t word) const {
    return std::any_of(names_.begin(), names_.end(), [word](const Name& n) { return n.begin <= word && word < n.end; });
  }

  // "Hunter Lang": the noun is a given name.
  bool IsGivenNoun(size_t word) const {
    if (word != 0 || word + 1 >= words_.size() || !IsOneOf(words_[word].folded, kGivenNouns)) return false;
    const PhraseWord& next = words_[word + 1];
    return words_[word].upper && !words_[word].all_upper && next.upper && !next.after_comma && !next.joined &&
           NounBefore(words_, word + 1, word + 2).words == 0;
  }

  bool IsUnknownName(size_t word) const {
    if (word == 0 && given_) return true;
    return words_[word].upper && !StartsName(word) && !IsOneOf(words_[word].folded, kArticles) &&
           NounBefore(words_, word, word + 1).words == 0;
  }

  // A short name beside a further unknown one is part of a longer one that the table lacks: "Temnine Et Tahta".
  bool IsPart(const Name& name) const {
    const bool body = name.kind == EntityKind::kBody && name.end == name.begin + 1 && !words_[name.begin].all_upper;
    const bool person = name.kind == EntityKind::kPerson;
    if (body && NounBefore(words_, name.begin, name.end).words > 0) return true;  // "alliance"
    if (body && (IsTitled(name) || (!IsListedBody(name.refs[0]) && StandsInName(name)))) return true;
    if (name.kind == EntityKind::kBody && IsHalfOfAcronym(name)) return true;
    if (name.kind == EntityKind::kPlace && IsTitled(name)) return true;  // "President Bush"
    const bool state = name.kind == EntityKind::kState || name.kind == EntityKind::kSeat;
    const bool named_so = state && IsOneOf(words_[name.begin].folded, kGivenStates);
    if (!cased_ || (state && name.end > name.begin + 1) || name.kind == EntityKind::kPartly) return false;
    if (name.kind == EntityKind::kBody && !body) return false;
    const PhraseWord& last = words_[name.end - 1];
    if ((!state || named_so) && name.end < words_.size() && !words_[name.end].after_comma && !last.possessive &&
        (IsUnknownName(name.end) || (named_so && StartsName(name.end))))
      return true;
    if (state && name.begin > first_ && IsOneOf(words_[name.begin - 1].folded, kDirections)) return false;
    if (state && name.begin > first_ && IsOneOf(words_[name.begin - 1].folded, kGivenStates)) return true;
    const bool first_name = person && name.begin == first_ + 1;  // the table may know it shorter
    return name.begin > first_ && !first_name && !words_[name.begin].after_comma && IsUnknownName(name.begin - 1);
  }

  // One word behind a title in capitals: the name of a person that a town or a firm has too.
  bool IsTitled(const Name& name) const {
    if (name.begin <= first_ || name.end != name.begin + 1 || words_[name.begin].after_comma) return false;
    const PhraseWord& before = words_[name.begin - 1];
    return (before.upper || before.joined) && IsOneOf(before.folded, kTitles);
  }

  // A word in capitals beside it, other than a state: "Southern Poland" is no company's.
  bool StandsInName(const Name& name) const {
    const auto tied = [&](size_t word) { return words_[word].upper && !IsOneOf(words_[word].folded, kArticles); };
    if (name.end < words_.size() && !words_[name.end].after_comma && !words_[name.end - 1].possessive && tied(name.end))
      return NounBefore(words_, name.end, words_.size()).words == 0;
    if (name.begin == first_ || words_[name.begin].after_comma || !tied(name.begin - 1)) return false;
    return std::none_of(names_.begin(), names_.end(), [&](const Name& other) { return other.end == name.begin; });
  }

  // "CNDD-FDD" with one half known.
  bool IsHalfOfAcronym(const Name& name) const {
    const auto other = [&](size_t word) { return words_[word].all_upper && !StartsName(word); };
    if (name.end != name.begin + 1 || !words_[name.begin].all_upper) return false;
    return (name.end < words_.size() && words_[name.end].joined && other(name.end)) ||
           (words_[name.begin].joined && name.begin > first_ && other(name.begin - 1));
  }

  // A body of another state than the one named before it is its namesake there: "Chile's Defense Department".
  void DropNames() {
    std::vector<Name> kept;
    std::string_view before;
    for (const Name& name : names_) {
      const std::string_view country = EntityAt(name.refs[0]).country;
      if (name.kind == EntityKind::kState && !IsBacked(name)) before = country;
      const std::string_view state = before.empty() ? StateBehind(name) : before;
      const bool elsewhere =
          name.kind == EntityKind::kBody && !state.empty() && EntityAt(BodyOf(name, state)).country != state;
      const bool common =
          NounBefore(words_, name.begin, name.end).words == name.end - name.begin;  // "Security Council"
      const bool namesake = elsewhere && (common || CountryRowOf(country).population > 0);
      if (!namesake && !IsPart(name)) kept.push_back(name);
    }
    names_ = std::move(kept);
    nouns_ = words_;
    for (const Name& name : names_)
      for (size_t w = name.begin; w < name.end; ++w) nouns_[w].folded = nouns_[w].bare = "-";
    if (given_) nouns_[0].folded = nouns_[0].bare = "-";
  }

  // "the Liberal Party of Canada"
  std::string_view StateBehind(const Name& body) const {
    for (const Name& name : names_)
      if (name.kind == EntityKind::kState && name.begin == body.end + 1 && words_[body.end].folded == "of")
        return EntityAt(name.refs[0]).country;
    return {};
  }

  // Whether a noun of several words runs over that one: "secretary of state".
  bool InNoun(size_t word) const {
    for (size_t end = word + 2; end <= std::min(words_.size(), word + 3); ++end)
      if (const size_t n = NounBefore(words_, first_, end).words; end - n < word) return true;
    return false;
  }

  // Parts at commas and prepositions that stand in no name; behind a clause nothing is read.
  void Cut() {
    parts_.push_back({first_, first_, Link::kHead});
    for (size_t w = first_; w < words_.size(); ++w) {
      const PhraseWord& word = words_[w];
      if (w > first_ && !InName(w) && !word.joined && !InNoun(w)) {
        if (IsOneOf(word.folded, kClause) && !word.upper) break;
        const bool away = IsOneOf(word.folded, kAwayWords);
        if (IsOneOf(word.folded, kOfWords) || away) {
          parts_.push_back({w + 1, w + 1, away ? Link::kAway : Link::kOf});
          continue;
        }
        if (word.after_comma) parts_.push_back({w, w, Link::kApposition});
      }
      parts_.back().end = w + 1;
      proper_ = proper_ || (w > first_ && IsUnknownName(w));
    }
    for (size_t w = parts_[0].begin; w < parts_[0].end && parts_[0].begin + 3 > w; ++w)
      former_ = former_ || IsOneOf(words_[w].folded, kFormer);
    if (parts_[0].begin + 1 == parts_[0].end) proper_ = proper_ || IsUnknownName(first_);
  }

  bool IsBacked(const Name& name) const {
    if (words_[name.begin].joined && name.begin > 0 && IsOneOf(words_[name.begin - 1].folded, kFor)) return true;
    return name.end < words_.size() && words_[name.end].joined && IsOneOf(words_[name.end].folded, kBacked);
  }

  bool IsLed(const Name& name) const {
    return IsBacked(name) && name.end < words_.size() && IsOneOf(words_[name.end].folded, kLed);
  }

  // A town counts where it can only be one: behind a preposition, or before a noun.
  bool Counts(const Name& name, const Part& part) const {
    if (name.kind == EntityKind::kPerson) return false;
    if (name.kind != EntityKind::kPlace) return true;
    if (part.link == Link::kOf || (name.begin == part.begin && name.end == part.end)) return true;
    if (name.end == part.end && name.begin > part.begin) return NounBefore(words_, part.begin, name.begin).words > 0;
    return name.begin == part.begin && name.end < part.end &&
           (words_[name.end - 1].possessive || !words_[name.end].upper ||
            NounBefore(words_, name.end, part.end).words > 0);
  }

  // "Georgia's governor" is no Georgian.
  std::string_view CountryOf(const Name& name) const {
    const std::string_view namesake = CountryOfNamesake(words_, name.begin, name.end);
    return namesake.empty() ? EntityAt(name.refs[0]).country : namesake;
  }

  std::string_view CountryIn(const Part& part, bool backed) {
    std::string_view body;
    for (const Name& name : names_) {
      if (name.begin < part.begin || name.end > part.end || (backed ? !IsLed(name) : IsBacked(name)) ||
          !Counts(name, part))
        continue;
      if (name.kind != EntityKind::kBody) return CountryOf(name);
      body = StandingOf(BodyOf(name, StateBehind(name)), day_).country;
      if (body != "IMG") return body;
    }
    return body;
  }

  void Country() {
    for (const bool backed : {false, true}) {
      for (const Part& part : parts_) {
        if (part.link == Link::kAway) continue;
        code_.country = CountryIn(part, backed);
        if (!code_.country.empty()) return;
      }
    }
  }

  // Whether the body was there on the day, as far as its terms tell.
  bool IsThen(uint32_t body) const {
    const Entity e = EntityAt(body);
    bool then = e.terms == 0 || !day_;
    for (uint32_t i = 0; i < e.terms && !then; ++i) {
      const EntityTerm term = TermAt(e.first_term + i);
      then = term.begin <= *day_ && *day_ < term.end;
    }
    return then;
  }

  // Of several bodies of one name the one of the country that the phrase names; else the one that the project's list
  // has first, of those that are not in it the one of the largest state.
  uint32_t BodyOf(const Name& name, std::string_view country) const {
    int64_t best = -1;
    const auto size = [](uint32_t ref) { return CountryRowOf(EntityAt(ref).country).population; };
    for (const uint32_t ref : name.refs) {
      if (EntityAt(ref).kind != EntityKind::kBody) continue;
      if (EntityAt(ref).country == country) return ref;
      if (best < 0 || (IsThen(ref) && !IsThen(static_cast<uint32_t>(best))))
        best = ref;
      else if (!IsListedBody(static_cast<uint32_t>(best)) && size(ref) > size(static_cast<uint32_t>(best)))
        best = ref;
    }
    return best < 0 ? name.refs[0] : static_cast<uint32_t>(best);
  }

  // Whether a body of another state that is not much smaller has that name.
  static bool IsShared(const Name& name, uint32_t body) {
    if (IsListedBody(body)) return false;
    const auto size = [](uint32_t ref) { return CountryRowOf(EntityAt(ref).country).population; };
    return std::any_of(name.refs.begin(), name.refs.end(), [&](uint32_t ref) {
      return EntityAt(ref).kind == EntityKind::kBody && EntityAt(ref).country != EntityAt(body).country &&
             kFewer * size(ref) > size(body);
    });
  }

  // What stands in a part: nouns, and names of bodies, of which the last one tells.
  struct Told {
    SectorReading nouns;
    std::string body;
    const Name* name = nullptr;
  };
  Told ToldIn(const Part& part) const {
    Told told;
    told.nouns = SectorOfWords(nouns_, part.begin, part.end);
    for (size_t n = names_.size(); n-- > 0;) {
      const Name& name = names_[n];
      const bool acts = name.kind == EntityKind::kBody || name.kind == EntityKind::kPartly;
      if (name.begin < part.begin || name.end > part.end || !acts) continue;
      told.name = &name;
      told.body = StandingOf(BodyOf(name, code_.country), day_).sectors;
      if (!told.body.empty()) told.nouns = SectorOfWords(nouns_, name.end, part.end);
      break;
    }
    return told;
  }

  void Sectors() {
    const Told head = ToldIn(parts_[0]);
    const SectorReading& nouns = head.nouns;
    std::string sectors(nouns.sectors);
    if (!head.body.empty() && (sectors.empty() || nouns.open || sectors == "UAF")) sectors = head.body;
    const bool open = head.body.empty() && (nouns.open || sectors.empty());
    if (open && (nouns.noun || nouns.open || !proper_)) {
      for (const Part& part : parts_) {
        if (part.link != Link::kOf || part.begin == part.end) continue;
        const Told rest = ToldIn(part);
        std::string found(rest.body.empty() || !(rest.nouns.sectors.empty() || rest.nouns.open)
                              ? rest.nouns.sectors
                              : std::string_view(rest.body));
        if (found.empty() || (rest.nouns.open && !sectors.empty() && rest.body.empty() && !nouns.kin)) continue;
        sectors = std::move(found);
        break;
      }
    }
    if (nouns.kin && sectors != "CVL") sectors = "ELI";
    if (sectors.empty() && LeadsState()) sectors = "GOV";
    for (size_t p = 1; sectors.empty() && p < parts_.size(); ++p)
      if (parts_[p].link == Link::kApposition) sectors = ToldIn(parts_[p]).nouns.sectors;
    told_ = !sectors.empty();
    if (former_ && told_) {
      const std::string main = sectors.substr(0, 3);
      for (const std::string_view official : {"GOV", "LEG", "JUD", "MIL", "SPY", "COP"})
        if (main == official) sectors = "ELI";
    }
    Add(sectors, &code_.sectors);
    Add(nouns.second, &code_.sectors);
    if (head.name != nullptr && head.name->kind == EntityKind::kBody && head.name->end == parts_[0].end)
      Take(BodyOf(*head.name, code_.country));
  }

  // "the North Korean leader"
  bool LeadsState() const {
    const Part& head = parts_[0];
    bool state = false, leader = false;
    for (const Name& name : names_)
      state = state || (name.kind == EntityKind::kState && name.begin >= head.begin && name.end < head.end);
    for (size_t w = head.begin; w < head.end; ++w)
      leader = leader || words_[w].bare == "leader" || words_[w].bare == "leaders";
    return state && leader;
  }

  void Take(uint32_t entity) {
    const Entity e = EntityAt(entity);
    code_.name = e.name;
    code_.wikidata = e.wikidata;
    if (e.kind == EntityKind::kState || e.kind == EntityKind::kPlace) code_.geonames = e.place;
  }

  void Note(std::string_view text) {
    if (text.empty()) return;
    if (!code_.note.empty()) code_.note.append("; ");
    code_.note.append(text);
  }

  std::string Words(size_t begin, size_t end) const {
    std::string text(phrase_.substr(words_[begin].begin, words_[end - 1].end - words_[begin].begin));
    return text;
  }

  void Fill(uint32_t entity, size_t begin, size_t end, bool sectors) {
    const Standing standing = StandingOf(entity, day_);
    Take(entity);
    if (code_.name.empty()) code_.name = Words(begin, end);
    if (code_.country.empty() && !standing.country.empty()) {
      code_.country = standing.country;
      if (EntityAt(entity).kind == EntityKind::kPerson) Note("country by the tables");
    }
    if (sectors && code_.sectors.empty()) Add(standing.sectors, &code_.sectors);
    Note(standing.note);
  }

  void Whole(const Name& name) {
    if (name.kind == EntityKind::kPerson) {
      const int64_t person = PersonOf(name.refs, "", day_, false);
      if (person >= 0)
        Fill(static_cast<uint32_t>(person), name.begin, name.end, true);
      else
        Note("several bear this name");
      proper_ = true;
      return;
    }
    const uint32_t entity = name.kind == EntityKind::kBody ? BodyOf(name, "") : name.refs[0];
    if (name.kind == EntityKind::kBody && IsShared(name, entity)) {
      Add(StandingOf(entity, day_).sectors, &code_.sectors);
      Note("bodies of several states bear this name");
      proper_ = true;
      return;
    }
    Fill(entity, name.begin, name.end, true);
    const CountryRow row = CountryRowOf(code_.country);
    if (name.kind == EntityKind::kState) {
      code_.factbook = row.factbook;
      if (row.place != 0) code_.geonames = row.place;
    }
    if (name.kind == EntityKind::kSeat) Note("the capital stands for the government");
    if (name.kind == EntityKind::kPlace) Add("CVL", &code_.sectors);
  }

  // The last name of a person in the head, or in an apposition to it; else the family name behind a title.
  void Person() {
    for (const Part& part : parts_) {
      if (part.link == Link::kAway) continue;
      for (const Name& name : names_) {
        if (name.kind != EntityKind::kPerson || name.begin < part.begin || name.end != part.end) continue;
        if (part.link == Link::kOf && !FollowsState(name)) continue;  // "president of the United States Joe Biden"
        const int64_t person = PersonOf(name.refs, code_.country, day_, false);
        if (person >= 0) return Fill(static_cast<uint32_t>(person), name.begin, name.end, true);
      }
      if (part.link != Link::kOf && part.end > part.begin && TrailingPerson(part)) return;
    }
  }

  bool FollowsState(const Name& person) const {
    return std::any_of(names_.begin(), names_.end(), [&person](const Name& name) {
      return name.kind == EntityKind::kState && name.end == person.begin;
    });
  }

  bool TrailingPerson(const Part& part) {
    size_t begin = part.end;
    const auto of_name = [&](size_t w) {
      return IsOneOf(words_[w].folded, kParticles) ? w > part.begin && words_[w - 1].upper : IsUnknownName(w);
    };
    while (begin > part.begin && of_name(begin - 1)) --begin;
    if (begin == part.end || !cased_) return false;
    const std::span<const PhraseWord> words(words_);
    for (size_t end = part.end; begin + (end == part.end ? 2 : 3) <= end; --end) {  // a further name may stand behind
      const std::string key = KeyOf(words.subspan(begin, end - begin), true);
      if (LookUpPerson(key, begin, end, false) || LookUpPerson("%" + Sounding(key), begin, end, false)) return true;
    }
    const std::string& last = words_[part.end - 1].bare;
    if (part.end - begin >= 3 && MayLead(part.begin, begin) &&
        LookUpPerson(words_[begin].folded + " " + last, begin, part.end, false))
      return true;
    const bool titled = begin > part.begin, alone = begin + 1 == part.end;
    if (!alone || !(titled || part.end - part.begin == 1)) return false;
    if (!MayLead(part.begin, begin)) return false;
    const std::string family = "~" + Sounding(last);
    const bool heads = day_.has_value();  // those in office then, or not long before
    const std::string title = OfficeKey(std::span(nouns_).subspan(part.begin, begin - part.begin));
    if (LookUpPerson(family, begin, part.end, heads, title)) return true;
    const std::string_view country = CountryOfHolders(LookUpActor(family), title, day_);
    if (country.empty() || !code_.country.empty()) return false;
    code_.country = country;
    Note("country by the tables: several there bear this name");
    return true;
  }

  // Whether the words before a family name can be said of one who headed a state or its affairs.
  bool MayLead(size_t begin, size_t end) const {
    const SectorReading told = SectorOfWords(nouns_, begin, end);
    if (told.sectors.empty() || IsOneOf(told.sectors.substr(0, 3), kLeading)) return true;
    return std::any_of(words_.begin() + static_cast<ptrdiff_t>(begin), words_.begin() + static_cast<ptrdiff_t>(end),
                       [](const PhraseWord& word) { return IsOneOf(word.bare, kClergy); });
  }

  bool LookUpPerson(const std::string& key, size_t begin, size_t end, bool heads, std::string_view title = {}) {
    const auto refs = LookUpActor(key);
    if (refs.empty()) return false;
    const int64_t person = PersonOf(refs, code_.country, day_, heads && !former_, title);
    if (person < 0) return false;
    const auto found = static_cast<uint32_t>(person);
    const bool small = PeopleOf(found, day_) < kSmallState;
    if (key[0] == '~' && title.empty() && day_ && code_.country.empty() && !WasHead(found, *day_)) return false;
    if (key[0] == '~' && small && code_.country.empty() && CountryOfHolders({&found, 1}, title, day_).empty())
      return false;  // "Harris" is nobody of Saint Kitts
    Fill(found, begin, end, true);
    return true;
  }

  // "the president of Egypt": a person on a day.
  void Holder() {
    if (!day_ || former_ || !code_.name.empty() || code_.country.size() != 3) return;
    if (first_ > 0 && IsOneOf(words_[0].folded, kAnyOne)) return;  // "a US senator"
    const bool state = CountryRowOf(code_.country).population > 0;
    if (!told_ && state) return;
    for (const Name& name : names_)
      if (name.kind == EntityKind::kState ? CountryOf(name) != EntityAt(name.refs[0]).country
                                          : state || name.kind == EntityKind::kPerson)
        return;  // "president of Harvard"
    std::vector<PhraseWord> office;
    for (const Part& part : parts_) {
      if (part.link == Link::kApposition || part.link == Link::kAway) return;
      for (size_t w = part.begin; w < part.end; ++w)
        if (!StartsName(w) && !IsOneOf(words_[w].folded, kArticles) && words_[w].folded != "then" &&
            words_[w].folded != "current" && words_[w].folded != "new")
          office.push_back(words_[w]);
    }
    if (office.empty()) return;
    const int64_t term = HolderOf(code_.country, OfficeKey(office), *day_);
    if (term < 0) return;
    const EntityTerm held = TermAt(static_cast<uint32_t>(term));
    Take(held.entity);
    Note("held by " + code_.name + " on that day (" + std::string(kTermSources[held.source]) + ")");
  }

  std::string_view phrase_;
  std::vector<PhraseWord> words_, nouns_;  // nouns_: without those of names
  std::optional<int32_t> day_;
  size_t first_ = 0;
  const bool persons_;
  bool given_ = false;  // the first word is a given name
  bool cased_ = false, former_ = false, proper_ = false, told_ = false;
  std::vector<Name> names_;
  std::vector<Part> parts_;
  ActorPhraseCode code_;
};

}  // namespace

std::string SectorsOfOffice(std::string_view office) {
  std::string sectors;
  for (const std::string& sector : Reader(office, "", false).Code().sectors)
    if (sector != "UNK") sectors.append(sectors.empty() ? "" : " ").append(sector);
  return sectors.empty() || sectors == "BUS" || sectors == "CVL" ? "GOV" : sectors;
}

bool IsActorDate(std::string_view date) { return Lowered(date.substr(0, 8)) == "today" || DayFrom(date).has_value(); }

ActorPhraseCode CodeOfActor(std::string_view phrase, std::string_view date) { return Reader(phrase, date).Code(); }

}  // namespace dateline
