// dateline: reads dated news copy and tells who said what. The command line, and nothing else.
#include <charconv>
#include <csignal>
#include <cstdio>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>

#include "read_command.h"
#include "stop.h"

namespace {

constexpr char kExamples[] =
    "Reads dated news copy and tells who said what, to whom and when, each entry tied to its words.\n\n"
    "  dateline read story.txt                     a table for a person\n"
    "  dateline read story.txt --json              one JSON object a story, for programs\n"
    "  dateline read story.txt --html -o page.html the story with its statements marked\n"
    "  dateline read stories.jsonl > ledgers.jsonl one story a line: {\"id\", \"published\", \"title\", \"text\"}\n"
    "  dateline read -j 0 news.jsonl.gz *.txt.zst  on all cores; gzip and Zstandard are unpacked\n"
    "  cat story.txt | dateline read - --published 2024-03-22\n";

template <class Value>
using Choices = std::vector<std::pair<std::string_view, Value>>;

const Choices<dateline::InputFormat> kFormats = {{"auto", dateline::InputFormat::kAuto},
                                                 {"text", dateline::InputFormat::kText},
                                                 {"json", dateline::InputFormat::kJson},
                                                 {"jsonl", dateline::InputFormat::kJsonl}};
const Choices<dateline::OutputForm> kForms = {{"ledger", dateline::OutputForm::kJson},
                                              {"plover", dateline::OutputForm::kPlover},
                                              {"cameo", dateline::OutputForm::kCameo},
                                              {"ics", dateline::OutputForm::kCalendar}};
const Choices<dateline::Precision> kPrecisions = {{"auto", dateline::Precision::kAuto},
                                                  {"f32", dateline::Precision::kF32},
                                                  {"bf16", dateline::Precision::kBf16},
                                                  {"int8", dateline::Precision::kInt8}};
const Choices<dateline::Isa> kIsas = {{"auto", dateline::Isa::kAuto},
                                      {"scalar", dateline::Isa::kScalar},
                                      {"avx2", dateline::Isa::kAvx2},
                                      {"avx512", dateline::Isa::kAvx512}};

// "auto, text and jsonl"
template <class Value>
std::string Listed(const Choices<Value>& choices) {
  std::string list;
  for (size_t i = 0; i < choices.size(); ++i)
    list.append(i == 0 ? "" : i + 1 < choices.size() ? ", " : " and ").append(choices[i].first);
  return list;
}

template <class Value>
CLI::Option* AddChoice(CLI::App* app, const std::string& option, const std::string& text, const std::string& help,
                       const Choices<Value>& choices, Value* chosen) {
  const auto choose = [=, &choices](const std::string& given) {
    for (const auto& [name, value] : choices) {
      if (name != given) continue;
      *chosen = value;
      return;
    }
    throw CLI::ValidationError(option + " " + given, "there are " + Listed(choices));
  };
  return app->add_option_function<std::string>(option, choose, help)->option_text(text);
}

void SetWorkers(const std::string& given, dateline::ReadArguments* arguments) {
  constexpr unsigned kMost = 1024;
  const auto [end, error] = std::from_chars(given.data(), given.data() + given.size(), arguments->workers);
  if (error == std::errc() && end == given.data() + given.size() && arguments->workers <= kMost) return;
  throw CLI::ValidationError("-j " + given, "not a number from 0 to " + std::to_string(kMost));
}

void AddRead(CLI::App* app, dateline::ReadArguments* arguments) {
  using dateline::OutputForm;
  const auto form = [arguments](OutputForm chosen) { return [=](int64_t) { arguments->form = chosen; }; };
  app->add_option("FILE", arguments->files,
                  "Stories as plain text, JSON Lines, or a JSON array of records; - is standard input")
      ->required()
      ->option_text("...");
  CLI::Option* json =
      app->add_flag_function("--json", form(OutputForm::kJson), "JSON Lines (what a pipe gets unasked)");
  CLI::Option* table =
      app->add_flag_function("--table", form(OutputForm::kTable), "A table (what a terminal gets unasked)");
  CLI::Option* html =
      app->add_flag_function("--html", form(OutputForm::kHtml), "A page; for several stories -o names a folder");
  for (CLI::Option* flag : {json, table, html}) flag->option_text(" ");  // else help lists what each excludes
  json->excludes(table)->excludes(html);
  table->excludes(html);
  CLI::Option* as = AddChoice(app, "--as", "WHAT",
                              "What of a story: its ledger, coded events as JSON Lines (plover or cameo), or planned "
                              "events as a calendar (ics)",
                              kForms, &arguments->form);
  for (CLI::Option* flag : {json, table, html}) as->excludes(flag);
  AddChoice(app, "--format", "FORMAT", "What the files are: auto (by name and first bytes), text, json or jsonl",
            kFormats, &arguments->format);
  app->add_option("-o,--output", arguments->output,
                  "Write there, all at once at the end, instead of to standard output")
      ->option_text("FILE");
  app->add_option("--published", arguments->published,
                  "Day of publication, YYYY-MM-DD, or its month, of stories that do not name their own")
      ->option_text("DATE");
  app->add_option("--title", arguments->title, "Title of a story that has none of its own")->option_text("TITLE");
  app->add_flag("--fold-space", arguments->fold_space, "Make runs of blanks one space");
  app->add_option_function<std::string>(
         "-j,--jobs", [=](const std::string& n) { SetWorkers(n, arguments); },
         "Stories that are read at once, one a core; 0: as many as there are cores")
      ->option_text("N");
  AddChoice(app, "--precision", "NAME", "Numbers that the model computes in: auto, f32, bf16 or int8", kPrecisions,
            &arguments->precision);
  AddChoice(app, "--isa", "NAME", "Instructions that it uses: auto, scalar, avx2 or avx512", kIsas, &arguments->isa);
  app->add_option("--model", arguments->model, "The model file (else $DATELINE_MODEL, else the one beside the program)")
      ->option_text("FILE");
}

}  // namespace

int main(int argc, char** argv) {
  for (const int signal : {SIGPIPE, SIGXFSZ}) std::signal(signal, SIG_IGN);  // each of them is a failed write
  CLI::App app(kExamples, "dateline");
  app.set_version_flag("--version", "dateline " DATELINE_VERSION);
  app.require_subcommand(1);
  app.failure_message([](const CLI::App*, const CLI::Error& error) {
    return "dateline: " + std::string(error.what()) + "\nRun dateline --help for examples.\n";
  });
  dateline::ReadArguments read;
  CLI::App* read_app = app.add_subcommand("read", "Reads stories and prints the ledger of each");
  AddRead(read_app, &read);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  }
  dateline::AskOnSignals();
  const int code = dateline::ReadCommand(read);
  dateline::EndBySignal();
  return code;
}
