// A ledger as a table for a terminal: the story's head, its actors, its statements in text order.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/write.h"
#include "ledger/columns.h"
#include "ledger/outline.h"

namespace dateline {
namespace {

constexpr int kNarrowest = 40, kSideBySide = 110;
constexpr size_t kMostAliases = 3, kMostNotices = 10, kMostPlaces = 5;
constexpr int kDeepest = 4;  // nesting beyond it is not indented further

std::string_view KindOf(ActorKind kind) {
  switch (kind) {
    case ActorKind::kPerson:
      return "person";
    case ActorKind::kState:
      return "state";
    case ActorKind::kOrg:
      return "org";
    case ActorKind::kGroup:
      return "group";
    case ActorKind::kPlace:
      return "place";
  }
  return "";
}

// The line beside quoted words tells the mode, as the underlines of the page do.
std::string_view BarOf(StatementMode mode) {
  switch (mode) {
    case StatementMode::kDirect:
      return "│";
    case StatementMode::kMixed:
      return "╎";
    case StatementMode::kIndirect:
      return "┊";
  }
  return "";
}

std::string Joined(const std::vector<std::string>& parts, std::string_view between, size_t most) {
  std::string out;
  for (size_t i = 0; i < std::min(parts.size(), most); ++i) out.append(i > 0 ? between : "").append(parts[i]);
  if (parts.size() > most) out.append(between).append("+").append(std::to_string(parts.size() - most));
  return out;
}

std::string Counted(size_t count, std::string_view one) {
  std::string out = std::to_string(count) + " ";
  return out.append(one).append(count == 1 ? "" : "s");
}

struct Column {
  int width = 0;
  std::vector<InkLine> lines;
};

class TableWriter {
 public:
  TableWriter(const Ledger& ledger, const TableOptions& options)
      : ledger_(ledger), width_(std::max(options.width, kNarrowest)), colour_(options.colour) {}

  std::string Finish() && {
    WriteHead();
    if (!ledger_.actors.empty()) WriteActors();
    if (!ledger_.statements.empty()) WriteStatements();
    if (ledger_.actors.empty() && ledger_.statements.empty()) Line({{"no actors or statements", Ink::kDim}});
    WriteNotices();
    return std::move(out_);
  }

 private:
  void Line(const InkLine& line) {
    AppendLine(line, colour_, 0, &out_);
    out_.push_back('\n');
  }

  void Heading(std::string_view word, size_t count) {
    out_.push_back('\n');
    Line({{std::string(word), Ink::kBold}, {"  " + std::to_string(count), Ink::kDim}});
  }

  void WriteHead() {
    const std::string& title = ledger_.title.empty() ? ledger_.id : ledger_.title;
    if (!title.empty())
      for (const InkLine& line : Wrapped({{title, Ink::kBold}}, width_)) Line(line);
    std::vector<std::string> parts;
    for (const std::string& part : {ledger_.dateline, SpelledDate(ledger_.published), ledger_.source})
      if (!part.empty()) parts.push_back(part);
    parts.push_back(Counted(WordsIn(ledger_.text), "word"));
    for (const InkLine& line : Wrapped({{Joined(parts, " · ", parts.size()), Ink::kDim}}, width_)) Line(line);
    std::string rule;
    for (int i = 0; i < width_; ++i) rule.append("─");
    Line({{rule, Ink::kDim}});
  }

  // Cells side by side, each wrapped in its own width, two blanks between.
  void WriteRow(const std::vector<Column>& columns) {
    size_t height = 1;
    for (const Column& column : columns) height = std::max(height, column.lines.size());
    for (size_t row = 0; row < height; ++row) {
      std::string line;
      for (const Column& column : columns) {
        line.append("  ");
        AppendLine(row < column.lines.size() ? column.lines[row] : InkLine{}, colour_, column.width, &line);
      }
      line.erase(line.find_last_not_of(' ') + 1);
      out_.append(line).push_back('\n');
    }
  }

  void WriteActors() {
    Heading("ACTORS", ledger_.actors.size());
    int name_width = 8, count_width = 2;
    for (const Actor& actor : ledger_.actors) {
      name_width = std::max(name_width, ColumnsOf(Printable(actor.name)) + (actor.confidence < kUncertain ? 1 : 0));
      count_width = std::max(count_width, ColumnsOf(std::to_string(actor.mentions.size())) + 1);
    }
    name_width = std::min(name_width, width_ * 3 / 10);
    const int rest = width_ - (2 + name_width + 2 + 6 + 2 + count_width + 2);
    for (const Actor& actor : ledger_.actors) {
      std::vector<Column> columns;
      InkLine name = {{actor.name.empty() ? "unnamed" : actor.name, Ink::kBold}};
      if (actor.confidence < kUncertain) name.push_back({"?", Ink::kWarn});
      columns.push_back({name_width, Wrapped(name, name_width)});
      columns.push_back({6, {{{std::string(KindOf(actor.kind)), Ink::kDim}}}});
      std::string count = std::to_string(actor.mentions.size()) + "×";
      count.insert(0, static_cast<size_t>(std::max(0, count_width - ColumnsOf(count))), ' ');
      columns.push_back({count_width, {{{count, Ink::kPlain}}}});
      AddDetails(actor, rest, &columns);
      WriteRow(columns);
    }
  }

