// Foreign: bytes that are not UTF-8, and forms that are no plain copy.
#pragma once

#include <string>
#include <string_view>

#include "base/utf8.h"

namespace dateline {

enum class Encoding { kUtf8, kUtf16Le, kUtf16Be, kWindows1252 };

// UTF-16 by its byte-order mark or by zeros in every other of the first bytes; windows-1252 where the text has
// characters beyond ASCII, none of them UTF-8 and all of them letters or marks of that table. Else UTF-8, broken or
// not. Linear.
Encoding EncodingOf(std::string_view bytes);

// The character of a byte from 0x80 on in windows-1252; 0 when it has none.
char32_t Windows1252Char(unsigned char byte);

// The character of UTF-16 at `at`; a half of a pair alone, or of a unit, is no valid one. REQUIRES: at < bytes.size().
Utf8Char DecodeUtf16(std::string_view bytes, size_t at, bool big_endian);

// The first characters of UTF-16, one byte each; what is not ASCII is '?'.
std::string AsciiHead(std::string_view utf16, bool big_endian);

// Says what the bytes are when they begin like a file that is no text (PDF, Office, gzip), or null.
const char* FaultOfBytes(std::string_view bytes);

// Says what is wrong with clean text that is HTML or XML, or null. Looks at the first 8 KB.
const char* FaultOfText(std::string_view text);

}  // namespace dateline
