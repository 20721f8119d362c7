// Figures of a ledger: bounds and unit, who claims them, of which event, and which are rivals.
#include "ledger/figures.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <string_view>
#include <tuple>

#include "base/one_of.h"
#include "base/utf8.h"
#include "ledger/former_figures.h"

namespace dateline {
namespace {

using enum EventType;

constexpr size_t kMostTypes = 5;
constexpr EventType kNoType = static_cast<EventType>(255);

// Types of events that what is counted comes of, likeliest first; `other`: any other type may do too. `toll`: two
// numbers of it on the same thing are two claims.
struct Causes {
  std::array<EventType, kMostTypes> types;
  bool other = true, toll = true;
};

constexpr Causes kCauses[] = {
    {{kAssault, kDisaster, kOther, kNoType, kNoType}, false},         // killed
    {{kAssault, kDisaster, kOther, kNoType, kNoType}, false},         // wounded
    {{kDisaster, kAssault, kMove, kNoType, kNoType}, false},          // missing
    {{kMove, kDisaster, kAssault, kCoerce, kNoType}, false},          // displaced
    {{kCoerce, kLegal, kProtest, kRetreat, kNoType}, false},          // detained
    {{kAssault, kRetreat, kCoerce, kNoType, kNoType}, false},         // hostage
    {{kDisaster, kOther, kCoerce, kAssault, kNoType}, true},          // affected
    {{kProtest, kMove, kAid, kLegal, kConsult}, true},                // people
    {{kMobilize, kRetreat, kAssault, kNoType, kNoType}, true},        // troops
    {{kEconomy, kAid, kLegal, kAgree, kVote}, true, false},           // money
    {{kVote, kLegal, kNoType, kNoType, kNoType}, false, false},       // votes
    {{kEconomy, kVote, kOther, kAid, kNoType}, true, false},          // percent
    {{kAssault, kMobilize, kCoerce, kNoType, kNoType}, true, false},  // weapons
    {{kEconomy, kCoerce, kAid, kDisaster, kNoType}, true, false},     // goods
    {{kDisaster, kOther, kAssault, kVote, kEconomy}, true, false},    // other
};
static_assert(std::size(kCauses) == kCountedNames.size());

// In words of distance.
constexpr uint32_t kLaterType = 3;   // each type further down the list
constexpr uint32_t kOtherType = 16;  // a type that is not in it
constexpr uint32_t kEarlierSentence = 10;
constexpr uint32_t kNearbyEvents = 64;  // looked at, each way
constexpr uint32_t kNearbyMentions = 64;
constexpr uint32_t kMostPeriod = 10;   // words
constexpr uint32_t kMostBetween = 12;  // words between a figure and its period

constexpr std::string_view kPeriodOpeners[] = {"since"};
constexpr std::string_view kTimePrepositions[] = {"in", "by", "for", "during", "over", "within", "through", "until"};
constexpr std::string_view kPlacePrepositions[] = {"in", "at", "near", "across", "around", "from", "inside", "outside"};
// Behind any of these, beside a clause's end, another clause begins.
constexpr std::string_view kClauseOpeners[] = {"who",    "which",   "that", "when", "where", "while",  "after",
                                               "before", "because", "as",   "said", "says",  "saying", "if"};
constexpr std::string_view kClauseEnds[] = {",", ".", ";", ":", "\"", "\u201d", "(", ")", "\u2014", "--", "and", "but"};

class FigureMaker {
 public:
  FigureMaker(const Story& story, Ledger* ledger) : story_(story), ledger_(*ledger) {}

  void Run() {
    for (const FoundFigure& found : story_.annotations.figures) Add(found);
    SetRivals();
  }

