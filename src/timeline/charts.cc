// Coordinates are those of the viewBox; the page scales it.
#include "timeline/charts.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <set>

#include "ledger/marked_text.h"
#include "ledger/outline.h"
#include "timeline/words.h"

namespace dateline {
namespace {

constexpr double kWidth = 430, kHeight = 230, kLeastLeft = 52, kRight = 14, kTop = 22, kBottom = 40;  // of a quantity
constexpr double kDigit = 6.7;  // width of a character of an axis at most
constexpr size_t kColours = 6, kShapes = 6;
constexpr double kApart = 7;  // between marks that would lie on each other
constexpr size_t kLongestTitle = 200;

std::string Number(double value) {
  char text[32];
  const int size = std::snprintf(text, sizeof text, "%.1f", value);
  return {text, static_cast<size_t>(size)};
}
std::string Attribute(std::string_view name, double value) {
  return std::string(" ").append(name).append("=\"").append(Number(value)).append("\"");
}

// A step that reads well: 1, 2 or 5 times a power of ten, at most so many steps.
double StepOf(double range, int most) {
  const double rough = std::max(range, 1e-9) / most;
  const double power = std::pow(10, std::floor(std::log10(rough)));
  for (const double step : {1.0, 2.0, 5.0})
    if (rough <= step * power) return step * power;
  return 10 * power;
}

std::string YearOf(int64_t day) {
  const std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(day))};
  return std::to_string(static_cast<int>(date.year()));
}

void AppendText(std::string_view text, std::string* out) { AppendEscaped(text, out); }

void OpenLink(const std::vector<TimelineTelling>& tellings, std::string* out) {
  out->append("<a href=\"#x-").append(tellings.empty() ? "" : tellings.front().id).append("\">");
}

class QuantityChart {
 public:
  QuantityChart(const Timeline& timeline, const TimelineQuantity& quantity, std::string* out)
      : timeline_(timeline), quantity_(quantity), claimants_(ClaimantsOf(quantity)), out_(out) {
    SetScales();
  }

  void Write() {
    Raw("<svg class=\"quantity\" viewBox=\"0 0 430 230\" role=\"img\"><title>");
    AppendText(quantity_.name + ": claims by day, a line for each claimant", out_);
    Raw("</title>");
    WriteAxes();
    for (size_t c = 0; c < claimants_.size(); ++c) WriteLine(c);
    for (size_t c = 0; c < claimants_.size(); ++c) WriteMarks(c);
    Raw("</svg>\n");
  }

 private:
  void Raw(std::string_view text) { out_->append(text); }

  void SetScales() {
    days_ = {DayNumber(quantity_.claims.front().day), DayNumber(quantity_.claims.front().day)};
    double low = 1e300, high = -1e300;
    for (const TimelineClaim& claim : quantity_.claims) {
      days_.first = std::min(days_.first, DayNumber(claim.day));
      days_.last = std::max(days_.last, DayNumber(claim.day));
      low = std::min({low, claim.number, claim.low.value_or(claim.number)});
      high = std::max({high, claim.number, claim.high.value_or(claim.number)});
    }
    if (low > 0 && quantity_.counted != "percent") low = 0;  // a count is as high as it stands
    if (high <= low) high = low + std::max(1.0, std::abs(low) * 0.1);
    step_ = StepOf(high - low, 4);
    bottom_ = std::floor(low / step_) * step_;
    top_ = std::ceil(high / step_) * step_;
    for (const double number : Levels())
      left_ = std::max(left_, 10 + kDigit * static_cast<double>(NumberWords(number).size()));
  }

  std::vector<double> Levels() const {
    std::vector<double> levels;
    for (int i = 0; i <= 10 && bottom_ + i * step_ <= top_ + step_ / 2; ++i) levels.push_back(bottom_ + i * step_);
    return levels;
  }

  double X(int64_t day) const {
    const double width = kWidth - left_ - kRight;
    if (days_.last == days_.first) return left_ + width / 2;
    return left_ + 8 +
           (width - 16) * static_cast<double>(day - days_.first) / static_cast<double>(days_.last - days_.first);
  }
  double Y(double number) const {
    return kHeight - kBottom - (kHeight - kTop - kBottom) * (number - bottom_) / (top_ - bottom_);
  }

