// Tests of JSON records: fields, escapes, the map into the escaped string, and errors that say where.
#include <gtest/gtest.h>

#include <random>

#include "read/document.h"

namespace dateline {
namespace {

Document Read(std::string_view record, const ReadOptions& options = {}, uint64_t offset = 0) {
  Result<Document> document = ReadRecord(record, offset, options);
  EXPECT_TRUE(document.ok()) << (document.ok() ? "" : document.error().message);
  return document.ok() ? std::move(document).value() : Document{};
}

std::string Reason(std::string_view record, uint64_t offset = 0) {
  const Result<Document> document = ReadRecord(record, offset, {});
  if (document.ok()) return "read";
  EXPECT_EQ(document.error().code, ErrorCode::kFormat);
  return document.error().message;
}

TEST(ReadRecord, TakesItsFieldsAndPassesOverOthers) {
  const Document document = Read(
      R"({"tags": [1, {"text": "no"}], "id": "a-1", "title": "A \"pause\"", "published": "2024-03-22",
          "source": "Lake Gazette", "text": "Rain fell."})");
  EXPECT_EQ(document.id, "a-1");
  EXPECT_EQ(document.title, "A \"pause\"");
  EXPECT_EQ(document.published, "2024-03-22");
  EXPECT_EQ(document.source, "Lake Gazette");
  EXPECT_EQ(document.text.bytes, "Rain fell.");
  EXPECT_TRUE(document.notices.empty());
}

TEST(ReadRecord, TakesOtherNamesNumbersAndNulls) {
  const Document document = Read(
      R"({"id": 417 , "title": null, "date": "2024-03-22T10:00:00Z", "publisher": "LG", "source": null, "text": "x"})");
  EXPECT_EQ(document.id, "417");
  EXPECT_EQ(document.title, "");
  EXPECT_EQ(document.published, "2024-03-22");
  EXPECT_EQ(document.source, "LG");
}

TEST(ReadRecord, FindsThePublicationDateOrSaysThatItIsNone) {
  struct Case {
    std::string_view fields, published;
    size_t notices;
  };
  const Case cases[] = {{R"("published": "2024-03-22 08:00")", "2024-03-22", 0},
                        {R"("published": "22 March 2024")", "", 1},
                        {R"("published": "22 March 2024", "date": "2024-03-22")", "2024-03-22", 0},
                        {R"("published": "2024-3")", "", 1},
                        {R"("published": "2024-03-221")", "", 1},
                        {R"("published": 1711065600)", "", 1},
                        {R"("published": "")", "", 0},
                        {R"("published": null)", "", 0}};
  for (const Case& c : cases) {
    const Document document = Read("{\"text\": \"x\", " + std::string(c.fields) + "}");
    EXPECT_EQ(document.published, c.published) << c.fields;
    ASSERT_EQ(document.notices.size(), c.notices) << c.fields;
    for (const Notice& notice : document.notices) EXPECT_EQ(notice.code, NoticeCode::kBadDate);
  }
}

TEST(ReadRecord, OptionsFillWhatTheRecordDoesNotSayButTheIdIsTheirs) {
  const ReadOptions options{.id = "mine", .title = "Theirs", .source = "S", .published = "2020-05-06"};
  const Document document = Read(R"({"id": "its", "title": "T", "published": "2024-03-22", "text": "x"})", options);
  EXPECT_EQ(document.id, "mine");
  EXPECT_EQ(document.title, "T");
  EXPECT_EQ(document.source, "S");
  EXPECT_EQ(document.published, "2024-03-22");
  EXPECT_EQ(Read(R"({"text": "date 2024-03-22 x"})", options).published, "2024-03-22");
  EXPECT_EQ(Read(R"({"text": "March 8, 2024\n\nx"})", options).published, "2024-03-08");
  EXPECT_EQ(Read(R"({"published": "2024-03", "text": "March 8, 2024\n\nx"})", options).published, "2024-03");
  const Document filled = Read(R"({"title": "", "published": "2024-3", "text": "x"})", options);
  EXPECT_EQ(filled.title + " " + filled.published, "Theirs 2020-05-06");
  EXPECT_EQ(filled.notices.size(), 1u);
}

TEST(ReadRecord, AStoryMayNameItsMonthAlone) {
  const Document document = Read(R"({"text": "x", "published": "2024-03"})");
  EXPECT_EQ(document.published, "2024-03");
  EXPECT_TRUE(document.notices.empty());
}

TEST(ReadRecord, ABadDateIsToldWithItsFieldAndValue) {
  const auto told = [](std::string_view record) {
    const Document document = Read(record);
    return document.notices.empty() ? "" : document.notices[0].detail;
  };
  EXPECT_EQ(told(R"({"text": "x", "published": "2024-3"})"),
            "published \"2024-3\" is no day YYYY-MM-DD and no month YYYY-MM");
  EXPECT_EQ(told(R"({"text": "x", "date": 2024})"), "date \"2024\" is no day YYYY-MM-DD and no month YYYY-MM");
  EXPECT_EQ(told(R"({"text": "date 2024-13-45\nx"})"),
            "date line \"2024-13-45\" is no day YYYY-MM-DD and no month YYYY-MM");
  EXPECT_EQ(told("{\"text\": \"x\", \"date\": \"" + std::string(99, '1') + "\"}"),
            "date \"" + std::string(40, '1') + "…\" is no day YYYY-MM-DD and no month YYYY-MM");
}

TEST(ReadRecord, MapsEscapesToTheirBytes) {
  const std::string record = R"({"text": "A\u00e9\ud83d\ude00B\r\nC"})";
  const Document document = Read(record, {}, 1000);
  EXPECT_EQ(document.text.bytes, "Aé😀B\nC");
  const auto source = [&](uint32_t begin, uint32_t end) {
    const auto range = document.text.map.SourceOf({begin, end});
    return record.substr(range.first - 1000, range.second - range.first);
  };
  EXPECT_EQ(source(0, 1), "A");
  EXPECT_EQ(source(1, 3), R"(\u00e9)");
  EXPECT_EQ(source(3, 7), R"(\ud83d\ude00)");
  EXPECT_EQ(source(7, 8), "B");
  EXPECT_EQ(source(8, 9), R"(\r\n)");
  EXPECT_EQ(source(9, 10), "C");
}

TEST(ReadRecord, UnescapesEveryKindOfEscape) {
  EXPECT_EQ(Read(R"({"text": "\"\\\/\b\f\n\r\t\u0041\u20AC"})").text.bytes, "\"\\/\b\f\n\n\tA€");
}