 private:
  void Add(const FoundFigure& found) {
    const Quantity& q = story_.annotations.quantities[found.quantity];
    Figure f;
    f.span = story_.SpanOf({q.first_word, q.end_word});
    f.low = q.low;
    f.high = q.high;
    f.value = q.value;
    f.qualifier = q.qualifier;
    f.counted = found.counted;
    f.unit = q.unit;
    f.confidence = found.confidence;
    if (found.statement >= 0) f.within = story_.statement_of[found.statement];
    if (f.within >= 0) f.sources = ledger_.statements[f.within].speakers;
    f.of_event = EventOf(q, found.counted);
    f.places = PlacesOf(q, f.of_event);
    f.period = story_.SpanOf(PeriodOf(q));
    if (f.of_event >= 0) f.date = ledger_.events[f.of_event].date;
    ledger_.figures.push_back(std::move(f));
  }

  uint32_t SentenceOf(uint32_t word) const { return story_.segments.words[word].sentence; }
  std::string WordAt(uint32_t word) const { return Lowered(story_.segments.words[word].span.In(ledger_.text)); }

  static uint32_t Distance(WordRange a, WordRange b) {
    if (a.end <= b.begin) return b.begin - a.end;
    return b.end <= a.begin ? a.begin - b.end : 0;
  }

  // The first mention of the event that the quantity comes of, -1 none.
  int EventOf(const Quantity& q, Counted counted) const {
    const auto& events = story_.annotations.events;
    const auto after = std::lower_bound(events.begin(), events.end(), q.first_word,
                                        [](const FoundEvent& e, uint32_t at) { return e.trigger.begin < at; });
    const auto middle = static_cast<size_t>(after - events.begin());
    const size_t first = middle - std::min<size_t>(middle, kNearbyEvents);
    const size_t end = std::min(events.size(), middle + kNearbyEvents);
    uint32_t least = UINT32_MAX;
    int best = -1;
    for (size_t i = first; i < end; ++i) {
      const uint32_t cost = Cost(events[i], {q.first_word, q.end_word}, counted);
      if (cost >= least) continue;
      least = cost;
      best = static_cast<int>(i);
    }
    return First(best);
  }

  uint32_t Cost(const FoundEvent& event, WordRange figure, Counted counted) const {
    const uint32_t at = SentenceOf(event.trigger.begin), here = SentenceOf(figure.begin);
    if (at > here || at + 1 < here) return UINT32_MAX;
    const Causes& causes = kCauses[static_cast<size_t>(counted)];
    const auto rank = std::find(causes.types.begin(), causes.types.end(), event.type) - causes.types.begin();
    const bool listed = rank < static_cast<ptrdiff_t>(kMostTypes);
    if (!listed && (!causes.other || at != here)) return UINT32_MAX;
    const uint32_t type = listed ? static_cast<uint32_t>(rank) * kLaterType : kOtherType;
    return Distance(event.trigger, figure) + type + (at == here ? 0 : kEarlierSentence);
  }

  // A chain of events that are the same only leads backwards.
  int First(int event) const {
    while (event >= 0 && ledger_.events[event].same_as >= 0 && ledger_.events[event].same_as < event)
      event = ledger_.events[event].same_as;
    return event;
  }

  // Those of its event, else the nearest place of the sentence that stands behind a preposition of place.
  std::vector<int> PlacesOf(const Quantity& q, int event) const {
    if (event >= 0 && !ledger_.events[event].places.empty()) return ledger_.events[event].places;
    const auto& mentions = story_.annotations.mentions;
    const auto after = std::lower_bound(mentions.begin(), mentions.end(), q.first_word,
                                        [](const FoundMention& m, uint32_t at) { return m.words.begin < at; });
    const auto middle = static_cast<size_t>(after - mentions.begin());
    uint32_t least = UINT32_MAX;
    std::vector<int> places;
    for (size_t i = middle - std::min<size_t>(middle, kNearbyMentions);
         i < std::min(mentions.size(), middle + kNearbyMentions); ++i) {
      const WordRange words = mentions[i].words;
      const int actor = story_.resolved.actor_of_mention[i];
      if (words.begin == 0 || actor < 0 || SentenceOf(words.begin) != SentenceOf(q.first_word)) continue;
      const ActorKind kind = ledger_.actors[actor].kind;
      if (kind != ActorKind::kPlace && kind != ActorKind::kState) continue;
      const uint32_t distance = Distance(words, {q.first_word, q.end_word});
      if (distance >= least || !IsOneOf(WordAt(words.begin - 1), kPlacePrepositions)) continue;
      least = distance;
      places = {actor};
    }
    return places;
  }

