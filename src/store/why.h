// Why: what an entry, an actor or a story rests on.
#pragma once

#include <string>
#include <vector>

#include "dateline/answer.h"
#include "store/database.h"

namespace dateline {

// What an id or its beginning names: the whole id. Errors: kUsage when that is nothing, or several.
Result<std::string> WholeId(const std::string& beginning, Database* database);

// As LedgerFile::Why, for a whole id.
Result<std::vector<Field>> WhyOf(const std::string& id, Database* database);

}  // namespace dateline
