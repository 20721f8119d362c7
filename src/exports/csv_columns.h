// The columns of the CSV export; docs/exports.md tells what stands in them.
#pragma once

#include <array>
#include <string_view>

namespace dateline {

// clang-format off
enum CsvColumn : size_t {
  kStory, kStoryId, kSource, kPublished, kCopyOf, kEntry, kId, kKind, kType, kStatus, kMode, kActors, kTo, kVia, kWhere,
  kCue, kWords, kTopic, kDate, kFirstDay, kLastDay, kLow, kHigh, kValue, kQualifier, kUnit, kWhen, kCondition, kWithin,
  kOf, kRival, kFrom, kInto, kConfidence, kBegin, kEnd, kSourceBegin, kSourceEnd, kCsvColumns
};

inline constexpr std::array<std::string_view, kCsvColumns> kCsvColumnNames = {
  "story", "story_id", "source", "published", "copy_of", "entry", "id", "kind", "type", "status", "mode", "actors", "to",
  "via", "where", "cue", "words", "topic", "date", "first_day", "last_day", "low", "high", "value", "qualifier", "unit",
  "when", "condition", "within", "of", "rival", "from", "into", "confidence", "begin", "end", "source_begin",
  "source_end"};
// clang-format on

}  // namespace dateline
