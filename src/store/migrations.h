// Migrations: brings a ledger file of an older schema to this program's, with a copy kept.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "dateline/result.h"
#include "store/database.h"

namespace dateline {

inline constexpr int64_t kSchemaVersion = 4;

// Makes the tables of a file that has none. Nothing happens to one that has.
void MakeSchema(Database* database);

// That everything of that version's schema is there as it was made, and nothing that runs by itself. Extra tables,
// indexes and views of the user's are left alone. Errors: kFormat.
Result<bool> CheckSchema(const std::filesystem::path& path, int64_t version, Database* database);

// The version that a file says it has. Errors: kFormat for what is no ledger file, or one of a version that this
// program does not know.
Result<int64_t> VersionOf(const std::filesystem::path& path, Database* database);

// All steps from an older version to this one, in one transaction: after a failure or a kill the file is as it was.
// Before it the file is copied to FILE.schemaN.bak; one that is there already is left, and a number follows. Returns
// the copy's path, empty when another program was faster.
Result<std::string> Migrate(const std::filesystem::path& path, int64_t version, Database* database);

}  // namespace dateline
