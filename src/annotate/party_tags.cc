// Party tags: a legislator's party and state behind the name, as in "Ann Roe, R-Tenn.," and "Bob Poe (D-York)".
#include "annotate/party_tags.h"

#include <algorithm>

namespace dateline {
namespace {

constexpr uint32_t kBracketWords = 9;  // of the longest tag in brackets: "(D-Prince William)"

bool IsParty(char c) { return c == 'D' || c == 'R' || c == 'I'; }

// "R-Tenn." or "R": the letter, then the end of the word or a hyphen and a capital.
bool BeginsWithParty(std::string_view text, uint32_t byte, bool alone) {
  const auto at = [&](uint32_t b) { return b < text.size() ? text[b] : ' '; };
  if (!IsParty(at(byte))) return false;
  if (at(byte + 1) == '-') return at(byte + 2) >= 'A' && at(byte + 2) <= 'Z';
  return alone && at(byte + 1) == ')';
}

}  // namespace

WordRange PartyTagAt(std::string_view text, const std::vector<Word>& words, uint32_t word) {
  const WordRange none = {word, word};
  if (word + 1 >= words.size()) return none;
  const auto at = [&](uint32_t w) { return words[w].span.In(text); };
  const bool bracket = at(word) == "(";
  if (!bracket && at(word) != ",") return none;
  if (!BeginsWithParty(text, words[word + 1].span.begin, bracket)) return none;
  uint32_t end = word + 2;
  if (bracket) {
    const uint32_t limit = std::min(static_cast<uint32_t>(words.size()), word + kBracketWords);
    for (; end < limit; ++end)
      if (at(end) == ")") return {word, end + 1};
    return none;
  }
  while (end < words.size() && words[end].span.begin == words[end - 1].span.end && at(end) != ",") ++end;
  return {word, end};
}

std::vector<bool> PartyTagWords(std::string_view text, const std::vector<Word>& words) {
  std::vector<bool> tagged(words.size(), false);
  for (uint32_t w = 0; w < words.size(); ++w) {
    const WordRange tag = PartyTagAt(text, words, w);
    std::fill(tagged.begin() + tag.begin, tagged.begin() + tag.end, true);
    if (tag.size() > 0) w = tag.end - 1;
  }
  return tagged;
}

WordRange WithoutPartyTag(WordRange range, const std::vector<bool>& tagged) {
  if (tagged[range.begin]) return {};
  while (range.size() > 0 && tagged[range.end - 1]) --range.end;
  return range;
}

}  // namespace dateline
