// dateline said, events, ...: asks a ledger file; merge, split, ...: corrects it.
#pragma once

#include <string>
#include <vector>

#include "dateline/ledger_file.h"

namespace dateline {

enum class AnswerForm : uint8_t { kUnasked, kJson, kCsv, kTable };

struct AskArguments {
  std::string ledger_file;
  AnswerForm form = AnswerForm::kUnasked;
  Question question;
  bool limited = false;  // question.limit was asked for
  std::string words;     // the SQL, or the id
};

// The exit codes are those of ReadCommand.
int AskCommand(const AskArguments& arguments);
int SqlCommand(const AskArguments& arguments);
int WhyCommand(const AskArguments& arguments);

struct DecideArguments {
  std::string ledger_file, verb, a, b, text;
  AnswerForm form = AnswerForm::kUnasked;
};
int DecideCommand(const DecideArguments& arguments);
int LogCommand(const DecideArguments& arguments);

}  // namespace dateline
