// Datelines: "WASHINGTON (AP) —", "Jakarta, 3 Feb.", "(Nairobi) –", and the day that the head of a story names. Tables
// say which words, which forms and which endings.
#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "read/clean.h"
#include "read/form.h"

namespace dateline {
namespace {

constexpr size_t kMaxPlaceWords = 6, kMaxPlaceBytes = 80, kMaxParenBytes = 80, kMaxLineBytes = 300;
constexpr size_t kDayLines = 3, kMaxDayLineBytes = 80, kMaxZoneBytes = 10, kDaySize = 10;
// Four digits behind a day are a time of day rather than a year outside these: "March 8 1030".
constexpr std::string_view kFirstYear = "1600", kLastYear = "2100";

// Words that stand in a place name without a capital.
constexpr std::string_view kParticles[] = {"of",  "the", "el",   "al",   "ad",  "an",  "ar",  "as",  "ash", "at",
                                           "au",  "aux", "da",   "das",  "de",  "del", "der", "des", "di",  "do",
                                           "dos", "du",  "en",   "es",   "la",  "las", "le",  "les", "los", "na",
                                           "on",  "sur", "sous", "upon", "and", "e",   "y"};
constexpr std::string_view kShortened[] = {"st", "ste", "ft", "mt", "pt"};
constexpr std::string_view kMonths[] = {"january", "february", "march",     "april",   "may",      "june",
                                        "july",    "august",   "september", "october", "november", "december"};
constexpr std::string_view kWeekdays[] = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
// Words in capitals before a dash, colon or stop that head something else than a story from a place.
constexpr std::string_view kNoPlaceWords[] = {
    "advisory",   "afp",        "alert",     "ambassador", "analysis",     "answer",    "breaking",  "chairman",
    "communique", "correction", "dr",        "ecowas",     "embargoed",    "excerpts",  "exclusive", "explainer",
    "fact",       "factbox",    "fbi",       "figure",     "figures",      "general",   "governor",  "highlights",
    "interview",  "minister",   "moderator", "mr",         "mrs",          "ms",        "nato",      "news",
    "note",       "opec",       "opinion",   "president",  "press",        "professor", "question",  "refile",
    "reporter",   "reuters",    "secretary", "senator",    "spokesperson", "spokesman", "statement", "summary",
    "timeline",   "transcript", "unesco",    "unhcr",      "unicef",       "update",    "updates",   "upi",
    "urgent",     "warning",    "watch",     "writethru"};
// The last word of what stands in brackets before a story without being its place.
constexpr std::string_view kAgencies[] = {"afp",   "agency",  "ap",      "bloomberg", "cnn", "dpa",  "media", "news",
                                          "press", "reuters", "service", "times",     "upi", "wire", "xinhua"};
// Openings of lines that may stand before a dateline although they end like sentences.
constexpr std::string_view kHeadMatter[] = {"*", "-", "(", "[", "Eds", "•"};
// What may stand before a day on a line of its own, with a colon.
constexpr std::string_view kDayLabels[] = {"date", "last updated", "posted", "published", "updated"};
constexpr std::string_view kHalfDays[] = {"a.m.", "am", "A.M.", "AM", "p.m.", "pm", "P.M.", "PM"};

enum Form { kCapitals, kMixed, kBracketed, kForms };
enum Evidence { kPlaceAlone, kWithAgency, kWithDate, kEvidences };
enum Ending : uint8_t { kNothing = 1, kDash = 2, kHyphen = 4, kColon = 8, kStop = 16, kLineEnd = 32 };

// The endings that each form and evidence need to make a dateline.
constexpr uint8_t kEndings[kForms][kEvidences] = {
    {kDash | kHyphen | kColon | kStop, kDash | kHyphen | kColon | kStop | kLineEnd,
     kDash | kHyphen | kColon | kStop | kLineEnd},
    {kDash, kDash | kHyphen | kColon, kDash | kHyphen | kColon | kStop | kLineEnd},
    {kNothing | kDash | kHyphen, kNothing | kDash | kHyphen, kNothing | kDash | kHyphen},
};

template <size_t N>
bool Among(std::string_view word, const std::string_view (&table)[N]) {
  return std::find(std::begin(table), std::end(table), word) != std::end(table);
}

// Walks along one line. `at` counts from the start of the text.
struct Cursor {
  std::string_view text;
  uint32_t at = 0, end = 0;

