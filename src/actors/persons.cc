// Terms of office on a day.
#include "actors/persons.h"

#include <algorithm>
#include <cstdlib>
#include <string>
#include <tuple>

#include "actors/names.h"
#include "base/one_of.h"
#include "times/civil_days.h"

namespace dateline {
namespace {

constexpr int32_t kSeenLong =
    200;  // days after its source was read for which an office without an end may have changed hands
constexpr uint8_t kPhoenix = 4;  // of kTermSources
constexpr int32_t kSameDay = 2;  // days between two that took one office together: which of them is meant is not known
constexpr int32_t kRecent = 12 * 366;  // days for which one who left an office is still named without it
constexpr uint32_t kFewer = 5;         // a namesake in a country so many times smaller is not meant

std::string Day(int32_t day) { return Written({day, day + 1}); }

// Those of which a former one is of the elite, as the codebook has it.
bool IsOfficial(std::string_view sectors) {
  const std::string_view first = sectors.substr(0, 3);
  for (const std::string_view sector : {"GOV", "LEG", "JUD", "MIL", "SPY", "COP"})
    if (first == sector) return true;
  return false;
}

std::string SectorsOf(const EntityTerm& term) {
  return term.sectors.empty() ? SectorsOfOffice(term.office) : std::string(term.sectors);
}

constexpr std::string_view kHighest[] = {"president", "minister prime", "chancellor", "king",          "queen",
                                         "emir",      "amir",           "sultan",     "leader supreme"};

constexpr std::string_view kNextToHighest[] = {
    "premier",           "taoiseach", "foreign minister",  "secretary state", "defense minister",
    "defense secretary", "leader",    "general secretary", "president vice",  "pope",
    "chairman"};

int RankOf(const EntityTerm& term) {
  if (IsOneOf(OfficeKey(WordsOfPhrase(term.office)), kHighest)) return 2;
  return SectorsOf(term).starts_with("GOV") ? 1 : 0;
}

// Of two offices at one time: the highest, government before the rest, then the later one.
bool Above(const EntityTerm& a, const EntityTerm& b) {
  const int rank_a = RankOf(a), rank_b = RankOf(b);
  if (rank_a != rank_b) return rank_a > rank_b;
  if (a.begin != b.begin) return a.begin > b.begin;
  return CountryRowOf(a.country).population >= CountryRowOf(b.country).population;  // a monarch of several states
}

// Whether the person has, or without a day had, that office.
bool Holds(uint32_t person, std::string_view office, std::optional<int32_t> day) {
  const Entity e = EntityAt(person);
  for (uint32_t i = 0; i < e.terms && !office.empty(); ++i) {
    const EntityTerm term = TermAt(e.first_term + i);
    if (day && (*day < term.begin || *day >= term.end)) continue;
    if (OfficeKey(WordsOfPhrase(term.office)) == office) return true;
  }
  return false;
}

// At home, or in office on the day: a king is of each of his states.
bool IsOf(uint32_t person, std::string_view country, std::optional<int32_t> day) {
  const Entity e = EntityAt(person);
  bool is = e.country == country;
  for (uint32_t i = 0; i < e.terms && !is; ++i) {
    const EntityTerm term = TermAt(e.first_term + i);
    is = term.country == country && (day ? term.begin <= *day && *day < term.end : term.end == kOpenEnd);
  }
  return is;
}

std::string NoteOf(const EntityTerm& term, std::optional<int32_t> day) {
  std::string note(term.office.empty() ? term.sectors : term.office);
  if (term.begin > -kOpenEnd) note.append(", from ").append(Day(term.begin));
  if (term.end < kOpenEnd) note.append(" to ").append(Day(term.end));
  note.append(" (").append(kTermSources[std::min<size_t>(term.source, std::size(kTermSources) - 1)]).append(")");
  if (day && term.end == kOpenEnd && term.seen < kOpenEnd && *day > term.seen + kSeenLong)
    note.append(", last seen ").append(Day(term.seen));
  return note;
}

}  // namespace

Standing StandingOf(uint32_t entity, std::optional<int32_t> day) {
  const Entity e = EntityAt(entity);
  Standing standing{e.country, std::string(e.sectors), "", e.terms == 0, e.terms > 0};
  if (e.terms == 0) return standing;
  std::optional<EntityTerm> now, last, first;
  for (uint32_t i = 0; i < e.terms; ++i) {
    const EntityTerm term = TermAt(e.first_term + i);
    if (!first || term.begin < first->begin) first = term;
    if (!last || term.end > last->end || (term.end == last->end && term.begin > last->begin)) last = term;
    const bool stale = day && term.end == kOpenEnd && term.source == kPhoenix && *day > term.seen + 2 * kSeenLong;
    const bool holds = stale ? false : day ? term.begin <= *day && *day < term.end : term.end == kOpenEnd;
    if (holds && (!now || Above(term, *now))) now = term;
  }
  if (now) {
    standing = {now->country, SectorsOf(*now), NoteOf(*now, day), true, true, now->begin, now->end};
  } else if (day && *day < first->begin) {
    standing = {first->country, "", "before " + NoteOf(*first, day), false, true};
  } else {  // after an office, or between two
    for (uint32_t i = 0; i < e.terms && day; ++i)
      if (const EntityTerm term = TermAt(e.first_term + i);
          term.end <= *day && (last->begin > *day || term.end > last->end))
        last = term;
    const std::string sectors = SectorsOf(*last);
    const bool ended = last->end < kOpenEnd;
    standing = {last->country,
                !ended                ? ""
                : IsOfficial(sectors) ? "ELI"
                                      : sectors,
                (ended ? "formerly " : "") + NoteOf(*last, day),
                false,
                true,
                last->begin,
                last->end};
  }
  if (standing.country.empty()) standing.country = e.country;
  return standing;
}

uint64_t PeopleOf(uint32_t person, std::optional<int32_t> day) {
  const auto of = [](std::string_view country) { return uint64_t{CountryRowOf(country).population}; };
  return std::max(of(EntityAt(person).country), of(StandingOf(person, day).country));
}

int64_t PersonOf(std::span<const uint32_t> persons, std::string_view country, std::optional<int32_t> day, bool heads,
                 std::string_view title) {
  struct Rank {
    bool titled = false, in_office = false;
    uint64_t population = 0;
    uint32_t terms = 0;
    int64_t person = -1;
    std::string_view country;
    uint32_t wikidata = 0;
    int32_t begin = 0;  // of what it is then
  };
  Rank best, second;
  for (const uint32_t person : persons) {
    const Entity entity = EntityAt(person);
    if (entity.kind != EntityKind::kPerson) continue;
    const Standing standing = StandingOf(person, day);
    if (!country.empty() && standing.country != country && !IsOf(person, country, day)) continue;
    if (heads && !standing.in_office && (!day || *day < standing.end || *day > standing.end + kRecent)) continue;
    Rank rank{
        Holds(person, title, day), standing.in_office, PeopleOf(person, day), entity.terms, person, entity.country,
        entity.wikidata,           standing.begin};
    const auto above = [](const Rank& a, const Rank& b) {
      return std::tie(a.titled, a.in_office, a.population, a.terms) >
             std::tie(b.titled, b.in_office, b.population, b.terms);
    };
    if (best.person < 0 || above(rank, best)) std::swap(rank, best);
    if (rank.person >= 0 && (second.person < 0 || above(rank, second))) second = rank;
  }
  if (second.person < 0 || best.titled != second.titled || best.in_office != second.in_office) return best.person;
  if (best.country == second.country)  // one person in two sources, or two of one state
    return best.wikidata != 0 && second.wikidata != 0 ? -1 : best.person;
  if (best.begin == second.begin && best.begin != 0) return best.person;  // a monarch of several states
  return best.population > kFewer * second.population ? best.person : -1;
}

std::string_view CountryOfHolders(std::span<const uint32_t> persons, std::string_view office,
                                  std::optional<int32_t> day) {
  std::string_view country;
  for (const uint32_t person : persons) {
    const Entity e = EntityAt(person);
    for (uint32_t i = 0; i < e.terms && !office.empty(); ++i) {
      const EntityTerm term = TermAt(e.first_term + i);
      if ((day && term.begin > *day) || OfficeKey(WordsOfPhrase(term.office)) != office) continue;
      if (!country.empty() && country != term.country) return {};
      country = term.country;
    }
  }
  return country;
}

bool WasHead(uint32_t person, int32_t day) {
  const Entity e = EntityAt(person);
  for (uint32_t i = 0; i < e.terms; ++i) {
    const EntityTerm term = TermAt(e.first_term + i);
    if (term.begin > day) continue;
    const std::string office = OfficeKey(WordsOfPhrase(term.office));
    if (term.office.empty() || IsOneOf(office, kHighest) || IsOneOf(office, kNextToHighest)) return true;
    if (office.ends_with("foreign minister") || office.starts_with("foreign minister")) return true;
  }
  return false;
}

int64_t HolderOf(std::string_view country, std::string_view office, int32_t day) {
  std::string key("#");
  key.append(country).append(" ").append(office);
  std::optional<EntityTerm> holder;
  int64_t found = -1;
  bool alone = true;
  for (const uint32_t number : LookUpActor(key)) {
    const EntityTerm term = TermAt(number);
    const int32_t end = term.end == kOpenEnd && term.seen < kOpenEnd ? term.seen + kSeenLong : term.end;
    if (day < term.begin || day >= end) continue;
    if (holder && holder->entity == term.entity) continue;
    alone = !holder || std::abs(int64_t{term.begin} - holder->begin) > kSameDay;
    if (holder && term.begin < holder->begin) continue;
    holder = term;
    found = number;
  }
  return alone ? found : -1;
}

}  // namespace dateline
