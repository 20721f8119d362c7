// A broken story's id, so that its error can be joined with the input.
#include "record_id.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "dateline/write.h"

namespace dateline {

std::string RecordId(std::string_view record) {
  if (record.size() > (size_t{1} << 20)) return "null";
  return IdOf(nlohmann::ordered_json::parse(record, nullptr, /*allow_exceptions=*/false));
}

std::string IdOf(const nlohmann::ordered_json& record) {
  if (!record.is_object()) return "null";
  const auto id = record.find("id");
  if (id == record.end()) return "null";
  if (id->is_number_integer()) return std::to_string(id->get<int64_t>());
  std::string out;
  if (!id->is_string()) return "null";
  AppendJsonString(id->get_ref<const std::string&>(), &out);
  return out;
}

bool IsLedgerRecord(std::string_view record) {
  constexpr std::array kKeys = {"actors", "statements", "events", "figures", "positions", "shifts"};
  for (const std::string_view key : kKeys)
    if (record.find("\"" + std::string(key) + "\"") == std::string_view::npos) return false;
  const auto json = nlohmann::json::parse(record, nullptr, /*allow_exceptions=*/false);
  return json.is_object() && std::all_of(kKeys.begin(), kKeys.end(),
                                         [&](const char* key) { return json.contains(key) && json[key].is_array(); });
}

}  // namespace dateline
