// Filters: what a question asks as fragments of SQL. Nothing that a user wrote becomes SQL: it is bound by name.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "base/joined.h"
#include "dateline/answer.h"
#include "dateline/ledger_file.h"
#include "store/database.h"

namespace dateline {

Error Wrong(std::string what);

// Words as FTS5 asks for them: each one in quotation marks, all of them; one that ends in * as a beginning. Empty when
// there is no word.
std::string FullText(std::string_view words);

// Rows of `who` by a name or by the beginning of an id, in parentheses; `place` is where the value is bound, ":by".
std::string WhoSql(std::string_view name, std::string_view place);

// Whether words are the id, or its beginning, of a thread or of an entry; what is a word too needs a digit in it.
bool IsAboutId(std::string_view words);
// Entries that words or such an id ask for, as a SELECT, and what is bound to its :about. Of a thread, or of an entry
// the thread that tells of it: its tellings, the figures of an event, the event of figures, the statements around them
// and beneath positions, shifts, plans and what became of them.
std::string AboutSql(std::string_view words);

// The first or the last day of YYYY[-MM[-DD]].
Result<std::string> DayOf(const std::string& option, const std::string& given, bool last);

// A part of a text, for LIKE with ESCAPE '\'.
std::string Like(std::string_view part);

// The labels that --type, --status and --fate name, as the file has them.
Result<std::string> TypeOf(const Question& question);
Result<std::string> StatusOf(const Question& question);
Result<std::string> FateLabelOf(const Question& question);

class Bindings {
 public:
  void Add(std::string name, std::string value) { all_.push_back({std::move(name), std::move(value)}); }
  // The same, checked.
  Result<bool> Add(const std::string& name, const Result<std::string>& value);
  // Words or a name that something can be asked by; what is written as an id must be one that the file has.
  Result<bool> AskAbout(const std::string& words, Database* database);
  Result<bool> AskWho(const char* place, const std::string& option, const std::string& name, Database* database);

  void BindAll(Query* find) const {
    for (const Binding& binding : all_) find->BindNamed(binding.name.c_str(), std::string_view(binding.value));
  }

 private:
  Result<bool> Ask(const char* name, const std::string& option, std::string value);

  struct Binding {
    std::string name, value;
  };
  std::vector<Binding> all_;
};

Value TextOrNothing(std::string_view text);
Value NumberOrNothing(const Query& row, int column);

// The names or words of an entry by role, in order.
std::vector<std::string> NamesInRole(int64_t entry, std::string_view role, Database* database);
std::vector<std::string> WordsInRole(int64_t entry, std::string_view role, Database* database);

}  // namespace dateline
