// Noun phrases and their codes. They take microseconds each: one thread is enough.
#include "code_command.h"

#include <unistd.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <utility>

#include "dateline/actor_codes.h"
#include "dateline/answer.h"
#include "dateline/read_options.h"
#include "output.h"
#include "record_id.h"
#include "run.h"
#include "stories.h"
#include "terminal.h"

namespace dateline {
namespace {

using Json = nlohmann::ordered_json;

const std::vector<Column> kColumns = {{"id", Show::kNever},
                                      {"phrase", Show::kLong},
                                      {"country"},
                                      {"sectors"},
                                      {"name", Show::kLong},
                                      {"wikidata", Show::kWide},
                                      {"geonames", Show::kNever},
                                      {"factbook", Show::kNever},
                                      {"note", Show::kLong}};

bool IsFile(const std::string& given) {
  std::error_code error;
  return given == "-" || std::filesystem::is_regular_file(given, error);
}

struct Asked {
  std::string id;  // as JSON
  std::string phrase, date;
};

Result<Asked> AskedOf(const std::string& record, const std::string& date) {
  const Json json = Json::parse(record, nullptr, /*allow_exceptions=*/false);
  if (!json.is_object()) return Error{ErrorCode::kFormat, "no JSON object"};
  const auto phrase = json.find("phrase");
  if (phrase == json.end() || !phrase->is_string()) return Error{ErrorCode::kFormat, "no \"phrase\" that is a string"};
  const auto day = json.find("date");
  return Asked{RecordId(record), phrase->get<std::string>(),
               day != json.end() && day->is_string() ? day->get<std::string>() : date};
}

Value ValueOf(const std::string& text) { return text.empty() ? Value() : Value(text); }
std::string Wikidata(const ActorPhraseCode& code) {
  return code.wikidata == 0 ? "" : "Q" + std::to_string(code.wikidata);
}

Row RowOf(const Asked& asked, const ActorPhraseCode& code) {
  return {Value(asked.id),
          Value(asked.phrase),
          ValueOf(code.country),
          Value(code.sectors),
          ValueOf(code.name),
          ValueOf(Wikidata(code)),
          code.geonames == 0 ? Value() : Value(int64_t{code.geonames}),
          ValueOf(code.factbook),
          ValueOf(code.note)};
}

std::string Dumped(const Json& json) {
  return json.dump(-1, ' ', /*ensure_ascii=*/false, Json::error_handler_t::replace);
}

std::string LineOf(const Asked& asked, const ActorPhraseCode& code) {
  const auto known = [](const std::string& text) { return text.empty() ? Json() : Json(text); };
  Json ids = Json::object();
  if (code.wikidata != 0) ids["wikidata"] = Wikidata(code);
  if (code.geonames != 0) ids["geonames"] = code.geonames;
  if (!code.factbook.empty()) ids["factbook"] = code.factbook;
  const Json line = {{"phrase", asked.phrase},
                     {"country", known(code.country)},
                     {"sectors", code.sectors},
                     {"name", known(code.name)},
                     {"ids", ids},
                     {"note", known(code.note)}};
  return "{\"id\":" + asked.id + "," + Dumped(line).substr(1) + "\n";
}

class Codes {
 public:
  explicit Codes(const CodeArguments& arguments) : arguments_(arguments) {
    const bool table =
        arguments.form == AnswerForm::kTable || (arguments.form == AnswerForm::kUnasked && isatty(STDOUT_FILENO) != 0);
    form_ = arguments.form == AnswerForm::kCsv ? AnswerForm::kCsv : table ? AnswerForm::kTable : AnswerForm::kJson;
  }

  int ExitCode() {
    ReadArguments files;
    files.format = arguments_.format;
    for (const std::string& given : arguments_.phrases) {
      if (arguments_.format != InputFormat::kAuto || IsFile(given)) {
        files.files.push_back(given);
      } else if (!Answer({"null", given, arguments_.date})) {
        return Ending();
      }
    }
    Stories stories(files);
    for (Story story; stories.Next(&story); story = {})
      if (story.kind != Story::Kind::kFileEnd && !Take(files.files[story.file], story)) break;
    return Ending();
  }

 private:
  // False when nothing more can be written.
  bool Take(const std::string& file, const Story& story) {
    const bool record = story.kind == Story::Kind::kRecord;
    const std::string place = ShownName(file) + (record ? ":" + std::to_string(story.line) : "");
    if (story.failure) return Fail(place, record ? RecordId(story.bytes) : "null", *story.failure);
    if (!record) return TakeLines(story.bytes);
    const Result<Asked> asked = AskedOf(story.bytes, arguments_.date);
    return asked.ok() ? Answer(*asked) : Fail(place, RecordId(story.bytes), asked.error());
  }

  bool TakeLines(const std::string& text) {
    for (size_t at = 0; at < text.size();) {
      const size_t end = std::min(text.find('\n', at), text.size());
      const std::string line = text.substr(at, end - at);
      at = end + 1;
      if (line.find_first_not_of(" \t\r") != std::string::npos && !Answer({"null", line, arguments_.date}))
        return false;
    }
    return true;
  }

  bool Fail(const std::string& place, const std::string& id, const Error& error) {
    failed_ = true;
    Say(place + ": " + error.message);
    if (form_ != AnswerForm::kJson) return true;
    const Json message = {{"code", NameOf(error.code)}, {"message", error.message}};
    return output_.Write("{\"id\":" + id + ",\"error\":" + Dumped(message) + "}\n");
  }

  bool Answer(const Asked& asked) {
    const ActorPhraseCode code = CodeOfActor(asked.phrase, asked.date);
    if (form_ == AnswerForm::kJson) return output_.Write(LineOf(asked, code));
    Row row = RowOf(asked, code);
    if (form_ == AnswerForm::kCsv) return WriteHeader() && output_.Write(ToCsvLine(kColumns, row));
    rows_.push_back(std::move(row));
    return true;
  }

  bool WriteHeader() { return std::exchange(headed_, true) || output_.Write(ToCsvHeader(kColumns)); }

  int Ending() {
    if (form_ == AnswerForm::kTable && !rows_.empty())
      output_.Write(ToTable(kColumns, rows_, TerminalOptions(isatty(STDOUT_FILENO) != 0)));
    if (form_ == AnswerForm::kCsv) WriteHeader();
    const bool lost = !output_.failure().empty() && !output_.unread();
    if (lost) Say(output_.failure());
    return failed_ || lost ? kFailed : 0;
  }

  const CodeArguments& arguments_;
  AnswerForm form_ = AnswerForm::kJson;
  Output output_ = std::move(Output::Open("")).value();
  std::vector<Row> rows_;
  bool headed_ = false, failed_ = false;
};

}  // namespace

int CodeCommand(const CodeArguments& arguments) {
  if (!arguments.date.empty() && !IsPublication(arguments.date)) {
    Say("--date " + arguments.date + ": no day YYYY-MM-DD and no month YYYY-MM");
    return kUsage;
  }
  return Codes(arguments).ExitCode();
}

}  // namespace dateline
