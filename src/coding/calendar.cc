// Calendar: planned events as iCalendar (RFC 5545) components, folded and escaped.
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/utf8.h"
#include "coding/story_words.h"
#include "dateline/coding.h"

namespace dateline {
namespace {

constexpr size_t kMostOctets = 75;  // of a line, without its end
constexpr float kSure = 0.5f;       // from this confidence on an event is CONFIRMED

// Continuation lines begin with a blank, which counts; characters are never cut.
void AppendFolded(std::string_view line, std::string* out) {
  size_t room = kMostOctets;
  for (size_t at = 0; at < line.size();) {
    const size_t size = DecodeUtf8(line, at).size;
    if (size > room) {
      out->append("\r\n ");
      room = kMostOctets - 1;
    }
    out->append(line.substr(at, size));
    room -= size;
    at += size;
  }
  out->append("\r\n");
}

// As TEXT: line breaks become \n, other controls go, what is no UTF-8 becomes U+FFFD.
std::string Escaped(std::string_view text) {
  std::string out;
  for (size_t at = 0; at < text.size();) {
    const Utf8Char c = DecodeUtf8(text, at);
    if (!c.valid)
      out.append("\uFFFD");
    else if (c.code == '\n')
      out.append("\\n");
    else if (c.code == '\\' || c.code == ';' || c.code == ',')
      out.append("\\").push_back(static_cast<char>(c.code));
    else if (c.code == '\t' || (c.code >= 0x20 && (c.code < 0x7F || c.code > 0x9F)))
      out.append(text.substr(at, c.size));
    at += c.size;
  }
  return out;
}

struct Day {
  int year = 0, month = 0, day = 0;
};

int DaysIn(int year, int month) {
  constexpr std::array kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : kDays[month - 1];
}

// Of "2024-03-21"; nothing for less than a day.
std::optional<Day> DayOf(std::string_view date) {
  if (date.size() != 10 || date[4] != '-' || date[7] != '-') return std::nullopt;
  const auto number = [&](size_t begin, size_t size) {
    int value = 0;
    for (const char c : date.substr(begin, size))
      value = c >= '0' && c <= '9' && value >= 0 ? value * 10 + c - '0' : -1;
    return value;
  };
  const Day day{number(0, 4), number(5, 2), number(8, 2)};
  if (day.year < 1 || day.month < 1 || day.month > 12 || day.day < 1 || day.day > DaysIn(day.year, day.month))
    return std::nullopt;
  return day;
}

Day After(Day day) {
  if (++day.day <= DaysIn(day.year, day.month)) return day;
  day.day = 1;
  if (++day.month <= 12) return day;
  return {day.year + 1, 1, 1};
}

std::string Written(Day day) {
  std::string out = std::to_string(day.year * 10000 + day.month * 100 + day.day);
  return std::string(out.size() < 8 ? 8 - out.size() : 0, '0') + out;
}

uint64_t HashOf(std::string_view text) {  // FNV-1a
  uint64_t hash = 0xcbf29ce484222325u;
  for (const char c : text) hash = (hash ^ static_cast<uint8_t>(c)) * 0x100000001b3u;
  return hash;
}

std::string Hex(uint64_t value) {
  constexpr char kDigits[] = "0123456789abcdef";
  std::string out(16, '0');
  for (size_t i = 0; i < 16; ++i) out[i] = kDigits[value >> (60 - 4 * i) & 15];
  return out;
}

class Calendar {
 public:
  Calendar(const Ledger& ledger, std::string_view story)
      : ledger_(ledger), story_(story.empty() ? std::string_view(ledger.id) : story), words_(ledger.text) {}

  std::string Events() {
    std::vector<int> roots;
    std::vector<bool> written(ledger_.events.size(), false);
    for (size_t e = 0; e < ledger_.events.size(); ++e) {
      const Event& event = ledger_.events[e];
      const bool again = event.same_as >= 0 && static_cast<size_t>(event.same_as) < e;
      roots.push_back(again ? roots[event.same_as] : static_cast<int>(e));
      if (event.status != EventStatus::kPlanned || written[roots[e]]) continue;
      written[roots[e]] = Write(event);
    }
    return std::move(out_);
  }

 private:
  bool Write(const Event& event) {
    const size_t slash = event.date.find('/');
    const std::optional<Day> first = DayOf(std::string_view(event.date).substr(0, slash));
    if (!first) return false;
    const std::optional<Day> last =
        slash == std::string::npos ? first : DayOf(std::string_view(event.date).substr(slash + 1));
    const std::optional<Day> stamp = DayOf(ledger_.published);
    const std::string span = std::to_string(event.trigger.begin) + "-" + std::to_string(event.trigger.end);
    Line("BEGIN:VEVENT");
    Line("UID:" + Hex(HashOf(story_)) + "-" + span + "@dateline");
    Line("DTSTAMP:" + (stamp ? Written(*stamp) : "19700101") + "T000000Z");
    Line("DTSTART;VALUE=DATE:" + Written(*first));
    if (last && Written(*last) >= Written(*first)) Line("DTEND;VALUE=DATE:" + Written(After(*last)));
    Line("SUMMARY:" + Escaped(Summary(event)));
    Line("DESCRIPTION:" + Escaped(In(words_.SentenceOf(event.trigger))));
    if (!event.places.empty()) Line("LOCATION:" + Escaped(Names(event.places)));
    Line(std::string("CATEGORIES:") + kEventTypeNames[static_cast<size_t>(event.type)]);
    Line(event.confidence >= kSure ? "STATUS:CONFIRMED" : "STATUS:TENTATIVE");
    Line("TRANSP:TRANSPARENT");
    Line("END:VEVENT");
    return true;
  }

  void Line(const std::string& line) { AppendFolded(line, &out_); }

  std::string_view In(Span span) const {
    const std::string_view text = ledger_.text;
    const size_t begin = std::min<size_t>(span.begin, text.size());
    return text.substr(begin, std::max<size_t>(span.end, begin) - begin);
  }

  std::string Names(const std::vector<int>& actors) const {
    std::string names;
    for (const int actor : actors)
      if (actor >= 0 && static_cast<size_t>(actor) < ledger_.actors.size())
        names.append(names.empty() ? "" : ", ").append(ledger_.actors[actor].name);
    return names;
  }

  // "talks: Lavrov, Blinken"
  std::string Summary(const Event& event) const {
    std::string summary(In(event.trigger));
    for (const std::vector<int>* actors : {&event.actors, &event.recipients}) {
      const std::string names = Names(*actors);
      if (!names.empty()) summary.append(actors == &event.actors ? ": " : " – ").append(names);
    }
    return summary;
  }

  const Ledger& ledger_;
  const std::string_view story_;
  const StoryWords words_;
  std::string out_;
};

}  // namespace

std::string CalendarBegin() {
  return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Dateline//Planned events//EN\r\nCALSCALE:GREGORIAN\r\n";
}

std::string ToCalendarEvents(const Ledger& ledger, std::string_view story) { return Calendar(ledger, story).Events(); }

std::string CalendarEnd() { return "END:VCALENDAR\r\n"; }

}  // namespace dateline
