// The id of a record that the engine would not read.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

namespace dateline {

// The value of "id" as JSON, "null" when the record has none or is no JSON object. Records beyond 1 MiB: "null".
std::string RecordId(std::string_view record);

// The same of a record that was parsed already.
std::string IdOf(const nlohmann::ordered_json& record);

// Whether a record is no story but what was read of one, in exchange form.
bool IsLedgerRecord(std::string_view record);

}  // namespace dateline
