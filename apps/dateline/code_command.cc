// Noun phrases and their codes. They take microseconds each: one thread is enough.
#include "code_command.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "dateline/actor_codes.h"
#include "dateline/answer.h"
#include "record_id.h"
#include "row_output.h"
#include "run.h"

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

// Without the blanks and the line end behind it; nothing is left of a blank line.
std::string Trimmed(std::string line) {
  line.resize(line.find_last_not_of(" \t\r\n") + 1);
  return line;
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
  Asked asked{IdOf(json), phrase->get<std::string>(), date};
  const auto day = json.find("date");
  if (day == json.end() || day->is_null()) return asked;
  if (!day->is_string()) return Error{ErrorCode::kFormat, "a \"date\" that is no string"};
  asked.date = day->get<std::string>();
  if (asked.date.empty() || IsActorDate(asked.date)) return asked;
  return Error{ErrorCode::kFormat, "\"date\": " + asked.date + ": no day that is known"};
}

std::string Wikidata(const ActorPhraseCode& code) {
  return code.wikidata == 0 ? "" : "Q" + std::to_string(code.wikidata);
}

Row RowOf(const Asked& asked, const ActorPhraseCode& code) {
  return {PlainId(asked.id),
          Value(asked.phrase),
          TextOrNothing(code.country),
          Value(code.sectors),
          TextOrNothing(code.name),
          TextOrNothing(Wikidata(code)),
          code.geonames == 0 ? Value() : Value(int64_t{code.geonames}),
          TextOrNothing(code.factbook),
          TextOrNothing(code.note)};
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
  return "{\"id\":" + asked.id + "," + OneLine(line).substr(1) + "\n";
}

class Codes {
 public:
  explicit Codes(const CodeArguments& arguments) : arguments_(arguments), output_(arguments.form) {}

  int ExitCode() {
    std::vector<std::string> files;
    for (const std::string& given : arguments_.phrases) {
      if (MeansFile(given, arguments_.format))
        files.push_back(given);
      else if (!Answer({"null", Trimmed(given), arguments_.date}))
        return output_.End(kColumns);
    }
    const auto record = [&](const std::string& bytes) -> Result<bool> {
      const Result<Asked> asked = AskedOf(bytes, arguments_.date);
      return asked.ok() ? Result<bool>(Answer(*asked)) : asked.error();
    };
    const auto text = [&](const std::string&, const std::string& bytes) { return TakeLines(bytes); };
    EachInput(files, arguments_.format, {text, record}, &output_);
    return output_.End(kColumns);
  }

 private:
  // False when nothing more can be written.
  bool TakeLines(const std::string& text) {
    for (size_t at = 0; at < text.size();) {
      const size_t end = std::min(text.find('\n', at), text.size());
      std::string line = Trimmed(text.substr(at, end - at));
      at = end + 1;
      if (!line.empty() && !Answer({"null", std::move(line), arguments_.date})) return false;
    }
    return true;
  }

  bool Answer(const Asked& asked) {
    const ActorPhraseCode code = CodeOfActor(asked.phrase, asked.date);
    if (output_.form() == AnswerForm::kJson) return output_.WriteLine(LineOf(asked, code));
    return output_.Put(kColumns, RowOf(asked, code));
  }

  const CodeArguments& arguments_;
  RowOutput output_;
};

}  // namespace

int CodeCommand(const CodeArguments& arguments) {
  return IsDateAsked(arguments.date) ? Codes(arguments).ExitCode() : kUsage;
}

}  // namespace dateline