TEST(ReadRecord, BrokenCharactersBecomeReplacementCharactersWithNotices) {
  const Document document = Read("{\"text\": \"\\ud800x\\udc00\\u0000\\ud800\\u0041 \xFF\"}");
  EXPECT_EQ(document.text.bytes, "\uFFFDx\uFFFD\uFFFD\uFFFDA \uFFFD");
  EXPECT_EQ(document.notices.size(), 5u);
  EXPECT_EQ(Read("{\"x\": \"\xE2\x82\", \"text\": \"\xC3\xA9\xE2\x82\"}").text.bytes, "é\uFFFD");
}

TEST(ReadRecord, TreatsTheTextAsPlainTextIsTreated) {
  EXPECT_EQ(Read(R"({"text": "date 2024-03-22\nX  \t"})").text.bytes, "X  \t");
  EXPECT_EQ(Read(R"({"text": "date 2024-03-22\nX"})").published, "2024-03-22");
  EXPECT_EQ(Read(R"({"text": "date 2024-03-22 X", "date": "2024-03-23"})").published, "2024-03-23");
  EXPECT_EQ(Read(R"({"text": "\ufeffX"})").text.bytes, "X");
  EXPECT_EQ(Read(R"({"text": "a\t\u00a0b\r\rc"})", {.fold_white_space = true}).text.bytes, "a b\n\nc");
  EXPECT_EQ(Read(R"({"text": "CAIRO (AP) \u2014 Talks"})").dateline.name, "Cairo");
}

TEST(ReadRecord, ErrorsSayWhatIsWrongAndWhere) {
  EXPECT_EQ(Reason(R"({"id": "a"})"), "the record has no text");
  EXPECT_EQ(Reason(R"({"text": null})"), "the record has no text");
  EXPECT_EQ(Reason(R"({"text": "a\qb"})", 100), "no such escape in the text (byte 111)");
  EXPECT_EQ(Reason(R"({"text": "a\u12"})"), "no such escape in the text (byte 11)");
  EXPECT_NE(Reason(R"({"text": "a"} {})").find("(byte 14)"), std::string::npos);
  EXPECT_EQ(Reason(R"({"text": 7})", 20), "the text is no string (byte 29)");
  EXPECT_EQ(Reason("[]"), "the record is no object (byte 0)");
  for (std::string_view bad :
       {"", " ", "{", "[]", "\"text\"", "{\"text\": \"a}", "{\"text\": 7}", "{\"text\": [\"a\"]}", "{\"text\" \"a\"}",
        "{\"text\": \"a\", }", "{\"text\": \"a\" \"b\"}", "{text: 1}", "nul", "{\"text\": \"a\nb\"}",
        "{\"text\": \"a\"}}"})
    EXPECT_NE(Reason(bad), "read") << bad;
}

TEST(ReadRecord, RefusesRecordsBeyondTheLimit) {
  const Result<Document> document = ReadRecord(std::string(kMaxDocumentBytes + 1, ' '), 0, {});
  ASSERT_FALSE(document.ok());
  EXPECT_EQ(document.error().code, ErrorCode::kLimit);
}

TEST(ReadRecord, SurvivesDamageToAnyByte) {
  const std::string whole =
      R"({"id": 3, "x": [{"a": "\"}"}], "text": "A\u00e9 \ud83d\ude00\r\n\tB", "date": "2024-03-22"})";
  std::mt19937 random(3);
  for (int round = 0; round < 20000; ++round) {
    std::string record = whole;
    for (size_t n = 1 + random() % 3; n > 0; --n) {
      const size_t at = random() % record.size();
      if (random() % 4 == 0) {
        record.erase(at, 1 + random() % 5);
      } else {
        record[at] = random() % 2 == 0 ? static_cast<char>(random()) : "{}[]\",:\\u0"[random() % 10];
      }
      if (record.empty()) break;
    }
    const Result<Document> document = ReadRecord(record, 0, {});
    if (document.ok()) {
      const auto& runs = document->text.map.runs();
      ASSERT_LE(runs.empty() ? 0 : runs.back().source_end(), record.size());
    } else {
      ASSERT_FALSE(document.error().message.empty());
    }
  }
}

}  // namespace
}  // namespace dateline
