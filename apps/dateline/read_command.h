// dateline read: stories in, ledgers out.
#pragma once

#include <string>
#include <vector>

#include "dateline/precision.h"

namespace dateline {

enum class OutputForm { kUnasked, kJson, kTable, kHtml, kPlover, kCameo, kCalendar };
enum class InputFormat { kAuto, kText, kJson, kJsonl };

struct ReadArguments {
  std::vector<std::string> files;  // "-" is standard input
  OutputForm form = OutputForm::kUnasked;
  InputFormat format = InputFormat::kAuto;
  std::string model, output, published, title;
  bool fold_space = false;
  unsigned workers = 1;  // 0: one a core
  Precision precision = Precision::kAuto;
  Isa isa = Isa::kAuto;
};

// The exit code: 0, also when whoever read the output went away; 1 when a story could not be read or the output not be
// written; 2 for arguments that make no sense, a model that cannot be used among them.
int ReadCommand(const ReadArguments& arguments);

}  // namespace dateline
