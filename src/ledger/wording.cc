// The wording of events, figures, positions and shifts for people.
#include "ledger/wording.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/utf8.h"
#include "ledger/outline.h"

namespace dateline {
namespace {

constexpr int kWordsBefore = 3, kWordsAfter = 5;
constexpr size_t kLongestAbbreviation = 6;  // with its stop
constexpr uint32_t kContextReach = 120;     // bytes on each side
constexpr size_t kMostReporters = 3, kMostNamed = 30, kMostRivals = 8, kLongestIssue = 90;

bool Continues(char c) { return (static_cast<uint8_t>(c) & 0xC0) == 0x80; }  // the character of the byte before

bool IsBlank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

// Marks that end a clause, and quotation marks. A full stop ends one behind a word of small letters, a number or a long
// word: "U.S." and "Gen." do not.
constexpr std::array<std::string_view, 13> kClauseEnds = {",", ";",      ":",      "!",      "?",      "\"", "(",
                                                          ")", "\u201C", "\u201D", "\u2014", "\u2013", "--"};

bool EndsClause(std::string_view word) {
  for (const std::string_view mark : kClauseEnds)
    if (word.ends_with(mark)) return true;
  const bool small = !word.empty() && ((word[0] >= 'a' && word[0] <= 'z') || (word[0] >= '0' && word[0] <= '9'));
  return word.size() > (small ? 3 : kLongestAbbreviation) && word.ends_with(".") && word.find('.') == word.size() - 1;
}

bool OpensClause(std::string_view word) {
  for (const std::string_view mark : kClauseEnds)
    if (word.starts_with(mark)) return true;
  return false;
}

// The words before `at`, at most so many, from the last clause's end on; whether more of the clause stand before them.
Span Before(std::string_view text, uint32_t least, uint32_t at, bool* cut) {
  uint32_t begin = at;
  *cut = false;
  for (int words = 0; begin > least; ++words) {
    uint32_t end = begin;
    while (end > least && IsBlank(text[end - 1])) --end;
    if (end == least || (end < begin && text.substr(end, begin - end).find('\n') != std::string_view::npos)) break;
    uint32_t from = end;
    while (from > least && !IsBlank(text[from - 1])) --from;
    const std::string_view word = text.substr(from, end - from);
    if (EndsClause(word)) break;
    if (words == kWordsBefore) {
      *cut = true;
      break;
    }
    begin = from;
    if (OpensClause(word)) break;
  }
  return {begin, at};
}

Span After(std::string_view text, uint32_t at, uint32_t most, bool* cut) {
  uint32_t end = at;
  *cut = false;
  for (int words = 0; end < most; ++words) {
    uint32_t from = end;
    while (from < most && IsBlank(text[from])) ++from;
    if (from == most || text.substr(end, from - end).find('\n') != std::string_view::npos) break;
    uint32_t to = from;
    while (to < most && !IsBlank(text[to])) ++to;
    const std::string_view word = text.substr(from, to - from);
    if (from > end ? OpensClause(word) : word == ".") break;
    if (words == kWordsAfter) {
      *cut = true;
      break;
    }
    end = to;
    if (EndsClause(word)) break;
  }
  return {at, end};
}

// Without a quotation mark or bracket that opens it.
std::string WithoutOpening(std::string words) {
  for (const std::string_view mark : {"\"", "\u201C", "(", "\u2018"})
    if (words.starts_with(mark)) words.erase(0, mark.size());
  return words;
}

// Without marks at its end that belong to the sentence.
std::string WithoutStops(std::string words) {
  constexpr std::string_view kStops[] = {",", ";", ":", ".", "\"", ")", "\u201D", "\u2019", "\u2014", "--"};
  for (bool again = true; again && !words.empty();) {
    again = false;
    for (const std::string_view stop : kStops)
      if (words.ends_with(stop) && !(stop == "." && words.size() > 2 && words[words.size() - 3] == '.')) {
        words.resize(words.size() - stop.size());
        again = true;
      }
  }
  while (!words.empty() && words.back() == ' ') words.pop_back();
  return words;
}

std::string ShortDay(std::string_view date, std::string_view published) {
  std::string spelled = SpelledDate(date);
  if (spelled == date) return spelled;  // a year, or no date
  const size_t year = spelled.rfind(' ');
  std::string out = spelled.substr(0, year);
  // Months of more than four letters are cut to three.
  const size_t month = out.find(' ') == std::string::npos ? 0 : out.find(' ') + 1;
  if (out.size() - month > 4) out.resize(month + 3);
  if (published.substr(0, 4) != date.substr(0, 4)) out.append(spelled.substr(year));
  return out;
}

bool Has(std::string_view text, std::string_view part) {
  return Lowered(text).find(Lowered(part)) != std::string::npos;
}

// The first few, and how many more.
std::string FirstOf(const std::vector<std::string>& names) {
  std::string out;
  for (size_t i = 0; i < std::min(names.size(), kMostReporters); ++i)
    out.append(i == 0 ? "" : i + 1 == names.size() ? " and " : ", ").append(names[i]);
  if (names.size() > kMostReporters)
    out.append(" and ").append(std::to_string(names.size() - kMostReporters)).append(" more");
  return out;
}

// A unit without the words that set it beside others: "other civilians".
std::string WithoutOther(std::string unit) {
  for (const std::string_view other : {"other", "more", "further", "additional"}) {
    if (!unit.starts_with(other)) continue;
    if (unit.size() == other.size()) return {};
    if (unit[other.size()] == ' ') return unit.substr(other.size() + 1);
  }
  return unit;
}

// Whether the words say themselves what is counted: "deaths".
bool SaysCounted(std::string_view words, Counted counted) {
  const auto has = [words](auto... parts) { return (Has(words, parts) || ...); };
  return (counted == Counted::kKilled && has("death", "dead", "bodies", "body", "lives", "fatalit")) ||
         (counted == Counted::kWounded && has("injur", "wound"));
}

// "66-metre" says metres.
bool SaysUnit(std::string_view span, std::string_view unit) {
  return Has(span, unit) || (unit.size() > 3 && unit.ends_with('s') && Has(span, unit.substr(0, unit.size() - 1)));
}

bool SaysCurrency(std::string_view span, std::string_view unit) {
  constexpr std::array<std::array<std::string_view, 2>, 5> kSigns = {
      {{"$", "USD"}, {"$", "U.S. dollars"}, {"€", "EUR"}, {"£", "GBP"}, {"¥", "JPY"}}};
  return std::any_of(kSigns.begin(), kSigns.end(),
                     [&](const auto& sign) { return span.find(sign[0]) != std::string_view::npos && unit == sign[1]; });
}

}  // namespace

InContext ContextOf(const Ledger& ledger, const Event& event) {
  const std::string_view text = ledger.text;
  const Span trigger = Clamped(event.trigger, text);
  const auto size = static_cast<uint32_t>(text.size());
  Span bounds = {trigger.begin - std::min(trigger.begin, kContextReach),
                 trigger.end + std::min(size - trigger.end, kContextReach)};
  while (bounds.begin < trigger.begin && Continues(text[bounds.begin])) ++bounds.begin;
  while (bounds.end > trigger.end && bounds.end < size && Continues(text[bounds.end])) --bounds.end;
  if (event.within >= 0 && event.within < static_cast<int>(ledger.statements.size()))
    for (const Span piece : ledger.statements[event.within].content)
      if (piece.Contains(trigger))
        bounds = {std::max(bounds.begin, piece.begin), std::min(bounds.end, Clamped(piece, text).end)};
  bool cut_before = false, cut_after = false;
  const Span before = Before(text, bounds.begin, trigger.begin, &cut_before);
  const Span after = After(text, trigger.end, bounds.end, &cut_after);
  InContext out = {WithoutOpening(WordsOf(text, before)), WordsOf(text, trigger), WithoutStops(WordsOf(text, after))};
  if (cut_before) out.before.insert(0, "…");
  if (!out.before.empty() && IsBlank(text[trigger.begin - 1])) out.before.push_back(' ');
  if (!out.after.empty() && IsBlank(text[trigger.end])) out.after.insert(0, " ");
  if (cut_after) out.after.append("…");
  return out;
}

std::string_view HeadingOf(EventStatus status) {
  switch (status) {
    case EventStatus::kOngoing:
      return "under way";
    case EventStatus::kCalledFor:
      return "called for";
    default:
      return kEventStatusNames[static_cast<size_t>(status)];
  }
}

std::string NameOf(EventType type) { return Lowered(kEventTypeNames[static_cast<size_t>(type)]); }

Reporters ReportersOf(const Ledger& ledger, const Occurrence& occurrence) {
  const bool denied = occurrence.status == EventStatus::kDenied;
  std::vector<std::string> tell, differ;
  for (const int m : occurrence.mentions) {
    const Event& event = ledger.events[m];
    if (event.within < 0 || event.within >= static_cast<int>(ledger.statements.size())) continue;
    const bool differs = (event.status == EventStatus::kDenied) != denied;
    if (!differs && occurrence.own_voice) continue;
    std::vector<std::string>& names = differs ? differ : tell;
    std::string name = SpeakerOf(ledger, ledger.statements[event.within]);
    if (name == "unnamed") name = "an unnamed source";
    if (names.size() < kMostNamed && std::find(names.begin(), names.end(), name) == names.end())
      names.push_back(std::move(name));
  }
  std::erase_if(differ,
                [&](const std::string& name) { return std::find(tell.begin(), tell.end(), name) != tell.end(); });
  std::string others = FirstOf(differ);
  if (!others.empty()) others.insert(0, denied ? "but told by " : "denied by ");
  return {FirstOf(tell), std::move(others)};
}

std::string ShortDate(std::string_view date, std::string_view published) {
  const size_t slash = date.find('/');
  if (slash == std::string_view::npos) return ShortDay(date, published);
  const std::string_view from = date.substr(0, slash), to = date.substr(slash + 1);
  const bool one_month = from.size() == 10 && to.size() == 10 && from.substr(0, 7) == to.substr(0, 7);
  const bool one_year = from.substr(0, 4) == to.substr(0, 4);
  std::string first = ShortDay(from, one_year ? published : ""), last = ShortDay(to, one_year ? published : "");
  if (one_month && first.find(' ') < 3) return first.substr(0, first.find(' ')) + "–" + last;
  return first + " – " + last;
}

std::string CountedWords(const Ledger& ledger, const Figure& figure) {
  const std::string span = WordsOf(ledger.text, figure.span);
  std::string out = SaysCurrency(span, figure.unit) || figure.unit == "percent" ? "" : WithoutOther(figure.unit);
  if (SaysUnit(span, out)) out.clear();
  const size_t head = out.find(' ');  // "1.7 million barrels": of oil
  if (head != std::string::npos && Lowered(span).ends_with(" " + Lowered(out.substr(0, head)))) out.erase(0, head + 1);
  std::string_view counted = kCountedNames[static_cast<size_t>(figure.counted)];
  if (figure.counted == Counted::kHostage) counted = "held hostage";
  const bool done_to = figure.counted <= Counted::kAffected;
  const bool says_it = Has(span, counted) || Has(out, counted) || SaysCounted(out, figure.counted);
  if (!says_it && (done_to || (figure.unit.empty() && figure.counted != Counted::kOther)))
    out.append(out.empty() ? "" : " ").append(counted);
  if (figure.counted == Counted::kPercent && out == "percent" && Has(span, "%")) out.clear();
  return out;
}

std::string ClaimantOf(const Ledger& ledger, const Figure& figure) {
  std::string names = NamesOf(ledger, figure.sources);
  if (!names.empty()) return names;
  if (figure.within < 0 || figure.within >= static_cast<int>(ledger.statements.size())) return "the article";
  return SpeakerOf(ledger, ledger.statements[figure.within]);
}

std::vector<Claims> ClaimsOf(const Ledger& ledger) {
  std::vector<Claims> all;
  std::map<std::string, size_t> known;
  for (size_t i = 0; i < ledger.figures.size(); ++i) {
    std::string claimant = ClaimantOf(ledger, ledger.figures[i]);
    const auto [at, fresh] = known.try_emplace(claimant, all.size());
    if (fresh) all.push_back({std::move(claimant), {}});
    all[at->second].figures.push_back(static_cast<int>(i));
  }
  return all;
}

std::vector<std::vector<int>> RivalsOf(const Ledger& ledger) {
  const auto count = static_cast<int>(ledger.figures.size());
  std::vector<std::vector<int>> rivals(ledger.figures.size());
  for (int i = 0; i < count; ++i) {
    const int rival = ledger.figures[i].rival;
    if (rival < 0 || rival >= count || rival == i) continue;
    if (rivals[i].size() < kMostRivals) rivals[i].push_back(rival);
    if (rivals[rival].size() < kMostRivals) rivals[rival].push_back(i);
  }
  return rivals;
}

std::vector<int> PositionsByTopic(const Ledger& ledger) {
  std::map<std::string, int> first;
  std::vector<std::pair<int, int>> order;  // first position of the topic, position
  for (int i = 0; i < static_cast<int>(ledger.positions.size()); ++i) {
    const std::string& topic = ledger.positions[i].topic;
    order.emplace_back(topic.empty() ? i : first.try_emplace(topic, i).first->second, i);
  }
  std::sort(order.begin(), order.end());
  std::vector<int> out;
  out.reserve(order.size());
  for (const auto& [topic, position] : order) out.push_back(position);
  return out;
}

Subject SubjectOf(const Ledger& ledger, const Position& position) {
  Subject subject = {position.topic, Shortened(WordsOf(ledger.text, position.issue), kLongestIssue)};
  if (Has(subject.issue, subject.topic)) return {subject.issue, ""};
  return subject;
}

std::string StanceOf(const Ledger& ledger, int position) {
  if (position < 0 || position >= static_cast<int>(ledger.positions.size())) return "";
  return kStanceNames[static_cast<size_t>(ledger.positions[position].stance)];
}

std::string Shortened(std::string_view text, size_t most) {
  if (text.size() <= most) return std::string(text);
  const size_t blank = text.rfind(' ', most);
  size_t end = blank == std::string_view::npos || blank == 0 ? most : blank;
  while (end > 0 && Continues(text[end])) --end;  // no character is cut
  return std::string(text.substr(0, end)) + "…";
}

}  // namespace dateline
