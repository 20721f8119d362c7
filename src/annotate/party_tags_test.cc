// Tests of party tags: which words they take.
#include "annotate/party_tags.h"

#include <gtest/gtest.h>

#include <string>

namespace dateline {
namespace {

// The words of all tags, joined by spaces.
std::string TagsOf(const std::string& text) {
  const Segments segments = Segment(text);
  const std::vector<bool> tagged = PartyTagWords(text, segments.words);
  std::string tags;
  for (size_t w = 0; w < tagged.size(); ++w)
    if (tagged[w]) tags += (tags.empty() ? "" : " ") + std::string(segments.words[w].span.In(text));
  return tags;
}

TEST(PartyTags, TakeTheirCommaOrBrackets) {
  EXPECT_EQ(TagsOf("Bill Roe (R) left."), "( R )");
  EXPECT_EQ(TagsOf("Ann Hale, D, left."), "");
  EXPECT_NE(TagsOf("Ann Hale, D-Conn., left.").find(", D"), std::string::npos);
  EXPECT_EQ(TagsOf("Del. Jane Moe (D-Prince William) left.").back(), ')');
}

TEST(PartyTags, OtherBracketsAndCommasAreNone) {
  EXPECT_EQ(TagsOf("The Workers (RW) and Ames, Rex-Hale and I-beams (Red) left."), "");
  EXPECT_EQ(TagsOf("(D-Day was long ago, and nobody in the town of Bell remembers it"), "");
}

TEST(PartyTags, AMentionEndsBeforeThem) {
  const std::string text = "Bill Roe (R-Tex) left.";
  const Segments segments = Segment(text);
  const std::vector<bool> tagged = PartyTagWords(text, segments.words);
  const auto words = static_cast<uint32_t>(segments.words.size());
  EXPECT_EQ(WithoutPartyTag({0, words - 2}, tagged), (WordRange{0, 2}));
  EXPECT_EQ(WithoutPartyTag({3, 4}, tagged).size(), 0u);
}

}  // namespace
}  // namespace dateline
