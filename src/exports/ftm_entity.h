// FtmEntity: one entity of FollowTheMoney.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dateline {

class FtmEntity {
 public:
  FtmEntity(std::string id, std::string_view schema) : id_(std::move(id)), schema_(schema) {}
  const std::string& id() const { return id_; }

  // Another value of the property; one that is empty or there already is left out.
  FtmEntity& Add(std::string_view property, std::string_view value);
  // "2024-03" as it is; of a range the ends, as startDate and endDate. What is no date is left out.
  FtmEntity& AddDate(std::string_view property, std::string_view date);
  // "name: value" among the notes.
  FtmEntity& AddNotes(std::string_view name, std::string_view value);

  void AppendTo(std::string* out) const;  // with the line's end

 private:
  std::string id_;
  std::string_view schema_;
  std::vector<std::pair<std::string_view, std::vector<std::string>>> properties_;
};

}  // namespace dateline
