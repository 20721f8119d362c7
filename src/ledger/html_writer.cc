// A ledger as one HTML page: the marked story, its statements on one side, its other entries and actors on the other.
#include <algorithm>
#include <array>
#include <numeric>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "dateline/write.h"
#include "ledger/html_style.h"
#include "ledger/marked_text.h"
#include "ledger/occurrences.h"
#include "ledger/outline.h"
#include "ledger/schedule.h"
#include "ledger/wording.h"

namespace dateline {
namespace {

constexpr size_t kMostAliases = 6, kMostNotices = 20;
constexpr size_t kLongestCondition = 100;  // bytes

std::string_view ModeOf(const Statement& statement) { return kStatementModeNames[static_cast<size_t>(statement.mode)]; }

std::string_view ActOf(const Statement& statement) { return kStatementActNames[static_cast<size_t>(statement.act)]; }

// The colour family of an act: towards somebody, against somebody, or neither.
std::string_view ToneOf(StatementAct act) {
  switch (act) {
    case StatementAct::kPraise:
    case StatementAct::kSupport:
    case StatementAct::kPromise:
    case StatementAct::kOffer:
    case StatementAct::kAgree:
    case StatementAct::kApologise:
      return "warm";
    case StatementAct::kAccuse:
    case StatementAct::kCriticise:
    case StatementAct::kOppose:
    case StatementAct::kDemand:
    case StatementAct::kReject:
    case StatementAct::kDeny:
    case StatementAct::kThreaten:
    case StatementAct::kWarn:
      return "stern";
    default:
      return "plain";
  }
}

// Where a statement's number stands: behind its last character and the closing marks that follow it.
uint32_t NumberAt(const Statement& statement, std::string_view text) {
  uint32_t at = 0;
  for (Span piece : statement.content) at = std::max(at, Clamped(piece, text).end);
  if (at == 0) at = Clamped(Extent(statement), text).end;
  for (int i = 0; i < 3 && at < text.size(); ++i) {
    const Utf8Char c = DecodeUtf8(text, at);
    if (std::u32string_view(U"\".,;:!?)\u2019\u201D\u00BB").find(c.code) == std::u32string_view::npos) break;
    at += c.size;
  }
  return at;
}

// How far an event is a fact: done, ahead, pressed for by somebody, or off.
std::string_view StateOf(EventStatus status) {
  switch (status) {
    case EventStatus::kHappened:
    case EventStatus::kOngoing:
      return "done";
    case EventStatus::kPlanned:
    case EventStatus::kPossible:
      return "ahead";
    case EventStatus::kCalledFor:
    case EventStatus::kThreatened:
      return "pressed";
    case EventStatus::kDenied:
    case EventStatus::kFailed:
      return "undone";
  }
  return "";
}

std::string_view ToneOf(Stance stance) {
  switch (stance) {
    case Stance::kOppose:
    case Stance::kDemand:
    case Stance::kReject:
      return "stern";
    case Stance::kSupport:
    case Stance::kPledge:
    case Stance::kOffer:
      return "warm";
    case Stance::kOpen:
    case Stance::kConditional:
      break;
  }
  return "plain";
}

std::string Capital(std::string_view word) {
  std::string out(word);
  if (!out.empty() && out[0] >= 'a' && out[0] <= 'z') out[0] = static_cast<char>(out[0] - 'a' + 'A');
  return out;
}

// "e3", "f1", "p2": joins an entry with its words in the story.
std::string KeyOf(char letter, int index) { return letter + std::to_string(int64_t{index} + 1); }

class PageWriter {
 public:
  explicit PageWriter(const Ledger& ledger)
      : ledger_(ledger),
        outline_(StatementOutline(ledger)),
        said_(ledger.actors.size()),
        occurrences_(OccurrencesOf(ledger)) {
    for (const Statement& statement : ledger_.statements)
      for (int speaker : statement.speakers)
        if (speaker >= 0 && speaker < static_cast<int>(said_.size())) ++said_[speaker];
  }

