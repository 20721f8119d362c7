// EventDates: points for each time that may be an event's, by the way from the trigger to it.
#include "ledger/event_dates.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string_view>

#include "base/one_of.h"
#include "base/utf8.h"

namespace dateline {
namespace {

// Points, fitted as log-odds in hundredths on the training stories. Those in arrays are by status or by type.
constexpr std::array<int, kEventStatusNames.size()> kInSentence = {262, 173, 294, 127, 166, 126, 157, 235},
                                                    kOfLead = {-87, -239, -108, -145, -203, -172, -89, -89},
                                                    kNone = {-75, -9, 37, 79, 46, 75, -5, -40};
constexpr std::array<int, kEventTypeNames.size()> kNoneOfType = {32, -59, 121, 38,  -2,  -102, 10,  19,
                                                                 42, -51, 59,  -62, -44, 67,   -31, 67};
constexpr int kNoneBesideTimes = 39;  // though the sentence has times
// On the way to a time in the sentence.
constexpr int kTenWords = -94, kConjunction = -26, kRelative = -51, kTrigger = -37;
constexpr uint32_t kMostWords = 30, kMostConjunctions = 3, kMostRelatives = 2, kMostTriggers = 3;
constexpr int kBefore = -89, kOpening = 87, kOpeningComma = 12;  // "On Monday, ..."
constexpr int kBesideCue = -84, kBesideTrigger = -101;           // rather that one's
constexpr int kOtherStatement = -152, kToldAhead = 87;
constexpr int kPrepositionIn = 71, kSince = -114;
// Of what is to come, the day that it was moved to, and the one before; set by hand, as few stories have them.
constexpr int kMovedTo = 200, kMovedFrom = -300;
constexpr int kHappenedAhead = -244, kAheadBehind = -81;  // what happened, after publication; what is planned, before
// The day that the story opens with: for later sentences.
constexpr int kTenSentences = -40, kLeadHad = -3, kLeadNext = 43, kLeadAlone = 73, kLeadTold = -57;
constexpr uint32_t kMostSentences = 30;
constexpr int kPublished = -331, kPublishedDigest = 281, kPublishedDigestHappened = 166, kPublishedTold = -130,
              kPublishedHad = -47;
constexpr int kFirst = -174, kFirstBesideTimes = 157;
constexpr int kNoneHad = 18;  // "had" shortly before the trigger

constexpr uint32_t kLeadSentences = 4, kTimesBeside = 8, kOpeningWords = 2, kHadWords = 3;

constexpr std::string_view kConjunctions[] = {"and",    "but",      "while",   "as", "when", "after", "before",
                                              "though", "although", "because", "if", "or",   "than",  "for"};
constexpr std::string_view kRelatives[] = {"who", "which", "whose", "that", "where", "whom"};
constexpr std::string_view kBesideCueWords[] = {"on", "in", "late", "early", "earlier"};
constexpr std::string_view kBesideTriggerWords[] = {"on", "in", "since", "by"};
constexpr std::string_view kInWords[] = {"on", "in"};
constexpr std::string_view kSinceWord = "since", kHadWord = "had", kComma = ",";
// A time with one of these is not moved ahead.
constexpr std::string_view kBackWords[] = {"last",  "ago",     "yesterday", "past", "previous",
                                           "today", "earlier", "tonight",   "this", "morning"};

bool LooksAhead(EventStatus status) {
  return status == EventStatus::kPlanned || status == EventStatus::kPossible || status == EventStatus::kCalledFor ||
         status == EventStatus::kThreatened;
}

class Dater {
 public:
  Dater(const Story& story, const Ledger& ledger, const std::vector<DayMove>& moves)
      : story_(story), ledger_(ledger), moves_(moves), words_(static_cast<uint32_t>(story.segments.words.size())) {
    if (const std::optional<CivilDate> published = ParseCivilDate(ledger.published)) now_ = DayOf(*published);
    digest_ = now_ && ledger.title.find(ledger.published) != std::string::npos;
    cue_.assign(words_, false);
    for (const FoundStatement& s : story.annotations.statements)
      std::fill(cue_.begin() + s.cue.begin, cue_.begin() + s.cue.end, true);
    trigger_.assign(words_, false);
    for (const FoundEvent& e : story.annotations.events)
      std::fill(trigger_.begin() + e.trigger.begin, trigger_.begin() + e.trigger.end, true);
    Count();
    PaintStatements();
    FindLead();
  }

