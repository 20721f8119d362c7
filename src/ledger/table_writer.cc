// A ledger as a brief for a terminal: who said what, what happened, the figures, where actors stand, what comes next.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/write.h"
#include "ledger/columns.h"
#include "ledger/marked_text.h"
#include "ledger/occurrences.h"
#include "ledger/outline.h"
#include "ledger/schedule.h"
#include "ledger/wording.h"

namespace dateline {
namespace {

constexpr int kNarrowest = 40, kSideBySide = 110;
constexpr size_t kMostAliases = 3, kMostNotices = 10, kMostPlaces = 5, kMostRoles = 2;
constexpr size_t kLongestCondition = 100, kLongestBasis = 240;  // bytes
constexpr int kDeepest = 4;                                     // nesting beyond it is not indented further

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

struct Column {
  int width = 0;
  std::vector<InkLine> lines;
};

class TableWriter {
 public:
  TableWriter(const Ledger& ledger, const TableOptions& options)
      : ledger_(ledger),
        width_(std::max(options.width, kNarrowest)),
        colour_(options.colour),
        paragraphs_(ParagraphsOf(ledger.text)),
        occurrences_(OccurrencesOf(ledger)) {}

  std::string Finish() && {
    WriteHead();
    if (!ledger_.statements.empty()) WriteStatements();
    WriteEvents();
    if (!ledger_.figures.empty()) WriteFigures();
    if (!ledger_.positions.empty()) WritePositions();
    if (!ledger_.shifts.empty()) WriteShifts();
    if (!ledger_.actors.empty()) WriteActors();
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
    parts.push_back(CountOf(WordsIn(ledger_.text), "word"));
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

  // "¶3": the paragraph; nothing for an empty span.
  std::string PlaceOf(Span span) const {
    if (span.empty()) return "";
    const auto behind = std::upper_bound(paragraphs_.begin(), paragraphs_.end(), span.begin,
                                         [](uint32_t at, Span paragraph) { return at < paragraph.begin; });
    const auto number = behind - paragraphs_.begin();
    return number > 0 ? "¶" + std::to_string(number) : "";
  }

  static void Add(std::string_view word, const std::string& what, InkLine* line, Ink ink = Ink::kPlain) {
    if (what.empty()) return;
    if (!line->empty()) line->push_back({" · ", Ink::kDim});
    if (!word.empty()) line->push_back({std::string(word), Ink::kDim});
    line->push_back({what, ink});
  }

  void AddPlace(Span span, InkLine* line) const {
    if (const std::string place = PlaceOf(span); !place.empty()) line->push_back({" " + place, Ink::kDim});
  }

  // "E12?", set to the right.
  static Column NumberOf(char letter, int index, float confidence, size_t count) {
    const int width = static_cast<int>(std::to_string(count).size()) + 1;
    std::string number = letter + std::to_string(int64_t{index} + 1);
    if (static_cast<int>(number.size()) < width) number.insert(0, static_cast<size_t>(width) - number.size(), ' ');
    InkLine line = {{number, Ink::kDim}};
    if (confidence < kUncertain) line.push_back({"?", Ink::kWarn});
    return {width + 1, {line}};
  }

  // The columns and, behind them, what is told of the entry in the rest of the line.
  void WriteEntry(std::vector<Column> columns, const InkLine& body) {
    int used = 2;
    for (const Column& column : columns) used += column.width + 2;
    columns.push_back({width_ - used, Wrapped(body, width_ - used)});
    WriteRow(columns);
  }

  void WriteStatements() {
    Heading("STATEMENTS", ledger_.statements.size());
    const int number_width = static_cast<int>(std::to_string(ledger_.statements.size()).size()) + 1;
    bool first = true;
    for (const SaidBy& by : StatementsBySpeaker(ledger_)) {
      if (!first) out_.push_back('\n');
      first = false;
      InkLine head = {{by.speaker, NamesOf(ledger_, by.actors).empty() ? Ink::kPlain : Ink::kBold}};
      if (by.actors.size() == 1 && by.actors[0] >= 0 && by.actors[0] < static_cast<int>(ledger_.actors.size()))
        Add("", Joined(RolesOf(ledger_, ledger_.actors[by.actors[0]]), "; ", kMostRoles), &head, Ink::kDim);
      for (const InkLine& words : Wrapped(head, width_ - 2)) Indented("  ", words);
      for (const OutlineEntry& entry : by.said) WriteStatement(entry, number_width);
    }
  }

  void Indented(const std::string& margin, const InkLine& words) {
    InkLine line = {{margin}};
    line.insert(line.end(), words.begin(), words.end());
    Line(line);
  }

  void WriteStatement(const OutlineEntry& entry, int number_width) {
    const Statement& statement = ledger_.statements[entry.statement];
    const int indent = 4 + 4 * std::min(entry.depth, std::min(kDeepest, (width_ - 30) / 10));
    const int body = indent + number_width + 2;
    const std::vector<InkLine> head = Wrapped(HeadOf(statement, entry.depth > 0), width_ - body);
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

  // assess, mixed · to Israel · 21 Mar · at a news conference in Cairo · via a spokesperson ¶2
  // Behind its speaker where it does not stand beneath that one's name: Antony Blinken → assess, mixed
  InkLine HeadOf(const Statement& statement, bool named) const {
    InkLine head;
    if (named) {
      const bool known = !NamesOf(ledger_, statement.speakers).empty();
      head = {{SpeakerOf(ledger_, statement), known ? Ink::kBold : Ink::kPlain}, {" → ", Ink::kDim}};
    }
    if (statement.denied) head.push_back({std::string(kNeverSaid) + ": ", Ink::kWarn});
    head.push_back({kStatementActNames[static_cast<size_t>(statement.act)], Ink::kAct});
    head.push_back({", ", Ink::kDim});
    head.push_back({kStatementModeNames[static_cast<size_t>(statement.mode)], Ink::kDim});
    Add("to ", NamesOf(ledger_, statement.to), &head);
    Add("", ShortDate(statement.date, ledger_.published), &head);
    Add("", VenueOf(ledger_, statement), &head);
    Add("via ", NamesOf(ledger_, statement.via), &head);
    AddPlace(Extent(statement), &head);
    return head;
  }

  // Those that are over or go on, by status, and then what comes next, by date.
  void WriteEvents() {
    const std::vector<int> next = Schedule(ledger_, occurrences_);
    std::vector<bool> later(occurrences_.size());
    for (const int o : next) later[o] = true;
    for (size_t status = 0; status < kEventStatusNames.size(); ++status) {
      std::vector<int> these;
      for (size_t i = 0; i < occurrences_.size(); ++i)
        if (!later[i] && static_cast<size_t>(occurrences_[i].status) == status) these.push_back(static_cast<int>(i));
      if (!these.empty()) WriteOccurrences(HeadingOf(static_cast<EventStatus>(status)), these, false);
    }
    if (!next.empty()) WriteOccurrences("next", next, true);
  }

  void WriteOccurrences(std::string_view heading, const std::vector<int>& these, bool tell_status) {
    Heading(Capitals(heading), these.size());
    int date_width = 0, type_width = 0;
    for (const int o : these) {
      date_width = std::max(date_width, ColumnsOf(ShortDate(occurrences_[o].date, ledger_.published)));
      type_width = std::max(type_width, ColumnsOf(NameOf(occurrences_[o].type)));
    }
    date_width = std::min(date_width, width_ >= kSideBySide ? 19 : 12);
    for (const int o : these) WriteOccurrence(occurrences_[o], date_width, type_width, tell_status);
  }

  static std::string Capitals(std::string_view words) {
    std::string out(words);
    for (char& c : out)
      if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return out;
  }

  // E3  21 Mar  assault  Hamas → Israel · “the deadly Hamas attack on” · in Gaza · per Antony Blinken ¶4
  void WriteOccurrence(const Occurrence& o, int date_width, int type_width, bool tell_status) {
    const Event& event = ledger_.events[o.mentions.front()];
    std::vector<Column> columns = {NumberOf('E', o.mentions.front(), o.confidence, ledger_.events.size())};
    if (date_width > 0) {
      const InkLine date = {{ShortDate(o.date, ledger_.published)}};
      columns.push_back({date_width, Wrapped(date, std::max(date_width, 2))});
    }
    columns.push_back({type_width, {{{NameOf(o.type), Ink::kAct}}}});
    InkLine parties;
    Add("", NamesOf(ledger_, o.actors), &parties, Ink::kBold);
    const std::string recipients = NamesOf(ledger_, o.recipients);
    if (!recipients.empty()) {
      parties.push_back({parties.empty() ? "→ " : " → ", Ink::kDim});
      parties.push_back({recipients, Ink::kBold});
    }
    InkLine body;
    const InContext context = ContextOf(ledger_, event);
    body = {{"“" + context.before, Ink::kDim}, {context.trigger, Ink::kPlain}, {context.after + "”", Ink::kDim}};
    Add("in ", NamesOf(ledger_, o.places), &body);
    if (tell_status && o.status != EventStatus::kPlanned) Add("", std::string(HeadingOf(o.status)), &body, Ink::kWarn);
    const Reporters reporters = ReportersOf(ledger_, o);
    Add("per ", reporters.tell, &body);
    Add("", reporters.differ, &body, Ink::kWarn);
    if (o.mentions.size() > 1) Add("", std::to_string(o.mentions.size()) + "×", &body, Ink::kDim);
    AddPlace(event.trigger, &body);
    if (width_ >= kSideBySide) {
      const int width = width_ * 3 / 10;
      columns.push_back({width, Wrapped(parties, width)});
    } else if (!parties.empty()) {
      parties.push_back({" · ", Ink::kDim});
      body.insert(body.begin(), parties.begin(), parties.end());
    }
    WriteEntry(std::move(columns), body);
  }

  void WriteFigures() {
    Heading("FIGURES", ledger_.figures.size());
    const std::vector<std::vector<int>> rivals = RivalsOf(ledger_);
    int value_width = 4;
    for (const Figure& figure : ledger_.figures)
      value_width = std::max(value_width, ColumnsOf(Printable(WordsOf(ledger_.text, figure.span))));
    value_width = std::min(value_width, width_ / 4);
    for (const Claims& claims : ClaimsOf(ledger_)) {
      for (const InkLine& words : Wrapped({{claims.claimant, Ink::kBold}}, width_ - 2)) Indented("  ", words);
      for (const int f : claims.figures) WriteFigure(f, value_width, rivals[f]);
    }
  }

  // F2  nearly 32,000  Palestinians killed · of E9 “war” · in Gaza · since the war began · beside F4 30,000,
  // Israel ¶20
  void WriteFigure(int index, int value_width, const std::vector<int>& rivals) {
    const Figure& figure = ledger_.figures[index];
    std::vector<Column> columns = {NumberOf('F', index, figure.confidence, ledger_.figures.size())};
    columns[0].width += 2;
    columns[0].lines[0].insert(columns[0].lines[0].begin(), {"  "});
    columns.push_back({value_width, Wrapped({{WordsOf(ledger_.text, figure.span), Ink::kAct}}, value_width)});
    InkLine body;
    Add("", CountedWords(ledger_, figure), &body);
    if (figure.of_event >= 0 && figure.of_event < static_cast<int>(ledger_.events.size()))
      Add("of ",
          "E" + std::to_string(figure.of_event + 1) + " “" +
              WordsOf(ledger_.text, ledger_.events[figure.of_event].trigger) + "”",
          &body);
    Add("in ", NamesOf(ledger_, figure.places), &body);
    const std::string period = WordsOf(ledger_.text, figure.period);
    Add("", period, &body);
    if (period.find(figure.date) == std::string::npos) Add("", ShortDate(figure.date, ledger_.published), &body);
    for (const int r : rivals) {
      const Figure& rival = ledger_.figures[r];
      Add("beside F" + std::to_string(r + 1) + " ",
          WordsOf(ledger_.text, rival.span) + ", " + ClaimantOf(ledger_, rival), &body, Ink::kWarn);
    }
    AddPlace(figure.span, &body);
    WriteEntry(std::move(columns), body);
  }

  void WritePositions() {
    Heading("POSITIONS", ledger_.positions.size());
    int name_width = 6, stance_width = 4;
    for (const Position& position : ledger_.positions) {
      name_width = std::max(name_width, ColumnsOf(Printable(NamesOf(ledger_, position.actors))));
      stance_width = std::max(stance_width, ColumnsOf(kStanceNames[static_cast<size_t>(position.stance)]));
    }
    name_width = std::min(name_width, width_ / 4);
    Subject last;
    for (const int p : PositionsByTopic(ledger_)) {
      const Position& position = ledger_.positions[p];
      std::vector<Column> columns = {NumberOf('P', p, position.confidence, ledger_.positions.size())};
      columns.push_back({name_width, Wrapped({{NamesOf(ledger_, position.actors), Ink::kBold}}, name_width)});
      columns.push_back({stance_width, {{{kStanceNames[static_cast<size_t>(position.stance)], Ink::kAct}}}});
      const Subject subject = SubjectOf(ledger_, position);
      const bool again = subject.topic == last.topic && subject.issue == last.issue;
      WriteEntry(std::move(columns), BodyOf(position, again ? Subject{subject.topic, ""} : subject));
      last = subject;
    }
  }

  InkLine BodyOf(const Position& position, const Subject& subject) const {
    InkLine body;
    if (position.former) Add("", "former", &body, Ink::kWarn);
    Add("", subject.topic, &body);
    if (!subject.issue.empty()) Add("", "“" + subject.issue + "”", &body, Ink::kDim);
    const std::string condition = Shortened(WordsOf(ledger_.text, position.condition), kLongestCondition);
    if (!condition.empty()) Add("if: ", "“" + condition + "”", &body);
    Add("", ShortDate(position.date, ledger_.published), &body);
    std::vector<std::string> basis;
    basis.reserve(position.statements.size() + position.events.size());
    for (const int q : position.statements) basis.push_back("Q" + std::to_string(q + 1));
    for (const int e : position.events) basis.push_back("E" + std::to_string(e + 1));
    Add("", Joined(basis, " ", kMostPlaces), &body, Ink::kDim);
    AddPlace(position.issue, &body);
    return body;
  }

  // H1  the U.S.: ground assault on Rafah · support P2 → oppose P5 · recent days ¶11
  void WriteShifts() {
    Heading("SHIFTS", ledger_.shifts.size());
    for (size_t i = 0; i < ledger_.shifts.size(); ++i) {
      const Shift& shift = ledger_.shifts[i];
      InkLine body;
      Add("", NamesOf(ledger_, shift.actors), &body, Ink::kBold);
      Add("", shift.topic, &body);
      const auto end = [this](int position) {
        const std::string stance = StanceOf(ledger_, position);
        return stance.empty() ? std::string("?") : stance + " P" + std::to_string(position + 1);
      };
      if (!StanceOf(ledger_, shift.from).empty() || !StanceOf(ledger_, shift.to).empty())
        Add("", end(shift.from) + " → " + end(shift.to), &body, Ink::kAct);
      Add("", shift.when, &body);
      if (shift.inferred) Add("", "not told: it follows", &body, Ink::kDim);
      if (!shift.basis.empty()) {
        if (!shift.inferred)
          Add("", "“" + Shortened(WordsOf(ledger_.text, shift.basis[0]), kLongestBasis) + "”", &body, Ink::kDim);
        AddPlace(shift.basis[0], &body);
      }
      WriteEntry({NumberOf('H', static_cast<int>(i), shift.confidence, ledger_.shifts.size())}, body);
    }
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
  std::vector<Span> paragraphs_;
  std::vector<Occurrence> occurrences_;
  std::string out_;
};

}  // namespace

std::string ToTable(const Ledger& ledger, const TableOptions& options) { return TableWriter(ledger, options).Finish(); }

}  // namespace dateline