  bool done() const { return at >= end; }
  std::string_view rest() const { return text.substr(at, end - at); }
  Utf8Char Peek() const { return done() ? Utf8Char{0, 0, false} : DecodeUtf8(text.substr(0, end), at); }
  bool Take(std::string_view literal) {
    if (!rest().starts_with(literal)) return false;
    at += static_cast<uint32_t>(literal.size());
    return true;
  }
  bool TakeBlanks() {
    const uint32_t from = at;
    while (!done() && IsSpace(Peek().code)) at += Peek().size;
    return at > from;
  }
};

struct Word {
  Span span;
  bool capital = false, upper = false, lower = false;  // begins with a capital; has capitals; has small letters
  bool particle = false;
};

bool IsApostrophe(char32_t c) { return c == '\'' || c == 0x2019 || c == 0x2BB || c == 0x2BC; }

// Letters, with apostrophes and single hyphens inside, and the stop of "St.". Empty when there is none.
Word TakeWord(Cursor* cursor) {
  Word word{{cursor->at, cursor->at}};
  uint32_t letters = 0;
  for (Cursor c = *cursor; !c.done();) {
    const Utf8Char now = c.Peek();
    const bool letter = IsLetter(now.code) || (letters > 0 && IsAlnum(now.code) && !IsDigit(now.code));
    if (!letter && (letters == 0 || !(IsApostrophe(now.code) || now.code == '-'))) break;
    if (letter) {
      if (letters++ == 0) word.capital = IsUpper(now.code);
      word.upper |= IsUpper(now.code);
      word.lower |= IsLower(now.code);
    }
    c.at += now.size;
    if (letter) word.span.end = c.at;
    if (!letter && !IsLetter(c.Peek().code)) break;
  }
  cursor->at = word.span.end;
  const std::string low = Lowered(word.span.In(cursor->text));
  word.particle = Among(low, kParticles);
  if (Among(low, kShortened) && cursor->Take(".")) word.span.end = cursor->at;
  return word;
}

bool IsDateWord(std::string_view low) { return Among(low, kMonths) || Among(low, kWeekdays); }

// "PORT SUDAN", "Port of Spain", "OSLO/BERGEN": words of one kind, all in capitals or each beginning with one. A word
// of the other kind ends it.
struct Place {
  Span span;
  bool capitals = false;
  size_t words = 0;
};

Place TakePlace(Cursor* cursor) {
  Place place{{cursor->at, cursor->at}};
  Cursor c = *cursor;
  uint32_t letters = 0;
  while (place.words < kMaxPlaceWords) {
    const Word word = TakeWord(&c);
    const bool small = word.particle && !word.capital && place.words > 0;
    if (word.span.empty() || (!word.capital && !small)) break;
    if (place.words == 0) place.capitals = !word.lower;
    if (!small && place.capitals == word.lower) break;
    if (IsDateWord(Lowered(word.span.In(c.text)))) break;
    ++place.words;
    letters += word.span.size();
    if (!small) {
      place.span.end = word.span.end;
      cursor->at = word.span.end;
    }
    const bool slash = c.Take("/") || c.Take(" / ");
    if (!slash && !c.Take(" ")) break;
  }
  if (letters < 3 || place.span.size() > kMaxPlaceBytes) place.span.end = place.span.begin;
  return place;
}

// The month, from 1, that `low` names or shortens: "september", "sept", "sep"; 0 when it is none.
unsigned MonthOf(std::string_view low) {
  if (low.size() < 3) return 0;
  const auto* const month = std::find_if(std::begin(kMonths), std::end(kMonths), [&](std::string_view name) {
    return name == low || (low.size() <= 4 && name.starts_with(low));
  });
  return month == std::end(kMonths) ? 0 : static_cast<unsigned>(month - std::begin(kMonths)) + 1;
}

bool TakeNumber(Cursor* cursor, size_t least_digits, size_t most_digits) {
  size_t n = 0;
  while (n < cursor->rest().size() && cursor->rest()[n] >= '0' && cursor->rest()[n] <= '9') ++n;
  if (n < least_digits || n > most_digits) return false;
  cursor->at += static_cast<uint32_t>(n);
  return true;
}

bool TakeMonth(Cursor* cursor, bool* stop) {
  Cursor c = *cursor;
  const Word word = TakeWord(&c);
  if (MonthOf(Lowered(word.span.In(c.text))) == 0) return false;
  *stop = word.span.size() <= 4 && c.Take(".");
  *cursor = c;
  return true;
}

// "March 3", "3 Feb.", "4 Oct 2022", "June 2, 2021", "Tuesday". `stop` says that it ends in an abbreviation's stop,
// which lies outside the span.
bool TakeDate(Cursor* cursor, Span* date, bool* stop) {
  Cursor c = *cursor;
  *stop = false;
  bool day_first = false;
  Cursor weekday = c;
  const bool has_weekday = Among(Lowered(TakeWord(&weekday).span.In(c.text)), kWeekdays);
  if (has_weekday) {
    c = weekday;
    if (!(weekday.Take(", ") || weekday.Take(" ")) || !(weekday.Peek().code < 0x80 && IsAlnum(weekday.Peek().code)))
      weekday = c;
  }
  Cursor day = has_weekday ? weekday : c;
  bool found = false;
  if (Cursor d = day; TakeNumber(&d, 1, 2) && d.TakeBlanks() && TakeMonth(&d, stop)) {
    day = d;
    day_first = found = true;
  } else if (d = day; TakeMonth(&d, stop) && d.TakeBlanks() && TakeNumber(&d, 1, 2)) {
    *stop = false;
    day = d;
    found = true;
  }
  if (!found && !has_weekday) return false;
  if (found) {
    c = day;
    Cursor year = c;
    if ((year.Take(", ") || year.Take(" ")) && TakeNumber(&year, 4, 4)) {
      c = year;
      *stop = false;
    }
  }
  *date = {cursor->at, day_first && *stop ? c.at - 1 : c.at};
  *cursor = c;
  return true;
}

// YYYY-MM-DD of the words that TakeDate took; empty without a year and for a day that no calendar has.
std::string DayIn(std::string_view date) {
  std::string_view year, day;
  unsigned month = 0;
  Cursor c{date, 0, static_cast<uint32_t>(date.size())};
  while (!c.done()) {
    const uint32_t from = c.at;
    if (TakeNumber(&c, 4, 4)) {
      year = date.substr(from, 4);
    } else if (TakeNumber(&c, 1, 2)) {
      day = date.substr(from, c.at - from);
    } else if (const Word word = TakeWord(&c); word.span.empty()) {
      c.at += c.Peek().size;
    } else if (const unsigned named = MonthOf(Lowered(word.span.In(date)))) {
      month = named;
    }
  }
  if (year < kFirstYear || year > kLastYear) return {};
  const auto two = [](std::string_view digits) { return std::string(digits.size() < 2 ? "-0" : "-").append(digits); };
  const std::string found = std::string(year) + two(std::to_string(month)) + two(day);
  return IsDate(found) ? found : "";
}

// "T10:30:00Z", ", 1030 GMT", " at 8.15 a.m. (EST)": is what follows a day on its line nothing, or a time of day?
bool IsTimeOfDay(Cursor c) {
  if (c.done()) return true;
  if (!(c.Take("T") || c.Take(", ") || c.Take(" | ") || c.Take(" - ") || c.TakeBlanks())) return false;
  c.Take("at ");
  const uint32_t from = c.at;
  if (!TakeNumber(&c, 1, 2) && !TakeNumber(&c, 4, 4)) return false;
  bool known = c.at - from == 4;
  for (Cursor d = c; (d.Take(":") || d.Take(".")) && TakeNumber(&d, 2, 6); c = d) known = true;
  c.TakeBlanks();
  known |= std::any_of(std::begin(kHalfDays), std::end(kHalfDays), [&](std::string_view half) { return c.Take(half); });
  c.TakeBlanks();
  const auto in_zone = [](char x) {
    return (x >= 'A' && x <= 'Z') || (x >= '0' && x <= '9') ||
           std::string_view("+-:()").find(x) != std::string_view::npos;
  };
  return known && c.rest().size() <= kMaxZoneBytes && std::all_of(c.rest().begin(), c.rest().end(), in_zone);
}

// A line that is only a day: "2024-03-08", "Friday, March 8, 2024", "Published: 8 March 2024, 10:30 GMT".
struct DayLine {
  std::string day;  // YYYY-MM-DD; empty when the line is none
  bool labelled = false;
};

DayLine ParseDayLine(std::string_view line) {
  if (line.size() > kMaxDayLineBytes) return {};
  DayLine found;
  Cursor c{line, 0, static_cast<uint32_t>(line.size())};
  if (const size_t colon = line.find(':'); Among(Lowered(line.substr(0, colon)), kDayLabels)) {
    if (colon == std::string_view::npos) return {};
    found.labelled = true;
    c.at = static_cast<uint32_t>(colon) + 1;
    c.TakeBlanks();
  }
  Span date;
  bool stop = false;
  if (const std::string_view day = c.rest().substr(0, kDaySize); IsDate(day)) {
    found.day = day;
    c.at += kDaySize;
  } else if (TakeDate(&c, &date, &stop)) {
    found.day = DayIn(date.In(line));
  }
  return !found.day.empty() && IsTimeOfDay(c) ? found : DayLine{};
}

// What follows a place's comma: "Lesotho", "St. Lucia", "Wis.", "Bosnia and Herzegovina".
bool TakeRegion(Cursor* cursor) {
  Cursor c = *cursor;
  size_t words = 0;
  while (words < 5) {
    const Word word = TakeWord(&c);
    if (word.span.empty() || !(word.capital || (word.particle && words > 0))) break;
    if (IsDateWord(Lowered(word.span.In(c.text)))) break;
    ++words;
    if (word.span.size() <= 5) {
      while (c.Take(".") && !c.done() && IsUpper(c.Peek().code)) TakeWord(&c);  // "Wis.", "N.Y."
    }
    *cursor = c;
    if (!c.Take(" / ") && !c.Take(" ")) break;
  }
  return words > 0;
}

// "(AP)", "(3 October)", "(Tidewire, 2 Oct.)"; before a comma it is a country or district.
bool TakeParen(Cursor* cursor, DatelineLine* line) {
  Cursor c = *cursor;
  if (!c.Take("(")) return false;
  const size_t close = c.rest().substr(0, kMaxParenBytes).find(')');
  if (close == std::string_view::npos || close == 0) return false;
  Span inside{c.at, c.at + static_cast<uint32_t>(close)};
  cursor->at = inside.end + 1;
  if (cursor->rest().starts_with(",")) return true;
  c.end = inside.end;
  const size_t comma = inside.In(c.text).rfind(", ");
  for (const uint32_t from : {inside.begin, inside.begin + static_cast<uint32_t>(comma) + 2}) {
    if (from != inside.begin && comma == std::string_view::npos) break;
    bool stop = false;
    Cursor d{c.text, from, inside.end};
    if (Span date; TakeDate(&d, &date, &stop) && d.done()) {
      line->date = date;
      inside.end = from == inside.begin ? inside.begin : from - 2;
      break;
    }
  }
  if (!inside.empty()) line->agency = inside;
  return true;
}

// Takes the mark that sets the dateline off, and the blanks around it.
Ending TakeEnding(Cursor* cursor, bool stop_before) {
  Ending ending = stop_before ? kStop : kNothing;
  if (cursor->Take(".")) ending = kStop;
  if (ending == kNothing && cursor->Take(":")) ending = kColon;
  Cursor c = *cursor;
  const bool blank = c.TakeBlanks();
  const auto blank_after = [](const Cursor& d) { return d.done() || IsSpace(d.Peek().code); };
  Cursor d = c;
  if (d.Take("—") || d.Take("―")) {
    ending = kDash;
  } else if ((d.Take("--") && (d.Take("-"), blank || blank_after(d))) || (d.Take("–") && blank_after(d))) {
    ending = kDash;
  } else if (d.Take("-") && (blank || ending == kStop) && blank_after(d)) {
    ending = kHyphen;
  } else {
    d = *cursor;
    if (d.done() && ending == kNothing) ending = kLineEnd;
    if (!d.done() && !blank) ending = kNothing;
  }
  *cursor = d;
  cursor->TakeBlanks();
  return ending;
}

bool HasSmallLetter(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

bool NamesNoPlace(std::string_view place) {
  Cursor c{place, 0, static_cast<uint32_t>(place.size())};
  while (!c.done()) {
    const Word word = TakeWord(&c);
    if (Among(Lowered(word.span.In(place)), kNoPlaceWords)) return true;
    if (word.span.empty()) c.at += c.Peek().size;
  }
  return false;
}

// True when `paren` is the first letters of the words in `place`: "World Health Organization (WHO)".
bool IsInitials(std::string_view paren, std::string_view place) {
  std::string initials;
  for (size_t at = 0; at < place.size(); ++at)
    if (IsUpper(static_cast<uint8_t>(place[at])) && (at == 0 || place[at - 1] == ' ')) initials.push_back(place[at]);
  return paren == initials;
}

// "PORT SUDAN" as a person writes it: "Port Sudan", "Port-au-Prince", "N'Djamena".
std::string NameOf(std::string_view place, bool capitals) {
  if (!capitals) return std::string(place);
  std::string name;
  Cursor c{place, 0, static_cast<uint32_t>(place.size())};
  bool first = true;
  uint32_t part = 0;  // letters since the last hyphen, blank or apostrophe
  while (!c.done()) {
    const Utf8Char now = c.Peek();
    if (part == 0 && IsLetter(now.code)) {
      size_t n = 0;
      while (c.at + n < place.size() && place[c.at + n] >= 'A' && place[c.at + n] <= 'Z') ++n;
      const std::string low = Lowered(place.substr(c.at, n));
      const bool whole = c.at + n < place.size() && (place[c.at + n] == ' ' || place[c.at + n] == '-');
      const bool small =
          !first && whole && Among(low, kParticles) && low != "la" && low != "el" && low != "los" && low != "las";
      const bool arabic = !first && low == "el" && place.substr(c.at + n).starts_with("-");
      AppendUtf8(small || arabic ? ToLower(now.code) : now.code, &name);
    } else {
      AppendUtf8(ToLower(now.code), &name);
    }
    const bool elided = IsApostrophe(now.code) && part == 1;
    part = IsLetter(now.code) || (IsApostrophe(now.code) && !elided) ? part + 1 : 0;
    first = now.code == '/';
    c.at += now.size;
  }
  return name;
}

// "(Nairobi) –", "[Beirut] "
bool TakeBracketed(Cursor* cursor, Place* place) {
  Cursor c = *cursor;
  const bool round = c.Take("(");
  if (!round && !c.Take("[")) return false;
  *place = TakePlace(&c);
  if (place->span.empty() || place->words > 3 || (place->capitals && place->span.size() <= 5)) return false;
  const std::string name = Lowered(place->span.In(c.text));
  if (Among(std::string_view(name).substr(name.rfind(' ') + 1), kAgencies) || NamesNoPlace(name)) return false;
  if (!c.Take(round ? ")" : "]")) return false;
  *cursor = c;
  return true;
}

// The dateline at the start of a line; an empty span when there is none.
DatelineLine ParseDateline(std::string_view text, Span whole) {
  DatelineLine line;
  Cursor c{text, whole.begin, std::min(whole.end, whole.begin + static_cast<uint32_t>(kMaxLineBytes))};
  Place place;
  Form form = kBracketed;
  bool stop = false;
  if (!TakeBracketed(&c, &place)) {
    place = TakePlace(&c);
    if (place.span.empty()) return {};
    form = place.capitals ? kCapitals : kMixed;
    for (int i = 0; i < 4; ++i) {
      Cursor d = c;
      const bool comma = d.Take(", ") || d.Take(". ");
      if (comma && line.date.empty() && TakeDate(&d, &line.date, &stop)) {
        c = d;
      } else if (Cursor e = c; e.Take(", ") && line.date.empty() && TakeRegion(&e)) {
        c = e;
      } else if (e = c; e.TakeBlanks() && TakeParen(&e, &line)) {
        c = e;
        stop = false;
      } else {
        break;
      }
    }
  }
  const Ending ending = TakeEnding(&c, stop);
  const Evidence evidence = !line.date.empty() ? kWithDate : !line.agency.empty() ? kWithAgency : kPlaceAlone;
  if ((kEndings[form][evidence] & ending) == 0) return {};

  const std::string_view name = place.span.In(text);
  const std::string_view rest = c.rest();
  if (evidence == kPlaceAlone) {
    if (NamesNoPlace(name) || c.done() || IsLower(c.Peek().code)) return {};
    if (form == kCapitals && !HasSmallLetter(rest)) return {};
    if (form == kMixed && place.words > 3) return {};
  }
  if (form == kMixed && IsInitials(line.agency.In(text), name)) return {};
  line.span = {whole.begin, c.at};
  line.place = place.span;
  line.name = NameOf(name, place.capitals);
  return line;
}

// May a dateline stand below this line? Below bylines, headlines, bullets and quoted openings, but not in the story.
bool IsHeadMatter(std::string_view line) {
  if (IsByline(line)) return true;
  for (std::string_view opening : kHeadMatter)
    if (line.starts_with(opening)) return true;
  if (line.size() > 160) return false;
  for (std::string_view mark : {"“", "\""})
    if (line.starts_with(mark) && (line.ends_with("”") || line.ends_with("\""))) return true;
  return std::string_view(".!:;,\"").find(line.back()) == std::string_view::npos && !line.ends_with("”");
}

}  // namespace

DatelineLine FindDateline(std::string_view text) {
  for (const Span whole : HeadLines(text)) {
    if (!ParseDayLine(whole.In(text)).day.empty()) continue;
    const DatelineLine line = ParseDateline(text, whole);
    if (!line.span.empty()) return line;
    if (!IsHeadMatter(whole.In(text))) break;
  }
  return {};
}

std::string FindDay(std::string_view text, const DatelineLine& dateline) {
  std::string day;
  bool in_head = true;
  size_t n = 0;
  for (const Span whole : HeadLines(text)) {
    const std::string_view line = whole.In(text);
    const DayLine found = ParseDayLine(line);
    in_head = in_head && n++ < kDayLines;
    if (found.labelled && in_head) return found.day;
    if (in_head && day.empty()) {
      day = found.day;
    } else if (!found.labelled && !found.day.empty() && found.day != day) {
      day.clear();  // days that differ head the parts of a chronology
      break;
    }
    in_head = in_head && (!found.day.empty() || IsHeadMatter(line));
  }
  return day.empty() ? DayIn(dateline.date.In(text)) : day;
}

}  // namespace dateline
