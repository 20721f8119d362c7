// Tests of which numbers are only what stood before.
#include "ledger/former_figures.h"

#include <gtest/gtest.h>

#include <string_view>

namespace dateline {
namespace {

// The number stands between brackets.
bool IsFormer(std::string_view text) {
  const size_t open = text.find('['), close = text.find(']');
  return IsFormerNumber(text.substr(0, open), text.substr(close + 1));
}

TEST(FormerNumbers, AreThoseThatAToldChangeBeganWith) {
  for (const std::string_view text :
       {"The toll rose to 23 from [14].", "The death toll rose on Friday to at least 23 people from [14] a day before.",
        "Officials put the dead at 23, up from [14].", "Twelve were missing (down from [40]).",
        "The ministry said 23 people died, compared with [14] on Monday.", "23 died, from an earlier count of [14].",
        "It raised the toll from [14] to 23.", "The toll has risen from [14].",
        "The toll rose from [at least 14] to at least 23.", "The toll climbed by nine from [14] to 23.",
        "The number of missing fell to 9 from [31]."})
    EXPECT_TRUE(IsFormer(text)) << text;
}

TEST(FormerNumbers, AreNotThoseThatAChangeEndsWithNorThoseOfPlacesAndOtherThings) {
  for (const std::string_view text :
       {"The toll rose to [23] from 14.", "The toll rose from 14 to [23].",
        "Officials put the dead at [23], up from 14.", "Rescuers came from [14] towns.",
        "Bodies were pulled up from [14] wells.", "The toll rose. From [14] towns came help.", "[14] died.",
        "The police said [14] died.", "He fell from [14] floors up."})
    EXPECT_FALSE(IsFormer(text)) << text;
}

}  // namespace
}  // namespace dateline