  std::string Finish() && {
    const std::string title = !ledger_.title.empty() ? ledger_.title : !ledger_.id.empty() ? ledger_.id : "Story";
    Raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<meta name=\"color-scheme\" content=\"light dark\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
        "script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n<title>");
    Text(title);
    Raw("</title>\n<style>");
    Raw(PageBase());
    Raw(PageStyle());
    Raw("</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#story\">To the story</a>\n<header>\n");
    WriteHead(title);
    Raw("</header>\n<div class=\"page\">\n<aside class=\"brief\" aria-label=\"Events, figures, positions and "
        "actors\">\n");
    WriteEvents();
    WriteFigures();
    WritePositions();
    WriteShifts();
    WriteActors();
    Raw("</aside>\n<main id=\"story\" tabindex=\"-1\">\n");
    out_.append(MarkedParagraphs(ledger_.text, Marks(), Numbers()));
    Raw("</main>\n<aside class=\"rail\" aria-label=\"Statements\">\n<h2>Statements</h2>\n<ol>\n");
    for (const OutlineEntry& entry : outline_) WriteCard(entry);
    Raw("</ol>\n</aside>\n</div>\n");
    WriteNotices();
    Raw("<div id=\"tip\" role=\"status\" hidden></div>\n<script>");
    Raw(PageScript());
    Raw("</script>\n</body>\n</html>\n");
    return std::move(out_);
  }

 private:
  void Raw(std::string_view html) { out_.append(html); }
  void Text(std::string_view text) { AppendEscaped(text, &out_); }
  void Element(std::string_view tag_and_class, std::string_view text) {
    const std::string_view tag = tag_and_class.substr(0, tag_and_class.find(' '));
    Raw("<");
    Raw(tag_and_class);
    Raw(">");
    Text(text);
    Raw("</");
    Raw(tag);
    Raw(">");
  }

  void WriteHead(const std::string& title) {
    if (!ledger_.source.empty()) Element("div class=\"outlet\"", ledger_.source);
    Element("h1", title);
    Raw("<div class=\"facts\">");
    for (const std::string& fact :
         {ledger_.dateline, SpelledDate(ledger_.published), CountOf(WordsIn(ledger_.text), "word"),
          CountOf(ledger_.statements.size(), "statement"), CountOf(occurrences_.size(), "event"),
          CountOf(ledger_.actors.size(), "actor")})
      if (!fact.empty()) Element("span", fact);
    Raw("</div>\n<div class=\"legend\" aria-label=\"Legend\">"
        "<span><span class=\"c direct plain\">quoted</span></span><span><span class=\"c mixed plain\">partly "
        "quoted</span></span>"
        "<span><span class=\"c indirect plain\">reported</span></span><span><span class=\"cue\">says</span> the words "
        "of saying</span>"
        "<span><span class=\"src\">Source</span> who is named for it</span>"
        "<span><i class=\"dot warm\"></i>towards</span><span><i class=\"dot stern\"></i>against</span>"
        "<span><i class=\"dot plain\"></i>neither</span><span><b class=\"unsure\">?</b> uncertain</span>");
    if (!ledger_.events.empty())
      Raw("<span><span class=\"t done\">event</span> <span class=\"t ahead\">to come</span> "
          "<span class=\"t pressed\">called for or threatened</span> <span class=\"t undone\">denied or "
          "failed</span></span>");
    if (!ledger_.figures.empty()) Raw("<span><span class=\"f\">40</span> figure</span>");
    if (!ledger_.positions.empty()) Raw("<span><span class=\"i\">issue</span> of a position</span>");
    Raw("</div>\n");
  }

  // A heading over entries that fold away; all are open at first.
  void Open(std::string_view heading, size_t count) {
    Raw("<details open><summary>");
    Text(heading);
    Raw(" <span class=\"count\">" + std::to_string(count) + "</span></summary>\n");
  }
  void Close() { Raw("</details>\n"); }