  std::vector<std::string> Dates(const std::vector<int>& first) const {
    std::vector<std::string> dates(first.size());
    for (size_t i = 0; i < first.size(); ++i) {
      const bool same = first[i] != static_cast<int>(i);
      dates[i] = DateOf(story_.annotations.events[i], same ? &dates[first[i]] : nullptr);
      if (dates[i].empty() && same) dates[i] = dates[first[i]];
    }
    return dates;
  }

 private:
  struct Best {
    int points = INT32_MIN;
    std::string date;

    void Offer(int p, std::string d) {
      if (p > points) *this = {p, std::move(d)};
    }
  };

  std::string WordAt(uint32_t word) const { return Lowered(story_.segments.words[word].span.In(ledger_.text)); }
  uint32_t SentenceOf(uint32_t word) const { return story_.segments.words[word].sentence; }
  uint32_t FirstOf(uint32_t word) const { return story_.segments.sentences[SentenceOf(word)].first_word; }

  void Count() {
    conjunctions_.assign(words_ + 1, 0);
    relatives_ = triggers_ = conjunctions_;
    for (uint32_t w = 0; w < words_; ++w) {
      const std::string word = WordAt(w);
      conjunctions_[w + 1] = conjunctions_[w] + (IsOneOf(word, kConjunctions) ? 1 : 0);
      relatives_[w + 1] = relatives_[w] + (IsOneOf(word, kRelatives) ? 1 : 0);
      triggers_[w + 1] = triggers_[w] + (trigger_[w] ? 1 : 0);
    }
  }

  // Of each word the smallest statement whose content holds it.
  void PaintStatements() {
    const auto& statements = story_.annotations.statements;
    std::vector<uint32_t> order(statements.size());
    for (uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    const auto extent = [&](uint32_t i) {
      const auto& content = statements[i].content;
      return content.empty() ? 0 : content.back().end - content.front().begin;
    };
    std::stable_sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) { return extent(a) > extent(b); });
    told_.assign(words_, -1);
    for (uint32_t i : order)
      for (const WordRange& piece : statements[i].content)
        std::fill(told_.begin() + piece.begin, told_.begin() + piece.end, static_cast<int>(i));
  }

  // The first day in the first sentences, and the first placed time besides.
  void FindLead() {
    for (const TimeExpression& time : story_.annotations.times) {
      if (!time.placed) continue;
      const bool early = SentenceOf(time.first_word) < kLeadSentences;
      if (lead_ == nullptr && time.unit == TimeUnit::kDay && early) {
        lead_ = &time;
      } else if (second_ == nullptr) {
        second_ = &time;
      }
      if (!early && (lead_ == nullptr || second_ != nullptr)) return;
    }
  }

  std::string DateOf(const FoundEvent& event, const std::string* first) const {
    Best best;
    const uint32_t sentence = SentenceOf(event.trigger.begin);
    const bool told = told_[event.trigger.begin] >= 0;
    const auto status = static_cast<size_t>(event.status);
    const bool beside = OfferBeside(event, sentence, &best);
    const bool had = Had(event.trigger);
    OfferLead(event, sentence, had, &best);
    if (now_) {
      const bool happened = event.status == EventStatus::kHappened;
      best.Offer(kPublished + (told ? kPublishedTold : 0) + (had ? kPublishedHad : 0) +
                     (digest_ ? kPublishedDigest : 0) + (digest_ && happened ? kPublishedDigestHappened : 0),
                 ledger_.published);
    }
    if (first != nullptr) best.Offer(kFirst + (beside ? kFirstBesideTimes : 0), *first);
    best.Offer(kNone[status] + kNoneOfType[static_cast<size_t>(event.type)] + (beside ? kNoneBesideTimes : 0) +
                   (had ? kNoneHad : 0),
               {});
    return best.date;
  }