  void WriteAxes() {
    Raw("<g class=\"axes\">");
    for (const double number : Levels()) {
      const double y = Y(number);
      Raw("<line" + Attribute("x1", left_) + Attribute("x2", kWidth - kRight) + Attribute("y1", y) +
          Attribute("y2", y) + "/><text class=\"y\"" + Attribute("x", left_ - 6) + Attribute("y", y + 4) + ">" +
          NumberWords(number) + "</text>");
    }
    const std::vector<int64_t> ticks = TicksOf(days_);
    for (const int64_t day : ticks)
      Raw("<line" + Attribute("x1", X(day)) + Attribute("x2", X(day)) + Attribute("y1", kHeight - kBottom) +
          Attribute("y2", kHeight - kBottom + 4) + "/><text class=\"x\"" + Attribute("x", X(day)) +
          Attribute("y", kHeight - kBottom + 17) + ">" + ShortDay(day) + "</text>");
    const std::string years = YearOf(days_.first) == YearOf(days_.last)
                                  ? YearOf(days_.first)
                                  : YearOf(days_.first) + "–" + YearOf(days_.last);
    Raw("<text class=\"name x\"" + Attribute("x", (left_ + kWidth - kRight) / 2) + Attribute("y", kHeight - 6) +
        ">as of day, " + years + "</text><text class=\"name\"" + Attribute("x", 4.0) + Attribute("y", 12.0) + ">");
    AppendText(quantity_.unit.empty() ? quantity_.counted : quantity_.counted + ", " + quantity_.unit, out_);
    Raw("</text></g>");
  }

  // From claim to claim; each holds until the next.
  void WriteLine(size_t c) {
    std::string path;
    for (const TimelineClaim& claim : quantity_.claims) {
      if (claim.claimant != claimants_[c]) continue;
      const double x = X(DayNumber(claim.day)), y = Y(claim.number);
      path.append(path.empty() ? "M" + Number(x) + " " + Number(y) : "H" + Number(x) + "V" + Number(y));
    }
    if (path.find('H') == std::string::npos) return;
    Raw("<path class=\"step s" + std::to_string(c % kColours) + (c < kColours ? "" : " again") + "\" d=\"" + path +
        "\"/>");
  }

  void WriteMarks(size_t c) {
    for (const TimelineClaim& claim : quantity_.claims) {
      if (claim.claimant != claimants_[c]) continue;
      double x = X(DayNumber(claim.day));
      const double y = Y(claim.number);
      while (!taken_.insert({std::lround(x), std::lround(y)}).second) x += kApart;
      OpenLink(claim.tellings, out_);
      Raw("<g class=\"mark s" + std::to_string(c % kColours) + "\"><title>");
      AppendText(claim.words + ", " + (claim.claimant.empty() ? "nobody named" : claim.claimant) + ", as of " +
                     SpelledDate(claim.day) + (claim.change.empty() ? "" : " (" + claim.change + ")") + "\n" +
                     TitleOf(timeline_, claim.tellings),
                 out_);
      Raw("</title>");
      WriteBounds(claim, x, y);
      AppendMark(c, x, y, out_);
      Raw("</g></a>");
    }
  }

  // A bar from the lowest to the highest that is claimed; open at the end that is not told.
  void WriteBounds(const TimelineClaim& claim, double x, double y) {
    if (!claim.low && !claim.high) return;
    const double from = claim.low ? Y(*claim.low) : y + 12, to = claim.high ? Y(*claim.high) : y - 12;
    if (claim.low && claim.high && *claim.low == *claim.high) return;
    Raw("<line class=\"bound\"" + Attribute("x1", x) + Attribute("x2", x) + Attribute("y1", from) +
        Attribute("y2", to) + "/>");
  }

  const Timeline& timeline_;
  const TimelineQuantity& quantity_;
  std::vector<std::string> claimants_;
  std::string* out_;
  DaySpan days_;
  double bottom_ = 0, top_ = 1, step_ = 1, left_ = kLeastLeft;
  std::set<std::pair<long, long>> taken_;
};

}  // namespace

