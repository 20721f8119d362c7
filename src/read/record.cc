// Records: one JSON object to a Document whose text maps to the bytes of the escaped string.
#include <simdjson.h>

#include <array>
#include <optional>

#include "base/utf8.h"
#include "read/clean.h"
#include "read/form.h"

namespace dateline {
namespace {

namespace json = simdjson::ondemand;

enum Field { kText, kId, kTitle, kPublished, kDate, kSource, kPublisher, kFields };
constexpr std::array<std::string_view, kFields> kNames = {"text", "id",     "title",    "published",
                                                          "date", "source", "publisher"};

// Where in the record a field's value stands: the inside of a string, or a number's token.
struct Value {
  size_t begin = 0, end = 0;
  bool present = false, string = false;
  std::string_view In(std::string_view record) const { return record.substr(begin, end - begin); }
};
using Values = std::array<Value, kFields>;

Error FormatError(std::string_view what, uint64_t at) {
  return {ErrorCode::kFormat, std::string(what) + " (byte " + std::to_string(at) + ")"};
}

// simdjson refuses a record with broken UTF-8 altogether. Each bad byte becomes '?' for it: every offset stays, and the
// fields are read from the record itself.
std::string WithoutBrokenUtf8(std::string_view record) {
  std::string out(record);
  for (size_t at = 0; at < record.size();) {
    const Utf8Char c = DecodeUtf8(record, at);
    if (!c.valid) out.replace(at, c.size, c.size, '?');
    at += c.size;
  }
  return out;
}

// The offset of the quotation mark that closes a string whose inside begins at `at`.
size_t EndOfString(std::string_view record, size_t at) {
  for (; at < record.size() && record[at] != '"'; ++at)
    if (record[at] == '\\') ++at;
  return std::min(at, record.size());
}

// Notes the value of a field that is a string or a number; null is as good as missing, and other types are passed over
// except for the text's.
simdjson::error_code ReadValue(json::value value, std::string_view copy, bool must_be_string, Value* out) {
  json::json_type type;
  if (const auto error = value.type().get(type)) return error;
  *out = {};
  if (type == json::json_type::string) {
    json::raw_json_string raw;
    if (const auto error = value.get_raw_json_string().get(raw)) return error;
    const auto begin = static_cast<size_t>(raw.raw() - copy.data());
    *out = {begin, EndOfString(copy, begin), true, true};
  } else if (type == json::json_type::number) {
    const std::string_view token = value.raw_json_token();
    const auto begin = static_cast<size_t>(token.data() - copy.data());
    const size_t size = std::min(token.find_first_of(" \t\r\n"), token.size());
    *out = {begin, begin + size, true, false};
  }
  const bool empty = type == json::json_type::null;
  return must_be_string && !out->string && !empty ? simdjson::INCORRECT_TYPE : simdjson::SUCCESS;
}

simdjson::error_code ReadFields(json::document& record, std::string_view copy, Values* values) {
  json::object object;
  if (const auto error = record.get_object().get(object)) return error;
  for (auto item : object) {
    json::field field;
    if (const auto error = std::move(item).get(field)) return error;
    std::string_view key;
    if (const auto error = field.unescaped_key().get(key)) return error;
    const auto known = std::find(kNames.begin(), kNames.end(), key);
    if (known == kNames.end()) continue;
    const auto index = static_cast<size_t>(known - kNames.begin());
    if (const auto error = ReadValue(field.value(), copy, index == kText, &(*values)[index])) return error;
  }
  const bool at_end = record.current_location().error() == simdjson::OUT_OF_BOUNDS;
  return at_end ? simdjson::SUCCESS : simdjson::TRAILING_CONTENT;
}

// Where the object's fields stand. A field given twice counts as given last.
Result<Values> FindFields(std::string_view record, uint64_t record_offset) {
  json::parser parser;
  simdjson::padded_string copy(record);
  json::document document;
  auto error = parser.iterate(copy).get(document);
  if (error == simdjson::UTF8_ERROR) {
    copy = simdjson::padded_string(WithoutBrokenUtf8(record));
    error = parser.iterate(copy).get(document);
  }
  if (error) return Error{ErrorCode::kFormat, simdjson::error_message(error)};
  Values values;
  error = ReadFields(document, std::string_view(copy.data(), copy.size()), &values);
  if (!error) return values;
  const char* at = nullptr;
  const bool known = !document.current_location().get(at) && at >= copy.data() && at <= copy.data() + copy.size();
  const auto offset = known ? static_cast<size_t>(at - copy.data()) : record.size();
  const char* what = simdjson::error_message(error);
  if (error == simdjson::INCORRECT_TYPE) {
    const size_t first = record.find_first_not_of(" \t\r\n");
    what = record[first] == '{' ? "the text is no string" : "the record is no object";
  }
  return FormatError(what, record_offset + offset);
}

// The value of four hexadecimal digits, or nothing.
std::optional<char32_t> Hex4(std::string_view raw, size_t at) {
  if (at + 4 > raw.size()) return std::nullopt;
  char32_t code = 0;
  for (const char c : raw.substr(at, 4)) {
    const char lower = static_cast<char>(c | 0x20);
    if (c >= '0' && c <= '9') {
      code = code << 4 | static_cast<char32_t>(c - '0');
    } else if (lower >= 'a' && lower <= 'f') {
      code = code << 4 | static_cast<char32_t>(lower - 'a' + 10);
    } else {
      return std::nullopt;
    }
  }
  return code;
}

// Puts the character that the escape at raw[at] stands for. Returns the escape's size, 0 when it is none.
size_t PutEscape(std::string_view raw, size_t at, uint64_t source_begin, Cleaner* out) {
  const uint64_t begin = source_begin + at;
  if (at + 1 >= raw.size()) return 0;
  constexpr std::string_view kLetters = "\"\\/bfnrt", kMeanings = "\"\\/\b\f\n\r\t";
  if (raw[at + 1] != 'u') {
    const size_t letter = kLetters.find(raw[at + 1]);
    if (letter == std::string_view::npos) return 0;
    out->Put(static_cast<char32_t>(kMeanings[letter]), begin, begin + 2);
    return 2;
  }
  const auto code = Hex4(raw, at + 2);
  if (!code) return 0;
  const auto is_low = [](char32_t c) { return c >= 0xDC00 && c <= 0xDFFF; };
  if (*code >= 0xD800 && *code <= 0xDBFF && raw.substr(at + 6, 2) == "\\u") {
    if (const auto low = Hex4(raw, at + 8); low && is_low(*low)) {
      out->Put(0x10000 + ((*code - 0xD800) << 10) + (*low - 0xDC00), begin, begin + 12);
      return 12;
    }
  }
  if (*code == 0) {
    out->PutBroken(NoticeCode::kNulByte, begin, begin + 6);
  } else if (*code >= 0xD800 && *code <= 0xDFFF) {
    out->PutBroken(NoticeCode::kInvalidUtf8, begin, begin + 6);
  } else {
    out->Put(*code, begin, begin + 6);
  }
  return 6;
}

// Puts the inside of a JSON string. Returns the offset of an escape that is none, or npos when all is well.
size_t PutString(std::string_view raw, uint64_t source_begin, Cleaner* out) {
  for (size_t at = 0; at < raw.size();) {
    const size_t next = std::min(raw.find('\\', at), raw.size());
    if (next > at) out->Copy(raw.substr(at, next - at), source_begin + at);
    at = next;
    if (at == raw.size()) break;
    const size_t size = PutEscape(raw, at, source_begin, out);
    if (size == 0) return at;
    at += size;
  }
  out->Finish();
  return std::string_view::npos;
}

// A short field for its own sake, without a map. Broken escapes end it.
std::string Plain(const Value& value, Encoding encoding, std::string_view record) {
  if (!value.present) return {};
  if (!value.string) return std::string(value.In(record));
  TextBuilder builder(nullptr);
  Cleaner cleaner(false, encoding, &builder, nullptr);
  PutString(value.In(record), 0, &cleaner);
  return std::move(builder).Finish().bytes;
}

// The first of the fields that begins with a date, or is a month: "2024-03-22", "2024-03-22T10:00:00Z", "2024-03". A
// notice when none does.
std::string Published(const std::array<std::pair<Field, std::string>, 2>& fields, std::vector<Notice>* notices) {
  const std::pair<Field, std::string>* bad = nullptr;
  for (const auto& field : fields) {
    const std::string& text = field.second;
    if (text.empty()) continue;
    if (IsPublication(text)) return text;
    const bool ends = text.size() <= 10 || text[10] == 'T' || text[10] == 't' || text[10] == ' ';
    if (ends && IsDate(std::string_view(text).substr(0, 10))) return text.substr(0, 10);
    if (bad == nullptr) bad = &field;
  }
  if (bad != nullptr) AddBadDate(kNames[bad->first], bad->second, notices);
  return {};
}

}  // namespace

Result<Document> ReadRecord(std::string_view record, uint64_t record_offset, const ReadOptions& options) {
  if (record.size() > kMaxDocumentBytes)
    return Error{ErrorCode::kLimit, "the record has " + std::to_string(record.size()) + " bytes, more than " +
                                        std::to_string(kMaxDocumentBytes)};
  if (record.starts_with("\xEF\xBB\xBF")) {
    record.remove_prefix(3);
    record_offset += 3;
  }
  const Result<Values> found = FindFields(record, record_offset);
  if (!found) return found.error();
  const Values& values = *found;
  const Value& text = values[kText];
  if (!text.present) return Error{ErrorCode::kFormat, "the record has no text"};

  const Encoding whole = EncodingOf(record);
  const Encoding encoding = whole == Encoding::kWindows1252 ? whole : Encoding::kUtf8;
  const auto plain = [&](Field field) { return Plain(values[field], encoding, record); };
  Document document;
  document.id = !options.id.empty() ? options.id : plain(kId);
  document.title = plain(kTitle);
  if (document.title.empty()) document.title = options.title;
  document.source = plain(values[kSource].string ? kSource : kPublisher);
  if (document.source.empty()) document.source = options.source;
  document.published = Published({{{kPublished, plain(kPublished)}, {kDate, plain(kDate)}}}, &document.notices);

  const std::string_view raw = text.In(record);
  const Lead lead = LeadOf(raw, true);
  if (document.published.empty()) document.published = lead.date;
  NoteLead(lead, &document.notices);
  TextBuilder builder(&document.notices);
  Cleaner cleaner(options.fold_white_space, encoding, &builder, &document.notices);
  const uint64_t begin = text.begin + lead.size;
  const size_t bad = PutString(raw.substr(lead.size), record_offset + begin, &cleaner);
  if (bad != std::string_view::npos) return FormatError("no such escape in the text", record_offset + begin + bad);
  document.text = std::move(builder).Finish();
  if (const char* fault = FaultOfText(document.text.bytes)) return Error{ErrorCode::kFormat, fault};
  ReadForm(&document);
  FillPublished(options, &document);
  return document;
}

}  // namespace dateline
