// Likeness: what two stories have in common, and what that makes of them.
#include <algorithm>
#include <iterator>
#include <optional>

#include "base/utf8.h"
#include "copies/alignment.h"
#include "copies/copies.h"
#include "read/form.h"
#include "times/civil_days.h"

namespace dateline::copies {
namespace {

constexpr uint32_t kOpeningWords = 50;

double Share(size_t part, size_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

std::vector<uint64_t> ShinglesOf(const FoldedStory& story) {
  std::vector<uint64_t> content, shingles;
  for (const FoldedWord& word : story.words)
    if (word.kind != WordKind::kFunction && word.part == Part::kBody) content.push_back(word.hash);
  for (size_t i = 2; i < content.size(); ++i)
    shingles.push_back(Joined(Joined(content[i - 2], content[i - 1]), content[i]));
  std::sort(shingles.begin(), shingles.end());
  shingles.erase(std::unique(shingles.begin(), shingles.end()), shingles.end());
  return shingles;
}

double SharedShingles(const FoldedStory& a, const FoldedStory& b) {
  const std::vector<uint64_t> x = ShinglesOf(a), y = ShinglesOf(b);
  std::vector<uint64_t> both;
  std::set_intersection(x.begin(), x.end(), y.begin(), y.end(), std::back_inserter(both));
  return Share(both.size(), x.size() + y.size() - both.size());
}

// The sentences that begin within the first words after the dateline.
uint32_t OpeningEnd(const FoldedStory& story) {
  uint32_t begin = 0;
  while (begin < story.words.size() && story.words[begin].part == Part::kDateline) ++begin;
  uint32_t end = begin;
  for (const FoldedSentence& sentence : story.sentences) {
    if (sentence.first_word >= begin + kOpeningWords) break;
    end = sentence.end_word;
  }
  return end;
}

struct Kept {
  double all = 0, lead = 0;
};

Kept KeptOf(const FoldedStory& story, const FoldedStory& other) {
  const std::vector<bool> kept = KeptWords(story, other);
  const uint32_t opening = OpeningEnd(story);
  size_t words = 0, count = 0, lead = 0, lead_words = 0;
  for (uint32_t w = 0; w < story.words.size(); ++w) {
    if (story.words[w].part == Part::kDateline) continue;
    ++words;
    count += kept[w];
    if (w >= opening) continue;
    ++lead_words;
    lead += kept[w];
  }
  return {Share(count, words), Share(lead, lead_words)};
}

double AlignedWords(const FoldedStory& story, const std::vector<Aligned>& aligned) {
  size_t words = 0;
  for (size_t s = 0; s < aligned.size(); ++s)
    if (aligned[s].other >= 0) words += story.sentences[s].size();
  return Share(words, story.words.size());
}

double OrderOf(const std::vector<Aligned>& aligned) {
  size_t steps = 0, up = 0;
  int32_t last = -1;
  for (const Aligned& a : aligned) {
    if (a.other < 0) continue;
    if (last >= 0) ++steps, up += a.other >= last;
    last = a.other;
  }
  return steps == 0 ? 1 : Share(up, steps);
}

std::vector<uint32_t> Sorted(const FoldedStory& story, const FoldedSentence& sentence, bool numbers) {
  std::vector<uint32_t> words;
  for (uint32_t w = sentence.first_word; w < sentence.end_word; ++w) {
    const FoldedWord& word = story.words[w];
    if (word.part == Part::kDateline) continue;
    const bool number = word.kind == WordKind::kNumber;
    const bool name = word.capital && word.kind == WordKind::kContent && w != sentence.first_word;
    if (numbers ? number : name) words.push_back(word.hash);
  }
  std::sort(words.begin(), words.end());
  return words;
}

size_t InCommon(const std::vector<uint32_t>& x, const std::vector<uint32_t>& y) {
  std::vector<uint32_t> both;
  std::set_intersection(x.begin(), x.end(), y.begin(), y.end(), std::back_inserter(both));
  return both.size();
}

// Numbers and names of the later story's aligned sentences against the earlier one's.
void CompareSpecifics(const FoldedStory& first, const FoldedStory& second, const std::vector<Aligned>& aligned,
                      Likeness* likeness) {
  for (size_t s = 0; s < aligned.size(); ++s) {
    if (aligned[s].other < 0) continue;
    const FoldedSentence &now = second.sentences[s], &before = first.sentences[static_cast<size_t>(aligned[s].other)];
    const auto new_figures = Sorted(second, now, true), old_figures = Sorted(first, before, true);
    const size_t same = InCommon(new_figures, old_figures);
    likeness->same_figures += static_cast<uint32_t>(same);
    likeness->changed_figures += static_cast<uint32_t>(std::min(new_figures.size(), old_figures.size()) - same);
    const auto new_names = Sorted(second, now, false), old_names = Sorted(first, before, false);
    const size_t same_names = InCommon(new_names, old_names);
    likeness->same_names += static_cast<uint32_t>(same_names);
    likeness->changed_names += static_cast<uint32_t>(std::min(new_names.size(), old_names.size()) - same_names);
  }
}

// Names of the first sentence that stand nowhere in the other story.
uint32_t LeadNamesMissing(const FoldedStory& story, const FoldedStory& other) {
  if (story.sentences.empty()) return 0;
  std::vector<uint32_t> known;
  known.reserve(other.words.size());
  for (const FoldedWord& word : other.words) known.push_back(word.hash);
  std::sort(known.begin(), known.end());
  const std::vector<uint32_t> names = Sorted(story, story.sentences[0], false);
  return static_cast<uint32_t>(names.size() - InCommon(names, known));
}

std::optional<int32_t> Day(const Story& story) {
  const auto date = ParseCivilDate(story.published);
  return date ? std::optional(DayOf(*date)) : std::nullopt;
}

bool SameWords(const FoldedStory& a, const FoldedStory& b) {
  return std::any_of(a.whole.begin(), a.whole.end(), [&](uint64_t hash) {
    return hash != 0 && std::find(b.whole.begin(), b.whole.end(), hash) != b.whole.end();
  });
}

// ---- What likeness makes a copy: thresholds found on made pairs (bench/copies.py --half develop) ----

// Names and figures of aligned sentences that are the same: a series keeps its sentences, not its facts.
constexpr double kSameFacts = 0.62;
// Of a reprint's words, those in runs of the original, and those in aligned sentences.
constexpr double kReprintKept = 0.45, kReprintAligned = 0.8;
// Changed figures that a reprint may have ("five miles", "eight kilometres"), and what it must have kept then: else it
// is the reprint of a newer version.
constexpr double kReprintChanged = 0.25, kFiguresKept = 0.75;
// Of an original whose reprint says more.
constexpr double kWholeKept = 0.8;
// Of an outlet's own story is in aligned sentences: then it brings nothing new.
constexpr double kNothingNew = 0.95;
// Of either version of an update; less is background. With much kept the opening may be another, with less it must
// share in it: kept words of all and of the openings together.
constexpr double kUpdateKept = 0.25, kMuchKept = 0.42, kUpdateSum = 0.68;
constexpr int kMaxUpdateDays = 7;
// A short report of market or treasury comes again on another day in the same words.
constexpr uint32_t kShortWords = 100;
constexpr int kMaxShortUpdateDays = 1;
// A later reprint must be a whole one: press offices use their sentences again.
constexpr int kMaxReprintDays = 31;
constexpr double kWholeReprint = 0.95;
// Shorter texts are forms with other figures in them ("Qtly div 4 cts vs 4 cts prior").
constexpr uint32_t kMinWords = 30;
// So many names of both first sentences that the other story lacks tell another meeting, another bond.
constexpr uint32_t kOtherNames = 2;

bool SameFacts(const Likeness& l) {
  if (std::min(l.lead_names_gone, l.lead_names_new) >= kOtherNames) return false;
  const uint32_t same = l.same_figures + l.same_names, changed = l.changed_figures + l.changed_names;
  return same >= kSameFacts * (same + changed);
}

bool IsReprint(const Likeness& l) {
  if (l.days_apart > (l.same_outlet ? kMaxUpdateDays : kMaxReprintDays) && l.kept_of_second < kWholeReprint)
    return false;
  if (l.changed_figures > std::max(1.0, kReprintChanged * (l.same_figures + l.changed_figures))) return false;
  if (l.changed_figures > 0 && std::max(l.kept_of_first, l.kept_of_second) < kFiguresKept) return false;
  if (l.kept_of_second >= kReprintKept && l.aligned_of_second >= kReprintAligned) return true;
  return l.kept_of_first >= kWholeKept && l.aligned_of_first >= kReprintAligned && l.kept_of_second >= kWholeKept / 2;
}

bool IsUpdate(const Likeness& l) {
  const double kept = std::min(l.kept_of_first, l.kept_of_second);
  if (l.days_apart > (l.words < kShortWords ? kMaxShortUpdateDays : kMaxUpdateDays)) return false;
  return kept >= kMuchKept || (kept >= kUpdateKept && kept + (l.lead_of_first + l.lead_of_second) / 2 >= kUpdateSum);
}

CopyKind KindOf(const Likeness& l) {
  if (l.words < kMinWords || !SameFacts(l)) return CopyKind::kNone;
  if (!l.same_outlet) return IsReprint(l) ? CopyKind::kNear : CopyKind::kNone;
  if (l.aligned_of_second >= kNothingNew && l.changed_figures == 0 && IsReprint(l)) return CopyKind::kNear;
  return IsUpdate(l) ? CopyKind::kUpdate : CopyKind::kNone;
}

// "ap" of "Associated Press Worldstream".
bool AreInitials(std::string_view letters, std::string_view name) {
  std::string initials;
  for (size_t at = 0; at < name.size(); ++at)
    if (at == 0 || name[at - 1] == ' ') initials.push_back(name[at]);
  return letters.size() >= 2 && initials.starts_with(letters);
}

Origin OriginOf(const Story& story) {
  constexpr std::string_view kThe = "the ";
  std::string_view outlet = story.outlet;
  if (Lowered(outlet.substr(0, kThe.size())) == kThe) outlet.remove_prefix(kThe.size());
  if (outlet.empty()) return Origin::kUntold;
  const std::string agency = Lowered(FindDateline(story.text).agency.In(story.text)), name = Lowered(outlet);
  if (agency.empty())  // "told Coastwire"
    return story.text.find(outlet) != std::string::npos ? Origin::kOwn : Origin::kUntold;
  const bool own = agency.find(name) != std::string::npos || name.find(agency) != std::string::npos;
  return own || AreInitials(agency, name) ? Origin::kOwn : Origin::kForeign;
}

}  // namespace

std::string_view NameOf(CopyKind kind) {
  switch (kind) {
    case CopyKind::kExact:
      return "exact";
    case CopyKind::kNear:
      return "near";
    case CopyKind::kUpdate:
      return "update";
    case CopyKind::kNone:
      break;
  }
  return {};
}

StoryKey KeyOf(const Story& story) { return {Day(story) ? story.published : std::string(), story.id, OriginOf(story)}; }

CopyPair PairOf(const Story& a, const Story& b, const Likeness& likeness) {
  // A reprint that is cut is as sure as a whole one; where two stories hold all of it, the more like one is its source.
  const double strength = std::max(likeness.kept_of_first, likeness.kept_of_second) + 0.1 * likeness.shingles;
  const Story &earlier = likeness.swapped ? b : a, &later = likeness.swapped ? a : b;
  return {KeyOf(earlier), KeyOf(later), likeness.kind, strength};
}

Likeness Compare(const Story& a, const Story& b) {
  Likeness likeness;
  likeness.swapped = KeyOf(b) < KeyOf(a);
  const Story &earlier = likeness.swapped ? b : a, &later = likeness.swapped ? a : b;
  likeness.same_outlet = Lowered(a.outlet) == Lowered(b.outlet);
  if (const auto x = Day(earlier), y = Day(later); x && y) likeness.days_apart = *y - *x;
  const FoldedStory first = Fold(earlier.text), second = Fold(later.text);
  likeness.words = static_cast<uint32_t>(std::min(first.words.size(), second.words.size()));
  likeness.lead_names_gone = LeadNamesMissing(first, second);
  likeness.lead_names_new = LeadNamesMissing(second, first);
  likeness.shingles = SharedShingles(first, second);
  const Kept kept_first = KeptOf(first, second), kept_second = KeptOf(second, first);
  likeness.kept_of_first = kept_first.all;
  likeness.kept_of_second = kept_second.all;
  likeness.lead_of_first = kept_first.lead;
  likeness.lead_of_second = kept_second.lead;
  const std::vector<Aligned> aligned = Align(second, first);
  likeness.aligned_of_second = AlignedWords(second, aligned);
  likeness.aligned_of_first = AlignedWords(first, Align(first, second));
  likeness.order = OrderOf(aligned);
  likeness.aligned = static_cast<uint32_t>(
      std::count_if(aligned.begin(), aligned.end(), [](const Aligned& x) { return x.other >= 0; }));
  CompareSpecifics(first, second, aligned, &likeness);
  likeness.kind = SameWords(first, second) ? CopyKind::kExact : KindOf(likeness);
  return likeness;
}

}  // namespace dateline::copies
