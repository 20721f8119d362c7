// Tests of other encodings with the way back to their bytes, and of forms that are refused.
#include "read/foreign.h"

#include <gtest/gtest.h>

#include "read/document.h"

namespace dateline {
namespace {

Document Read(std::string_view bytes) {
  Result<Document> document = ReadPlain(bytes, {});
  EXPECT_TRUE(document.ok()) << (document.ok() ? "" : document.error().message);
  return document.ok() ? std::move(document).value() : Document{};
}

// With its byte-order mark, unless that is refused.
std::string Utf16(std::u16string_view text, bool big_endian, bool marked = true) {
  std::string bytes;
  const auto put = [&](char16_t unit) {
    const char high = static_cast<char>(unit >> 8), low = static_cast<char>(unit & 0xFF);
    bytes.push_back(big_endian ? high : low);
    bytes.push_back(big_endian ? low : high);
  };
  if (marked) put(0xFEFF);
  for (const char16_t unit : text) put(unit);
  return bytes;
}

TEST(Foreign, ReadsUtf16WithTheWayBackToItsBytes) {
  for (const bool big_endian : {false, true}) {
    const std::string bytes = Utf16(u"date 2024-03-22 “Élan”\r\n😀 rose", big_endian);
    const Document document = Read(bytes);
    EXPECT_EQ(document.text.bytes, "“Élan”\n😀 rose");
    EXPECT_EQ(document.published, "2024-03-22");
    EXPECT_TRUE(document.notices.empty());
    const auto source = [&](std::string_view words) {
      const auto at = static_cast<uint32_t>(document.text.bytes.find(words));
      const auto range = document.text.map.SourceOf({at, at + static_cast<uint32_t>(words.size())});
      return bytes.substr(range.first, range.second - range.first);
    };
    EXPECT_EQ(source("Élan"), Utf16(u"Élan", big_endian, false));
    EXPECT_EQ(source("\n"), Utf16(u"\r\n", big_endian, false));
    EXPECT_EQ(source("😀 rose"), Utf16(u"😀 rose", big_endian, false));
  }
}

TEST(Foreign, ReadsUtf16WithoutItsMarkWhereZerosTellIt) {
  EXPECT_EQ(Read(Utf16(u"The mayor spoke.", false, false)).text.bytes, "The mayor spoke.");
  EXPECT_EQ(Read(Utf16(u"The mayor spoke.", true, false)).text.bytes, "The mayor spoke.");
}

TEST(Foreign, BrokenUtf16BecomesReplacementCharacters) {
  const std::u16string broken = {u'a', 0xD83D, u'b', 0xDC00, 0, u'c'};
  const Document document = Read(Utf16(broken, false) + "x");
  EXPECT_EQ(document.text.bytes, "a\uFFFDb\uFFFD\uFFFDc\uFFFD");
  EXPECT_EQ(document.notices.size(), 4u);
}

TEST(Foreign, ReadsWindows1252WithOneNotice) {
  const std::string bytes = "\x93We stay,\x94 said Ren\xE9\x97twice\r\n";
  const Document document = Read(bytes);
  EXPECT_EQ(document.text.bytes, "“We stay,” said René—twice\n");
  ASSERT_EQ(document.notices.size(), 1u);
  EXPECT_EQ(document.notices[0].code, NoticeCode::kInvalidUtf8);
  EXPECT_EQ(document.text.map.SourceOf({0, 3}), (std::pair<uint64_t, uint64_t>{0, 1}));
  const auto at = static_cast<uint32_t>(document.text.bytes.find("twice"));
  EXPECT_EQ(document.text.map.SourceOf({at, at + 5}), (std::pair<uint64_t, uint64_t>{21, 26}));
  const Result<Document> record = ReadRecord("{\"title\": \"Ren\xE9\", \"text\": \"\x93No\x94, \\u0041\"}", 0, {});
  ASSERT_TRUE(record.ok());
  EXPECT_EQ(record->title + record->text.bytes, "René“No”, A");
}

TEST(Foreign, BrokenUtf8IsNotTakenForAnotherEncoding) {
  for (const std::string_view bytes :
       {"caf\xC3\xA9 \x93", "cut \xE2\x80", "cut\xC3", "a\xFF", "\x93 \x01", "\x81\x93", "plain", ""})
    EXPECT_EQ(EncodingOf(bytes), Encoding::kUtf8) << bytes;
  EXPECT_EQ(EncodingOf("\x93"
                       "caf\xE9\x94 he said\x94"),
            Encoding::kWindows1252);
}

TEST(Foreign, RefusesWhatIsNoCopyAndSaysWhatItIs) {
  const auto reason = [](std::string_view bytes) {
    const Result<Document> document = ReadPlain(bytes, {});
    return document.ok() ? std::string("read") : document.error().message;
  };
  for (const std::string_view html :
       {"\xEF\xBB\xBF \n<!DOCTYPE html><p>x", "<HTML>", "<p>One.</p>", "x\n<p>a</p>\n<div>\n</div>\n"})
    EXPECT_NE(reason(html).find("HTML is not read"), std::string::npos) << html;
  EXPECT_NE(reason(Utf16(u"<html><body>Rain fell.", false)).find("HTML"), std::string::npos);
  EXPECT_NE(reason("<?xml version=\"1.0\"?>").find("XML"), std::string::npos);
  EXPECT_NE(reason("%PDF-1.7\n\x80").find("PDF"), std::string::npos);
  EXPECT_NE(reason("PK\x03\x04zip").find("Office"), std::string::npos);
  EXPECT_NE(reason("\x1F\x8B\x08zip").find("unpack it first"), std::string::npos);
  EXPECT_NE(reason("\x89PNG\r\n").find("pictures"), std::string::npos);
  EXPECT_NE(reason("SQLite format 3").find("merge-ledgers"), std::string::npos);
  EXPECT_NE(reason("{\\rtf1 x}").find("RTF"), std::string::npos);
  for (const std::string_view copy :
       {"<EDITORS: this corrects> Rain fell.", "He wrote <b> and </b>.", "a < b\n<3\n", "<", "<p", ""})
    EXPECT_EQ(reason(copy), "read") << copy;
  const Result<Document> record = ReadRecord(R"({"text": "<p>One.<\/p>"})", 0, {});
  ASSERT_FALSE(record.ok());
  EXPECT_EQ(record.error().code, ErrorCode::kFormat);
}

}  // namespace
}  // namespace dateline