  // A link to the entry's first words in the story. `actors`: by whom it can be picked out.
  void OpenEntry(const std::string& key, std::string_view tone, const std::vector<int>& actors) {
    Raw("<a class=\"entry ");
    Raw(tone);
    Raw("\" id=\"" + key + "\" href=\"#t" + key + "\" data-k=\"" + key + "\" data-actors=\"");
    for (const int actor : actors) Raw(std::to_string(actor + 1) + " ");
    Raw("\">");
  }
  void Unsure(float confidence) {
    if (confidence < kUncertain) Raw("<b class=\"unsure\" title=\"uncertain\">?</b>");
  }
  // A part of a line beneath an entry's first one; parts are set apart by dots.
  void Part(std::string_view word, const std::string& what, std::string_view tag = "span") {
    if (!what.empty()) Element(tag, std::string(word) + what);
  }

  // What comes next first, then the rest by status.
  void WriteEvents() {
    const std::vector<int> next = Schedule(ledger_, occurrences_);
    std::vector<bool> later(occurrences_.size());
    for (const int o : next) later[o] = true;
    WriteOccurrences("Next", next);
    for (size_t status = 0; status < kEventStatusNames.size(); ++status) {
      std::vector<int> these;
      for (size_t i = 0; i < occurrences_.size(); ++i)
        if (!later[i] && static_cast<size_t>(occurrences_[i].status) == status) these.push_back(static_cast<int>(i));
      WriteOccurrences(Capital(HeadingOf(static_cast<EventStatus>(status))), these);
    }
  }

  void WriteOccurrences(std::string_view heading, const std::vector<int>& these) {
    if (these.empty()) return;
    Open(heading, these.size());
    for (const int o : these) WriteOccurrence(occurrences_[o], heading == "Next");
    Close();
  }

  void WriteOccurrence(const Occurrence& o, bool next) {
    std::vector<int> actors = o.actors;
    for (const std::vector<int>* more : {&o.recipients, &o.places})
      actors.insert(actors.end(), more->begin(), more->end());
    OpenEntry(KeyOf('e', o.mentions.front()), StateOf(o.status), actors);
    const std::string date = ShortDate(o.date, ledger_.published), to = NamesOf(ledger_, o.recipients);
    if (!date.empty()) Element("time", date);
    Element("span class=\"type\"", NameOf(o.type));
    Unsure(o.confidence);
    Raw(" ");
    if (!o.actors.empty()) Element("b", NamesOf(ledger_, o.actors));
    if (!to.empty()) {
      Raw(" <i aria-label=\"to\">→</i> ");
      Element("b", to);
    }
    const InContext context = ContextOf(ledger_, ledger_.events[o.mentions.front()]);
    Raw("<q>");
    Text(context.before);
    Element("em", context.trigger);
    Text(context.after);
    Raw("</q><span class=\"when\">");
    Part("in ", NamesOf(ledger_, o.places));
    if (next && o.status != EventStatus::kPlanned) Part("", std::string(HeadingOf(o.status)), "span class=\"act\"");
    const Reporters reporters = ReportersOf(ledger_, o);
    Part("per ", reporters.tell);
    Part("", reporters.differ, "span class=\"act\"");
    if (o.mentions.size() > 1) Part("", CountOf(o.mentions.size(), "mention"));
    Raw("</span></a>\n");
  }

  void WriteFigures() {
    if (ledger_.figures.empty()) return;
    const std::vector<std::vector<int>> rivals = RivalsOf(ledger_);
    Open("Figures", ledger_.figures.size());
    for (const Claims& claims : ClaimsOf(ledger_)) {
      Element("h3", claims.claimant);
      for (const int f : claims.figures) WriteFigure(f, rivals[f]);
    }
    Close();
  }

