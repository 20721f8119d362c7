// Telling other encodings and forms by their bytes.
#include "read/foreign.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>

#include "base/utf8.h"

namespace dateline {
namespace {

constexpr size_t kLooked = 8192, kUtf16Looked = 1024, kFewestUnits = 8, kHeadUnits = 64;
constexpr size_t kFewestTags = 3;  // lines that make a text HTML

// 0x80 to 0x9F; from 0xA0 on, windows-1252 is Unicode.
constexpr std::array<char32_t, 32> kWindows1252 = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                   0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                                   0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                   0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

constexpr const char* kOffice = "Office documents and zip archives are not read; save them as plain text";
constexpr const char* kPacked = "packed twice, or in another way than gzip and Zstandard; unpack it first";
constexpr const char* kPicture = "pictures are not read";
constexpr const char* kDatabase = "databases are not read; a ledger file is added by merge-ledgers";
constexpr const char* kProgram = "programs are not read";

struct Kind {
  std::string_view magic;  // the first bytes
  const char* fault;
};
constexpr Kind kKinds[] = {
    {"%PDF-", "PDF is not read; extract its text, with pdftotext for one"},
    {"{\\rtf", "RTF is not read; save it as plain text"},
    {"PK\x03\x04", kOffice},
    {"\xD0\xCF\x11\xE0", kOffice},
    {"\x1F\x8B\x08", kPacked},
    {"\x28\xB5\x2F\xFD", kPacked},
    {"\xFD\x37zXZ", kPacked},
    {"BZh91AY&SY", kPacked},
    {"\x89PNG", kPicture},
    {"\xFF\xD8\xFF", kPicture},
    {"SQLite format 3", kDatabase},
    {"\x7F"
     "ELF",
     kProgram},
};

bool IsAsciiLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool IsBlank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

// Text in ASCII has a zero in every unit, on the side that the order of bytes tells, and none on the other.
bool HasZeros(std::string_view head, size_t side) {
  size_t zeros = 0;
  const size_t units = head.size() / 2;
  for (size_t i = 0; i < units; ++i) {
    if (head[2 * i + 1 - side] == '\0') return false;
    zeros += head[2 * i + side] == '\0';
  }
  return units >= kFewestUnits && zeros * 4 >= units * 3;
}

// A UTF-8 character that lost bytes is ill-formed in two or more of them, a letter of windows-1252 nearly always in
// one.
bool IsWindows1252(std::string_view bytes) {
  size_t single = 0, longer = 0;
  for (size_t at = 0; at < bytes.size();) {
    const char c = bytes[at];
    if (c > 0) {
      if ((c < ' ' && !IsBlank(c)) || c == 0x7F) return false;
      ++at;
      continue;
    }
    const Utf8Char decoded = DecodeUtf8(bytes, at);
    if (decoded.valid) return false;
    const bool cut = at + decoded.size == bytes.size() && static_cast<unsigned char>(c) >= 0xC2;
    for (uint32_t i = 0; i < decoded.size; ++i)
      if (Windows1252Char(static_cast<unsigned char>(bytes[at + i])) == 0) return false;
    (decoded.size == 1 && !cut ? single : longer) += 1;
    at += decoded.size;
  }
  return single > longer;
}

std::string_view Trimmed(std::string_view line) {
  while (!line.empty() && IsBlank(line.front())) line.remove_prefix(1);
  while (!line.empty() && IsBlank(line.back())) line.remove_suffix(1);
  return line;
}

// "<p>", "</div", "<!--", "<?xml".
bool BeginsLikeTag(std::string_view text) {
  return text.size() > 1 && text[0] == '<' && (IsAsciiLetter(text[1]) || text[1] == '/' || text[1] == '!');
}

bool HasClosingTag(std::string_view text) {
  for (size_t at = text.find("</"); at != std::string_view::npos; at = text.find("</", at + 2))
    if (at + 2 < text.size() && IsAsciiLetter(text[at + 2])) return true;
  return false;
}

bool AreMostLinesTags(std::string_view text) {
  size_t tags = 0, lines = 0;
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = Trimmed(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    lines += !line.empty();
    tags += BeginsLikeTag(line) && line.back() == '>';
  }
  return tags >= kFewestTags && tags * 2 > lines;
}

}  // namespace

char32_t Windows1252Char(unsigned char byte) {
  if (byte >= 0xFE) return 0;  // no letter of news in English: rather a sign of bytes that are no text
  return byte < 0xA0 ? kWindows1252[byte & 0x1Fu] : byte;
}

Utf8Char DecodeUtf16(std::string_view bytes, size_t at, bool big_endian) {
  constexpr Utf8Char kHalfUnit = {0xFFFD, 1, false}, kHalfPair = {0xFFFD, 2, false};
  const size_t high = big_endian ? 0 : 1;
  const auto unit = [&](size_t from) -> char32_t {
    return static_cast<uint8_t>(bytes[from + high]) * 256u + static_cast<uint8_t>(bytes[from + 1 - high]);
  };
  if (at + 1 >= bytes.size()) return kHalfUnit;
  const char32_t first = unit(at);
  if (first < 0xD800 || first > 0xDFFF) return {first, 2, true};
  const char32_t second = at + 3 < bytes.size() ? unit(at + 2) : 0;
  if (first > 0xDBFF || second < 0xDC00 || second > 0xDFFF) return kHalfPair;
  return {0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00), 4, true};
}

Encoding EncodingOf(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE")) return Encoding::kUtf16Le;
  if (bytes.starts_with("\xFE\xFF")) return Encoding::kUtf16Be;
  const std::string_view head = bytes.substr(0, kUtf16Looked);
  if (HasZeros(head, 1)) return Encoding::kUtf16Le;
  if (HasZeros(head, 0)) return Encoding::kUtf16Be;
  return IsWindows1252(bytes) ? Encoding::kWindows1252 : Encoding::kUtf8;
}

std::string AsciiHead(std::string_view utf16, bool big_endian) {
  std::string head;
  for (size_t at = 0; at + 1 < utf16.size() && head.size() < kHeadUnits; at += 2) {
    const char high = utf16[at + (big_endian ? 0 : 1)], low = utf16[at + (big_endian ? 1 : 0)];
    head.push_back(high == '\0' && low > 0 ? low : '?');
  }
  return head;
}

const char* FaultOfBytes(std::string_view bytes) {
  const auto kind =
      std::find_if(std::begin(kKinds), std::end(kKinds), [&](const Kind& k) { return bytes.starts_with(k.magic); });
  return kind == std::end(kKinds) ? nullptr : kind->fault;
}

const char* FaultOfText(std::string_view text) {
  static constexpr char kHtml[] = "HTML is not read yet; paste the story's text alone";
  text = Trimmed(text.substr(0, kLooked));
  const std::string head = Lowered(text.substr(0, 16));
  if (head.starts_with("<!doctype") || head.starts_with("<html")) return kHtml;
  if (head.starts_with("<?xml")) return "XML is not read yet; paste the story's text alone";
  if ((BeginsLikeTag(text) && HasClosingTag(text.substr(1))) || AreMostLinesTags(text)) return kHtml;
  return nullptr;
}

}  // namespace dateline
