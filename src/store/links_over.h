// LinksOver: what was found over stories, for exports.
#pragma once

#include <functional>
#include <string_view>

#include "dateline/ledger_file.h"
#include "store/database.h"

namespace dateline {

// As LedgerFile::EachThread() and so on. False where `each` was.
bool ReadThreads(std::string_view kind, Database* database, const std::function<bool(const ThreadInStories&)>& each);
bool ReadTurns(Database* database, const std::function<bool(const TurnInStories&)>& each);
bool ReadFates(Database* database, const std::function<bool(const FateInStories&)>& each);

}  // namespace dateline
