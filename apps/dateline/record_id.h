// The id of a record that the engine would not read.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

// The value of "id" as JSON, "null" when the record has none or is no JSON object. Records beyond 1 MiB: "null".
std::string RecordId(std::string_view record);

// Whether a record is no story but what was read of one, in exchange form.
bool IsLedgerRecord(std::string_view record);

}  // namespace dateline
