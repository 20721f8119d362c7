// FtmEntity: values by property, written as JSON.
#include "exports/ftm_entity.h"

#include <algorithm>

#include "exports/json.h"
#include "exports/story_view.h"

namespace dateline {
namespace {

constexpr size_t kMostValues = 100;  // of one property

}  // namespace

FtmEntity& FtmEntity::Add(std::string_view property, std::string_view value) {
  if (value.empty()) return *this;
  auto found = std::find_if(properties_.begin(), properties_.end(), [&](const auto& p) { return p.first == property; });
  if (found == properties_.end()) found = properties_.insert(properties_.end(), {property, {}});
  std::vector<std::string>& values = found->second;
  const bool known = std::find(values.begin(), values.end(), value) != values.end();
  if (!known && values.size() < kMostValues) values.emplace_back(value);
  return *this;
}

FtmEntity& FtmEntity::AddDate(std::string_view property, std::string_view date) {
  const FirstAndLast days = DaysIn(date);
  if (days.first.empty()) return *this;
  if (date.find('/') == std::string_view::npos) return Add(property, date);
  return Add("startDate", days.first).Add("endDate", days.last);
}

FtmEntity& FtmEntity::AddNotes(std::string_view name, std::string_view value) {
  return value.empty() ? *this : Add("notes", std::string(name) + ": " + std::string(value));
}

void FtmEntity::AppendTo(std::string* out) const {
  Json json(out);
  json.Open('{').Text("id", id_).Text("schema", schema_).Key("properties").Open('{');
  for (const auto& [property, values] : properties_) json.Texts(property, values);
  json.Close('}').Close('}');
  out->push_back('\n');
}

}  // namespace dateline
