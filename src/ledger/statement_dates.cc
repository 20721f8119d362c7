// StatementDates: a walk from each cue along its sentence, that costs the more the less a time met can be the cue's.
#include "ledger/statement_dates.h"

#include <algorithm>
#include <optional>

#include "base/one_of.h"
#include "base/utf8.h"

namespace dateline {
namespace {

// Costs of the way from a cue to a time, chosen on the training stories.
constexpr int kWord = 1, kCommaMore = 6, kConjunction = 24, kRelative = 52, kParticiple = 10;
constexpr int kOverContent = 26;  // what is said lies between
constexpr int kBeforeCue = 26;    // the time comes first
constexpr int kOverSource = -24;  // and the speaker between: "On Monday, X said"
constexpr int kOpening = -26;     // and it opens the sentence
constexpr int kInRelative = 26;   // "X, who came on Monday, said"
constexpr int kLongUnit = 24;     // a year or more
constexpr int kLimit = 56, kLeast = kOverSource + kOpening;

constexpr uint32_t kOpeningWords = 2;    // a time this near to the sentence's first word opens it
constexpr size_t kNeighbours = 24;       // statements on each side whose contents may hold a time and not the cue
constexpr uint32_t kNextParagraphs = 2;  // over which the same speaker goes on
constexpr int kDigestShare = 65;         // per cent of verbs in the present

constexpr std::string_view kConjunctions[] = {"and",    "but",      "while",   "as", "when", "after", "before",
                                              "though", "although", "because", "if", "or",   "than",  "for"};
constexpr std::string_view kRelatives[] = {"who", "which", "whose", "that", "where", "whom"};
constexpr std::string_view kNotThen[] = {"until", "till", "since", "by", "before", "after", "from"};  // before a time
constexpr std::string_view kPastVerbs[] = {"said", "told", "wrote", "had", "was", "were"};
constexpr size_t kMonthSize = 7;  // of YYYY-MM
constexpr std::string_view kEarlier = "earlier";
constexpr std::string_view kPerfect = "had", kPastEnding = "ed", kPresentEnding = "s", kNounEnding = "ss", kComma = ",",
                           kWall = ";";

bool IsPastForm(std::string_view word) { return word.size() > 4 && word.ends_with(kPastEnding); }

class Dater {
 public:
  Dater(const DatedStory& story, const Segments& segments, const Annotations& annotations)
      : story_(story), segments_(segments), statements_(annotations.statements), times_(annotations.times) {
    const std::optional<CivilDate> published = ParseCivilDate(story.published);
    if (published) now_ = DayOf(*published);
    time_at_.assign(segments.words.size(), kNone);
    is_cue_.assign(segments.words.size(), false);
    for (uint32_t t = 0; t < times_.size(); ++t)
      std::fill(time_at_.begin() + times_[t].first_word, time_at_.begin() + times_[t].end_word, t);
    for (const FoundStatement& s : statements_)
      std::fill(is_cue_.begin() + s.cue.begin, is_cue_.begin() + s.cue.end, true);
  }

  std::vector<std::string> Dates(const std::vector<std::vector<int>>& speakers) const {
    std::vector<std::string> dates(statements_.size());
    const bool digest = IsDigest();
    for (size_t i = 0; i < statements_.size(); ++i) {
      if (const TimeExpression* own = OwnTime(i)) {
        dates[i] = Written(NotAfterNow(*own));
        continue;
      }
      if (i > 0 && GoesOn(i, speakers)) dates[i] = dates[i - 1];
      if (dates[i].empty() && digest && now_ && !IsEarlier(i) && !IsWithin(i)) dates[i] = story_.published;
      if (dates[i].empty() && IsMonth(story_.published)) dates[i] = story_.published;
    }
    return dates;
  }

 private:
  static constexpr uint32_t kNone = UINT32_MAX;

  std::string WordAt(uint32_t word) const { return Lowered(segments_.words[word].span.In(story_.text)); }
  const Sentence& SentenceOf(uint32_t word) const { return segments_.sentences[segments_.words[word].sentence]; }

  static bool InContent(const FoundStatement& s, uint32_t word) {
    return std::any_of(s.content.begin(), s.content.end(), [&](WordRange piece) { return piece.Has(word); });
  }

  // "2016-10": all that is known of some releases' day.
  static bool IsMonth(std::string_view published) {
    return published.size() == kMonthSize && !ParseCivilDate(published);
  }

  // A week that runs on is told of up to now, "earlier this week" up to the day before.
  DayRange NotAfterNow(const TimeExpression& time) const {
    DayRange days = time.days;
    if (!now_ || time.unit != TimeUnit::kWeek || !days.Has(*now_)) return days;
    const bool earlier = WordAt(time.first_word) == kEarlier && days.begin < *now_;
    days.end = *now_ + (earlier ? 0 : 1);
    return days;
  }

  // nullopt: no time beyond this word is the cue's.
  std::optional<int> CostOfWord(uint32_t word, WordRange cue) const {
    if (is_cue_[word] && !cue.Has(word)) return std::nullopt;
    const std::string w = WordAt(word);
    if (w == kWall) return std::nullopt;
    if (w == kComma) return kWord + kCommaMore;
    if (IsOneOf(w, kConjunctions)) return kWord + kConjunction;
    if (IsOneOf(w, kRelatives)) return kWord + kRelative;
    return kWord + (IsPastForm(w) ? kParticiple : 0);
  }

  struct Best {
    int cost = kLimit + 1;
    const TimeExpression* time = nullptr;

