// A ledger as one HTML page: the story with its marked statements, the statements beside it, the actors.
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
#include "ledger/outline.h"

namespace dateline {
namespace {

constexpr size_t kMostAliases = 6, kMostNotices = 20;

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

std::string Counted(size_t count, std::string_view one) {
  std::string out = std::to_string(count) + " ";
  return out.append(one).append(count == 1 ? "" : "s");
}

class PageWriter {
 public:
  explicit PageWriter(const Ledger& ledger)
      : ledger_(ledger), outline_(StatementOutline(ledger)), said_(ledger.actors.size()) {
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
    Raw(PageStyle());
    Raw("</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#story\">To the story</a>\n<header>\n");
    WriteHead(title);
    Raw("</header>\n<div class=\"page\">\n<aside class=\"actors\" aria-label=\"Actors\">\n");
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
         {ledger_.dateline, SpelledDate(ledger_.published), Counted(WordsIn(ledger_.text), "word"),
          Counted(ledger_.statements.size(), "statement"), Counted(ledger_.actors.size(), "actor")})
      if (!fact.empty()) Element("span", fact);
    Raw("</div>\n<div class=\"legend\" aria-label=\"Legend\">"
        "<span><span class=\"c direct plain\">quoted</span></span><span><span class=\"c mixed plain\">partly "
        "quoted</span></span>"
        "<span><span class=\"c indirect plain\">reported</span></span><span><span class=\"cue\">says</span> the words "
        "of saying</span>"
        "<span><span class=\"src\">Source</span> who is named for it</span>"
        "<span><i class=\"dot warm\"></i>towards</span><span><i class=\"dot stern\"></i>against</span>"
        "<span><i class=\"dot plain\"></i>neither</span><span><b class=\"unsure\">?</b> uncertain</span></div>\n");
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
      Element("h2", kHeadings[kind]);
      Raw("\n<ul>\n");
      for (int actor : members) WriteActor(actor);
      Raw("</ul>\n");
    }
  }

  void WriteActor(int index) {
    const Actor& actor = ledger_.actors[index];
    Raw("<li><button type=\"button\" aria-pressed=\"false\" data-actor=\"" + std::to_string(index + 1) +
        "\"><span class=\"name\">");
    Text(actor.name.empty() ? "unnamed" : actor.name);
    if (actor.confidence < kUncertain) Raw("<b class=\"unsure\" title=\"uncertain\">?</b>");
    Raw("</span>");
    Raw("<span class=\"count\" title=\"" + Counted(actor.mentions.size(), "mention") + ", " +
        Counted(said_[index], "statement") + "\">" + std::to_string(actor.mentions.size()));
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
    for (size_t i = 0; i < ledger_.actors.size(); ++i)
      for (const Mention& mention : ledger_.actors[i].mentions)
        marks.push_back(
            {Clamped(mention.span, ledger_.text), "class=\"m\" data-a=\"" + std::to_string(i + 1) + "\"", "", 11});
    return marks;
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
    part("", SpelledDate(statement.date));
    part("at ", WordsOf(ledger_.text, statement.venue));
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
  std::string out_;
};

}  // namespace

std::string ToHtml(const Ledger& ledger) { return PageWriter(ledger).Finish(); }

}  // namespace dateline
