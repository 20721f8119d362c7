// JsonCutter: where JSON values begin and end in a stream of bytes: the elements of one array, or objects in a row.
#pragma once

#include <cstddef>
#include <string_view>

namespace dateline {

// Looks at brackets, strings and commas only; whether a value is sound is for whoever reads it. Holds no bytes.
class JsonCutter {
 public:
  struct Cut {
    size_t skipped = 0;           // bytes before the value, or before its next part
    size_t taken = 0;             // bytes of the value behind those
    bool whole = false;           // the value ends there; else all bytes are used up
    const char* fault = nullptr;  // what is wrong with the byte behind those; nothing can be cut any more
  };
  // The next value, or the next part of it, in the bytes that follow those of the last cut. One pass.
  Cut Next(std::string_view bytes);

  // What is wrong when the bytes end here, or null.
  const char* FaultAtEnd() const;

 private:
  // Between values: consumes what may stand there. Returns a fault or null; sets `inside_` at a value's first byte.
  const char* Between(char c);
  bool EndsWith(char c);          // whether the value ends with this byte of it
  bool EndsBefore(char c) const;  // whether a number or a word ended before this byte

  enum class Kind : char { kNested, kString, kWord };
  Kind kind_ = Kind::kNested;
  bool begun_ = false, array_ = false, ended_ = false, inside_ = false, needs_comma_ = false;
  bool in_string_ = false, escaped_ = false;
  size_t depth_ = 0;
};

}  // namespace dateline
