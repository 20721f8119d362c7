// One pass over the bytes, with a count of open brackets in place of a stack.
#include "json_cutter.h"

namespace dateline {
namespace {

bool IsBlank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

}  // namespace

const char* JsonCutter::Between(char c) {
  if (IsBlank(c)) return nullptr;
  if (!begun_) {
    begun_ = true;
    array_ = c == '[';
    if (array_) return nullptr;
  }
  if (ended_) return "more stands behind the end of the JSON array";
  if (array_ && c == ']') {
    ended_ = true;
    return nullptr;
  }
  if (array_ && c == ',') {
    if (!needs_comma_) return "a value of the JSON array is missing";
    needs_comma_ = false;
    return nullptr;
  }
  if (needs_comma_) return "a comma of the JSON array is missing";
  if (c == '}' || c == ']' || c == ':' || c == ',') return "not expected in JSON here";
  if (!array_ && c != '{') return "no JSON object";
  inside_ = true;
  depth_ = 0;
  kind_ = c == '{' || c == '[' ? Kind::kNested : c == '"' ? Kind::kString : Kind::kWord;
  return nullptr;
}

bool JsonCutter::EndsWith(char c) {
  if (in_string_) {
    if (escaped_)
      escaped_ = false;
    else if (c == '\\')
      escaped_ = true;
    else if (c == '"')
      in_string_ = false;
    return kind_ == Kind::kString && !in_string_;
  }
  if (c == '"') in_string_ = true;
  if (c == '{' || c == '[') ++depth_;
  if ((c == '}' || c == ']') && depth_ > 0) --depth_;
  return kind_ == Kind::kNested && depth_ == 0;
}

bool JsonCutter::EndsBefore(char c) const { return kind_ == Kind::kWord && (IsBlank(c) || c == ',' || c == ']'); }

JsonCutter::Cut JsonCutter::Next(std::string_view bytes) {
  Cut cut;
  size_t at = 0;
  for (; at < bytes.size() && !inside_; ++at) {
    cut.fault = Between(bytes[at]);
    if (cut.fault || inside_) break;
  }
  cut.skipped = at;
  if (cut.fault) return cut;
  for (; at < bytes.size() && !cut.whole; ++at) {
    if (EndsBefore(bytes[at])) {
      cut.whole = true;
      break;
    }
    cut.whole = EndsWith(bytes[at]);
  }
  cut.taken = at - cut.skipped;
  if (cut.whole) {
    inside_ = in_string_ = escaped_ = false;
    needs_comma_ = array_;
  }
  return cut;
}

const char* JsonCutter::FaultAtEnd() const {
  if (inside_) return "the JSON breaks off within the value that begins here";
  return array_ && !ended_ ? "the JSON array breaks off" : nullptr;
}

}  // namespace dateline