    void Offer(int c, const TimeExpression& t) {
      if (c < cost) *this = {c, &t};
    }
  };

  const TimeExpression* OwnTime(size_t i) const {
    const WordRange anchor = statements_[i].anchor;
    const Sentence& sentence = SentenceOf(anchor.begin);
    Best best;
    Walk(i, anchor.end, sentence.end_word, +1, &best);
    Walk(i, anchor.begin, sentence.first_word, -1, &best);
    return best.time;
  }

  // From the anchor's edge `from` to the sentence's edge `to`.
  void Walk(size_t i, uint32_t from, uint32_t to, int direction, Best* best) const {
    const FoundStatement& s = statements_[i];
    int cost = 0;
    bool over_content = false;
    uint32_t seen = kNone;
    for (uint32_t at = from; at != to; at += direction) {
      const uint32_t word = direction > 0 ? at : at - 1;
      if (InContent(s, word)) {
        over_content = true;
        continue;
      }
      if (const uint32_t t = time_at_[word]; t != kNone && t != seen) {
        seen = t;
        if (MayDate(i, times_[t]))
          best->Offer(cost + (over_content ? kOverContent : 0) + CostOfPlace(s, times_[t], direction < 0), times_[t]);
      }
      const std::optional<int> more = CostOfWord(word, s.anchor);
      if (!more || (cost += *more) + kLeast > kLimit) return;
    }
  }

  int CostOfPlace(const FoundStatement& s, const TimeExpression& time, bool before) const {
    int cost = time.unit >= TimeUnit::kYear ? kLongUnit : 0;
    if (!before) return cost;
    cost += kBeforeCue;
    const uint32_t first = SentenceOf(time.first_word).first_word;
    if (time.first_word - first <= kOpeningWords) cost += kOpening;
    if (s.source.size() == 0) return cost;
    if (s.source.begin >= time.end_word && s.source.begin < s.anchor.begin) cost += kOverSource;
    for (uint32_t word = std::max(s.source.begin, first); word < time.first_word; ++word)
      if (IsOneOf(WordAt(word), kRelatives)) return cost + kInRelative;
    return cost;
  }

  bool MayDate(size_t i, const TimeExpression& time) const {
    if (!time.placed || (now_ && time.days.begin > *now_)) return false;
    if (segments_.words[time.first_word].span.begin < story_.dateline.end) return false;
    const uint32_t first = SentenceOf(time.first_word).first_word;
    if (time.first_word > first && IsOneOf(WordAt(time.first_word - 1), kNotThen)) return false;
    return !IsInOthersContent(i, time.first_word);
  }

  // Does a statement near by hold the word in its content, but not this one's anchor?
  bool IsInOthersContent(size_t i, uint32_t word) const {
    const size_t begin = i - std::min(i, kNeighbours), end = std::min(statements_.size(), i + kNeighbours + 1);
    for (size_t other = begin; other < end; ++other) {
      if (other == i) continue;
      for (const WordRange& piece : statements_[other].content)
        if (piece.Has(word) && !piece.Has(statements_[i].anchor.begin)) return true;
    }
    return false;
  }

  bool IsWithin(size_t i) const {
    const size_t begin = i - std::min(i, kNeighbours), end = std::min(statements_.size(), i + kNeighbours + 1);
    for (size_t other = begin; other < end; ++other)
      if (other != i && InContent(statements_[other], statements_[i].anchor.begin)) return true;
    return false;
  }

  bool GoesOn(size_t i, const std::vector<std::vector<int>>& speakers) const {
    const auto paragraph = [&](size_t s) { return segments_.words[statements_[s].anchor.begin].paragraph; };
    if (paragraph(i) > paragraph(i - 1) + kNextParagraphs) return false;
    return std::any_of(speakers[i].begin(), speakers[i].end(), [&](int actor) {
      return std::find(speakers[i - 1].begin(), speakers[i - 1].end(), actor) != speakers[i - 1].end();
    });
  }

  // "had said": before the day that the story tells of.
  bool IsEarlier(size_t i) const {
    const WordRange cue = statements_[i].anchor;
    for (uint32_t word = cue.begin - (cue.begin > 0 ? 1 : 0); word < cue.end; ++word)
      if (WordAt(word) == kPerfect) return true;
    return false;
  }

  // Told in the present tense, or titled with the day of publication.
  bool IsDigest() const {
    if (!story_.published.empty() && story_.title.find(story_.published) != std::string_view::npos) return true;
    int present = 0, past = 0;
    for (const FoundStatement& s : statements_) {
      if (s.cue.size() == 0) continue;
      const std::string verb = WordAt(s.cue.begin);
      if (IsOneOf(verb, kPastVerbs) || IsPastForm(verb)) {
        ++past;
      } else if (verb.ends_with(kPresentEnding) && !verb.ends_with(kNounEnding)) {
        ++present;
      }
    }
    return present > 0 && present * 100 >= kDigestShare * (present + past);
  }

  const DatedStory& story_;
  const Segments& segments_;
  const std::vector<FoundStatement>& statements_;
  const std::vector<TimeExpression>& times_;
  std::optional<int32_t> now_;
  std::vector<uint32_t> time_at_;  // of each word: an index into times_, or kNone
  std::vector<bool> is_cue_;
};

}  // namespace

std::vector<std::string> StatementDates(const DatedStory& story, const Segments& segments,
                                        const Annotations& annotations, const std::vector<std::vector<int>>& speakers) {
  return Dater(story, segments, annotations).Dates(speakers);
}

}  // namespace dateline
