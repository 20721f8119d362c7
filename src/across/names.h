// Names of actors as they are compared over stories.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline::across {

// Case, accents, marks and titles of address set aside. Something of every name is left.
std::string FoldedName(std::string_view name);

// The words between blanks; views live as long as the name.
std::vector<std::string_view> ViewsOfName(std::string_view folded);
std::vector<std::string> WordsOfName(std::string_view folded);

// One writing for those that transliterations give a name: "hojamov" of Khodzhamov and "hodjamov" of Hodjamov differ by
// what Distance() has for cheap. Of a folded name; blanks go.
std::string Heard(std::string_view folded);

// The first consonants of what is heard, by kinds that transliterations confuse ("K" for c, g, h, k), so that spellings
// of one name meet: a key for an index. Never empty.
std::string Skeleton(std::string_view heard, size_t most);

// What one writing costs to become the other, about 1 for a consonant that has no like in the other. Quadratic in the
// names' lengths, of which kMostHeard letters count.
struct Spelling {
  double cost = 0;
  bool lost = false;  // a consonant stands in one of them alone
};
Spelling Distance(std::string_view heard, std::string_view other);
inline constexpr size_t kMostHeard = 40;

// Whether two words may be spellings of one name. `strict`: each consonant has its like, as for places, of which many
// alike ones lie side by side.
bool SpeltAlike(std::string_view heard, std::string_view other, bool strict);

// How two folded names of persons, each of two words or more, are one.
enum class NameRelation { kNone, kSame, kWords, kSpelling };
NameRelation RelationOfPersons(const std::string& folded, const std::string& other);
// And how names of bodies and places are.
NameRelation RelationOfBodies(const std::string& folded, const std::string& other);

// "ecowas" of "economic community of west african states"; empty for a name of one word.
std::string AcronymOf(std::string_view folded);

// The words that stand between the words of a name: "of", "and", "al".
bool IsSmallWord(std::string_view folded);

// What may be left out behind a name: "party", "port".
bool IsOptionalWord(std::string_view folded);

}  // namespace dateline::across