  // The first time that begins at or behind the word.
  size_t TimeFrom(uint32_t word) const {
    const auto at = std::lower_bound(story_.annotations.times.begin(), story_.annotations.times.end(), word,
                                     [](const TimeExpression& t, uint32_t w) { return t.first_word < w; });
    return static_cast<size_t>(at - story_.annotations.times.begin());
  }

  // The times of the sentence; whether there are any.
  bool OfferBeside(const FoundEvent& event, uint32_t sentence, Best* best) const {
    const size_t middle = TimeFrom(event.trigger.begin);
    bool any = false;
    const size_t end = std::min(story_.annotations.times.size(), middle + kTimesBeside);
    for (size_t t = middle - std::min<size_t>(middle, kTimesBeside); t < end; ++t) {
      const TimeExpression& time = story_.annotations.times[t];
      if (!time.placed || SentenceOf(time.first_word) != sentence) continue;
      any = true;
      if (const std::string date = Meant(time, event.status); !date.empty())
        best->Offer(PointsBeside(event, time) + PointsOfMove(event.status, moves_[t], time), date);
    }
    return any;
  }

  // The first day told of in the story's first sentences, if it comes before the sentence.
  void OfferLead(const FoundEvent& event, uint32_t sentence, bool had, Best* best) const {
    if (lead_ == nullptr || SentenceOf(lead_->first_word) >= sentence || !IsWritable(lead_->days)) return;
    int points = kOfLead[static_cast<size_t>(event.status)] +
                 kTenSentences * static_cast<int>(std::min(sentence, kMostSentences)) / 10;
    if (had) points += kLeadHad;
    if (sentence - SentenceOf(lead_->first_word) == 1) points += kLeadNext;
    if (second_ == nullptr || SentenceOf(second_->first_word) >= sentence) points += kLeadAlone;
    if (told_[event.trigger.begin] >= 0) points += kLeadTold;
    best->Offer(points, Written(lead_->days));
  }

  // "had" shortly before the trigger.
  bool Had(WordRange trigger) const {
    const uint32_t first = FirstOf(trigger.begin);
    const uint32_t begin = trigger.begin - std::min(trigger.begin - first, kHadWords);
    for (uint32_t w = begin; w < trigger.begin; ++w)
      if (WordAt(w) == kHadWord) return true;
    return false;
  }

  int PointsBeside(const FoundEvent& event, const TimeExpression& time) const {
    const WordRange trigger = event.trigger;
    const bool before = time.first_word < trigger.begin;
    const WordRange way = before ? WordRange{time.end_word, std::max(time.end_word, trigger.begin)}
                                 : WordRange{trigger.end, std::max(trigger.end, time.first_word)};
    const auto on_way = [&](const std::vector<uint32_t>& counts, uint32_t most) {
      return static_cast<int>(std::min(counts[way.end] - counts[way.begin], most));
    };
    int points = kInSentence[static_cast<size_t>(event.status)] +
                 kTenWords * static_cast<int>(std::min(way.size(), kMostWords)) / 10 +
                 kConjunction * on_way(conjunctions_, kMostConjunctions) +
                 kRelative * on_way(relatives_, kMostRelatives) + kTrigger * on_way(triggers_, kMostTriggers);
    const std::string lead = LeadOf(time);
    if (before) {
      points += kBefore;
      if (time.first_word - FirstOf(time.first_word) <= kOpeningWords) {
        points += kOpening;
        if (time.end_word < words_ && WordAt(time.end_word) == kComma) points += kOpeningComma;
      }
    }
    const auto own = [&](uint32_t w) { return trigger.Has(w); };
    if (Adjoins(time, cue_, IsOneOf(lead, kBesideCueWords), [](uint32_t) { return false; })) points += kBesideCue;
    if (Adjoins(time, trigger_, IsOneOf(lead, kBesideTriggerWords), own)) points += kBesideTrigger;
    const bool told = told_[trigger.begin] >= 0, looks_ahead = LooksAhead(event.status);
    if (told_[time.first_word] != told_[trigger.begin]) points += kOtherStatement;
    if (told && IsAhead(time)) points += kToldAhead;
    if (IsOneOf(lead, kInWords)) points += kPrepositionIn;
    if (lead == kSinceWord && event.status != EventStatus::kOngoing) points += kSince;
    if (!looks_ahead && IsAhead(time)) points += kHappenedAhead;
    if (looks_ahead && now_ && time.days.end <= *now_ && !MovedAhead(time)) points += kAheadBehind;
    return points;
  }

