// Tests of plain text: what is cut, what is kept, and that any bytes are read.
#include <gtest/gtest.h>

#include <random>

#include "base/utf8.h"
#include "read/clean.h"
#include "read/document.h"

namespace dateline {
namespace {

Document Read(std::string_view bytes, const ReadOptions& options = {}) {
  Result<Document> document = ReadPlain(bytes, options);
  EXPECT_TRUE(document.ok()) << (document.ok() ? "" : document.error().message);
  return document.ok() ? std::move(document).value() : Document{};
}

TEST(ReadPlain, CutsMarkAndDateAndKeepsAllElse) {
  struct Case {
    std::string_view bytes, text, published;
  };
  const Case cases[] = {
      {"date 2024-03-22 CAIRO -- Talks", "CAIRO -- Talks", "2024-03-22"},
      {"date 2024-03-22\nCAIRO -- Talks", "CAIRO -- Talks", "2024-03-22"},
      {"date 2024-03-22\r\nCAIRO -- Talks", "CAIRO -- Talks", "2024-03-22"},
      {"\xEF\xBB\xBF"
       "date 2024-02-29 X",
       "X", "2024-02-29"},
      {"\xEF\xBB\xBFX", "X", ""},
      {"date 2024-03-22", "date 2024-03-22", ""},
      {"date 2024-03-22x", "date 2024-03-22x", ""},
      {" date 2024-03-22 X", " date 2024-03-22 X", ""},
      {"  a \t b  c\n\n\n d\xC2\xA0"
       "e \n",
       "  a \t b  c\n\n\n d\xC2\xA0"
       "e \n",
       ""},
      {"a\r\nb\rc\r\r\nd\r", "a\nb\nc\n\nd\n", ""},
      {"", "", ""},
  };
  for (const Case& c : cases) {
    const Document document = Read(c.bytes);
    EXPECT_EQ(document.text.bytes, c.text);
    EXPECT_EQ(document.published, c.published) << c.bytes;
    EXPECT_TRUE(document.notices.empty());
  }
}

TEST(ReadPlain, SpansLeadBackToSourceBytes) {
  const Document document = Read("date 2024-03-22 Rain\r\nfell");
  EXPECT_EQ(document.text.bytes, "Rain\nfell");
  EXPECT_EQ(document.text.map.SourceOf({0, 4}), (std::pair<uint64_t, uint64_t>{16, 20}));
  EXPECT_EQ(document.text.map.SourceOf({4, 5}), (std::pair<uint64_t, uint64_t>{20, 22}));
  EXPECT_EQ(document.text.map.SourceOf({5, 9}), (std::pair<uint64_t, uint64_t>{22, 26}));
}

TEST(ReadPlain, BrokenBytesGiveNotices) {
  const Document document =
      Read(std::string_view("a\xFF"
                            "b\0c",
                            5));
  EXPECT_EQ(document.text.bytes,
            "a\xEF\xBF\xBD"
            "b\xEF\xBF\xBD"
            "c");
  ASSERT_EQ(document.notices.size(), 2u);
  EXPECT_EQ(document.notices[0].code, NoticeCode::kInvalidUtf8);
  EXPECT_EQ(document.notices[1].code, NoticeCode::kNulByte);
}

TEST(ReadPlain, FoldsBlanksWithinLinesWhenAsked) {
  const Document document = Read("a \t b\xC2\xA0 c\n  d \r\n e f", {.fold_white_space = true});
  EXPECT_EQ(document.text.bytes, "a b c\n d \n e f");
  EXPECT_EQ(document.text.map.SourceOf({1, 2}), (std::pair<uint64_t, uint64_t>{1, 4}));
  EXPECT_EQ(document.text.map.SourceOf({4, 5}), (std::pair<uint64_t, uint64_t>{8, 9}));
}

TEST(ReadPlain, ADateLineThatIsNoDateStaysWithANotice) {
  for (const std::string_view date : {"2023-02-29", "2024-13-45", "2024-3", "22.3.2024"}) {
    const std::string bytes =
        "\xEF\xBB\xBF"
        "date " +
        std::string(date) + " X";
    const Document document = Read(bytes);
    EXPECT_EQ(document.text.bytes, bytes.substr(3));
    ASSERT_EQ(document.notices.size(), 1u) << date;
    EXPECT_EQ(document.notices[0].code, NoticeCode::kBadDate);
    EXPECT_EQ(document.notices[0].span.In(document.text.bytes), date);
  }
  EXPECT_TRUE(Read("date palms grow").notices.empty());
}

TEST(ReadPlain, OptionsNameTheStoryAndItsOwnDateGoesFirst) {
  const ReadOptions options{.id = "7", .title = "T", .source = "S", .published = "2020-01-02"};
  const Document document = Read("date 2024-03-22 X", options);
  EXPECT_EQ(document.id + document.title + document.source, "7TS");
  EXPECT_EQ(document.published, "2024-03-22");
  EXPECT_EQ(document.text.bytes, "X");
  EXPECT_EQ(Read("X", options).published, "2020-01-02");
}

TEST(ReadPlain, ADayNamedByTheHeadGoesBehindTheDateCutAndBeforeTheOption) {
  const ReadOptions options{.published = "2020-01-02"};
  struct Case {
    std::string_view bytes, published;
  };
  const Case cases[] = {
      {"date 2024-03-22\nMarch 8, 2024\n\nX", "2024-03-22"},
      {"Published: March 8, 2024\r\n\r\nLIMA, March 7, 2024 (AP) -- Talks", "2024-03-08"},
      {"LIMA, March 7, 2024 (AP) -- Talks", "2024-03-07"},
      {"LIMA, March 7 (AP) -- Talks", "2020-01-02"},
  };
  for (const Case& c : cases) EXPECT_EQ(Read(c.bytes, options).published, c.published) << c.bytes;
  const Document document = Read("March 8, 2024\n\nTalks");
  EXPECT_EQ(document.text.bytes, "March 8, 2024\n\nTalks");
  EXPECT_TRUE(document.notices.empty());
}

TEST(ReadPlain, BadDateInOptionsGivesWayWithNotice) {
  const Document document = Read("date 2024-03-22 X", {.published = "yesterday"});
  EXPECT_EQ(document.published, "2024-03-22");
  ASSERT_EQ(document.notices.size(), 1u);
  EXPECT_EQ(document.notices[0].code, NoticeCode::kBadDate);
}

TEST(ReadPlain, RefusesStoriesBeyondTheLimit) {
  const std::string bytes(kMaxDocumentBytes + 1, 'x');
  const Result<Document> document = ReadPlain(bytes, {});
  ASSERT_FALSE(document.ok());
  EXPECT_EQ(document.error().code, ErrorCode::kLimit);
}

TEST(ReadPlain, ReadsOneLineOfFiftyMegabytes) {
  std::string bytes;
  while (bytes.size() < 50'000'000) bytes += "By (Reporting by \xC3\x89lan, Kuala (";
  EXPECT_EQ(Read(bytes).text.bytes, bytes);
}

TEST(IsDate, KnowsTheCalendar) {
  for (std::string_view good : {"2024-02-29", "1999-12-31"}) EXPECT_TRUE(IsDate(good)) << good;
  for (std::string_view bad : {"2023-02-29", "2024-13-01", "2024-00-10", "2024-1-1", "2024/01/01", "2024-01-01T", ""})
    EXPECT_FALSE(IsDate(bad)) << bad;
}

void CheckText(std::string_view source, const Text& text) {
  for (size_t at = 0; at < text.bytes.size();) {
    const Utf8Char c = DecodeUtf8(text.bytes, at);
    ASSERT_TRUE(c.valid);
    at += c.size;
  }
  uint32_t clean = 0;
  uint64_t from = 0;
  for (const SourceRun& run : text.map.runs()) {
    ASSERT_EQ(run.clean.begin, clean);
    ASSERT_GE(run.source_begin, from);
    ASSERT_LE(run.source_begin, run.source_end());
    clean = run.clean.end;
    from = run.source_end();
    for (uint32_t i = 0; run.clean_unit == 1 && run.source_unit == 1 && i < run.clean.size(); ++i) {
      const char got = text.bytes[run.clean.begin + i], was = source[run.source_begin + i];
      const bool replaced = (got == '\n' && was == '\r') || (got == ' ' && was < ' ') || (got & 0x80) != 0;
      ASSERT_TRUE(got == was || replaced);
    }
  }
  ASSERT_EQ(clean, text.bytes.size());
  ASSERT_LE(from, source.size());
}

TEST(ReadPlain, AcceptsAnyBytesAndMapsThemInOrder) {
  std::mt19937 random(5);
  constexpr std::string_view kPieces[] = {"date 2024-01-01 ",
                                          "\r",
                                          "\n",
                                          "\r\n",
                                          " ",
                                          "\t",
                                          "CAIRO",
                                          " (AP) ",
                                          "--",
                                          "By ",
                                          "\xE2\x80\x94",
                                          "\xE2\x80",
                                          "\xF0\x9F\x98\x80",
                                          "\xED\xA0\x80",
                                          "(Reporting by A)",
                                          "\xC2\xA0",
                                          ", ",
                                          "March 3",
                                          "Date: ",
                                          "8 May 2024",
                                          " 10:30 GMT",
                                          "___",
                                          ".",
                                          "\xEF\xBB\xBF"};
  for (int round = 0; round < 3000; ++round) {
    std::string bytes;
    for (size_t n = random() % 30; n > 0; --n) {
      if (random() % 3 == 0) {
        bytes.push_back(static_cast<char>(random()));
      } else {
        bytes += kPieces[random() % std::size(kPieces)];
      }
    }
    const Document document = Read(bytes, {.fold_white_space = round % 2 == 0});
    CheckText(bytes, document.text);
    for (const std::vector<Span>& spans : {document.bylines, document.credits}) {
      for (size_t i = 0; i < spans.size(); ++i) {
        EXPECT_LE(spans[i].end, document.text.bytes.size());
        EXPECT_LE(i == 0 ? 0 : spans[i - 1].end, spans[i].begin);
      }
    }
  }
}

}  // namespace
}  // namespace dateline
