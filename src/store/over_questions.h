// Questions about actors and stories, not about entries.
#pragma once

#include <string>
#include <vector>

#include "dateline/answer.h"
#include "dateline/ledger_file.h"
#include "store/database.h"
#include "store/filters.h"

namespace dateline {

Result<std::vector<Column>> AskWho(const Question& question, Database* database, const EachRow& each);
Result<std::vector<Column>> AskStories(const Question& question, Database* database, const EachRow& each);

// Whether a set of entries is so small that it is faster to sort it than to look at all entries by day, until there are
// as many as are wanted.
bool IsFew(const std::string& set, uint64_t limit, const Bindings& bindings, Database* database);

}  // namespace dateline
