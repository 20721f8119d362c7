// dateline read: checks its arguments, opens the model and lets the run go.
#include "read_command.h"

#include <filesystem>
#include <optional>
#include <string_view>

#include "dateline/engine.h"
#include "dateline/read_options.h"
#include "model_path.h"
#include "run.h"

namespace dateline {
namespace {

// Says what is wrong with the arguments, or nothing.
std::optional<std::string> Fault(const ReadArguments& arguments) {
  if (!arguments.published.empty() && !IsPublication(arguments.published))
    return "--published " + arguments.published + ": no day YYYY-MM-DD and no month YYYY-MM";
  if (!arguments.title.empty() && arguments.files.size() > 1)
    return "--title names one story, but there are several files";
  if (arguments.form != OutputForm::kHtml && IsFolderName(arguments.output))
    return "-o " + arguments.output + ": a folder; only --html writes one file a story";
  std::error_code error;
  for (const std::string& file : arguments.files)
    if (file != "-" && !arguments.output.empty() && std::filesystem::equivalent(file, arguments.output, error))
      return "-o " + arguments.output + ": would overwrite the story it is read from";
  return std::nullopt;
}

}  // namespace

int ReadCommand(const ReadArguments& arguments) {
  if (const std::optional<std::string> fault = Fault(arguments)) {
    Say(*fault);
    return kUsage;
  }
  const Result<std::filesystem::path> model = ModelPath(arguments.model);
  if (!model.ok()) {
    Say(model.error().message);
    return kUsage;
  }
  const Result<Engine> engine = Engine::Open(
      model.value(), {.precision = arguments.precision, .isa = arguments.isa, .gazetteer = GazetteerIfAny()});
  if (!engine.ok()) {
    Say(engine.error().message);
    return kUsage;
  }
  return Run(arguments, engine.value()).ExitCode();
}

}  // namespace dateline
