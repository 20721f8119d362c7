// A table on a terminal, JSON Lines in a pipe, a page for a file that is named so.
#include "timeline_command.h"

#include <unistd.h>

#include <utility>

#include "dateline/ledger_file.h"
#include "output.h"
#include "run.h"
#include "stop.h"
#include "stories.h"
#include "terminal.h"

namespace dateline {
namespace {

TimelineForm FormOf(const TimelineArguments& arguments, bool to_terminal) {
  if (arguments.form != TimelineForm::kUnasked) return arguments.form;
  if (EndsIn(arguments.output, {".html", ".htm"})) return TimelineForm::kHtml;
  return to_terminal ? TimelineForm::kTable : TimelineForm::kJson;
}

std::string Written(const Timeline& timeline, TimelineForm form, bool to_terminal) {
  if (form == TimelineForm::kTable) return ToTable(timeline, TerminalOptions(to_terminal));
  if (form == TimelineForm::kHtml) return ToHtml(timeline);
  const std::vector<Column> columns = TimelineColumns();
  std::string out = form == TimelineForm::kCsv ? ToCsvHeader(columns) : "";
  for (const TimelineItem& item : timeline.items)
    out.append(form == TimelineForm::kCsv ? ToCsvLine(columns, RowOf(timeline, item))
                                          : ToJsonLine(columns, RowOf(timeline, item)));
  return out;
}

}  // namespace

int TimelineCommand(const TimelineArguments& arguments) {
  Result<LedgerFile> file = LedgerFile::Open(arguments.ledger_file, LedgerFile::Access::kRead);
  if (!file.ok()) return Refused(file.error());
  file->SetStop(StopAsked);
  const bool to_terminal = arguments.output.empty() && isatty(STDOUT_FILENO) != 0;
  const TimelineForm form = FormOf(arguments, to_terminal);
  const Result<Timeline> timeline = file->TimelineOf(arguments.question, form == TimelineForm::kHtml);
  if (!timeline.ok()) return Refused(timeline.error());
  Result<Output> output = Output::Open(arguments.output);
  if (!output.ok()) return Refused(output.error());
  output->Write(Written(*timeline, form, to_terminal));
  if (!arguments.output.empty()) output->Close();
  if (timeline->items.empty() && (form == TimelineForm::kTable || form == TimelineForm::kHtml))
    Say("nothing in " + arguments.ledger_file + " answers this");
  if (output->failure().empty() || output->unread()) return 0;
  Say(output->failure());
  return kFailed;
}

}  // namespace dateline
