// Ids.
#include "store/ids.h"

#include <gtest/gtest.h>

namespace dateline {
namespace {

TEST(Ids, AreOfTextKindAndAnchor) {
  const std::string id = EntryId('q', "0123", {4, 9}, 0);
  EXPECT_EQ(id.size(), 17U);
  EXPECT_EQ(id[0], 'q');
  EXPECT_EQ(id, EntryId('q', "0123", {4, 9}, 0));
  for (const std::string& other : {EntryId('e', "0123", {4, 9}, 0), EntryId('q', "0124", {4, 9}, 0),
                                   EntryId('q', "0123", {4, 8}, 0), EntryId('q', "0123", {4, 9}, 1)})
    EXPECT_NE(other.substr(1), id.substr(1));
}

// Files would not find their entries again.
TEST(Ids, NeverChange) {
  EXPECT_EQ(EntryId('q', "0123456789abcdef", {4, 9}, 0), "q" + HexOf(HashOf("16:0123456789abcdef1:q1:41:91:0")));
}

TEST(Ids, AreKnownByTheirForm) {
  EXPECT_TRUE(LooksLikeId("q3f"));
  for (const char* other : {"q", "z3f", "Q3f", "q3g", "q0123456789abcdef0"}) EXPECT_FALSE(LooksLikeId(other)) << other;
}

}  // namespace
}  // namespace dateline