  void AddDetails(const Actor& actor, int rest, std::vector<Column>* columns) const {
    const std::string roles = Joined(RolesOf(ledger_, actor), "; ", 8);
    const std::string aliases = Joined(AliasesOf(ledger_, actor), ", ", kMostAliases);
    const InkLine also = aliases.empty() ? InkLine{} : InkLine{{"also ", Ink::kDim}, {aliases, Ink::kDim}};
    if (width_ >= kSideBySide) {
      const int left = rest * 9 / 20;
      columns->push_back({left, Wrapped({{roles}}, left)});
      columns->push_back({rest - left - 2, Wrapped(also, rest - left - 2)});
      return;
    }
    Column details{rest, {}};
    if (!roles.empty()) details.lines = Wrapped({{roles}}, rest);
    if (!also.empty())
      for (InkLine& line : Wrapped(also, rest)) details.lines.push_back(std::move(line));
    columns->push_back(std::move(details));
  }

  void WriteStatements() {
    Heading("STATEMENTS", ledger_.statements.size());
    const int number_width = static_cast<int>(std::to_string(ledger_.statements.size()).size()) + 1;
    bool first = true;
    for (const OutlineEntry& entry : StatementOutline(ledger_)) {
      if (entry.depth == 0 && !first) out_.push_back('\n');
      first = false;
      WriteStatement(entry, number_width);
    }
  }

  void WriteStatement(const OutlineEntry& entry, int number_width) {
    const Statement& statement = ledger_.statements[entry.statement];
    const int indent = 2 + 4 * std::min(entry.depth, std::min(kDeepest, (width_ - 30) / 10));
    const int body = indent + number_width + 2;
    const std::vector<InkLine> head = Wrapped(HeadOf(statement), width_ - body);
    for (size_t i = 0; i < head.size(); ++i) {
      std::string number = i == 0 ? "Q" + std::to_string(entry.statement + 1) : "";
      InkLine line = {{std::string(static_cast<size_t>(indent), ' ')}};
      number.insert(0, static_cast<size_t>(number_width) - std::min(number.size(), static_cast<size_t>(number_width)),
                    ' ');
      const bool uncertain = i == 0 && statement.confidence < kUncertain;
      line.push_back({number, Ink::kDim});
      line.push_back({uncertain ? "? " : "  ", Ink::kWarn});
      line.insert(line.end(), head[i].begin(), head[i].end());
      Line(line);
    }
    const std::string content = ContentOf(ledger_, statement);
    if (content.empty()) return;
    const std::string margin(static_cast<size_t>(body), ' ');
    for (const InkLine& words : Wrapped({{content}}, width_ - body - 2)) {
      InkLine line = {{margin}, {std::string(BarOf(statement.mode)), Ink::kDim}, {" "}};
      line.insert(line.end(), words.begin(), words.end());
      Line(line);
    }
  }

  // Antony Blinken → assess, mixed · to Israel · 21 March 2024 · at a news conference in Cairo · via a spokesperson
  InkLine HeadOf(const Statement& statement) const {
    const bool known = !NamesOf(ledger_, statement.speakers).empty();
    InkLine head = {{SpeakerOf(ledger_, statement), known ? Ink::kBold : Ink::kPlain}, {" → ", Ink::kDim}};
    if (statement.denied) head.push_back({std::string(kNeverSaid) + ": ", Ink::kWarn});
    head.push_back({kStatementActNames[static_cast<size_t>(statement.act)], Ink::kAct});
    head.push_back({", ", Ink::kDim});
    head.push_back({kStatementModeNames[static_cast<size_t>(statement.mode)], Ink::kDim});
    const auto add = [&head](std::string_view word, const std::string& what) {
      if (!what.empty()) head.push_back({" · " + std::string(word) + what, Ink::kPlain});
    };
    add("to ", NamesOf(ledger_, statement.to));
    add("", SpelledDate(statement.date));
    add("at ", WordsOf(ledger_.text, statement.venue));
    add("via ", NamesOf(ledger_, statement.via));
    return head;
  }

  // Notices in a row that differ in their places only are one line. Such of broken bytes repeat the place as detail.
  void WriteNotices() {
    if (ledger_.notices.empty()) return;
    Heading("NOTICES", ledger_.notices.size());
    const std::vector<Notice>& all = ledger_.notices;
    size_t lines = 0, shown = 0;
    while (shown < all.size() && lines < kMostNotices) {
      const Notice& notice = all[shown];
      const std::string detail = notice.detail.starts_with("source byte ") ? "" : notice.detail;
      std::vector<std::string> places;
      for (; shown < all.size() && all[shown].code == notice.code; ++shown) {
        if (!places.empty() && (!detail.empty() || !HasPlace(all[shown]))) break;
        places.push_back(HasPlace(all[shown]) ? std::to_string(ledger_.SourceOf(all[shown].span).first) : "");
      }
      InkLine text = {{std::string(NameOf(notice.code)), Ink::kWarn}};
      if (!detail.empty()) text.push_back({" " + detail, Ink::kPlain});
      if (HasPlace(notice))
        text.push_back({(places.size() > 1 ? " · bytes " : " · byte ") + Joined(places, ", ", kMostPlaces), Ink::kDim});
      for (const InkLine& words : Wrapped(text, width_ - 2)) {
        InkLine line = {{"  "}};
        line.insert(line.end(), words.begin(), words.end());
        Line(line);
      }
      ++lines;
    }
    if (shown < all.size()) Line({{"  +" + std::to_string(all.size() - shown) + " more", Ink::kDim}});
  }

  const Ledger& ledger_;
  int width_;
  bool colour_;
  std::string out_;
};

}  // namespace

std::string ToTable(const Ledger& ledger, const TableOptions& options) { return TableWriter(ledger, options).Finish(); }

}  // namespace dateline
