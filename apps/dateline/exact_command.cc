// The exact parts over texts and records. They take microseconds a text: one thread is enough.
#include "exact_command.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "dateline/read_options.h"
#include "record_id.h"
#include "row_output.h"
#include "run.h"
#include "stories.h"

namespace dateline {
namespace {

using Json = nlohmann::ordered_json;

// The day at the head of plain copy, as archives of agency copy have it: "date 2024-03-22 GOMA, Congo (AP) ...".
std::string HeadDay(std::string_view text) {
  constexpr std::string_view kHead = "date ";
  constexpr size_t kDay = 10;
  if (!text.starts_with(kHead) || text.size() <= kHead.size() + kDay || text[kHead.size() + kDay] != ' ') return {};
  const std::string day(text.substr(kHead.size(), kDay));
  return IsPublication(day) ? day : std::string();
}

// A text, its day, and the id that it is to have in the answer.
struct Asked {
  std::string id;  // as JSON
  std::string text, date;
};

Result<Asked> AskedOf(const std::string& record, const std::string& date) {
  const Json json = Json::parse(record, nullptr, /*allow_exceptions=*/false);
  if (!json.is_object()) return Error{ErrorCode::kFormat, "no JSON object"};
  const auto text = json.find("text");
  if (text == json.end() || !text->is_string()) return Error{ErrorCode::kFormat, "no \"text\" that is a string"};
  Asked asked{IdOf(json), text->get<std::string>(), date};
  for (const char* name : {"reference_date", "published"}) {
    const auto day = json.find(name);
    if (day == json.end() || !day->is_string()) continue;
    asked.date = day->get<std::string>().substr(0, 10);  // a time behind the day is passed over
    if (!asked.date.empty() && !IsPublication(asked.date))
      return Error{ErrorCode::kFormat,
                   "\"" + std::string(name) + "\": " + asked.date + ": no day YYYY-MM-DD and no month YYYY-MM"};
    break;
  }
  return asked;
}

Json JsonOf(const Value& value) {
  if (const bool* flag = std::get_if<bool>(&value)) return *flag;
  if (const auto* whole = std::get_if<int64_t>(&value)) return *whole;
  if (const auto* number = std::get_if<double>(&value)) return *number;
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const auto* texts = std::get_if<std::vector<std::string>>(&value)) return *texts;
  return nullptr;
}

// Code points of well-formed UTF-8.
uint32_t CodePoints(std::string_view text) {
  return static_cast<uint32_t>(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

// Offsets in code points, asked in order of begin.
class Offsets {
 public:
  explicit Offsets(std::string_view text) : text_(text) {}
  std::pair<uint32_t, uint32_t> Of(Span span) {
    before_ += CodePoints(text_.substr(at_, span.begin - at_));
    at_ = span.begin;
    return {before_, before_ + CodePoints(span.In(text_))};
  }

 private:
  std::string_view text_;
  uint32_t at_ = 0, before_ = 0;
};

class Exact {
 public:
  Exact(const ExactPart& part, const ExactArguments& arguments)
      : part_(part), arguments_(arguments), output_(arguments.form) {
    columns_ = {{"id", Show::kNever}, {"start", Show::kNever}, {"end", Show::kNever}, {"words", Show::kLong}};
    columns_.insert(columns_.end(), part.columns.begin(), part.columns.end());
  }

  int ExitCode() {
    std::vector<std::string> files;
    for (const std::string& given : arguments_.texts) {
      if (MeansFile(given, arguments_.format))
        files.push_back(given);
      else if (words_.push_back(given); !Answer({"\"text\"", given, arguments_.date}))
        return Ending();
    }
    const auto text = [&](const std::string& file, const std::string& bytes) {
      const std::string day = HeadDay(bytes);
      return Answer({Json(NamedId(file)).dump(), bytes, day.empty() ? arguments_.date : day});
    };
    const auto record = [&](const std::string& bytes) -> Result<bool> {
      const Result<Asked> asked = AskedOf(bytes, arguments_.date);
      return asked.ok() ? Result<bool>(Answer(*asked)) : asked.error();
    };
    EachInput(files, arguments_.format, {text, record}, &output_);
    return Ending();
  }

 private:
  // False when nothing more can be written.
  bool Answer(const Asked& asked) {
    if (asked.text.size() > kMostBytes)
      return output_.Fail("text", asked.id, {ErrorCode::kLimit, "longer than 64 MiB"});
    const Result<std::vector<ExactSpan>> found = part_.find(asked.text, asked.date);
    if (!found.ok()) {
      output_.Fail(part_.verb, asked.id, found.error());
      return false;
    }
    Offsets offsets(asked.text);
    if (output_.form() == AnswerForm::kJson) return WriteLine(asked, *found, &offsets);
    return std::all_of(found->begin(), found->end(), [&](const ExactSpan& span) {
      const auto [start, end] = offsets.Of(span.span);
      Row row = {PlainId(asked.id), Value(int64_t{start}), Value(int64_t{end}),
                 Value(std::string(span.span.In(asked.text)))};
      row.insert(row.end(), span.fields.begin(), span.fields.end());
      return output_.Put(columns_, std::move(row));
    });
  }

  bool WriteLine(const Asked& asked, const std::vector<ExactSpan>& found, Offsets* offsets) {
    Json spans = Json::array();
    for (const ExactSpan& span : found) {
      const auto [start, end] = offsets->Of(span.span);
      Json one = {{"start", start}, {"end", end}, {"text", span.span.In(asked.text)}};
      for (size_t i = 0; i < span.fields.size(); ++i) one[part_.columns[i].name] = JsonOf(span.fields[i]);
      spans.push_back(std::move(one));
    }
    return output_.WriteLine("{\"id\":" + asked.id + ",\"spans\":" + OneLine(spans) + "}\n");
  }

  int Ending() {
    const std::vector<Row>& rows = output_.rows();
    if (std::any_of(rows.begin(), rows.end(), [&](const Row& row) { return row[0] != rows[0][0]; }))
      columns_[0].show = Show::kShort;
    if (output_.form() == AnswerForm::kTable && rows.empty() && !output_.failed())
      Say("no " + part_.what + " in " + Looked());
    return output_.End(columns_);
  }

  // A word alone may have been meant as the name of a file.
  std::string Looked() const {
    if (words_.size() != 1 || words_[0].find(' ') != std::string::npos) return "the text";
    return "\"" + words_[0] + "\", which was taken as text: there is no such file";
  }

  const ExactPart& part_;
  const ExactArguments& arguments_;
  RowOutput output_;
  std::vector<Column> columns_;
  std::vector<std::string> words_;  // texts that were given as such
};

}  // namespace

int ExactCommand(const ExactPart& part, const ExactArguments& arguments) {
  return IsDateAsked(arguments.date) ? Exact(part, arguments).ExitCode() : kUsage;
}

}  // namespace dateline
