// Json: JSON put together value by value, with the commas where they belong.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/write.h"

namespace dateline {

class Json {
 public:
  explicit Json(std::string* out) : out_(out) {}

  Json& Open(char bracket) {
    Separate();
    out_->push_back(bracket);
    comma_ = false;
    return *this;
  }
  Json& Close(char bracket) {
    out_->push_back(bracket);
    comma_ = true;
    return *this;
  }
  Json& Key(std::string_view name) {
    String(name);
    out_->push_back(':');
    comma_ = false;
    return *this;
  }
  Json& String(std::string_view value) {
    Separate();
    AppendJsonString(value, out_);
    return *this;
  }
  // A number, true, false or null, written out.
  Json& Raw(std::string_view value) {
    Separate();
    out_->append(value);
    return *this;
  }
  Json& Int(int64_t value) { return Raw(std::to_string(value)); }

  Json& Text(std::string_view key, std::string_view value) { return Key(key).String(value); }
  Json& TextOrNull(std::string_view key, std::string_view value) {
    return value.empty() ? Key(key).Raw("null") : Text(key, value);
  }
  Json& Texts(std::string_view key, const std::vector<std::string>& values) {
    Key(key).Open('[');
    for (const std::string& value : values) String(value);
    return Close(']');
  }

 private:
  void Separate() {
    if (comma_) out_->push_back(',');
    comma_ = true;
  }

  std::string* out_;
  bool comma_ = false;
};

}  // namespace dateline
