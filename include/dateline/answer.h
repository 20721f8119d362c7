// Answers: rows of named values, as JSON Lines, CSV or a table for a terminal.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "dateline/write.h"

namespace dateline {

// How a column stands in a table; JSON and CSV hold all of them. kWide: only where there is room; kId: its beginning;
// kLong: takes the room that is left and is wrapped.
enum class Show : uint8_t { kNever, kWide, kId, kShort, kLong };

struct Column {
  std::string name;
  Show show = Show::kShort;
};

// Nothing, a flag, a number, text, or several texts.
using Value = std::variant<std::monostate, bool, int64_t, double, std::string, std::vector<std::string>>;
using Row = std::vector<Value>;

// Gets the rows one after the other; false ends the answer.
using EachRow = std::function<bool(const std::vector<Column>&, const Row&)>;

struct Field {
  std::string name;
  Value value;
};

// One JSON object on a line, with its end. REQUIRES: a value for each column.
std::string ToJsonLine(const std::vector<Column>& columns, const Row& row);

// As RFC 4180 has it, with LF; several texts are joined by "; ". Text that a spreadsheet would run as a formula gets an
// apostrophe before it.
std::string ToCsvHeader(const std::vector<Column>& columns);
std::string ToCsvLine(const std::vector<Column>& columns, const Row& row);

// A table of all rows; control characters of values never reach it.
std::string ToTable(const std::vector<Column>& columns, const std::vector<Row>& rows, const TableOptions& options);

// "name  value" lines, wrapped.
std::string ToTable(const std::vector<Field>& fields, const TableOptions& options);
std::string ToJsonLine(const std::vector<Field>& fields);

}  // namespace dateline
