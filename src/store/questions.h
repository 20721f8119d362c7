// Questions: what is asked of the file as SQL of fixed fragments, and its rows as answers.
#pragma once

#include <string>
#include <vector>

#include "dateline/answer.h"
#include "dateline/ledger_file.h"
#include "store/database.h"

namespace dateline {

// As LedgerFile::Ask.
Result<std::vector<Column>> AskQuestion(const Question& question, Database* database, const EachRow& each);

// What an update changed, each in a few words.
std::vector<std::string> ChangedBy(int64_t story, Database* database);

}  // namespace dateline
