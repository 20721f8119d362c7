// RowOutput: what the verbs answer in rows: a table on a terminal, else CSV or JSON Lines.
#pragma once

#include <functional>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "ask_command.h"
#include "dateline/answer.h"
#include "dateline/result.h"
#include "output.h"
#include "read_command.h"

namespace dateline {

// On one line; ill-formed UTF-8 is replaced.
std::string OneLine(const nlohmann::ordered_json& json);

// Nothing where there is no text.
Value TextOrNothing(std::string text);

// An id that is JSON, for a table or CSV: the words of a string, nothing for null.
Value PlainId(const std::string& json);

// kEachRow: a row is written as soon as it is there, for whoever asks in a dialogue. kBlocks: many at once.
enum class Pace : uint8_t { kEachRow, kBlocks };

class RowOutput {
 public:
  explicit RowOutput(AnswerForm asked, Pace pace = Pace::kEachRow);
  AnswerForm form() const { return form_; }
  bool failed() const { return failed_; }
  const std::vector<Row>& rows() const { return rows_; }  // of a table
  uint64_t count() const { return count_; }               // rows that were put

  // False when nothing more can be written, or the program is asked to stop.
  bool WriteLine(std::string_view line);
  // A table waits for its last row; one of too many rows ends with what it has.
  bool Put(const std::vector<Column>& columns, Row row);
  // Says it; in JSON Lines the error takes the answer's place. `id` is JSON.
  bool Fail(const std::string& place, const std::string& id, const Error& error);
  // The exit code.
  int End(const std::vector<Column>& columns);

 private:
  bool WriteHeader(const std::vector<Column>& columns);
  bool Flush();

  AnswerForm form_ = AnswerForm::kJson;
  Pace pace_;
  Output output_;
  std::string waiting_;
  std::vector<Row> rows_;
  uint64_t count_ = 0;
  bool headed_ = false, failed_ = false;
};

// What to do with what files hold; both return false when nothing more can be written.
struct InputSteps {
  std::function<bool(const std::string& file, const std::string& text)> text;
  std::function<Result<bool>(const std::string& record)> record;  // an error is the record's
};
void EachInput(const std::vector<std::string>& files, InputFormat format, const InputSteps& steps, RowOutput* output);

// Whether what was given where words may stand is the name of a file, there or not: one that is there, ends in ".txt",
// ".json" and the like, or has a slash behind the name of a folder. With a format that was asked for all are files.
bool MeansFile(const std::string& given, InputFormat format);

// Whether --date names a day or a month, or nothing; says so when it does not.
bool IsDateAsked(const std::string& date);

}  // namespace dateline