std::string ShortDay(int64_t day) {
  static constexpr std::array kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(day))};
  return std::to_string(static_cast<unsigned>(date.day())) + " " + kMonths[static_cast<unsigned>(date.month()) - 1];
}

DaySpan DaysOfIssues(const std::vector<TimelineIssue>& issues) {
  DaySpan days;
  bool any = false;
  for (const TimelineIssue& issue : issues) {
    for (const TimelineStand& stand : issue.stands) {
      const int64_t day = DayNumber(stand.day);
      days = any ? DaySpan{std::min(days.first, day), std::max(days.last, day)} : DaySpan{day, day};
      any = true;
    }
  }
  return days;
}

std::vector<std::string> ClaimantsOf(const TimelineQuantity& quantity) {
  std::vector<std::string> out;
  for (const TimelineClaim& claim : quantity.claims)
    if (std::find(out.begin(), out.end(), claim.claimant) == out.end()) out.push_back(claim.claimant);
  return out;
}

void AppendMark(size_t claimant, double x, double y, std::string* out) {
  const auto points = [&](std::initializer_list<std::pair<double, double>> corners) {
    out->append("<polygon points=\"");
    for (const auto& [dx, dy] : corners) out->append(Number(x + dx)).append(",").append(Number(y + dy)).append(" ");
    out->append("\"/>");
  };
  switch ((claimant + claimant / kColours) % kShapes) {
    case 1:
      points({{-4, -4}, {4, -4}, {4, 4}, {-4, 4}});
      return;
    case 2:
      points({{0, -5.5}, {5.5, 0}, {0, 5.5}, {-5.5, 0}});
      return;
    case 3:
      points({{0, -5.5}, {5.2, 4}, {-5.2, 4}});
      return;
    case 4:
      points({{0, 5.5}, {5.2, -4}, {-5.2, -4}});
      return;
    case 5:
      points(
          {{-2, -5}, {2, -5}, {2, -2}, {5, -2}, {5, 2}, {2, 2}, {2, 5}, {-2, 5}, {-2, 2}, {-5, 2}, {-5, -2}, {-2, -2}});
      return;
    default:
      out->append("<circle" + Attribute("cx", x) + Attribute("cy", y) + " r=\"4.5\"/>");
  }
}

void AppendQuantity(const Timeline& timeline, const TimelineQuantity& quantity, std::string* out) {
  QuantityChart(timeline, quantity, out).Write();
}

std::vector<int64_t> TicksOf(DaySpan days) {
  const int64_t length = days.last - days.first;
  int64_t step = 1;
  for (const int64_t wider : {1, 2, 3, 5, 7, 10, 14, 21, 30, 60, 91, 182, 365, 730, 1825, 3650}) {
    step = wider;
    if (length / wider < 5) break;
  }
  std::vector<int64_t> ticks;
  for (int64_t day = days.first; day <= days.last && ticks.size() < 8; day += step) ticks.push_back(day);
  return ticks;
}

std::string TitleOf(const Timeline& timeline, const std::vector<TimelineTelling>& tellings) {
  if (tellings.empty() || tellings.front().story < 0) return {};
  const TimelineStory& story = timeline.stories[static_cast<size_t>(tellings.front().story)];
  return SpelledDate(story.published) + (story.outlet.empty() ? "" : ", " + story.outlet) + ": " +
         Excerpt(tellings.front().sentence, "", kLongestTitle);
}

std::string NumberWords(double number) {
  char digits[48];
  const double rounded = std::round(number * 100) / 100;
  const auto end = std::to_chars(digits, digits + sizeof digits, std::abs(rounded), std::chars_format::fixed).ptr;
  std::string out(digits, end);
  size_t point = std::min(out.find('.'), out.size());
  if (point == 4) return (rounded < 0 ? "-" : "") + out;
  for (size_t at = point; at > 3; at -= 3) out.insert(at - 3, ",");
  return (rounded < 0 ? "-" : "") + out;
}

}  // namespace dateline
