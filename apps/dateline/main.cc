// dateline: reads dated news copy and tells who said what. The command line, and nothing else.
#include <csignal>
#include <cstdio>
#include <map>
#include <string>

#include <CLI/CLI.hpp>

#include "read_command.h"

namespace {

constexpr char kExamples[] =
    "Reads dated news copy and tells who said what, to whom and when, each entry tied to its words.\n\n"
    "  dateline read story.txt                     a table for a person\n"
    "  dateline read story.txt --json              one JSON object a story, for programs\n"
    "  dateline read story.txt --html -o page.html the story with its statements marked\n"
    "  dateline read stories.jsonl > ledgers.jsonl one story a line: {\"id\", \"published\", \"title\", \"text\"}\n"
    "  cat story.txt | dateline read - --published 2024-03-22\n";

void AddRead(CLI::App* app, dateline::ReadArguments* arguments) {
  using dateline::OutputForm;
  const auto form = [arguments](OutputForm chosen) { return [=](int64_t) { arguments->form = chosen; }; };
  app->add_option("FILE", arguments->files,
                  "Stories as plain text, or JSON Lines (.jsonl, .ndjson); - is standard input")
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
  const std::map<std::string, dateline::InputFormat> formats = {{"auto", dateline::InputFormat::kAuto},
                                                                {"text", dateline::InputFormat::kText},
                                                                {"jsonl", dateline::InputFormat::kJsonl}};
  app->add_option("--format", arguments->format, "What the files are: auto (by name), text or jsonl")
      ->transform(CLI::CheckedTransformer(formats).description(""))
      ->option_text("FORMAT");
  app->add_option("-o,--output", arguments->output, "Write there instead of to standard output")->option_text("FILE");
  app->add_option("--published", arguments->published, "When the stories were published, YYYY-MM-DD")
      ->option_text("DATE");
  app->add_option("--title", arguments->title, "The story's title")->option_text("TITLE");
  app->add_flag("--fold-space", arguments->fold_space, "Make runs of blanks one space");
  app->add_option("--model", arguments->model, "The model file (else $DATELINE_MODEL, else the one beside the program)")
      ->option_text("FILE");
}

}  // namespace

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is a failed write, which is told
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
  return dateline::ReadCommand(read);
}
