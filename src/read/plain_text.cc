// Decoding without a map back to the source.
#include "dateline/plain_text.h"

#include <cstdint>
#include <utility>

#include "base/utf8.h"
#include "read/foreign.h"

namespace dateline {
namespace {

constexpr char32_t kBroken = 0xFFFD;
constexpr std::string_view kMark = "\xEF\xBB\xBF";

// As with every decoder the mark is not part of the text.
std::string OfUtf16(std::string_view bytes, bool big_endian) {
  constexpr char32_t kByteOrder = 0xFEFF;
  std::string out;
  for (size_t at = 0; at < bytes.size();) {
    const Utf8Char c = DecodeUtf16(bytes, at, big_endian);
    if (at > 0 || c.code != kByteOrder) AppendUtf8(c.code, &out);
    at += c.size;
  }
  return out;
}

std::string OfWindows1252(std::string_view bytes) {
  std::string out;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    AppendUtf8(byte < 0x80 ? byte : Windows1252Char(byte), &out);
  }
  return out;
}

std::string OfUtf8(std::string_view bytes) {
  if (bytes.starts_with(kMark)) bytes.remove_prefix(kMark.size());
  std::string out;
  out.reserve(bytes.size());
  size_t from = 0;
  for (size_t at = 0; at < bytes.size();) {
    if (static_cast<unsigned char>(bytes[at]) < 0x80) {
      ++at;
      continue;
    }
    const Utf8Char c = DecodeUtf8(bytes, at);
    if (!c.valid) {
      out.append(bytes.substr(from, at - from));
      AppendUtf8(kBroken, &out);
      from = at + c.size;
    }
    at += c.size;
  }
  return out.append(bytes.substr(from));
}

}  // namespace

std::string Utf8Of(std::string_view bytes) {
  switch (EncodingOf(bytes)) {
    case Encoding::kUtf16Le:
      return OfUtf16(bytes, false);
    case Encoding::kUtf16Be:
      return OfUtf16(bytes, true);
    case Encoding::kWindows1252:
      return OfWindows1252(bytes);
    case Encoding::kUtf8:
      break;
  }
  return OfUtf8(bytes);
}

Result<std::string> PlainTextOf(std::string_view bytes) {
  if (const char* fault = FaultOfBytes(bytes)) return Error{ErrorCode::kFormat, fault};
  std::string text = Utf8Of(bytes);
  if (const char* fault = FaultOfText(text)) return Error{ErrorCode::kFormat, fault};
  return text;
}

}  // namespace dateline
