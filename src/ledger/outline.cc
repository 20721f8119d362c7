// The order, nesting and wording of a ledger's parts for people.
#include "ledger/outline.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <unordered_set>
#include <utility>

#include "actors/countries.h"
#include "actors/table.h"
#include "base/one_of.h"
#include "base/utf8.h"

namespace dateline {
namespace {

constexpr std::array kMonths = {"January", "February", "March",     "April",   "May",      "June",
                                "July",    "August",   "September", "October", "November", "December"};

// -1 when it is no number of just those digits.
int Digits(std::string_view text) {
  int value = 0;
  for (char c : text) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

std::string SpelledDay(std::string_view date) {
  const bool shaped = (date.size() == 7 || date.size() == 10) && date[4] == '-' && (date.size() == 7 || date[7] == '-');
  if (!shaped) return std::string(date);
  const int year = Digits(date.substr(0, 4)), month = Digits(date.substr(5, 2));
  const int day = date.size() == 10 ? Digits(date.substr(8)) : 1;
  if (year < 0 || month < 1 || month > 12 || day < 1 || day > 31) return std::string(date);
  std::string out = date.size() == 10 ? std::to_string(day) + " " : "";
  return out.append(kMonths[static_cast<size_t>(month) - 1]).append(" ").append(date.substr(0, 4));
}

// Keeps what is new, whatever its case.
class Once {
 public:
  bool Add(std::string_view text) { return !text.empty() && seen_.insert(Lowered(text)).second; }

 private:
  std::unordered_set<std::string> seen_;
};

constexpr uint32_t kPrepositionReach = 12;  // bytes before a venue

bool IsPreposition(std::string_view word) {
  constexpr std::string_view kPrepositions[] = {"at",  "in",   "on",      "during", "after", "before", "with",
                                                "via", "over", "through", "to",     "from",  "by",     "outside"};
  return IsOneOf(Lowered(word), kPrepositions);
}

std::string_view WithoutArticle(std::string_view text) {
  for (std::string_view article : {"the ", "The ", "a ", "A ", "an ", "An "})
    if (text.starts_with(article)) return text.substr(article.size());
  return text;
}

// Whether one wording names the other too: "a hospital in Jakarta", "the dead and the wounded". Of names alone none
// does: "Sudan", "South Sudan".
bool Holds(std::string_view whole, std::string_view part) {
  constexpr std::string_view kAnd = " and ";
  constexpr std::string_view kJoins[] = {" in", " of", " at", " near", " from", " and"};
  if (part.empty() || whole.size() <= part.size()) return false;
  if (whole.starts_with(part) && whole.substr(part.size()).starts_with(kAnd)) return true;
  if (!whole.ends_with(part)) return false;
  std::string_view before = whole.substr(0, whole.size() - part.size());
  if (before.ends_with(" the ")) before.remove_suffix(4);
  const bool blank = before.ends_with(" ");
  before.remove_suffix(blank ? 1 : 0);
  return blank && std::any_of(std::begin(kJoins), std::end(kJoins),
                              [before](std::string_view join) { return before.ends_with(join); });
}

// The name of the country that a place lies in; empty where it is one, or where the story names the country.
std::string_view UntoldCountry(const Ledger& ledger, const Actor& actor) {
  if (actor.kind != ActorKind::kPlace || !actor.place || actor.place->precision == "country") return {};
  const std::string& code = actor.place->country;
  const bool told = std::any_of(ledger.actors.begin(), ledger.actors.end(), [&](const Actor& other) {
    return other.place && other.place->precision == "country" && other.place->country == code;
  });
  const Country* country = told ? nullptr : CountryOfTwo(code);
  return country == nullptr ? std::string_view{} : CountryRowOf(country->iso3).name;
}

}  // namespace

std::vector<OutlineEntry> StatementOutline(const Ledger& ledger) {
  const auto& all = ledger.statements;
  const int count = static_cast<int>(all.size());
  std::vector<std::vector<int>> beneath(all.size());
  std::vector<int> top;
  const auto parent = [&](int i) {
    return all[i].within >= 0 && all[i].within < count && all[i].within != i ? all[i].within : -1;
  };
  for (int i = 0; i < count; ++i) (parent(i) < 0 ? top : beneath[parent(i)]).push_back(i);

  std::vector<OutlineEntry> outline;
  std::vector<bool> shown(all.size());
  std::vector<OutlineEntry> open;
  const auto show = [&](int root) {
    open.push_back({root, 0});
    while (!open.empty()) {
      const OutlineEntry entry = open.back();
      open.pop_back();
      if (shown[entry.statement]) continue;
      shown[entry.statement] = true;
      outline.push_back(entry);
      const auto& inner = beneath[entry.statement];
      for (auto it = inner.rbegin(); it != inner.rend(); ++it) open.push_back({*it, entry.depth + 1});
    }
  };
  for (int root : top) show(root);
  for (int i = 0; i < count; ++i)
    if (!shown[i]) show(i);
  return outline;
}

std::vector<SaidBy> StatementsBySpeaker(const Ledger& ledger) {
  std::vector<SaidBy> all;
  std::map<std::pair<std::vector<int>, std::string>, size_t> known;
  size_t at = 0;
  for (const OutlineEntry& entry : StatementOutline(ledger)) {
    if (entry.depth == 0) {
      const Statement& statement = ledger.statements[entry.statement];
      std::string speaker = SpeakerOf(ledger, statement);
      const auto [group, fresh] = known.try_emplace({statement.speakers, Lowered(speaker)}, all.size());
      if (fresh) all.push_back({std::move(speaker), statement.speakers, {}});
      at = group->second;
    }
    all[at].said.push_back(entry);
  }
  return all;
}

Span Extent(const Statement& statement) {
  Span extent;
  const auto add = [&extent](Span span) {
    if (span.empty()) return;
    extent = extent.empty() ? span : Span{std::min(extent.begin, span.begin), std::max(extent.end, span.end)};
  };
  for (Span piece : statement.content) add(piece);
  add(statement.cue);
  add(statement.source);
  return extent;
}

Span Clamped(Span span, std::string_view text) {
  const auto size = static_cast<uint32_t>(text.size());
  const uint32_t begin = std::min(span.begin, size);
  return {begin, std::clamp(span.end, begin, size)};
}

std::string NamesOf(const Ledger& ledger, const std::vector<int>& actors) {
  std::vector<const std::string*> names;
  for (int actor : actors)
    if (actor >= 0 && actor < static_cast<int>(ledger.actors.size())) names.push_back(&ledger.actors[actor].name);
  const std::vector<const std::string*> all = names;
  std::erase_if(names, [&](const std::string* name) {
    return std::any_of(all.begin(), all.end(), [&](const std::string* other) { return Holds(*other, *name); });
  });
  std::string out;
  for (size_t i = 0; i < names.size(); ++i) {
    if (i > 0) out.append(i + 1 == names.size() ? " and " : ", ");
    out.append(names[i]->empty() ? "unnamed" : *names[i]);
  }
  return out;
}

std::string SpeakerOf(const Ledger& ledger, const Statement& statement) {
  std::string names = NamesOf(ledger, statement.speakers);
  if (names.empty()) names = WordsOf(ledger.text, statement.source);
  return names.empty() ? "unnamed" : names;
}

std::string WordingOf(const Ledger& ledger, const Office& office) {
  std::string out = office.former && !Lowered(office.title).starts_with("former") ? "former " : "";
  out.append(office.title);
  const std::string of = NamesOf(ledger, {office.of});
  const bool told = Lowered(office.title).ends_with(" " + Lowered(of));  // "Speaker of the House"
  if (!of.empty() && !told) out.append(", ").append(of);
  return out;
}

std::vector<std::string> RolesOf(const Ledger& ledger, const Actor& actor) {
  std::vector<std::string> roles;
  Once once;
  for (const Office& office : actor.offices) {
    const std::string name = Lowered(actor.name);
    const auto in_name = [&name](std::string_view words) { return name.find(Lowered(words)) != std::string::npos; };
    if (in_name(office.title) && in_name(NamesOf(ledger, {office.of}))) continue;  // "the governor of Ohio"
    std::string role = WordingOf(ledger, office);
    if (once.Add(role)) roles.push_back(std::move(role));
  }
  for (int body : actor.member_of) {
    const bool told = std::any_of(actor.offices.begin(), actor.offices.end(),
                                  [body](const Office& office) { return office.of == body && !office.former; });
    if (told) continue;
    std::string name = NamesOf(ledger, {body});
    if (!name.empty() && once.Add("in " + name)) roles.push_back("in " + name);
  }
  const std::string_view country = UntoldCountry(ledger, actor);
  if (!country.empty()) roles.push_back("in " + std::string(country));
  return roles;
}

std::vector<std::string> AliasesOf(const Ledger& ledger, const Actor& actor) {
  std::vector<std::string> aliases;
  Once once;
  once.Add(WithoutArticle(actor.name));
  for (const MentionLevel level : {MentionLevel::kName, MentionLevel::kDescription}) {
    for (const Mention& mention : actor.mentions) {
      if (mention.level != level) continue;
      std::string words = WordsOf(ledger.text, mention.name.empty() ? mention.span : mention.name);
      if (once.Add(WithoutArticle(words))) aliases.push_back(std::move(words));
    }
  }
  return aliases;
}

std::string SpelledDate(std::string_view date) {
  const size_t slash = date.find('/');
  if (slash == std::string_view::npos) return SpelledDay(date);
  return SpelledDay(date.substr(0, slash)) + " – " + SpelledDay(date.substr(slash + 1));
}

std::string CountOf(size_t count, std::string_view one) {
  std::string out = std::to_string(count) + " ";
  return out.append(one).append(count == 1 ? "" : "s");
}

size_t WordsIn(std::string_view text) {
  size_t words = 0;
  bool inside = false;
  for (char c : text) {
    const bool blank = c == ' ' || (c >= '\t' && c <= '\r');
    words += !blank && !inside;
    inside = !blank;
  }
  return words;
}

std::string WordsOf(std::string_view text, Span span) {
  std::string out;
  bool blank = false;
  for (char c : Clamped(span, text).In(text)) {
    if (c == ' ' || (c >= '\t' && c <= '\r')) {
      blank = true;
      continue;
    }
    if (blank && !out.empty()) out.push_back(' ');
    blank = false;
    out.push_back(c);
  }
  return out;
}

std::string VenueOf(const Ledger& ledger, const Statement& statement) {
  std::string words = WordsOf(ledger.text, statement.venue);
  if (words.empty()) return words;
  if (const size_t blank = words.rfind(' '); blank != std::string::npos && IsPreposition(words.substr(blank + 1)))
    words.resize(blank);  // "remarks to"
  if (IsPreposition(words.substr(0, words.find(' ')))) return words;
  const uint32_t end = Clamped(statement.venue, ledger.text).begin, begin = end - std::min(end, kPrepositionReach);
  std::string before = WordsOf(ledger.text, {begin, end});
  before.erase(0, before.rfind(' ') + 1);  // npos + 1 is 0
  return (IsPreposition(before) ? Lowered(before) : "at") + ' ' + words;
}

std::string ContentOf(const Ledger& ledger, const Statement& statement) {
  std::string out;
  uint32_t end = 0;
  for (Span piece : statement.content) {
    const std::string words = WordsOf(ledger.text, piece);
    if (words.empty()) continue;
    if (!out.empty()) {
      const Span between = Clamped({end, std::max(end, piece.begin)}, ledger.text);
      out.append(WordsIn(between.In(ledger.text)) > 0 ? " … " : " ");
    }
    out.append(words);
    end = piece.end;
  }
  return out;
}

}  // namespace dateline