  void WriteFigure(int index, const std::vector<int>& rivals) {
    const Figure& figure = ledger_.figures[index];
    OpenEntry(KeyOf('f', index), "figure", figure.sources);
    Element("b class=\"value\"", WordsOf(ledger_.text, figure.span));
    Unsure(figure.confidence);
    Raw(" ");
    Text(CountedWords(ledger_, figure));
    for (const int r : rivals) {
      Raw("<span class=\"rival\">");
      Text(WordsOf(ledger_.text, ledger_.figures[r].span) + ", " + ClaimantOf(ledger_, ledger_.figures[r]));
      Raw("</span>");
    }
    Raw("<span class=\"when\">");
    if (figure.of_event >= 0 && figure.of_event < static_cast<int>(ledger_.events.size()))
      Part("of ", WordsOf(ledger_.text, ledger_.events[figure.of_event].trigger));
    Part("in ", NamesOf(ledger_, figure.places));
    const std::string period = WordsOf(ledger_.text, figure.period);
    Part("", period);
    if (period.find(figure.date) == std::string::npos) Part("", ShortDate(figure.date, ledger_.published));
    Raw("</span></a>\n");
  }

  void WritePositions() {
    if (ledger_.positions.empty()) return;
    Open("Positions", ledger_.positions.size());
    std::string topic;
    for (const int p : PositionsByTopic(ledger_)) {
      const Position& position = ledger_.positions[p];
      const Subject subject = SubjectOf(ledger_, position);
      const bool again = !topic.empty() && position.topic == topic;
      if (!again) Element("h3", subject.topic);
      topic = position.topic;
      OpenEntry(KeyOf('p', p), ToneOf(position.stance), position.actors);
      Element("b", NamesOf(ledger_, position.actors));
      Raw(" ");
      if (position.former) Raw("<span class=\"denied\">formerly</span> ");
      Element("span class=\"act\"", kStanceNames[static_cast<size_t>(position.stance)]);
      Unsure(position.confidence);
      const std::string& issue = again && subject.issue.empty() ? subject.topic : subject.issue;
      if (!issue.empty()) Element("q", issue);
      Raw("<span class=\"when\">");
      Part("if: ", Shortened(WordsOf(ledger_.text, position.condition), kLongestCondition));
      Part("", ShortDate(position.date, ledger_.published));
      Raw("</span></a>\n");
    }
    Close();
  }

  void WriteShifts() {
    if (ledger_.shifts.empty()) return;
    Open("Shifts", ledger_.shifts.size());
    for (size_t i = 0; i < ledger_.shifts.size(); ++i) {
      const Shift& shift = ledger_.shifts[i];
      OpenEntry(KeyOf('h', static_cast<int>(i)), "plain", shift.actors);
      Element("b", NamesOf(ledger_, shift.actors));
      Raw(" ");
      Text(shift.topic);
      Unsure(shift.confidence);
      const std::string from = StanceOf(ledger_, shift.from), to = StanceOf(ledger_, shift.to);
      if (!from.empty() || !to.empty()) {
        Raw("<span class=\"change\">");
        Text((from.empty() ? "?" : from) + " → " + (to.empty() ? "?" : to));
        Raw("</span>");
      }
      Raw("<span class=\"when\">");
      Part("", shift.when);
      if (shift.inferred) Part("", "not told: it follows from positions");
      Raw("</span></a>\n");
    }
    Close();
  }

  void WriteActors() {
    static constexpr std::array kHeadings = {"People", "States", "Organisations", "Groups", "Places"};
    for (size_t kind = 0; kind < kHeadings.size(); ++kind) {
      std::vector<int> members;
      for (int i = 0; i < static_cast<int>(ledger_.actors.size()); ++i)
        if (static_cast<size_t>(ledger_.actors[i].kind) == kind) members.push_back(i);
      if (members.empty()) continue;
      std::stable_sort(members.begin(), members.end(), [this](int a, int b) {
        return 3 * said_[a] + ledger_.actors[a].mentions.size() > 3 * said_[b] + ledger_.actors[b].mentions.size();
      });
      Open(kHeadings[kind], members.size());
      Raw("<ul>\n");
      for (int actor : members) WriteActor(actor);
      Raw("</ul>\n");
      Close();
    }
  }

