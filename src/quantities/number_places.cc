// FindNumberPlaces: one pass over runs of letters, which are looked up by their bytes.
#include "quantities/number_places.h"

#include <array>

#include "quantities/tables.h"
#include "segment/segments.h"

namespace dateline::quantities {
namespace {

enum class Kind : uint8_t { kOther, kLetter, kDigit, kSpace, kWide };

constexpr auto kKinds = [] {
  std::array<Kind, 256> kinds = {};
  for (int c = 0; c < 256; ++c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    kinds[c] = letter                                 ? Kind::kLetter
               : c >= '0' && c <= '9'                 ? Kind::kDigit
               : c == ' ' || (c >= '\t' && c <= '\r') ? Kind::kSpace
               : c >= 0x80                            ? Kind::kWide
                                                      : Kind::kOther;
  }
  return kinds;
}();

// Fractions, and letters whose small one is of ASCII.
constexpr std::string_view kWideNumbers[] = {"\u00bc", "\u00bd", "\u00be", "\u0130", "\u212a"};

bool IsWideNumber(std::string_view text, size_t at) {
  for (const std::string_view wide : kWideNumbers)
    if (text.substr(at, wide.size()) == wide) return true;
  return false;
}

// "n't" is cut from the word before it.
bool BeforeNegation(std::string_view text, size_t end) {
  if (end == text.size() || (text[end - 1] | 0x20) != 'n') return false;
  return text[end] == '\'' || text[end] == '`' || text[end] == '\xE2';
}

}  // namespace

void FindNumberPlaces(std::string_view text, std::vector<uint32_t>* places) {
  size_t chunk = 0;  // where the stretch without white space begins: a word of it that is too long is cut anywhere
  for (size_t at = 0; at < text.size();) {
    const Kind kind = kKinds[static_cast<uint8_t>(text[at])];
    if (kind != Kind::kLetter) {
      if (kind == Kind::kDigit || (kind == Kind::kWide && IsWideNumber(text, at)))
        places->push_back(static_cast<uint32_t>(at));
      ++at;
      if (kind == Kind::kSpace) chunk = at;
      continue;
    }
    PackedWord letters;
    const size_t end = at + LettersAt(text, at, &letters);
    const bool known = kNumberWords.MayHave(letters) && MayBeginNumber(letters);
    if (known || end - chunk > kMaxWordBytes || BeforeNegation(text, end)) places->push_back(static_cast<uint32_t>(at));
    at = end;
    if (at < text.size() && text[at] == ' ') chunk = ++at;
  }
}

}  // namespace dateline::quantities
