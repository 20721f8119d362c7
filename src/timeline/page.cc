// The page: charts, positions, days, and the stories' words that all of it rests on.
#include <algorithm>
#include <cstdio>
#include <map>
#include <set>
#include <utility>

#include "dateline/timeline.h"
#include "ledger/html_style.h"
#include "ledger/marked_text.h"
#include "ledger/outline.h"
#include "timeline/charts.h"
#include "timeline/page_style.h"
#include "timeline/words.h"

namespace dateline {
namespace {

using Kind = TimelineItem::Kind;

constexpr size_t kMostCharts = 24, kMostIssues = 60, kTellingsShown = 3;
constexpr size_t kLongestSentence = 320;

std::string Small(std::string_view word) {
  std::string out(word);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c == '_' ? ' ' : c;
  return out;
}

std::string Percent(double share) {
  char text[32];
  const int size = std::snprintf(text, sizeof text, "%.2f%%", 100 * share);
  return {text, static_cast<size_t>(size)};
}

class PageWriter {
 public:
  explicit PageWriter(const Timeline& timeline) : timeline_(timeline) {}

  std::string Finish() && {
    Raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<meta name=\"color-scheme\" content=\"light dark\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
        "base-uri 'none'; form-action 'none'\">\n<title>");
    Text(Title());
    Raw("</title>\n<style>");
    Raw(PageBase());
    Raw(TimelineStyle());
    Raw("</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#days\">To the days</a>\n");
    WriteHead();
    Raw("<main class=\"page\">\n");
    WriteQuantities();
    WriteIssues();
    WriteDays();
    WriteStories();
    Raw("</main>\n</body>\n</html>\n");
    return std::move(out_);
  }

 private:
  void Raw(std::string_view html) { out_.append(html); }
  void Text(std::string_view text) { AppendEscaped(text, &out_); }
  void Element(std::string_view tag_and_class, std::string_view text) {
    Raw("<");
    Raw(tag_and_class);
    Raw(">");
    Text(text);
    Raw("</");
    Raw(tag_and_class.substr(0, tag_and_class.find(' ')));
    Raw(">");
  }
  const TimelineStory& StoryOf(const TimelineTelling& telling) const {
    return timeline_.stories[static_cast<size_t>(telling.story)];
  }

  std::string Title() const {
    if (timeline_.actor.empty()) return timeline_.about;
    return timeline_.actor + (timeline_.about.empty() ? "" : " on " + timeline_.about);
  }

  void WriteHead() {
    std::vector<TimelineTelling> all;
    for (const TimelineItem& item : timeline_.items) all.insert(all.end(), item.tellings.begin(), item.tellings.end());
    const std::vector<std::string> outlets = OutletsOf(timeline_, all);
    Raw("<header>\n<div class=\"outlet\">Timeline</div>");
    Element("h1", Title());
    Raw("<div class=\"facts\">");
    if (!timeline_.items.empty())
      Element("span",
              SpelledDate(timeline_.items.front().first_day) + " – " + SpelledDate(timeline_.items.back().last_day));
    Element("span", StoriesOf(all) == 1 ? "1 story" : std::to_string(StoriesOf(all)) + " stories");
    if (!outlets.empty()) Element("span", Joined(outlets, ", "));
    if (timeline_.more) Element("span", "older entries are left out");
    Raw("</div>\n<nav aria-label=\"On this page\">");
    for (const auto& [id, name, there] :
         {std::tuple{"figures", "Figures", !timeline_.quantities.empty()},
          std::tuple{"positions", "Positions", std::any_of(timeline_.issues.begin(), timeline_.issues.end(), Told)},
          std::tuple{"days", "Day by day", true}, std::tuple{"stories", "The stories", true}})
      if (there) Raw(std::string("<a href=\"#") + id + "\">" + name + "</a>");
    Raw("</nav>\n</header>\n");
  }

  void Open(std::string_view id, std::string_view heading, size_t count) {
    Raw(std::string("<section id=\"") + std::string(id) + "\"><h2>" + std::string(heading));
    Raw(" <span class=\"count\">" + std::to_string(count) + "</span></h2>\n");
  }

  void WriteQuantities() {
    if (timeline_.quantities.empty()) return;
    const size_t count = std::min(timeline_.quantities.size(), kMostCharts);
    Open("figures", "Figures, as they were claimed", count);
    Raw("<div class=\"charts\">\n");
    for (size_t i = 0; i < count; ++i) WriteQuantity(timeline_.quantities[i]);
    Raw("</div></section>\n");
  }

