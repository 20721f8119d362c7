// UTF-8: decoding, character classes, and byte offsets counted as code points.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

struct Utf8Char {
  char32_t code = 0;
  uint32_t size = 1;  // bytes taken
  bool valid = true;  // false: an ill-formed part of `size` bytes, code is U+FFFD
};

// The character at `at`, never reading past the end. Ill-formed: the maximal subpart (Unicode 15, table 3-8).
// REQUIRES: at < text.size().
Utf8Char DecodeUtf8(std::string_view text, size_t at);

// Code points before each byte offset. Built once in linear time, asked in constant time.
class CodePointIndex {
 public:
  explicit CodePointIndex(std::string_view text);
  uint32_t At(uint32_t byte_offset) const;  // REQUIRES: byte_offset <= text.size()
 private:
  std::string_view text_;
  std::vector<uint32_t> blocks_;  // code points before each block of 64 bytes
};

// The other way: the byte offset of each code point. Built once in linear time, asked in constant time.
class ByteIndex {
 public:
  explicit ByteIndex(std::string_view text);
  uint32_t size() const { return size_; }   // code points of the text
  uint32_t At(uint32_t code_points) const;  // REQUIRES: code_points <= size()
 private:
  std::string_view text_;
  std::vector<uint32_t> blocks_;  // where each block of 64 code points begins
  uint32_t size_ = 0;
};

// Character classes of Unicode, by utf8proc.
bool IsLetter(char32_t c);
bool IsUpper(char32_t c);
bool IsLower(char32_t c);
bool IsDigit(char32_t c);
bool IsAlnum(char32_t c);
bool IsSpace(char32_t c);  // white space and zero-width or bidirectional controls that carry no text
bool IsPunctuation(char32_t c);
char32_t ToLower(char32_t c);

// Appends the character in UTF-8.
void AppendUtf8(char32_t c, std::string* out);

// A copy in lower case. Text in no cased script is unchanged.
std::string Lowered(std::string_view text);

}  // namespace dateline
