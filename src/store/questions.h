// Questions: what is asked of the file as SQL of fixed fragments, and its rows as answers.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dateline/answer.h"
#include "dateline/ledger_file.h"
#include "store/database.h"

namespace dateline {

// As LedgerFile::Ask.
Result<std::vector<Column>> AskQuestion(const Question& question, Database* database, const EachRow& each);

// Words as FTS5 asks for them: each one in quotation marks, all of them; one that ends in * as a beginning. Empty when
// there is no word.
std::string FullText(std::string_view words);

// What an update changed, each in a few words.
std::vector<std::string> ChangedBy(int64_t story, Database* database);

// The names or words of an entry by role, in order.
std::vector<std::string> NamesInRole(int64_t entry, std::string_view role, Database* database);
std::vector<std::string> WordsInRole(int64_t entry, std::string_view role, Database* database);

}  // namespace dateline
