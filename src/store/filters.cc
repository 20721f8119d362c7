// Fixed fragments for names, words, ids, days and labels.
#include "store/filters.h"

#include <algorithm>
#include <optional>

#include "base/utf8.h"
#include "dateline/read_options.h"
#include "ledger/outline.h"
#include "ledger/schedule.h"
#include "store/ids.h"
#include "store/why.h"

namespace dateline {
namespace {

using What = Question::What;

// Rows of `who` by name or by the beginning of an id.
constexpr char kByName[] =
    "(SELECT coalesce(who.same, who.n) FROM who WHERE who.n IN (SELECT who FROM who_name WHERE n IN (SELECT rowid FROM "
    "names WHERE names MATCH :name)))";
constexpr char kById[] = "(SELECT coalesce(who.same, who.n) FROM who WHERE who.id >= :name AND who.id < :name || 'g')";

// Entries that tell of a thread, or of the thread of an entry, and the entry itself.
constexpr char kThread[] =
    "WITH seed (entry) AS MATERIALIZED (SELECT coalesce(same_as, n) FROM entry LEFT JOIN event ON event.entry = "
    "entry.n WHERE id >= :about AND id < :about || 'g'), "
    "thread_of (thread) AS MATERIALIZED (SELECT n FROM thread WHERE id >= :about AND id < :about || 'g' UNION SELECT "
    "thread FROM told WHERE entry IN (SELECT entry FROM seed)), "
    "head (entry) AS MATERIALIZED (SELECT entry FROM seed UNION SELECT entry FROM told WHERE thread IN (SELECT thread "
    "FROM thread_of)), "
    "one (entry) AS MATERIALIZED (SELECT entry FROM head UNION SELECT entry FROM event WHERE same_as IN (SELECT entry "
    "FROM head))"
    "SELECT entry FROM one"
    " UNION SELECT entry FROM figure WHERE of_event IN (SELECT entry FROM one)"
    " UNION SELECT of_event FROM figure WHERE entry IN (SELECT entry FROM one) AND of_event IS NOT NULL"
    " UNION SELECT within FROM entry WHERE n IN (SELECT entry FROM one) AND within IS NOT NULL"
    " UNION SELECT on_entry FROM basis WHERE entry IN (SELECT entry FROM one)"
    " UNION SELECT shift.entry FROM shift JOIN entry AS told_shift ON told_shift.n = shift.entry WHERE told_shift.story"
    " IN (SELECT story FROM entry WHERE n IN (SELECT entry FROM one)) AND (from_position IN (SELECT entry FROM one) OR "
    "to_position IN (SELECT entry FROM one))"
    " UNION SELECT planned FROM fate WHERE by_entry IN (SELECT entry FROM one)"
    " UNION SELECT by_entry FROM fate WHERE planned IN (SELECT entry FROM one) AND by_entry IS NOT NULL";

// The same text with another name for its value.
std::string Named(std::string_view fragment, std::string_view name) {
  std::string out(fragment);
  for (size_t at = 0; (at = out.find(":name", at)) != std::string::npos; at += name.size()) out.replace(at, 5, name);
  return out;
}

constexpr size_t kLeastId = 5, kSureId = 9;

// Whether words are an id, or its beginning, with one of some letters; what is a word too needs a digit in it.
bool IsIdOf(std::string_view letters, std::string_view words) {
  if (words.size() < kLeastId || !LooksLikeId(words) || letters.find(words[0]) == std::string_view::npos) return false;
  return words.size() >= kSureId || words.find_first_of("0123456789") != std::string_view::npos;
}

constexpr std::string_view kWhoLetter = "w", kAboutLetters = "tqefph";

bool IsWhoId(std::string_view name) { return IsIdOf(kWhoLetter, name); }

Result<bool> CheckId(const std::string& given, std::string_view letters, const std::string& else_told,
                     Database* database) {
  const bool meant = IsIdOf(letters, given);
  if (!meant && (given.size() < kSureId || !LooksLikeId(given))) return true;
  const Result<std::string> id = WholeId(given, database);
  if (!id.ok()) return id.error();
  if (!meant) return Wrong(else_told);
  return true;
}

template <size_t N>
std::optional<std::string> LabelIn(std::string_view given, const std::array<const char*, N>& names, std::string* all) {
  for (const char* name : names) {
    if (Lowered(name) == Lowered(given)) return name;
    all->append(all->empty() ? "" : ", ").append(Lowered(name));
  }
  return std::nullopt;
}

}  // namespace

Error Wrong(std::string what) { return {ErrorCode::kUsage, std::move(what)}; }

std::string WhoSql(std::string_view name, std::string_view place) {
  return Named(IsWhoId(name) ? kById : kByName, place);
}

bool IsAboutId(std::string_view words) { return IsIdOf(kAboutLetters, words); }

std::string AboutSql(std::string_view words) {
  return IsAboutId(words) ? kThread : "SELECT rowid FROM entry_words WHERE entry_words MATCH :about";
}

Result<std::string> DayOf(const std::string& option, const std::string& given, bool last) {
  const bool year = given.size() == 4 && given.find_first_not_of("0123456789") == std::string::npos;
  if (!year && !IsPublication(given)) return Wrong(option + " " + given + ": no day YYYY-MM-DD, month or year");
  const Days days = DaysOf(given);
  return last ? days.last : days.first;
}

std::string Like(std::string_view part) {
  std::string out = "%";
  for (const char c : part) {
    if (c == '%' || c == '_' || c == '\\') out.push_back('\\');
    out.push_back(c);
  }
  return out.append("%");
}

Result<std::string> TypeOf(const Question& question) {
  std::string all;
  std::optional<std::string> label;
  switch (question.what) {
    case What::kSaid:
      label = LabelIn(question.type, kStatementActNames, &all);
      break;
    case What::kEvents:
    case What::kNext:
      label = LabelIn(question.type, kEventTypeNames, &all);
      break;
    case What::kFigures:
      label = LabelIn(question.type, kCountedNames, &all);
      break;
    case What::kPositions:
      label = LabelIn(question.type, kStanceNames, &all);
      break;
    case What::kWho:
      label = LabelIn(question.type, kActorKindNames, &all);
      break;
    case What::kShifts:
    case What::kStories:
      return Wrong("--type means nothing here");
  }
  if (label) return *label;
  return Wrong("--type " + question.type + ": there are " + all);
}

Result<std::string> StatusOf(const Question& question) {
  std::string all;
  std::optional<std::string> label;
  constexpr std::array kStates = {"current", "former"};
  if (question.what == What::kPositions)
    label = LabelIn(question.status, kStates, &all);
  else
    label = LabelIn(question.status, kEventStatusNames, &all);
  if (!label) return Wrong("--status " + question.status + ": there are " + all);
  if (question.what == What::kPositions) return std::string(*label == "former" ? "1" : "0");
  return *label;
}

Result<std::string> FateLabelOf(const Question& question) {
  constexpr std::array kFates = {"open", "happened", "called off", "moved", "passed"};
  std::string all;
  std::string given = question.fate;
  std::replace(given.begin(), given.end(), '_', ' ');
  if (const auto label = LabelIn(given, kFates, &all)) return *label;
  return Wrong("--fate " + question.fate + ": there are " + all);
}

Result<bool> Bindings::Add(const std::string& name, const Result<std::string>& value) {
  if (!value.ok()) return value.error();
  Add(name, *value);
  return true;
}

Result<bool> Bindings::AskAbout(const std::string& words, Database* database) {
  const std::string none = "--about " + words + ": words, or the id of a thread or an entry";
  if (const Result<bool> known = CheckId(words, kAboutLetters, none, database); !known.ok()) return known.error();
  return Ask(":about", "--about", IsAboutId(words) ? words : FullText(words));
}

Result<bool> Bindings::AskWho(const char* place, const std::string& option, const std::string& name,
                              Database* database) {
  const std::string none = option + " " + name + ": a name, or the id of an actor over stories (w...)";
  if (const Result<bool> known = CheckId(name, kWhoLetter, none, database); !known.ok()) return known.error();
  return Ask(place, option, IsWhoId(name) ? name : FullText(name));
}

Result<bool> Bindings::Ask(const char* name, const std::string& option, std::string value) {
  if (value.empty()) return Wrong(option + ": no word in it");
  Add(name, std::move(value));
  return true;
}

Value TextOrNothing(std::string_view text) { return text.empty() ? Value() : Value(std::string(text)); }
Value NumberOrNothing(const Query& row, int column) { return row.IsNull(column) ? Value() : Value(row.Real(column)); }

std::string FullText(std::string_view words) {
  std::string out;
  for (size_t at = 0; at < words.size();) {
    std::string word;
    for (; at < words.size();) {
      const Utf8Char c = DecodeUtf8(words, at);
      if (!IsAlnum(c.code)) break;
      word.append(words.substr(at, c.size));
      at += c.size;
    }
    const bool beginning = at < words.size() && words[at] == '*';
    if (!word.empty()) out.append(out.empty() ? "\"" : " \"").append(word).append(beginning ? "\"*" : "\"");
    if (at < words.size()) at += DecodeUtf8(words, at).size;
  }
  return out;
}

std::vector<std::string> NamesInRole(int64_t entry, std::string_view role, Database* database) {
  std::vector<std::string> out;
  Query& find = database->Prepared(
      "SELECT coalesce(renamed, name) FROM part JOIN who ON who.n = part.who WHERE entry = ?1 AND role = ?2 ORDER BY "
      "place");
  for (find.With(entry, role); find.Step();) out.emplace_back(find.Text(0));
  return out;
}

std::vector<std::string> WordsInRole(int64_t entry, std::string_view role, Database* database) {
  std::vector<std::string> out;
  Query& find = database->Prepared(
      "SELECT substr(text, span.begin + 1, span.\"end\" - span.begin) FROM span JOIN entry ON entry.n = span.entry "
      "JOIN "
      "story ON story.n = entry.story WHERE span.entry = ?1 AND role = ?2 ORDER BY place");
  for (find.With(entry, role); find.Step();) {
    const std::string_view words = find.Text(0);
    out.push_back(WordsOf(words, {0, static_cast<uint32_t>(words.size())}));
  }
  return out;
}

}  // namespace dateline
