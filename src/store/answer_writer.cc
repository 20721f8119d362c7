// Rows as JSON Lines, CSV and tables.
#include <algorithm>
#include <charconv>
#include <cmath>

#include "dateline/answer.h"
#include "ledger/columns.h"

namespace dateline {
namespace {

constexpr int kGap = 2, kLeastLong = 30, kNarrowest = 8, kFieldNames = 16, kDate = 10;
constexpr size_t kShownId = 9;

std::string NumberText(double value) {
  if (!std::isfinite(value)) return "0";
  char digits[40];
  const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
  return {digits, end};
}

void AppendJson(const Value& value, std::string* out) {
  if (const auto* flag = std::get_if<bool>(&value)) {
    out->append(*flag ? "true" : "false");
  } else if (const auto* whole = std::get_if<int64_t>(&value)) {
    out->append(std::to_string(*whole));
  } else if (const auto* number = std::get_if<double>(&value)) {
    out->append(NumberText(*number));
  } else if (const auto* text = std::get_if<std::string>(&value)) {
    AppendJsonString(*text, out);
  } else if (const auto* list = std::get_if<std::vector<std::string>>(&value)) {
    out->push_back('[');
    for (size_t i = 0; i < list->size(); ++i) {
      if (i > 0) out->push_back(',');
      AppendJsonString((*list)[i], out);
    }
    out->push_back(']');
  } else {
    out->append("null");
  }
}

// For people and spreadsheets.
std::string PlainText(const Value& value, std::string_view between) {
  if (const auto* flag = std::get_if<bool>(&value)) return *flag ? "yes" : "no";
  if (const auto* whole = std::get_if<int64_t>(&value)) return std::to_string(*whole);
  if (const auto* number = std::get_if<double>(&value)) return NumberText(*number);
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  std::string out;
  if (const auto* list = std::get_if<std::vector<std::string>>(&value))
    for (const std::string& part : *list) out.append(out.empty() ? "" : between).append(part);
  return out;
}

void AppendCsv(std::string text, bool is_text, std::string* out) {
  if (is_text && !text.empty() && std::string_view("=+-@\t\r").find(text[0]) != std::string_view::npos)
    text.insert(text.begin(), '\'');
  if (text.find_first_of(",\"\r\n") == std::string::npos) {
    out->append(text);
    return;
  }
  out->push_back('"');
  for (const char c : text) out->append(c == '"' ? 2 : 1, c);
  out->push_back('"');
}

bool IsText(const Value& value) {
  return std::holds_alternative<std::string>(value) || std::holds_alternative<std::vector<std::string>>(value);
}

// A table's column with its cells as they are shown.
struct Shown {
  const Column* column;
  std::vector<std::string> cells;
  int natural = 0, width = 0;
  int least =
      0;  // of the widest date, time or id, which never break; of other words, if they are no longer than a date
};

// Dates, times, their ranges, and ids.
bool IsWhole(std::string_view word) {
  if (word.ends_with(",")) word.remove_suffix(1);  // of a list
  const bool date = word.size() >= 4 && word.find_first_not_of("0123456789-:/.TZ") == std::string_view::npos;
  const bool id = word.size() == 17 && word[0] >= 'a' && word[0] <= 'z' &&
                  word.substr(1).find_first_not_of("0123456789abcdef") == std::string_view::npos;
  return date || id;
}

// Columns that a cell needs.
int LeastOf(std::string_view text) {
  int least = 0;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find(' ', at), text.size());
    const std::string_view word = text.substr(at, end - at);
    least = std::max(least, IsWhole(word) ? ColumnsOf(word) : std::min(ColumnsOf(word), kDate));
    at = end + 1;
  }
  return least;
}

std::vector<Shown> ShownColumns(const std::vector<Column>& columns, const std::vector<Row>& rows) {
  std::vector<Shown> out;
  for (size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].show == Show::kNever) continue;
    Shown shown{&columns[i], {}, 0, 0, 0};
    bool any = false;
    for (const Row& row : rows) {
      std::string text = Printable(PlainText(row[i], ", "));
      if (columns[i].show == Show::kId) text = text.substr(0, kShownId);
      shown.natural = std::max(shown.natural, ColumnsOf(text));
      shown.least = std::max(shown.least, LeastOf(text));
      any = any || !text.empty();
      shown.cells.push_back(std::move(text));
    }
    shown.natural = std::max(shown.natural, ColumnsOf(columns[i].name));
    if (any) out.push_back(std::move(shown));
  }
  return out;
}

// Short columns get what they need up to a cap. True when the long ones have room beside them.
bool SetWidths(int width, int cap, std::vector<Shown>* columns) {
  int longs = 0, left = width - kGap * (static_cast<int>(columns->size()) - 1);
  for (Shown& shown : *columns) {
    const bool is_long = shown.column->show == Show::kLong;
    longs += is_long;
    shown.width = shown.column->show == Show::kId ? shown.natural : std::min(shown.natural, std::max(cap, shown.least));
    if (!is_long) left -= shown.width;
  }
  bool room = left >= 0;
  for (Shown& shown : *columns) {
    if (shown.column->show != Show::kLong) continue;
    shown.width = std::clamp(left / longs--, kNarrowest, std::max(kNarrowest, shown.natural));
    left -= shown.width;
    room = room && shown.width >= std::min(kLeastLong, shown.natural);
  }
  return room;
}

