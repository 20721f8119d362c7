// One list of columns for each question.
#include "store/asked_columns.h"

namespace dateline {
namespace {

using What = Question::What;

// The columns that every kind of entry ends with.
const std::vector<Column> kTail = {{"confidence", Show::kNever}, {"source", Show::kWide},  {"title", Show::kNever},
                                   {"published", Show::kNever},  {"record", Show::kNever}, {"story", Show::kNever},
                                   {"begin", Show::kNever},      {"end", Show::kNever}};

std::vector<Column> ColumnsOfWho() {
  return {{"name"},
          {"kind"},
          {"names", Show::kLong},
          {"offices", Show::kWide},
          {"stories"},
          {"statements", Show::kWide},
          {"events", Show::kWide},
          {"positions", Show::kWide},
          {"figures", Show::kWide},
          {"links", Show::kWide},
          {"first", Show::kNever},
          {"last"},
          {"in", Show::kNever},
          {"id", Show::kId}};
}

std::vector<Column> ColumnsOfStories() {
  return {{"published"},
          {"source"},
          {"title", Show::kLong},
          {"dateline", Show::kNever},
          {"statements", Show::kWide},
          {"events", Show::kWide},
          {"figures", Show::kWide},
          {"positions", Show::kWide},
          {"shifts", Show::kNever},
          {"copy_kind"},
          {"copy_of", Show::kId},
          {"changed", Show::kWide},
          {"record"},
          {"file", Show::kNever},
          {"engine", Show::kNever},
          {"id", Show::kId}};
}

}  // namespace

std::vector<Column> ColumnsOf(Question::What what) {
  std::vector<Column> columns;
  switch (what) {
    case What::kSaid:
      columns = {{"date"},
                 {"speaker"},
                 {"act"},
                 {"words", Show::kLong},
                 {"to", Show::kWide},
                 {"via", Show::kNever},
                 {"mode", Show::kNever},
                 {"denied", Show::kNever},
                 {"venue", Show::kNever},
                 {"sentence", Show::kNever}};
      break;
    case What::kEvents:
    case What::kNext:
      columns = {{"date"},
                 {"status"},
                 {"fate", what == What::kNext ? Show::kShort : Show::kWide},
                 {"type"},
                 {"what"},
                 {"stories"},
                 {"actors"},
                 {"recipients", Show::kWide},
                 {"places", Show::kWide},
                 {"told_by", Show::kNever},
                 {"tolls", Show::kWide},
                 {"outlets", Show::kNever},
                 {"dates", Show::kWide},
                 {"sentence", Show::kLong},
                 {"fate_because", Show::kNever},
                 {"fate_by", Show::kNever}};
      break;
    case What::kFigures:
      columns = {{"date"},
                 {"counted"},
                 {"figure"},
                 {"change"},
                 {"claimed_by"},
                 {"rivals"},
                 {"stories"},
                 {"unit", Show::kWide},
                 {"low", Show::kNever},
                 {"high", Show::kNever},
                 {"value", Show::kNever},
                 {"qualifier", Show::kNever},
                 {"of_event", Show::kNever},
                 {"places", Show::kWide},
                 {"outlets", Show::kNever},
                 {"period", Show::kNever},
                 {"sentence", Show::kLong}};
      break;
    case What::kPositions:
      columns = {{"date"},
                 {"actor"},
                 {"stance"},
                 {"was"},
                 {"topic"},
                 {"issue", Show::kLong},
                 {"state"},
                 {"condition", Show::kNever},
                 {"stories"},
                 {"outlets", Show::kNever},
                 {"sentence", Show::kNever}};
      break;
    case What::kShifts:
      columns = {{"date"},
                 {"actor"},
                 {"topic"},
                 {"from"},
                 {"to"},
                 {"when", Show::kWide},
                 {"how"},
                 {"inferred", Show::kNever},
                 {"sentence", Show::kLong},
                 {"from_id", Show::kNever},
                 {"to_id", Show::kNever}};
      break;
    case What::kWho:
      return ColumnsOfWho();
    case What::kStories:
      return ColumnsOfStories();
  }
  columns.insert(columns.end(), kTail.begin(), kTail.end());
  if (what != What::kSaid) columns.push_back({"thread", Show::kNever});
  columns.push_back({"id", Show::kId});
  return columns;
}

}  // namespace dateline
