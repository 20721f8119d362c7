// Tests of the annotator: what it loads, and the empty document.
#include "annotate/annotator.h"

#include <gtest/gtest.h>

#include "annotate/annotate_samples.h"

namespace dateline {
namespace {

TEST(Annotator, FindsNothingInNoWords) {
  const auto annotator = Annotator::Load(samples::SmallModel(), samples::kSmallWidth, Compute{});
  ASSERT_TRUE(annotator.ok()) << annotator.error().message;
  std::vector<float> mention_vectors = {1, 2};
  std::vector<Notice> notices;
  const Annotations none =
      annotator->Annotate("", {}, {}, MakeWordVectors({}, samples::kSmallWidth), &mention_vectors, &notices);
  EXPECT_TRUE(none.mentions.empty() && none.statements.empty() && none.titles.empty() && none.quotations.all.empty());
  EXPECT_TRUE(mention_vectors.empty());
  EXPECT_TRUE(notices.empty());
}

TEST(Annotator, RefusesWordsOfAnotherWidth) {
  const auto annotator = Annotator::Load(samples::SmallModel(), samples::kSmallWidth + 1, kPlainCompute);
  ASSERT_FALSE(annotator.ok());
  EXPECT_EQ(annotator.error().code, ErrorCode::kModel);
}

TEST(Annotator, SaysTheSameEachTime) {
  const samples::AnnotatedCopy first = samples::AnnotatedNonsense(5), second = samples::AnnotatedNonsense(5);
  EXPECT_EQ(first.mention_vectors, second.mention_vectors);
  ASSERT_EQ(first.annotations.statements.size(), second.annotations.statements.size());
  for (size_t i = 0; i < first.annotations.statements.size(); ++i) {
    EXPECT_EQ(first.annotations.statements[i].content, second.annotations.statements[i].content);
    EXPECT_EQ(first.annotations.statements[i].confidence, second.annotations.statements[i].confidence);
  }
}

}  // namespace
}  // namespace dateline
