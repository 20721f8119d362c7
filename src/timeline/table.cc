// Days with their items, one below the other.
#include <algorithm>

#include "dateline/timeline.h"
#include "ledger/columns.h"
#include "ledger/outline.h"
#include "timeline/words.h"

namespace dateline {
namespace {

constexpr int kKind = 9, kGap = 2, kId = 9, kNarrowest = 40;
constexpr size_t kLongestSentence = 170, kLongestWords = 240;

using Kind = TimelineItem::Kind;

std::string Small(std::string_view word) {
  std::string out(word);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return out;
}

class TableWriter {
 public:
  TableWriter(const Timeline& timeline, const TableOptions& options)
      : timeline_(timeline), colour_(options.colour), width_(std::max(options.width, kNarrowest)) {}

  std::string Finish() && {
    Head();
    std::string date;
    for (const TimelineItem& item : timeline_.items) {
      const std::string day = DateOf(item.first_day, item.last_day);
      if (day != date) Day(day);
      date = day;
      Item(item);
    }
    if (timeline_.more) Line({{"older entries are left out: --until DAY or --limit N shows them", Ink::kDim}}, "");
    return std::move(out_);
  }

 private:
  void Head() {
    InkLine line = {{timeline_.about, Ink::kBold}};
    if (!timeline_.actor.empty())
      line = {{timeline_.actor, Ink::kBold}, {timeline_.about.empty() ? "" : " on " + timeline_.about, Ink::kBold}};
    std::vector<TimelineTelling> all;
    for (const TimelineItem& item : timeline_.items) all.insert(all.end(), item.tellings.begin(), item.tellings.end());
    std::string facts = " · " + CountOf(timeline_.items.size(), "line");
    if (!all.empty())
      facts.append(" from ").append(StoriesOf(all) < 2 ? "1 story: " : "").append(SourcesOf(timeline_, all));
    line.push_back({facts, Ink::kDim});
    for (const InkLine& wrapped : Wrapped(line, width_)) {
      AppendLine(wrapped, colour_, 0, &out_);
      out_.push_back('\n');
    }
  }

  void Day(const std::string& date) {
    out_.push_back('\n');
    const std::string_view weekday = WeekdayOf(date);
    const std::string spelled = date.empty() ? "undated" : SpelledDate(date);
    sentence_.clear();
    InkLine line = {{spelled, Ink::kBold}};
    if (!weekday.empty()) line.push_back({" " + std::string(weekday), Ink::kDim});
    AppendLine(line, colour_, 0, &out_);
    out_.push_back('\n');
  }

  // Kind, text, id; what does not fit into a line stands below.
  void Entry(std::string_view kind, const InkLine& text, std::string_view id) {
    const int width = width_ - kKind - 2 * kGap - kId;
    bool first = true;
    for (const InkLine& line : Wrapped(text, width)) {
      std::string row;
      AppendLine({{first ? std::string(kind) : "", Ink::kDim}}, colour_, kKind + kGap, &row);
      AppendLine(line, colour_, first ? width + kGap : 0, &row);
      if (first) AppendLine({{std::string(id.substr(0, kId)), Ink::kDim}}, colour_, 0, &row);
      row.resize(row.find_last_not_of(' ') + 1);
      out_.append(row).append("\n");
      first = false;
    }
  }
  void Line(const InkLine& text, std::string_view kind) { Entry(kind, text, ""); }

  void Item(const TimelineItem& item) {
    InkLine text;
    switch (item.kind) {
      case Kind::kEvent:
      case Kind::kPlan:
        Event(item, &text);
        break;
      case Kind::kStatement:
        Who(item, &text);
        text.push_back({" " + item.label, Ink::kAct});
        if (!item.to.empty()) text.push_back({" → " + Joined(item.to, ", "), Ink::kPlain});
        text.push_back({": “" + Excerpt(item.what, "", kLongestWords) + "”", Ink::kPlain});
        break;
      case Kind::kFigure:
        Figure(item, &text);
        break;
      case Kind::kPosition:
        Who(item, &text);
        text.push_back({(item.status.empty() ? " " : " once ") + item.label, Ink::kAct});
        text.push_back({" " + item.what, Ink::kPlain});
        if (!item.was.empty()) text.push_back({" (before: " + item.was + ")", Ink::kPlain});
        break;
      case Kind::kShift:
        Shift(item, &text);
        break;
    }
    const std::string sources = SourcesOf(timeline_, item.tellings);
    if (!sources.empty()) text.push_back({" · " + sources, Ink::kDim});
    Entry(NameOf(item.kind), text, item.id);
    if (item.kind == Kind::kEvent || item.kind == Kind::kPlan)
      for (const std::string& toll : item.rivals) Line({{toll, Ink::kWarn}}, "");
  }

  void Who(const TimelineItem& item, InkLine* text) {
    text->push_back({item.who.empty() ? "nobody named" : Joined(item.who, ", "), Ink::kBold});
  }

  void Event(const TimelineItem& item, InkLine* text) {
    text->push_back({Small(item.label), Ink::kAct});
    if (!item.what.empty()) text->push_back({" “" + item.what + "”", Ink::kBold});
    if (item.status != "happened" && item.status != "planned") {
      std::string status = item.status;
      std::replace(status.begin(), status.end(), '_', ' ');
      text->push_back({", " + status, Ink::kAct});
    }
    if (!item.who.empty()) text->push_back({" " + Joined(item.who, ", "), Ink::kBold});
    if (!item.to.empty()) text->push_back({" → " + Joined(item.to, ", "), Ink::kBold});
    if (item.sentence != sentence_)
      text->push_back({": " + Excerpt(item.sentence, item.what, kLongestSentence), Ink::kPlain});
    sentence_ = item.sentence;
    if (!item.fate.empty()) text->push_back({" → " + FateWords(item), Ink::kAct});
    if (!item.planned.empty()) text->push_back({" · was planned: " + item.planned, Ink::kDim});
    if (!item.dates.empty()) text->push_back({" · days told: " + item.dates, Ink::kDim});
  }

  void Figure(const TimelineItem& item, InkLine* text) {
    text->push_back({item.label + " ", Ink::kPlain});
    text->push_back({item.what, Ink::kBold});
    if (!item.was.empty()) text->push_back({" (" + item.was + ")", Ink::kPlain});
    text->push_back({item.who.empty() ? ", nobody named" : ", " + Joined(item.who, ", "), Ink::kPlain});
    if (!item.rivals.empty()) text->push_back({" ≠ " + Joined(item.rivals, ", "), Ink::kWarn});
  }

  void Shift(const TimelineItem& item, InkLine* text) {
    Who(item, text);
    if (!item.was.empty() || !item.label.empty())
      text->push_back(
          {" " + (item.was.empty() ? "?" : item.was) + " → " + (item.label.empty() ? "?" : item.label), Ink::kAct});
    text->push_back({" " + item.what, Ink::kPlain});
    if (item.inferred)
      text->push_back({" · inferred: no story tells it", Ink::kDim});
    else
      text->push_back({" “" + Excerpt(item.sentence, "", kLongestSentence) + "”", Ink::kPlain});
  }

  const Timeline& timeline_;
  bool colour_;
  int width_;
  std::string sentence_;  // of the event before, which need not stand twice
  std::string out_;
};

}  // namespace

std::string ToTable(const Timeline& timeline, const TableOptions& options) {
  return TableWriter(timeline, options).Finish();
}

}  // namespace dateline
