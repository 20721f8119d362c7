#include "across/units.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "across/days.h"
#include "across/names.h"
#include "across/stems.h"
#include "base/one_of.h"
#include "base/utf8.h"
#include "ledger/labels.h"
#include "ledger/outline.h"
#include "segment/segments.h"

namespace dateline::across {
namespace {

constexpr size_t kMostWords = 60, kMostParties = 12, kMostStems = 12, kMostValues = 12, kMostCast = 10;

constexpr std::string_view kSecond[] = {"second", "another", "third", "new", "fresh", "latest", "again"};
// Alone, or behind the word with which they tell it.
constexpr std::string_view kMoved[] = {"postponed",   "postpone",   "postpones", "postponing", "postponement",
                                       "rescheduled", "reschedule", "deferred",  "originally", "adjourned"};
constexpr std::pair<std::string_view, std::string_view> kMovedOff[] = {
    {"put", "off"},  {"puts", "off"},      {"putting", "off"}, {"pushed", "back"}, {"brought", "forward"},
    {"moved", "to"}, {"delayed", "until"}, {"delayed", "to"},  {"delayed", "till"}};
constexpr std::string_view kPartOf[] = {"them", "the", "whom", "his", "those", "its", "these"};

constexpr uint32_t kBefore = 24, kAfter = 12;  // bytes around an anchor that are looked at
constexpr int32_t kFewDays = 3;                // between a harm and its dead, as stories date them

// Words that end in the stretch before an anchor, or begin after it.
std::vector<std::string> WordsIn(std::string_view text) {
  std::vector<std::string> words(1);
  for (const char c : text) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
    if (letter)
      words.back().push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
    else if (!words.back().empty())
      words.emplace_back();
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

// Whether a sentence tells that something is on another day than was told before.
bool TellsOfMove(std::string_view sentence) {
  const std::vector<std::string> words = WordsIn(sentence);
  for (size_t i = 0; i < words.size(); ++i) {
    if (IsOneOf(words[i], kMoved)) return true;
    for (const auto& [word, next] : kMovedOff)
      if (words[i] == word && i + 1 < words.size() && words[i + 1] == next) return true;
  }
  return false;
}

// "The toll of the blast", "has risen to 61": the day of such a sentence is that on which it was told.
bool TellsOfToll(std::string_view sentence) {
  constexpr std::string_view kRose[] = {"risen", "rose", "rises", "climbed", "increased"};
  const std::vector<std::string> words = WordsIn(sentence);
  for (size_t i = 0; i < words.size(); ++i)
    if (words[i] == "toll" || (IsOneOf(words[i], kRose) && i + 1 < words.size() && words[i + 1] == "to")) return true;
  return false;
}

template <class T>
void SortOnce(std::vector<T>* list, size_t most) {
  std::sort(list->begin(), list->end());
  list->erase(std::unique(list->begin(), list->end()), list->end());
  if (list->size() > most) list->resize(most);
}

class Maker {
 public:
  Maker(const Ledger& ledger, const UnitOptions& options)
      : ledger_(ledger), options_(options), segments_(Segment(ledger.text)) {
    const auto published = DaysOf(ledger.published);
    if (published) published_ = published->first;
    SetCast();
  }

  std::vector<UnitOf> Make() {
    MakeEvents();
    harm_ = OneHarm();
    MakeFigures();
    MakePositions();
    std::vector<UnitOf> out;
    for (auto* kind : {&events_, &figures_, &positions_})
      for (UnitOf& unit : *kind) {
        Settle(&unit.unit);
        out.push_back(std::move(unit));
      }
    return out;
  }

 private:
  static size_t At(int i) { return static_cast<size_t>(i); }

  void SetCast() {
    std::vector<std::pair<int, std::string>> named;  // by how often, the most first
    for (const Actor& actor : ledger_.actors) {
      int mentions = 0;
      for (const Mention& mention : actor.mentions) mentions += mention.level == MentionLevel::kName;
      if (mentions == 0 || actor.kind == ActorKind::kGroup) continue;
      std::string key = KeyOf({actor.kind, Plain(actor.name), {}});
      if (!key.empty()) named.emplace_back(-mentions, std::move(key));
    }
    std::sort(named.begin(), named.end());
    for (auto& [mentions, key] : named)
      if (cast_.size() < kMostCast) cast_.push_back(std::move(key));
    SortOnce(&cast_, kMostCast);
  }

  // Folded, in one line.
  static std::string Plain(std::string_view name) {
    std::string folded = FoldedName(name);
    std::replace_if(folded.begin(), folded.end(), [](char c) { return c >= 0 && c < ' '; }, ' ');
    return folded;
  }

  bool IsOut(UnitKind kind, size_t i) const {
    return options_.left_out && options_.left_out(kind, static_cast<int>(i));
  }

  std::string_view Text(Span span) const { return Clamped(span, ledger_.text).In(ledger_.text); }

  std::string_view SentenceAt(Span span) const {
    const Sentence* at = dateline::SentenceAt(segments_, span.begin);
    return at == nullptr ? std::string_view() : Text(at->span);
  }

  void AddWords(Span anchor, Unit* unit) {
    const std::string_view sentence = SentenceAt(anchor);
    const auto [at, fresh] = words_.try_emplace(sentence.data());
    if (fresh) at->second = Stems(sentence, kMostWords);
    unit->words.insert(unit->words.end(), at->second.begin(), at->second.end());
  }

  static void AddStems(std::string_view text, std::vector<std::string>* stems) {
    for (std::string& stem : Stems(text, kMostStems)) stems->push_back(std::move(stem));
  }

  void AddParties(const std::vector<int>& actors, std::vector<Party>* parties) const {
    for (const int actor : actors) {
      if (actor < 0 || At(actor) >= ledger_.actors.size()) continue;
      const Actor& from = ledger_.actors[At(actor)];
      parties->push_back({from.kind, Plain(from.name), {}});
      if (At(actor) < options_.aliases.size()) parties->back().alias = options_.aliases[At(actor)];
    }
  }

  void SetDays(const std::string& date, Unit* unit) const {
    const auto days = DaysOf(date);
    if (!days || unit->first_day != kNoDay) return;
    unit->first_day = days->first;
    unit->last_day = days->second;
  }

  Unit Begun(UnitKind kind, size_t type) const {
    Unit unit;
    unit.kind = kind;
    unit.type = static_cast<uint8_t>(type);
    unit.published = published_;
    unit.cast = cast_;
    return unit;
  }

  // The first mention of an event that is not left out.
  int FirstOf(int event) const {
    const int size = static_cast<int>(ledger_.events.size());
    for (int steps = 0; event >= 0 && event < size && steps < size; ++steps) {
      const int before = ledger_.events[At(event)].same_as;
      if (before < 0 || before >= size || before == event) return event;
      event = before;
    }
    return event;
  }

  void MakeEvents() {
    for (size_t i = 0; i < ledger_.events.size(); ++i) {
      if (IsOut(UnitKind::kEvent, i)) continue;
      const Event& event = ledger_.events[i];
      const int first = FirstOf(static_cast<int>(i));
      auto [at, fresh] = unit_of_event_.emplace(first, events_.size());
      if (fresh) {
        events_.push_back({Begun(UnitKind::kEvent, static_cast<size_t>(event.type)), {static_cast<int>(i)}});
        events_.back().unit.status = static_cast<uint8_t>(event.status);
        const uint32_t begin = event.trigger.begin - std::min(event.trigger.begin, kBefore);
        for (const std::string& word : WordsIn(Text({begin, event.trigger.begin})))
          events_.back().unit.second = events_.back().unit.second || IsOneOf(word, kSecond);
        AddParties(event.actors, &events_.back().unit.actors);
        AddParties(event.recipients, &events_.back().unit.recipients);
        AddParties(event.places, &events_.back().unit.places);
      }
      Unit& unit = events_[at->second].unit;
      if (!IsHarm(unit) || event.date != ledger_.published || !TellsOfToll(SentenceAt(event.trigger)))
        SetDays(event.date, &unit);
      unit.moved = unit.moved || TellsOfMove(SentenceAt(event.trigger));
      AddStems(Text(event.trigger), &unit.stems);
      AddWords(event.trigger, &unit);
    }
  }

  // The unit of the event that a figure is of.
  std::optional<size_t> OwnEvent(const Figure& figure) const {
    const auto own = unit_of_event_.find(FirstOf(figure.of_event));
    return figure.of_event < 0 || own == unit_of_event_.end() ? std::nullopt : std::optional(own->second);
  }

  // With it, for a toll that is told with no harm, the one of the story.
  std::vector<size_t> EventsOf(const Figure& figure) const {
    std::vector<size_t> of;
    if (const auto own = OwnEvent(figure)) of.push_back(*own);
    if (!CountsHarmed(figure.counted) || !harm_) return of;
    const bool vague = std::all_of(of.begin(), of.end(), [&](size_t e) { return TellsNoHarm(events_[e].unit); });
    const bool near = std::all_of(
        of.begin(), of.end(), [&](size_t e) { return DaysMayMeet(events_[e].unit, events_[*harm_].unit, kFewDays); });
    if (vague && near) of.push_back(*harm_);
    return of;
  }

  static std::string ValueOf(const Figure& figure) {
    const std::optional<double> number = figure.value ? figure.value : figure.low ? figure.low : figure.high;
    if (!number) return {};
    return std::string(kCountedNames[static_cast<size_t>(figure.counted)]) + " " + std::to_string(*number);
  }

  void MakeFigures() {
    std::vector<std::pair<size_t, Unit>> singles;
    for (size_t i = 0; i < ledger_.figures.size(); ++i) {
      if (IsOut(UnitKind::kFigure, i)) continue;
      const Figure& figure = ledger_.figures[i];
      Unit unit = Begun(UnitKind::kFigure, static_cast<size_t>(figure.counted));
      AddStems(figure.unit, &unit.stems);
      AddWords(figure.span, &unit);
      AddParties(figure.sources, &unit.actors);
      AddParties(figure.places, &unit.places);
      SetDays(figure.date, &unit);
      const auto after = WordsIn(Text({figure.span.begin, figure.span.end + kAfter}));
      for (size_t word = 0; word + 1 < after.size(); ++word)
        unit.part = unit.part || (after[word] == "of" && IsOneOf(after[word + 1], kPartOf));
      if (std::string value = ValueOf(figure); !value.empty()) {
        if (const auto own = OwnEvent(figure)) events_[*own].unit.values.push_back(value);
        unit.values.push_back(std::move(value));
      }
      singles.emplace_back(i, std::move(unit));
    }
    for (auto& [i, unit] : singles) {
      for (const size_t event : EventsOf(ledger_.figures[i])) AddEvent(event, &unit);
      PlaceFigure(static_cast<int>(i), std::move(unit));
    }
  }

  void AddEvent(size_t event, Unit* figure) const {
    if (figure->events.size() == kMostEventsOfFigure) return;
    figure->events.push_back(events_[event].unit);
    Settle(&figure->events.back());
  }

  // With the unit of the same quantity in this story, the last one if there are several.
  void PlaceFigure(int i, Unit unit) {
    const std::vector<size_t> of = EventsOf(ledger_.figures[At(i)]);
    const std::optional<size_t> own = OwnEvent(ledger_.figures[At(i)]);
    for (size_t at = figures_.size(); at-- > 0;) {
      const bool shared =
          std::any_of(of.begin(), of.end(), [&](size_t e) { return events_of_figure_[at].contains(e); });
      const Sameness events = own_events_[at].contains(own) ? Sameness::kSame
                              : shared                      ? Sameness::kShared
                                                            : Sameness::kOther;
      if (!SameQuantity(figures_[at].unit, unit, events, harm_.has_value())) continue;
      figures_[at].entries.push_back(i);
      for (const size_t event : of)
        if (events_of_figure_[at].insert(event).second) AddEvent(event, &figures_[at].unit);
      own_events_[at].insert(own);
      Join(std::move(unit), &figures_[at].unit);
      return;
    }
    own_events_.push_back({own});
    events_of_figure_.emplace_back(of.begin(), of.end());
    figures_.push_back({std::move(unit), {i}});
  }

  // Of the events that two figures are of: one is the own event of both, one is of both, or none is.
  enum class Sameness : uint8_t { kSame, kShared, kOther };

  static bool SameQuantity(const Unit& a, const Unit& b, Sameness events, bool one_harm) {
    if (a.type != b.type) return false;
    const bool toll = IsToll(a);
    size_t shared = 0;
    for (const std::string& stem : b.stems)
      shared += std::find(a.stems.begin(), a.stems.end(), stem) != a.stems.end() && !IsPeople(stem);
    if (events != Sameness::kSame)
      return toll && !a.part && !b.part && !NamesWhom(a) && !NamesWhom(b) &&
             (events == Sameness::kShared || MayBeOfOneEvent(a, b, one_harm));
    if (toll) return a.part == b.part ? !a.part || shared > 0 : shared > 0;
    if (a.stems == b.stems) return !a.stems.empty();
    return shared >= 2 || (shared == 1 && (a.stems.size() == 1 || b.stems.size() == 1));
  }

  // Whether it is told by the dying alone, or is what was done about it: "divers recovered 21 bodies".
  static bool TellsNoHarm(const Unit& event) { return IsVague(event) || !IsHarm(event); }
  static bool IsHarm(const Unit& event) {
    const auto type = static_cast<EventType>(event.type);
    return type == EventType::kAssault || type == EventType::kDisaster;
  }

  static bool DaysMayMeet(const Unit& a, const Unit& b, int32_t apart) {
    if (a.first_day == kNoDay || b.first_day == kNoDay) return true;
    return a.first_day <= b.last_day + apart && b.first_day <= a.last_day + apart;
  }

  // "Mourners", "officers"; not "people", "bodies".
  static bool NamesWhom(const Unit& unit) {
    return std::any_of(unit.stems.begin(), unit.stems.end(), [](const std::string& stem) { return !IsPeople(stem); });
  }

  // Of no event, or of the dying alone, it is that of the others of its kind. Where the story tells of one harm, the
  // place of the dying does not part them: it is often a hospital, or that of who speaks.
  static bool MayBeOfOneEvent(const Unit& a, const Unit& b, bool one_harm) {
    const auto vague = [](const Unit& unit) {
      return std::all_of(unit.events.begin(), unit.events.end(), TellsNoHarm);
    };
    if (!vague(a) && !vague(b)) return false;
    for (const Unit& one : a.events)
      for (const Unit& other : b.events) {
        if (!DaysMayMeet(one, other, one_harm ? kFewDays : 0)) return false;
        const bool placed = !one.places.empty() && !other.places.empty();
        if (!one_harm && placed && Alike(one.places, other.places) < kSameParty) return false;
      }
    return true;
  }

  static bool Share(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    return std::find_first_of(a.begin(), a.end(), b.begin(), b.end()) != a.end();
  }

  // The first of all blasts, storms and the like that the story tells of, where all may be one, by their words.
  std::optional<size_t> OneHarm() const {
    std::optional<size_t> first;
    const Unit* before = nullptr;
    for (size_t i = 0; i < events_.size(); ++i) {
      const Unit& unit = events_[i].unit;
      if (TellsNoHarm(unit)) continue;
      if (before != nullptr && !Share(before->stems, unit.stems) && !InOneGroup(before->stems, unit.stems))
        return std::nullopt;
      before = &unit;
      if (!first) first = i;
    }
    return first;
  }

  static void Join(Unit from, Unit* into) {
    const auto append = [](auto* list, auto& more) { list->insert(list->end(), more.begin(), more.end()); };
    append(&into->stems, from.stems);
    append(&into->more, from.more);
    append(&into->words, from.words);
    append(&into->actors, from.actors);
    append(&into->places, from.places);
    append(&into->values, from.values);
  }

  void MakePositions() {
    for (size_t i = 0; i < ledger_.positions.size(); ++i) {
      if (IsOut(UnitKind::kPosition, i)) continue;
      const Position& position = ledger_.positions[i];
      Unit unit = Begun(UnitKind::kPosition, static_cast<size_t>(position.stance));
      AddStems(position.topic, &unit.stems);
      AddStems(Text(position.issue), &unit.more);
      AddWords(position.issue, &unit);
      AddParties(position.actors, &unit.actors);
      SetDays(position.date, &unit);
      SortOnce(&unit.stems, kMostStems);
      PlacePosition(static_cast<int>(i), std::move(unit));
    }
  }

  void PlacePosition(int i, Unit unit) {
    for (UnitOf& other : positions_) {
      if (unit.stems.empty() || other.unit.stems != unit.stems) continue;
      if (Alike(other.unit.actors, unit.actors) < kSurelySame || OtherPersons(other.unit.actors, unit.actors)) continue;
      other.entries.push_back(i);
      Join(std::move(unit), &other.unit);
      SortOnce(&other.unit.stems, kMostStems);
      return;
    }
    positions_.push_back({std::move(unit), {i}});
  }

  static void Settle(Unit* unit) {
    SortOnce(&unit->stems, kMostStems);
    SortOnce(&unit->more, kMostStems);
    SortOnce(&unit->words, kMostWords);
    SortOnce(&unit->values, kMostValues);
    SortOnce(&unit->actors, kMostParties);
    SortOnce(&unit->recipients, kMostParties);
    SortOnce(&unit->places, kMostParties);
  }

  const Ledger& ledger_;
  const UnitOptions& options_;
  const Segments segments_;
  int32_t published_ = kNoDay;
  std::vector<std::string> cast_;
  std::map<const char*, std::vector<std::string>> words_;  // of sentences, by where they begin
  std::optional<size_t> harm_;                             // of events_: the one harm that the story tells of
  std::vector<UnitOf> events_, figures_, positions_;
  std::map<int, size_t> unit_of_event_;  // by its first mention
  // Parallel to figures_: of events_, of each of its figures the first (or none), and all.
  std::vector<std::set<std::optional<size_t>>> own_events_;
  std::vector<std::set<size_t>> events_of_figure_;
};

}  // namespace

std::string_view NameOf(UnitKind kind) {
  constexpr std::array<std::string_view, 3> kNames = {"event", "figure", "position"};
  return kNames[static_cast<size_t>(kind)];
}

bool IsVague(const Unit& event) { return std::all_of(event.stems.begin(), event.stems.end(), IsToKill); }
bool IsToll(const Unit& unit) { return CountsHarmed(static_cast<Counted>(unit.type)); }

std::vector<UnitOf> UnitsOf(const Ledger& ledger, const UnitOptions& options) { return Maker(ledger, options).Make(); }

}  // namespace dateline::across
