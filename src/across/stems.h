// Stems: words as entries of different stories are compared by them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::across {

// The words of a text that carry sense, each cut to its first letters without endings, so that "exploded" and
// "explosion" are one; in text order, at most `most`. Case and accents are folded; function words are left out.
std::vector<std::string> Stems(std::string_view text, size_t most = 60);

// One word of one stem.
std::string StemOf(std::string_view folded);

// Groups of words for one happening ("blast", "bomb", "explosion") that hold a stem; several, or none.
std::vector<uint16_t> GroupsOf(std::string_view stem);

// Whether two lists hold stems of one group.
bool InOneGroup(const std::vector<std::string>& a, const std::vector<std::string>& b);

// Whether a stem tells little of an issue: "plan", "government".
bool IsPale(std::string_view stem);
// Whether a stem is of dying and killing, which tells what came of an event and not which.
bool IsToKill(std::string_view stem);
// Whether a stem counts people as such: "people", "bodies".
bool IsPeople(std::string_view stem);

}  // namespace dateline::across
