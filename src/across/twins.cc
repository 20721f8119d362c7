// Entries of a reprint: a sentence has the same words, and what is told in it the same place among those of its kind.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>

#include "across/stems.h"
#include "across/threads.h"
#include "ledger/outline.h"
#include "segment/segments.h"

namespace dateline::across {
namespace {

constexpr double kSameSentence = 0.5;  // of their words
constexpr double kIsTwin = 0.7;
constexpr double kSameWords = 0.5;  // of what it is told by
constexpr double kSameLabel = 0.3;
constexpr double kForEachPlace = 0.001;
constexpr size_t kMostPairs = 40000;

// What of an entry is looked at.
struct Told {
  std::set<std::string> sentence, words;
  int label = 0;
};

class Teller {
 public:
  explicit Teller(const Ledger& ledger) : ledger_(ledger), segments_(Segment(ledger.text)) {}

  std::vector<Told> Of(UnitKind kind) const {
    std::vector<Told> out;
    if (kind == UnitKind::kEvent)
      for (const Event& event : ledger_.events) out.push_back(Of(event.trigger, static_cast<int>(event.type)));
    if (kind == UnitKind::kFigure)
      for (const Figure& figure : ledger_.figures) out.push_back(Of(figure.span, static_cast<int>(figure.counted)));
    if (kind == UnitKind::kPosition)
      for (const Position& position : ledger_.positions) out.push_back(Of(position.issue, 0));
    return out;
  }

 private:
  Told Of(Span span, int label) const {
    Told told;
    told.label = label;
    if (const Sentence* at = SentenceAt(segments_, span.begin)) told.sentence = SetOf(at->span);
    told.words = SetOf(span);
    return told;
  }

  std::set<std::string> SetOf(Span span) const {
    const auto stems = Stems(Clamped(span, ledger_.text).In(ledger_.text));
    return {stems.begin(), stems.end()};
  }

  const Ledger& ledger_;
  const Segments segments_;
};

double Share(const std::set<std::string>& a, const std::set<std::string>& b) {
  size_t both = 0;
  for (const std::string& word : a) both += b.contains(word);
  const size_t all = a.size() + b.size() - both;
  return all == 0 ? 1 : static_cast<double>(both) / static_cast<double>(all);
}

void AddTwins(UnitKind kind, const std::vector<Told>& of, const std::vector<Told>& copy, std::vector<Twin>* twins) {
  if (of.size() * copy.size() > kMostPairs) return;
  std::vector<std::tuple<double, size_t, size_t>> pairs;  // less is better
  for (size_t i = 0; i < of.size(); ++i)
    for (size_t j = 0; j < copy.size(); ++j) {
      double likeness = Share(of[i].sentence, copy[j].sentence);
      if (likeness < kSameSentence) continue;
      likeness += kSameWords * Share(of[i].words, copy[j].words);
      likeness += of[i].label == copy[j].label ? kSameLabel : -kSameLabel;
      likeness -= kForEachPlace * static_cast<double>(i > j ? i - j : j - i);
      if (likeness >= kIsTwin) pairs.emplace_back(-likeness, i, j);
    }
  std::sort(pairs.begin(), pairs.end());
  std::set<size_t> taken_of, taken_copy;
  for (const auto& [likeness, i, j] : pairs) {
    if (taken_of.contains(i) || taken_copy.contains(j)) continue;
    taken_of.insert(i);
    taken_copy.insert(j);
    twins->push_back({kind, static_cast<int>(i), static_cast<int>(j)});
  }
}

}  // namespace

std::vector<Twin> Twins(const Ledger& of, const Ledger& copy) {
  const Teller first(of), second(copy);
  std::vector<Twin> twins;
  for (const UnitKind kind : {UnitKind::kEvent, UnitKind::kFigure, UnitKind::kPosition})
    AddTwins(kind, first.Of(kind), second.Of(kind), &twins);
  return twins;
}

}  // namespace dateline::across