  void WriteActor(int index) {
    const Actor& actor = ledger_.actors[index];
    Raw("<li><button type=\"button\" aria-pressed=\"false\" data-actor=\"" + std::to_string(index + 1) +
        "\"><span class=\"name\">");
    Text(actor.name.empty() ? "unnamed" : actor.name);
    if (actor.confidence < kUncertain) Raw("<b class=\"unsure\" title=\"uncertain\">?</b>");
    Raw("</span>");
    Raw("<span class=\"count\" title=\"" + CountOf(actor.mentions.size(), "mention") + ", " +
        CountOf(said_[index], "statement") + "\">" + std::to_string(actor.mentions.size()));
    Raw("</span>");
    for (const std::string& role : RolesOf(ledger_, actor)) Element("span class=\"role\"", role);
    const std::vector<std::string> aliases = AliasesOf(ledger_, actor);
    if (!aliases.empty()) {
      std::string also;
      for (size_t i = 0; i < std::min(aliases.size(), kMostAliases); ++i)
        also.append(i > 0 ? ", " : "also ").append(aliases[i]);
      if (aliases.size() > kMostAliases) also.append(" …");
      Element("span class=\"also\"", also);
    }
    Raw("</button></li>\n");
  }

  std::vector<TextMark> Marks() const {
    std::vector<TextMark> marks;
    for (const OutlineEntry& entry : outline_) {
      const Statement& statement = ledger_.statements[entry.statement];
      const std::string number = std::to_string(entry.statement + 1);
      const std::string data = " data-q=\"" + number + "\"";
      std::string css = "class=\"c ";
      css.append(ModeOf(statement)).append(" ").append(ToneOf(statement.act));
      if (entry.depth > 0) css.append(" inner");
      if (statement.confidence < kUncertain) css.append(" faint");
      std::string id = "s" + number;
      for (Span piece : statement.content) {
        marks.push_back({Clamped(piece, ledger_.text), css + "\"" + data, id, std::min(entry.depth, 8)});
        id.clear();
      }
      marks.push_back({Clamped(statement.source, ledger_.text), "class=\"src\"" + data, "", 9});
      marks.push_back({Clamped(statement.cue, ledger_.text), "class=\"cue\"" + data, id, 10});
    }
    AddEntryMarks(&marks);
    for (size_t i = 0; i < ledger_.actors.size(); ++i)
      for (const Mention& mention : ledger_.actors[i].mentions)
        marks.push_back(
            {Clamped(mention.span, ledger_.text), "class=\"m\" data-a=\"" + std::to_string(i + 1) + "\"", "", 11});
    return marks;
  }

  // Triggers, figures, issues, and the words that tell a shift.
  void AddEntryMarks(std::vector<TextMark>* marks) const {
    const auto add = [&](Span span, const std::string& css, const std::string& key, bool first, int rank) {
      marks->push_back(
          {Clamped(span, ledger_.text), "class=\"" + css + "\" data-k=\"" + key + "\"", first ? "t" + key : "", rank});
    };
    for (const Occurrence& o : occurrences_)
      for (const int m : o.mentions)
        add(ledger_.events[m].trigger, "t " + std::string(StateOf(ledger_.events[m].status)),
            KeyOf('e', o.mentions.front()), m == o.mentions.front(), 13);
    for (size_t i = 0; i < ledger_.figures.size(); ++i)
      add(ledger_.figures[i].span, "f", KeyOf('f', static_cast<int>(i)), true, 12);
    for (size_t i = 0; i < ledger_.positions.size(); ++i)
      add(ledger_.positions[i].issue, "i", KeyOf('p', static_cast<int>(i)), true, 8);
    for (size_t i = 0; i < ledger_.shifts.size(); ++i) {
      bool first = true;
      for (const Span basis : ledger_.shifts[i].basis) {
        add(basis, "h", KeyOf('h', static_cast<int>(i)), first, -1);
        first = false;
      }
    }
  }