  void WriteQuantity(const TimelineQuantity& quantity) {
    Raw("<figure><figcaption>");
    Text(quantity.name.empty() ? quantity.counted : quantity.name);
    Raw("</figcaption>\n");
    AppendQuantity(timeline_, quantity, &out_);
    Raw("<ul class=\"key\">");
    const std::vector<std::string> claimants = ClaimantsOf(quantity);
    for (size_t c = 0; c < claimants.size(); ++c) {
      const auto last = std::find_if(quantity.claims.rbegin(), quantity.claims.rend(),
                                     [&](const TimelineClaim& claim) { return claim.claimant == claimants[c]; });
      Raw("<li><svg viewBox=\"0 0 12 12\" aria-hidden=\"true\"><g class=\"mark s" + std::to_string(c % 6) + "\">");
      AppendMark(c, 6, 6, &out_);
      Raw("</g></svg>");
      Text(claimants[c].empty() ? "nobody named" : claimants[c]);
      Raw(" ");
      Element("b", last->words);
      Raw("</li>");
    }
    Raw("</ul>\n<details><summary>All claims</summary><table><thead><tr><th>As of</th><th>Figure</th><th>Claimant</th>"
        "<th>Change</th></tr></thead><tbody>\n");
    for (const TimelineClaim& claim : quantity.claims) {
      Raw("<tr><td class=\"n\">");
      Text(claim.day);
      Raw("</td><td class=\"n\"><a href=\"#x-" + claim.tellings.front().id + "\">");
      Text(claim.words);
      Raw("</a></td>");
      Element("td", claim.claimant.empty() ? "nobody named" : claim.claimant);
      Element("td class=\"n\"", claim.change);
      Raw("</tr>");
    }
    Raw("</tbody></table></details></figure>\n");
  }

  // What more than one story or one day tells of.
  static bool Told(const TimelineIssue& issue) {
    size_t tellings = 0;
    for (const TimelineStand& stand : issue.stands) tellings += stand.tellings.size();
    return tellings > 1;
  }

  void WriteIssues() {
    std::vector<TimelineIssue> issues;
    for (const TimelineIssue& issue : timeline_.issues)
      if (Told(issue) && issues.size() < kMostIssues) issues.push_back(issue);
    if (issues.empty()) return;
    const DaySpan days = DaysOfIssues(issues);
    Open("positions", "Positions", issues.size());
    for (const TimelineIssue& issue : issues) WriteIssue(issue, days);
    Raw("<div class=\"issue\"><div class=\"scale\">");
    for (const int64_t tick : TicksOf(days))
      Raw("<span style=\"left:" + Percent(Share(tick, days)) + "\">" + ShortDay(tick) + "</span>");
    Raw("</div></div></section>\n");
  }

  static double Share(int64_t day, DaySpan days) {
    constexpr double kEnd = 0.86;  // behind it the last stands go on
    if (days.last == days.first) return 0;
    return kEnd * static_cast<double>(day - days.first) / static_cast<double>(days.last - days.first);
  }

  void WriteIssue(const TimelineIssue& issue, DaySpan days) {
    Raw("<div class=\"issue\"><div class=\"of\">");
    Element("b", issue.actor.empty() ? "nobody named" : issue.actor);
    Text(issue.topic);
    Raw("</div><div class=\"band\">");
    std::vector<const TimelineStand*> current;
    for (const TimelineStand& stand : issue.stands)
      if (!stand.former) current.push_back(&stand);
    for (size_t i = 0; i < current.size(); ++i) {
      const double from = Share(DayNumber(current[i]->day), days);
      const double to = i + 1 < current.size() ? Share(DayNumber(current[i + 1]->day), days) : 1;
      Raw("<a class=\"stand " + std::string(ToneOfStance(current[i]->stance)) + "\" style=\"left:" + Percent(from) +
          ";width:" + Percent(std::max(to - from, 0.004)) + "\" href=\"#x-" + current[i]->tellings.front().id +
          "\" title=\"");
      Text(current[i]->stance + ", " + SpelledDate(current[i]->day) + "\n" + TitleOf(timeline_, current[i]->tellings));
      Raw("\">");
      Text(current[i]->stance);
      Raw("</a>");
    }
    for (size_t i = 1; i < current.size(); ++i) {
      Raw("<span class=\"turn\" style=\"left:" + Percent(Share(DayNumber(current[i]->day), days)) + "\" title=\"");
      Text("shift: " + current[i - 1]->stance + " → " + current[i]->stance + ", " + SpelledDate(current[i]->day));
      Raw("\"></span>");
    }
    Raw("</div><div class=\"stands\">");
    bool first = true;
    for (const TimelineStand& stand : issue.stands) {
      if (!std::exchange(first, false)) Raw(" → ");
      Raw("<b class=\"" + std::string(ToneOfStance(stand.stance)) + "\">");
      Text((stand.former ? "once " : "") + stand.stance);
      Raw("</b> ");
      Text(SpelledDate(stand.day));
    }
    Raw("</div></div>\n");
  }

