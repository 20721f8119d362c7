// PassOverTimes: tells stretches of time, which may be counted, from days.
#include "quantities/passed_times.h"

namespace dateline::quantities {
namespace {

// Is [first, end) a stretch that counts itself: "five years", "a year", "each day"? Then it is no day.
bool IsStretch(const std::vector<Lexeme>& lexemes, size_t first, size_t end, bool counted) {
  constexpr uint64_t kWords = kAn | kEach | kPer | kDaily;
  constexpr uint64_t kNumbers =
      kPlainNumber | kHundred | kScale | kDozen | kPart | kDash | kAnd | kBefore | kVague | kFew | kTo | kOr | kOld;
  const uint64_t allowed = kWords | kDuration | (counted ? kNumbers : 0);
  for (size_t at = first; at < end; ++at)
    if (!lexemes[at].Is(allowed)) return false;
  if (end > first && lexemes[end - 1].Is(kFigure)) return false;
  return end == lexemes.size() || !lexemes[end].Is(kAgo) || lexemes[end].mantissa != 0;
}

}  // namespace

void PassOverTimes(const std::vector<TimeExpression>& times, uint32_t end_word, bool stretches, size_t* next,
                   std::vector<Lexeme>* lexemes) {
  size_t at = 0;
  for (; *next < times.size() && times[*next].first_word < end_word; ++*next) {
    const TimeExpression& time = times[*next];
    while (at < lexemes->size() && (*lexemes)[at].end_word <= time.first_word) ++at;
    size_t end = at;
    while (end < lexemes->size() && (*lexemes)[end].first_word < time.end_word) ++end;
    if (IsStretch(*lexemes, at, end, stretches)) {
      at = end;
      continue;
    }
    const bool before = at + 1 < end && (*lexemes)[at].Is(kPlainNumber) && (*lexemes)[at + 1].Is(kPlainNumber | kAn);
    if (before) ++at;
    for (; at < end; ++at) {
      Lexeme& lexeme = (*lexemes)[at];
      lexeme.time = true;
      const bool money = at > 0 && (*lexemes)[at - 1].Is(kSign);
      if (!money && !lexeme.Is(kDuration)) lexeme.classes = kStop;
    }
  }
}

}  // namespace dateline::quantities