  // Do no mark or word between the figure and the period begin another clause?
  bool InOneClause(const Quantity& q, WordRange period) const {
    const bool behind = period.begin >= q.end_word;
    if (!behind && period.end > q.first_word) return false;
    const WordRange between = behind ? WordRange{q.end_word, period.begin} : WordRange{period.end, q.first_word};
    if (between.size() > kMostBetween) return false;
    for (uint32_t w = between.begin; w < between.end; ++w)
      if (const std::string word = WordAt(w); IsOneOf(word, kClauseEnds) || IsOneOf(word, kClauseOpeners)) return false;
    return true;
  }

  // "since the war began", else a time longer than a day with the preposition before it, in the quantity's clause.
  WordRange PeriodOf(const Quantity& q) const {
    const Sentence& sentence = story_.segments.sentences[SentenceOf(q.first_word)];
    for (uint32_t w = sentence.first_word; w < sentence.end_word; ++w) {
      if (!IsOneOf(WordAt(w), kPeriodOpeners)) continue;
      uint32_t end = w + 1;
      while (end < sentence.end_word && end - w < kMostPeriod && !IsOneOf(WordAt(end), kClauseEnds)) ++end;
      if (end > w + 1 && InOneClause(q, {w, end})) return {w, end};
    }
    const auto first =
        std::lower_bound(story_.annotations.times.begin(), story_.annotations.times.end(), sentence.first_word,
                         [](const TimeExpression& t, uint32_t at) { return t.first_word < at; });
    for (auto t = first; t != story_.annotations.times.end() && t->first_word < sentence.end_word; ++t) {
      if (t->unit == TimeUnit::kDay) continue;
      const bool led = t->first_word > sentence.first_word && IsOneOf(WordAt(t->first_word - 1), kTimePrepositions);
      const WordRange words = {led ? t->first_word - 1 : t->first_word, t->end_word};
      if (InOneClause(q, words)) return words;
    }
    return {};
  }

  // Only what stood before the number that it rose or fell to; nobody claims it against that.
  bool IsFormer(const Figure& f) const {
    const std::string_view text = ledger_.text;
    return IsFormerNumber(text.substr(0, f.span.begin), text.substr(f.span.end));
  }

  // On the same thing: what is counted, its unit, and the event or a place in common.
  void SetRivals() {
    using Key = std::tuple<Counted, std::string, bool, int>;
    std::map<Key, int> last;
    auto& figures = ledger_.figures;
    for (size_t i = 0; i < figures.size(); ++i) {
      Figure& f = figures[i];
      if (!kCauses[static_cast<size_t>(f.counted)].toll || IsFormer(f)) continue;
      const std::string unit = Lowered(f.unit);
      std::vector<Key> keys;
      if (f.of_event >= 0) keys.emplace_back(f.counted, unit, true, f.of_event);
      for (int place : f.places) keys.emplace_back(f.counted, unit, false, place);
      for (const Key& key : keys) {
        const auto [at, fresh] = last.try_emplace(key, static_cast<int>(i));
        if (fresh) continue;
        if (f.rival < 0 && AreRivals(figures[at->second], f)) f.rival = at->second;
        at->second = static_cast<int>(i);
      }
    }
  }

  static bool AreRivals(const Figure& a, const Figure& b) {
    return a.sources != b.sources || a.value != b.value || a.low != b.low || a.high != b.high;
  }

  const Story& story_;
  Ledger& ledger_;
};

}  // namespace

void AddFigures(const Story& story, Ledger* ledger) { FigureMaker(story, ledger).Run(); }

}  // namespace dateline