  void WriteDays() {
    Open("days", "Day by day", timeline_.items.size());
    std::string date;
    bool open = false;
    for (const TimelineItem& item : timeline_.items) {
      const std::string day = DateOf(item.first_day, item.last_day);
      if (!open || day != date) {
        if (open) Raw("</ol></div>\n");
        Raw("<div class=\"day\"><h3>");
        Text(day.empty() ? "undated" : SpelledDate(day));
        Element("span", WeekdayOf(day));
        Raw("</h3><ol>\n");
      }
      open = true;
      date = day;
      WriteItem(item);
    }
    Raw(open ? "</ol></div></section>\n" : "</section>\n");
  }

  void WriteItem(const TimelineItem& item) {
    const std::string kind(NameOf(item.kind));
    Raw("<li class=\"item\"");
    if (shown_.insert(item.id).second) Raw(" id=\"" + item.id + "\"");
    Raw("><span class=\"kind " + kind + "\">" + kind + "</span>");
    switch (item.kind) {
      case Kind::kEvent:
      case Kind::kPlan:
        WriteEvent(item);
        break;
      case Kind::kStatement:
        WriteWho(item);
        Element("span class=\"act\"", item.label);
        if (!item.to.empty()) Text(" → " + Joined(item.to, ", "));
        break;
      case Kind::kFigure:
        WriteFigure(item);
        break;
      case Kind::kPosition:
        WriteWho(item);
        if (!item.status.empty()) Raw("once ");
        WriteStance(item.label);
        Text(" " + item.what);
        if (!item.was.empty()) Element("span class=\"note\"", " before: " + item.was);
        break;
      case Kind::kShift:
        WriteWho(item);
        WriteStance(item.was.empty() ? "?" : item.was);
        Raw(" → ");
        WriteStance(item.label.empty() ? "?" : item.label);
        Text(" " + item.what);
        if (item.inferred) Element("span class=\"note\"", " inferred: no story tells it");
        break;
    }
    Raw(" ");
    Element("span class=\"id\"", item.id.substr(0, 9));
    WriteTellings(item);
    Raw("</li>\n");
  }

  void WriteWho(const TimelineItem& item) {
    Element("b", item.who.empty() ? "nobody named" : Joined(item.who, ", "));
    Raw(" ");
  }
  void WriteStance(std::string_view stance) {
    Element("span class=\"act " + std::string(ToneOfStance(stance)) + "\"", stance);
  }

  void WriteFigure(const TimelineItem& item) {
    Text(item.label + " ");
    Element("span class=\"big\"", item.what);
    if (!item.was.empty()) Text(" (" + item.was + ")");
    Text(", ");
    Element("b", item.who.empty() ? "nobody named" : Joined(item.who, ", "));
    if (!item.rivals.empty()) Element("span class=\"rival\"", " ≠ " + Joined(item.rivals, ", "));
  }

  void WriteEvent(const TimelineItem& item) {
    Element("span class=\"type\"", Small(item.label));
    Raw(" ");
    if (!item.what.empty()) Element("em", item.what);
    Raw(" ");
    if (item.status != "happened" && item.status != "planned") {
      const bool off = item.status == "failed" || item.status == "denied";
      Element(off ? "span class=\"off\"" : "span class=\"type\"", Small(item.status));
      Raw(" ");
    }
    if (!item.who.empty()) Element("b", Joined(item.who, ", "));
    if (!item.to.empty()) Text(" → " + Joined(item.to, ", "));
    if (!item.fate.empty()) {
      Raw(" <span class=\"act " + std::string(item.fate == "called off" ? "stern" : "plain") + "\">→ ");
      if (!item.fate_by.empty()) Raw("<a href=\"#x-" + item.fate_by + "\">");
      Text(item.fate);
      Raw(item.fate_by.empty() ? "</span>" : "</a></span>");
    }
    for (const auto& [words, what] : {std::pair{" was planned: ", &item.planned}, {" days told: ", &item.dates}})
      if (!what->empty()) Element("span class=\"note\"", words + *what);
    for (const std::string& toll : item.rivals) WriteToll(toll);
  }