  std::vector<TextInsert> Numbers() const {
    std::vector<TextInsert> numbers;
    for (const OutlineEntry& entry : outline_) {
      const Statement& statement = ledger_.statements[entry.statement];
      const std::string number = std::to_string(entry.statement + 1);
      std::string html =
          "<a class=\"no\" id=\"r" + number + "\" href=\"#q" + number + "\" data-q=\"" + number + "\" aria-label=\"";
      std::string label = "Statement " + number + ": " + SpeakerOf(ledger_, statement) + ", ";
      AppendEscaped(label.append(ActOf(statement)), &html);
      numbers.push_back({NumberAt(statement, ledger_.text), html + "\">" + number + "</a>"});
    }
    return numbers;
  }

  void WriteCard(const OutlineEntry& entry) {
    const Statement& statement = ledger_.statements[entry.statement];
    const std::string number = std::to_string(entry.statement + 1);
    Raw("<li class=\"card ");
    Raw(ToneOf(statement.act));
    if (entry.depth > 0) Raw(" inner");
    Raw("\" id=\"q" + number + "\" data-q=\"" + number + "\" data-speakers=\"");
    for (int speaker : statement.speakers) Raw(std::to_string(speaker + 1) + " ");
    Raw("\"><a class=\"no\" href=\"#r" + number + "\" aria-label=\"Statement " + number + " in the text\">" + number +
        "</a>");
    Element(NamesOf(ledger_, statement.speakers).empty() ? "span class=\"speaker unnamed\"" : "span class=\"speaker\"",
            SpeakerOf(ledger_, statement));
    Raw(" ");
    if (statement.denied) {
      Element("span class=\"denied\"", kNeverSaid);
      Raw(" ");
    }
    Element("span class=\"act\"", ActOf(statement));
    const std::string to = NamesOf(ledger_, statement.to);
    if (!to.empty()) {
      Raw(" <span class=\"to\"><i aria-label=\"to\">→</i> ");
      Text(to);
      Raw("</span>");
    }
    if (statement.confidence < kUncertain) Raw(" <b class=\"unsure\" title=\"uncertain\">?</b>");
    WriteCircumstances(statement);
    Element("q", ContentOf(ledger_, statement));
    Raw("</li>\n");
  }

  void WriteCircumstances(const Statement& statement) {
    Raw("<div class=\"when\"><span class=\"mode ");
    Raw(ModeOf(statement));
    Raw("\">");
    Raw(ModeOf(statement));
    Raw("</span>");
    const auto part = [this](std::string_view word, const std::string& what) {
      if (what.empty()) return;
      Raw("<span>");
      Raw(word);
      Text(what);
      Raw("</span>");
    };
    part("", ShortDate(statement.date, ledger_.published));
    part("", VenueOf(ledger_, statement));
    part("via ", NamesOf(ledger_, statement.via));
    if (statement.within >= 0) part("within ", std::to_string(statement.within + 1));
    Raw("</div>");
  }

  void WriteNotices() {
    if (ledger_.notices.empty()) return;
    Raw("<footer class=\"notices\"><h2>Notices</h2><ul>");
    for (size_t i = 0; i < std::min(ledger_.notices.size(), kMostNotices); ++i) {
      const Notice& notice = ledger_.notices[i];
      std::string text(NameOf(notice.code));
      if (!notice.detail.empty()) text.append(": ").append(notice.detail);
      if (HasPlace(notice)) text.append(" (byte " + std::to_string(ledger_.SourceOf(notice.span).first) + ")");
      Element("li", text);
    }
    if (ledger_.notices.size() > kMostNotices)
      Element("li", std::to_string(ledger_.notices.size() - kMostNotices) + " more");
    Raw("</ul></footer>\n");
  }

  const Ledger& ledger_;
  std::vector<OutlineEntry> outline_;
  std::vector<size_t> said_;  // statements of each actor
  std::vector<Occurrence> occurrences_;
  std::string out_;
};

}  // namespace

std::string ToHtml(const Ledger& ledger) { return PageWriter(ledger).Finish(); }

}  // namespace dateline
