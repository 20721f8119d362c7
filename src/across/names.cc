#include "across/names.h"

#include <utf8proc.h>

#include <cstdlib>
#include <memory>
#include <vector>

#include "base/one_of.h"
#include "base/utf8.h"

namespace dateline::across {
namespace {

// Words of address before a name, without stops.
constexpr std::string_view kAddress[] = {"mr", "mrs", "ms", "miss", "dr", "prof", "sir", "dame", "lord", "lady", "the"};

constexpr size_t kMostNameBytes = 400;

// Case, accents and forms of width folded; marks other than blanks and hyphens left out.
std::string Unaccented(std::string_view name) {
  utf8proc_uint8_t* mapped = nullptr;
  constexpr auto kOptions = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE |
                                                           UTF8PROC_STRIPMARK | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE);
  const utf8proc_ssize_t size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(name.data()),
                                             static_cast<utf8proc_ssize_t>(name.size()), &mapped, kOptions);
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owned(mapped, &std::free);
  if (size < 0) return Lowered(name);
  return {reinterpret_cast<const char*>(mapped), static_cast<size_t>(size)};
}

}  // namespace

std::string FoldedName(std::string_view name) {
  const std::string plain = Unaccented(name.substr(0, kMostNameBytes));
  std::vector<std::string> words(1);
  for (size_t at = 0; at < plain.size();) {
    const Utf8Char c = DecodeUtf8(plain, at);
    at += c.size;
    if (IsSpace(c.code) || c.code == '-') {
      if (!words.back().empty()) words.emplace_back();
    } else if (IsAlnum(c.code)) {
      AppendUtf8(c.code, &words.back());
    }
  }
  if (words.back().empty() && words.size() > 1) words.pop_back();
  size_t first = 0;
  while (first + 1 < words.size() && IsOneOf(words[first], kAddress)) ++first;
  std::string out = words[first];
  for (size_t i = first + 1; i < words.size(); ++i) out.append(" ").append(words[i]);
  return out.empty() ? std::string(name.substr(0, kMostNameBytes)) : out;
}

}  // namespace dateline::across