  // "killed: 11 (A); 18 (B)" side by side.
  void WriteToll(std::string_view toll) {
    const size_t colon = toll.find(": ");
    Raw("<ul class=\"tolls\">");
    Element("li class=\"of\"", toll.substr(0, colon));
    for (size_t at = colon + 2; colon != std::string_view::npos && at < toll.size();) {
      const size_t end = std::min(toll.find("; ", at), toll.size());
      Element("li", toll.substr(at, end - at));
      at = end + 2;
    }
    Raw("</ul>");
  }

  // Each sentence once, though it mentions the event more than once.
  void WriteTellings(const TimelineItem& item) {
    std::vector<const TimelineTelling*> shown;
    std::set<std::pair<int, std::string_view>> sentences;
    for (const TimelineTelling& telling : item.tellings) {
      if (sentences.emplace(telling.story, telling.sentence).second) shown.push_back(&telling);
      Note(item.kind, telling);
    }
    Raw("<ul class=\"tellings\">");
    for (size_t i = 0; i < shown.size(); ++i) {
      if (i == kTellingsShown)
        Raw("</ul><details><summary>" + std::to_string(shown.size() - i) + " more</summary><ul class=\"tellings\">");
      const TimelineTelling& telling = *shown[i];
      const TimelineStory& story = StoryOf(telling);
      Raw("<li>");
      Text(Excerpt(telling.sentence, "", kLongestSentence));
      Raw(" <span class=\"at\"><a href=\"#x-" + telling.id + "\">");
      Text(story.outlet.empty() ? "story" : story.outlet);
      Raw("</a>, ");
      Text(SpelledDate(story.published));
      if (!telling.status.empty() && telling.status != item.status) Text(", " + Small(telling.status));
      Raw("</span></li>");
    }
    Raw(shown.size() > kTellingsShown ? "</ul></details>" : "</ul>");
  }

  void Note(Kind kind, const TimelineTelling& telling) {
    cited_[telling.story].emplace(telling.id, std::pair(kind, telling.span));
  }

  // Of each story the paragraphs that something rests on.
  void WriteStories() {
    for (const TimelineQuantity& quantity : timeline_.quantities)
      for (const TimelineClaim& claim : quantity.claims)
        for (const TimelineTelling& telling : claim.tellings) Note(Kind::kFigure, telling);
    for (const TimelineIssue& issue : timeline_.issues)
      for (const TimelineStand& stand : issue.stands)
        for (const TimelineTelling& telling : stand.tellings) Note(Kind::kPosition, telling);
    Open("stories", "The stories, where they tell it", cited_.size());
    for (const auto& [story, marks] : cited_) WriteStory(timeline_.stories[static_cast<size_t>(story)], marks);
    Raw("</section>\n");
  }

  void WriteStory(const TimelineStory& story, const std::map<std::string, std::pair<Kind, Span>>& marks) {
    Raw("<article class=\"ex\" id=\"" + story.id + "\"><h3>");
    Text(story.title.empty() ? story.id : story.title);
    Raw("</h3><div class=\"facts\">");
    for (const std::string& fact : {story.outlet, SpelledDate(story.published), story.dateline})
      if (!fact.empty()) Element("span", fact);
    Raw("</div>\n");
    bool gap = false;
    for (const Span paragraph : ParagraphsOf(story.text)) {
      std::vector<TextMark> here;
      for (const auto& [id, mark] : marks) {
        const auto& [kind, span] = mark;
        if (span.begin < paragraph.begin || span.begin >= paragraph.end) continue;
        here.push_back({{span.begin - paragraph.begin, std::min(span.end, paragraph.end) - paragraph.begin},
                        "class=\"m " + std::string(NameOf(kind)) + "\"",
                        "x-" + id,
                        static_cast<int>(kind)});
      }
      if (here.empty()) {
        if (!std::exchange(gap, true)) Raw("<div class=\"gap\">…</div>\n");
        continue;
      }
      gap = false;
      std::string text(paragraph.In(story.text));
      std::replace(text.begin(), text.end(), '\n', ' ');
      out_.append(MarkedParagraphs(text, std::move(here), {}));
    }
    Raw("</article>\n");
  }

  const Timeline& timeline_;
  std::set<std::string> shown_;
  std::map<int, std::map<std::string, std::pair<Kind, Span>>> cited_;  // by story, then id
  std::string out_;
};

}  // namespace

std::string ToHtml(const Timeline& timeline) { return PageWriter(timeline).Finish(); }

}  // namespace dateline
