// Plain text: the characters of a file or record whose bytes may be in another encoding than UTF-8.
#pragma once

#include <string>
#include <string_view>

#include "dateline/result.h"

namespace dateline {

// Well-formed UTF-8: the bytes as they are, without a byte-order mark; UTF-16 and windows-1252 decoded, told apart as
// Engine::Read does; U+FFFD for what is no character. Line ends stay. Errors: kFormat for a file that is no plain text
// (PDF, Office, HTML, XML). Linear.
Result<std::string> PlainTextOf(std::string_view bytes);

// The same without a look at what the text is, for one record of many.
std::string Utf8Of(std::string_view bytes);

}  // namespace dateline
