// Tests of quotations whose speaker stands on a line of its own.
#include "annotate/bylined_quotations.h"

#include <gtest/gtest.h>

#include <string>

namespace dateline {
namespace {

// The source of the statement that is the first quotation of the text.
std::string SourceIn(const std::string& text, bool cued = false) {
  const Segments segments = Segment(text);
  const Quotations quotations = MatchQuotations(text, segments, nullptr);
  FoundStatement s;
  const Quotation& q = quotations.all.front();
  s.content = {{q.first_word, q.end_word}};
  if (cued) s.cue = {0, 1};
  std::vector<FoundStatement> statements = {s};
  AddBylines(text, segments, quotations, &statements);
  const WordRange source = statements[0].source;
  if (source.size() == 0) return "";
  return std::string(Span{segments.words[source.begin].span.begin, segments.words[source.end - 1].span.end}.In(text));
}

TEST(Bylines, ADashAndANameAfterTheQuotation) {
  EXPECT_EQ(SourceIn("\u201cThe dam holds for now.\u201d \u2014Warden Ada Quill"), "Warden Ada Quill");
  EXPECT_EQ(SourceIn("\u201cThe dam holds for now.\u201d\n\n\u2014 Warden Ada Quill of the Tarn Board\n\nMore."),
            "Warden Ada Quill of the Tarn Board");
  EXPECT_EQ(SourceIn("\"The dam holds for now.\" -- Ada Quill, Tarn Board"), "Ada Quill");
}

TEST(Bylines, ALineFromSomebodyBeforeTheQuotation) {
  EXPECT_EQ(SourceIn("And from Warden Ada Quill:\n\n\u201cThe dam holds for now.\u201d\n\nMore."), "Warden Ada Quill");
  EXPECT_EQ(SourceIn("From Ada Quill:\n\n\u201cThe dam holds for now.\u201d"), "Ada Quill");
}

TEST(Bylines, ASentenceAfterADashIsNone) {
  EXPECT_EQ(SourceIn("\u201cThe dam holds for now\u201d \u2014 Ada Quill said it twice."), "");
  EXPECT_EQ(SourceIn("\u201cThe dam holds for now\u201d \u2014 that was all."), "");
  EXPECT_EQ(SourceIn("News from the dam was bad:\n\n\u201cThe dam holds for now.\u201d"), "");
}

TEST(Bylines, AStatementWithACueIsLeftAlone) {
  EXPECT_EQ(SourceIn("\u201cThe dam holds for now.\u201d \u2014Ada Quill", true), "");
}

TEST(Bylines, NothingAfterTheQuotationIsNoByline) {
  EXPECT_EQ(SourceIn("\u201cThe dam holds for now.\u201d"), "");
  EXPECT_EQ(SourceIn("\u201cThe dam holds for now.\u201d \u2014"), "");
}

}  // namespace
}  // namespace dateline
