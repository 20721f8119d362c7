// dateline code: country, sectors and person or body of noun phrases, without the model.
#pragma once

#include <string>
#include <vector>

#include "ask_command.h"
#include "read_command.h"

namespace dateline {

struct CodeArguments {
  std::vector<std::string> phrases;  // phrases, files of them, "-" for standard input
  std::string date;                  // of what does not name its own
  InputFormat format = InputFormat::kAuto;
  AnswerForm form = AnswerForm::kUnasked;
};

// Records are {id, phrase, date}, plain files have a phrase on each line. For each phrase a row or a line {id, phrase,
// country, sectors, name, ids, note}. The exit code: 1 when something could not be read or written, 2 for arguments
// that make no sense.
int CodeCommand(const CodeArguments& arguments);

}  // namespace dateline