// The cap shrinks until there is room; then columns that need not be there go, the last first. False: there is none.
bool Fit(int width, int least_cap, std::vector<Shown>* columns) {
  constexpr int kCaps[] = {28, 22, 16, 12};
  for (;;) {
    for (const int cap : kCaps)
      if (cap >= least_cap && SetWidths(width, cap, columns)) return true;
    const auto last = std::find_if(columns->rbegin(), columns->rend(),
                                   [](const Shown& shown) { return shown.column->show == Show::kWide; });
    if (last == columns->rend()) return false;
    columns->erase(std::next(last).base());
  }
}

// Where long columns have no room beside the others they stand below each row. Returns them.
std::vector<Shown> TakeLong(std::vector<Shown>* columns) {
  std::vector<Shown> below;
  std::erase_if(*columns, [&](Shown& shown) {
    if (shown.column->show != Show::kLong) return false;
    below.push_back(std::move(shown));
    return true;
  });
  return below;
}

void AppendRow(const std::vector<Shown>& columns, const std::vector<std::vector<InkLine>>& cells, bool colour,
               std::string* out) {
  size_t lines = 1;
  for (const auto& cell : cells) lines = std::max(lines, cell.size());
  for (size_t line = 0; line < lines; ++line) {
    std::string text;
    for (size_t i = 0; i < columns.size(); ++i) {
      if (i > 0) text.append(kGap, ' ');
      AppendLine(line < cells[i].size() ? cells[i][line] : InkLine{}, colour, columns[i].width, &text);
    }
    text.resize(text.find_last_not_of(' ') + 1);
    out->append(text).append("\n");
  }
}

void AppendBelow(const std::string& text, int width, bool colour, std::string* out) {
  if (text.empty()) return;
  for (const InkLine& line : Wrapped({{text, Ink::kDim}}, width - kDate - kGap)) {
    out->append(kDate + kGap, ' ');
    AppendLine(line, colour, 0, out);
    out->append("\n");
  }
}

}  // namespace

std::string ToJsonLine(const std::vector<Column>& columns, const Row& row) {
  std::string out = "{";
  for (size_t i = 0; i < columns.size(); ++i) {
    if (i > 0) out.push_back(',');
    AppendJsonString(columns[i].name, &out);
    out.push_back(':');
    AppendJson(row[i], &out);
  }
  return out.append("}\n");
}

std::string ToCsvHeader(const std::vector<Column>& columns) {
  std::string out;
  for (const Column& column : columns) {
    if (!out.empty()) out.push_back(',');
    AppendCsv(column.name, true, &out);
  }
  return out.append("\n");
}

std::string ToCsvLine(const std::vector<Column>& columns, const Row& row) {
  std::string out;
  for (size_t i = 0; i < columns.size(); ++i) {
    if (i > 0) out.push_back(',');
    AppendCsv(PlainText(row[i], "; "), IsText(row[i]), &out);
  }
  return out.append("\n");
}

std::string ToTable(const std::vector<Column>& columns, const std::vector<Row>& rows, const TableOptions& options) {
  std::vector<Shown> shown = ShownColumns(columns, rows);
  if (shown.empty()) return {};
  const int width = std::max(options.width, 40);
  std::vector<Shown> below;
  const auto longs =
      std::count_if(shown.begin(), shown.end(), [](const Shown& column) { return column.column->show == Show::kLong; });
  if (std::vector<Shown> fitted = shown; Fit(width, 12, &fitted) || longs != 1) {
    shown = std::move(fitted);
  } else {
    below = TakeLong(&shown);
    if (!Fit(width, 22, &shown)) Fit(width, 12, &shown);
  }
  std::string out;
  std::vector<std::vector<InkLine>> cells;
  cells.reserve(shown.size());
  for (const Shown& column : shown)
    cells.push_back(Wrapped({{column.column->name, Ink::kDim}}, std::max(2, column.width)));
  AppendRow(shown, cells, options.colour, &out);
  for (size_t row = 0; row < rows.size(); ++row) {
    cells.clear();
    for (const Shown& column : shown) {
      const Ink ink = column.column->show == Show::kId ? Ink::kDim : Ink::kPlain;
      cells.push_back(Wrapped({{column.cells[row], ink}}, std::max(2, column.width)));
    }
    AppendRow(shown, cells, options.colour, &out);
    for (const Shown& column : below) AppendBelow(column.cells[row], width, options.colour, &out);
  }
  return out;
}

std::string ToTable(const std::vector<Field>& fields, const TableOptions& options) {
  std::string out;
  const int width = std::max(options.width, 40) - kFieldNames;
  for (const Field& field : fields) {
    std::vector<std::string> values;
    if (const auto* list = std::get_if<std::vector<std::string>>(&field.value))
      values = *list;
    else
      values.push_back(PlainText(field.value, ", "));
    std::string name = field.name;
    for (const std::string& value : values) {
      for (const InkLine& line : Wrapped({{value, Ink::kPlain}}, width)) {
        std::string text;
        AppendLine({{name, Ink::kDim}}, options.colour, kFieldNames, &text);
        AppendLine(line, options.colour, 0, &text);
        out.append(text).append("\n");
        name.clear();
      }
    }
  }
  return out;
}

std::string ToJsonLine(const std::vector<Field>& fields) {
  std::vector<Column> columns;
  Row row;
  for (const Field& field : fields) {
    columns.push_back({field.name, Show::kShort});
    row.push_back(field.value);
  }
  return ToJsonLine(columns, row);
}

}  // namespace dateline