  int PointsOfMove(EventStatus status, DayMove move, const TimeExpression& time) const {
    if (!LooksAhead(status) && status != EventStatus::kFailed) return 0;
    if (move == DayMove::kTo) return IsAhead(time) ? kMovedTo : 0;
    return move == DayMove::kFrom ? kMovedFrom : 0;
  }

  bool IsAhead(const TimeExpression& time) const { return now_ && time.days.begin > *now_; }

  // The word before a time in its sentence; empty when there is none.
  std::string LeadOf(const TimeExpression& time) const {
    return time.first_word > FirstOf(time.first_word) ? WordAt(time.first_word - 1) : std::string();
  }

  // Whether a marked word stands beside the time, or before the word that leads it.
  template <class Except>
  bool Adjoins(const TimeExpression& time, const std::vector<bool>& marked, bool led, Except except) const {
    const auto at = [&](uint32_t w) { return w < words_ && marked[w] && !except(w); };
    return at(time.end_word) || (time.first_word >= 1 && at(time.first_word - 1)) ||
           (led && time.first_word >= 2 && at(time.first_word - 2));
  }

  // "on Saturday" of what is planned: the one after publication. nullopt: as it stands.
  std::optional<DayRange> MovedAhead(const TimeExpression& time) const {
    if (!now_ || time.days.end > *now_ || time.anchor != TimeAnchor::kPublication) return std::nullopt;
    bool digits = false;
    for (uint32_t w = time.first_word; w < time.end_word; ++w) {
      const std::string word = WordAt(w);
      if (IsOneOf(word, kBackWords)) return std::nullopt;
      digits = digits || std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
    }
    const bool day = time.unit == TimeUnit::kDay && time.days.size() == 1;
    if (day && !digits) {
      if (*now_ - time.days.begin > 7) return std::nullopt;
      return Shifted(time.days, TimeUnit::kWeek, 1);
    }
    if (day || time.unit == TimeUnit::kMonth || time.unit == TimeUnit::kSeason)
      return Shifted(time.days, TimeUnit::kYear, 1);
    return std::nullopt;
  }

  // What a time says of an event of that status; empty when that cannot be written.
  std::string Meant(const TimeExpression& time, EventStatus status) const {
    DayRange days = time.days;
    if (LooksAhead(status)) {
      days = MovedAhead(time).value_or(days);
    } else if (now_ && status == EventStatus::kOngoing && days.begin <= *now_ && LeadOf(time) == kSinceWord) {
      const bool long_unit = time.unit == TimeUnit::kMonth || time.unit == TimeUnit::kYear;
      days.end = long_unit ? Around(time.unit, *now_).end : *now_ + 1;
    } else if (now_ && time.unit == TimeUnit::kWeek && days.Has(*now_)) {
      days.end = *now_ + 1;
    }
    return IsWritable(days) ? Written(days) : std::string();
  }

  const Story& story_;
  const Ledger& ledger_;
  const std::vector<DayMove>& moves_;  // of each time
  uint32_t words_;
  std::optional<int32_t> now_;
  bool digest_ = false;  // titled with the day of publication
  std::vector<bool> cue_, trigger_;
  std::vector<uint32_t> conjunctions_, relatives_, triggers_;  // how many before each word
  std::vector<int> told_;  // of each word the smallest statement whose content holds it, -1 none
  const TimeExpression *lead_ = nullptr, *second_ = nullptr;
};

}  // namespace

std::vector<std::string> EventDates(const Story& story, const Ledger& ledger, const std::vector<int>& first,
                                    const std::vector<DayMove>& moves) {
  return Dater(story, ledger, moves).Dates(first);
}

}  // namespace dateline
