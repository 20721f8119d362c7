// UTF-8: decoding, character classes, and byte offsets counted as code points.
#include "base/utf8.h"

#include <utf8proc.h>

#include <bit>
#include <cstring>

namespace dateline {
namespace {

struct Lead {
  uint8_t size, low, high;  // length, and the range of the second byte
};

constexpr Lead LeadOf(uint8_t b) {
  if (b >= 0xC2 && b <= 0xDF) return {2, 0x80, 0xBF};
  if (b == 0xE0) return {3, 0xA0, 0xBF};
  if (b == 0xED) return {3, 0x80, 0x9F};
  if (b >= 0xE1 && b <= 0xEF) return {3, 0x80, 0xBF};
  if (b == 0xF0) return {4, 0x90, 0xBF};
  if (b >= 0xF1 && b <= 0xF3) return {4, 0x80, 0xBF};
  if (b == 0xF4) return {4, 0x80, 0x8F};
  return {0, 0, 0};
}

utf8proc_category_t Category(char32_t c) { return utf8proc_category(static_cast<utf8proc_int32_t>(c)); }

}  // namespace

Utf8Char DecodeUtf8(std::string_view text, size_t at) {
  const auto byte = [&](size_t i) { return static_cast<uint8_t>(text[i]); };
  const uint8_t b = byte(at);
  if (b < 0x80) return {b, 1, true};
  const Lead lead = LeadOf(b);
  if (lead.size == 0) return {0xFFFD, 1, false};
  char32_t code = b & (0xFFu >> (lead.size + 1));
  for (uint32_t i = 1; i < lead.size; ++i) {
    const uint8_t low = i == 1 ? lead.low : 0x80, high = i == 1 ? lead.high : 0xBF;
    if (at + i >= text.size() || byte(at + i) < low || byte(at + i) > high) return {0xFFFD, i, false};
    code = code << 6 | (byte(at + i) & 0x3F);
  }
  return {code, lead.size, true};
}

namespace {

uint32_t CodePointsIn(std::string_view bytes) {
  uint32_t n = 0;
  for (char c : bytes) n += (static_cast<uint8_t>(c) & 0xC0) != 0x80;
  return n;
}

}  // namespace

CodePointIndex::CodePointIndex(std::string_view text) : text_(text) {
  blocks_.reserve(text.size() / 64 + 1);
  uint32_t n = 0;
  for (size_t at = 0; at <= text.size(); at += 64) {
    blocks_.push_back(n);
    n += CodePointsIn(text.substr(at, 64));
  }
}

uint32_t CodePointIndex::At(uint32_t byte_offset) const {
  const uint32_t block = byte_offset / 64;
  return blocks_[block] + CodePointsIn(text_.substr(size_t{block} * 64, byte_offset - block * 64));
}

ByteIndex::ByteIndex(std::string_view text) : text_(text) {
  for (size_t at = 0; at < text.size(); ++at) {
    if ((static_cast<uint8_t>(text[at]) & 0xC0) == 0x80) continue;
    if (size_ % 64 == 0) blocks_.push_back(static_cast<uint32_t>(at));
    ++size_;
  }
}

uint32_t ByteIndex::At(uint32_t code_points) const {
  if (code_points >= size_) return static_cast<uint32_t>(text_.size());
  size_t at = blocks_[code_points / 64];
  for (uint32_t left = code_points % 64; left > 0; ++at)
    if (at + 1 == text_.size() || (static_cast<uint8_t>(text_[at + 1]) & 0xC0) != 0x80) --left;
  return static_cast<uint32_t>(at);
}

bool IsLetter(char32_t c) {
  if (c < 0x80) return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
  const auto k = Category(c);
  return k >= UTF8PROC_CATEGORY_LU && k <= UTF8PROC_CATEGORY_LO;
}

bool IsUpper(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z';
  const auto k = Category(c);
  return k == UTF8PROC_CATEGORY_LU || k == UTF8PROC_CATEGORY_LT;
}

bool IsLower(char32_t c) { return c < 0x80 ? c >= 'a' && c <= 'z' : Category(c) == UTF8PROC_CATEGORY_LL; }

bool IsDigit(char32_t c) { return c < 0x80 ? c >= '0' && c <= '9' : Category(c) == UTF8PROC_CATEGORY_ND; }

bool IsAlnum(char32_t c) {
  if (c < 0x80) return IsLetter(c) || IsDigit(c);
  const auto k = Category(c);
  return (k >= UTF8PROC_CATEGORY_LU && k <= UTF8PROC_CATEGORY_ME) ||
         (k >= UTF8PROC_CATEGORY_ND && k <= UTF8PROC_CATEGORY_NO);
}

bool IsSpace(char32_t c) {
  if (c < 0x80) return c == ' ' || (c >= '\t' && c <= '\r');
  if (c == 0x85 || c == 0xFEFF) return true;
  const auto k = Category(c);
  if (k >= UTF8PROC_CATEGORY_ZS && k <= UTF8PROC_CATEGORY_ZP) return true;
  return (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2064) ||
         (c >= 0x2066 && c <= 0x2069);
}

bool IsPunctuation(char32_t c) {
  if (c < 0x80) return c > ' ' && c < 0x7F && !IsAlnum(c);
  const auto k = Category(c);
  return k >= UTF8PROC_CATEGORY_PC && k <= UTF8PROC_CATEGORY_PO;
}

char32_t ToLower(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
  return static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(c)));
}

void AppendUtf8(char32_t c, std::string* out) {
  utf8proc_uint8_t buffer[4];
  const auto n = utf8proc_encode_char(static_cast<utf8proc_int32_t>(c), buffer);
  out->append(reinterpret_cast<const char*>(buffer), static_cast<size_t>(n));
}

std::string Lowered(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (size_t at = 0; at < text.size();) {
    const Utf8Char c = DecodeUtf8(text, at);
    AppendUtf8(ToLower(c.code), &out);
    at += c.size;
  }
  return out;
}

}  // namespace dateline
