// dateline times, quantities, places: the exact parts alone, without the model.
#pragma once

#include <string>
#include <vector>

#include "ask_command.h"
#include "exact_part.h"
#include "read_command.h"

namespace dateline {

struct ExactArguments {
  std::vector<std::string> texts;  // files, "-" for standard input, or the words themselves
  std::string date;                // of what does not name its own
  InputFormat format = InputFormat::kAuto;
  AnswerForm form = AnswerForm::kUnasked;
};

// Records are {id, text, reference_date}; for each of them one line {id, spans: [{start, end, ...}]}, offsets in code
// points of its text. A text of a person is a table on a terminal, a line of the same form (with its text) in a pipe.
// The exit code: 1 when something could not be read or written, 2 for arguments that make no sense.
int ExactCommand(const ExactPart& part, const ExactArguments& arguments);

}  // namespace dateline
