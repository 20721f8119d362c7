// dateline timeline: what a ledger file knows of a matter or an actor, in order of time.
#pragma once

#include <string>

#include "dateline/timeline.h"

namespace dateline {

enum class TimelineForm : uint8_t { kUnasked, kTable, kJson, kCsv, kHtml };

struct TimelineArguments {
  std::string ledger_file, output;
  TimelineForm form = TimelineForm::kUnasked;
  TimelineQuestion question;
};

// The exit codes are those of ReadCommand.
int TimelineCommand(const TimelineArguments& arguments);

}  // namespace dateline
