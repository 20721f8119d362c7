// dateline: reads dated news copy and tells who said what. The command line, and nothing else.
#include <algorithm>
#include <charconv>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <functional>
#include <memory>
#include <numeric>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>

#include "add_command.h"
#include "ask_command.h"
#include "code_command.h"
#include "exact_command.h"
#include "export_command.h"
#include "read_command.h"
#include "stop.h"
#include "timeline_command.h"

namespace {

constexpr char kExamples[] =
    "Reads dated news copy and tells who said what, to whom and when, each entry tied to its words.\n\n"
    "  dateline read story.txt                     a table for a person\n"
    "  dateline read story.txt --json              one JSON object a story, for programs\n"
    "  dateline read story.txt --html -o page.html the story with its statements marked\n"
    "  dateline read stories.jsonl > ledgers.jsonl one story a line: {\"id\", \"published\", \"title\", \"text\"}\n"
    "  dateline read -j 0 news.jsonl.gz *.txt.zst  on all cores; gzip and Zstandard are unpacked\n"
    "  cat story.txt | dateline read - --published 2024-03-22\n"
    "  dateline add news.dl feeds/*.jsonl.gz       many stories into one file, which can be asked:\n"
    "  dateline said news.dl --by Blinken --about Rafah --since 2024-03-01\n"
    "  dateline timeline news.dl --about Rafah     all that is told of it, in order of time; --html for a page\n"
    "  dateline why news.dl q3f9a                  what an entry rests on\n";

constexpr std::string_view kStandardOutput = "-";

// Of filters: one that is given asks something.
std::string NotEmpty(const std::string& given) { return given.empty() ? "nothing is asked by ''" : ""; }

std::string Share(const std::string& given) {
  double value = -1;
  const auto [end, error] = std::from_chars(given.data(), given.data() + given.size(), value);
  const bool whole = error == std::errc() && end == given.data() + given.size();
  return whole && value >= 0 && value <= 1 ? "" : given + " is no number from 0 to 1";
}

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

// What stories there are, and how they are read.
void AddStories(CLI::App* app, dateline::ReadArguments* arguments) {
  app->add_option("FILE", arguments->files,
                  "Stories as plain text, JSON Lines, or a JSON array of records; - is standard input")
      ->required()
      ->option_text("...");
  AddChoice(app, "--format", "FORMAT", "What the files are: auto (by name and first bytes), text, json or jsonl",
            kFormats, &arguments->format);
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

void AddRead(CLI::App* app, dateline::ReadArguments* arguments) {
  using dateline::OutputForm;
  const auto form = [arguments](OutputForm chosen) { return [=](int64_t) { arguments->form = chosen; }; };
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
  app->add_option("-o,--output", arguments->output,
                  "Write there, all at once at the end, instead of to standard output")
      ->option_text("FILE");
  AddStories(app, arguments);
}

// What a subcommand does once the command line is read.
using Work = std::function<int()>;

void AddLedgerFile(CLI::App* app, std::string* file) {
  app->add_option("LEDGER", *file, "The ledger file")->required()->option_text(" ");
}

void AddForms(CLI::App* app, dateline::AnswerForm* form) {
  using dateline::AnswerForm;
  const auto choose = [form](AnswerForm chosen) { return [=](int64_t) { *form = chosen; }; };
  CLI::Option* json =
      app->add_flag_function("--json", choose(AnswerForm::kJson), "JSON Lines (what a pipe gets unasked)");
  CLI::Option* csv = app->add_flag_function("--csv", choose(AnswerForm::kCsv), "Comma-separated values with a header");
  CLI::Option* table =
      app->add_flag_function("--table", choose(AnswerForm::kTable), "A table (what a terminal gets unasked)");
  for (CLI::Option* flag : {json, csv, table}) flag->option_text(" ");
  json->excludes(csv)->excludes(table);
  csv->excludes(table);
}

Work AddAdd(CLI::App* app) {
  const auto arguments = std::make_shared<dateline::AddArguments>();
  AddLedgerFile(app, &arguments->ledger_file);
  app->add_flag("--ledgers", arguments->ledgers, "The files hold ledgers in exchange form, not stories");
  app->add_flag("--reread", arguments->reread, "Read stories that are there again, and replace what was read");
  AddStories(app, &arguments->read);
  return [=] { return dateline::AddCommand(*arguments); };
}

Work AddMerge(CLI::App* app) {
  const auto arguments = std::make_shared<dateline::MergeArguments>();
  AddLedgerFile(app, &arguments->ledger_file);
  app->add_option("FILE", arguments->others, "Ledger files whose stories and decisions are added")
      ->required()
      ->option_text("...");
  return [=] { return dateline::MergeCommand(*arguments); };
}

Work AddMigrate(CLI::App* app) {
  const auto file = std::make_shared<std::string>();
  AddLedgerFile(app, file.get());
  return [=] { return dateline::MigrateCommand(*file); };
}

Work AddExport(CLI::App* app) {
  const auto arguments = std::make_shared<dateline::ExportArguments>();
  AddLedgerFile(app, &arguments->ledger_file);
  const std::vector<std::string> forms(dateline::kExportForms.begin(), dateline::kExportForms.end());
  app->add_option("--as", arguments->form, "jsonl, csv, polecat, gdelt, geojson, ics, webanno, ftm, brat or memory")
      ->required()
      ->check(CLI::IsMember(forms))
      ->option_text("FORM");
  app->add_option("-o,--output", arguments->output,
                  "Write there, all at once at the end, instead of to standard output; for brat a folder")
      ->option_text("FILE");
  app->add_option("--name", arguments->name, "Name of the whole, for webanno and memory")->option_text("NAME");
  return [=] {
    if (arguments->output == kStandardOutput) arguments->output.clear();
    return dateline::ExportCommand(*arguments);
  };
}

// A question that names some of the filters.
struct AskVerb {
  const char* name;
  const char* help;
  dateline::Question::What what;
  const char* by;  // what --by means; null where it is not asked
  const char* to;
  const char* type;
  const char* status;
};

constexpr const char* kEventType = "The type: assault, consult, ...";

constexpr AskVerb kAskVerbs[] = {
    {"said", "Who said what", dateline::Question::What::kSaid, "The speaker", "Whom it was said to",
     "The act: warn, deny, promise, ...", nullptr},
    {"events", "What was done, is done or shall be", dateline::Question::What::kEvents, "Who did it",
     "To whom it was done", kEventType, "happened, ongoing, planned, possible, ..."},
    {"figures", "Counts and sums, with who claims them", dateline::Question::What::kFigures, "Who claims it", nullptr,
     "What it counts: killed, money, ...", nullptr},
    {"positions", "Where actors stand", dateline::Question::What::kPositions, "Whose position it is", nullptr,
     "The stance: support, oppose, ...", "current or former"},
    {"shifts", "Positions that changed", dateline::Question::What::kShifts, "Whose position it is", nullptr, nullptr,
     nullptr},
    {"next", "What is to come, from the newest story's day or --since on, and what became of it",
     dateline::Question::What::kNext, "Who is to do it", "To whom", kEventType,
     "planned, possible, threatened, called_for"},
    {"who", "Actors over all stories", dateline::Question::What::kWho, nullptr, nullptr,
     "The kind: person, state, org, group, place", nullptr},
    {"stories", "The stories, with those that are copies or updates of others", dateline::Question::What::kStories,
     "An actor in it", nullptr, nullptr, "copies: only copies and updates"},
};

Work AddAsk(CLI::App* app, const AskVerb& verb) {
  const auto arguments = std::make_shared<dateline::AskArguments>();
  dateline::Question& question = arguments->question;
  question.what = verb.what;
  AddLedgerFile(app, &arguments->ledger_file);
  const auto option = [app](const char* name, std::string* value, const char* text, const char* help) {
    if (help != nullptr) app->add_option(name, *value, help)->option_text(text)->check(NotEmpty);
  };
  const bool who = verb.what == dateline::Question::What::kWho,
             stories = verb.what == dateline::Question::What::kStories;
  if (who) app->add_option("NAME", question.by, "A name, or an id that begins with w")->option_text(" ");
  option("--by", &question.by, "NAME", verb.by);
  option("--to", &question.to, "NAME", verb.to);
  if (!who) {
    option("--about", &question.about, "WORDS",
           "Words of the sentence or the topic, all of them (flood* for beginnings); or the id of a thread or an "
           "entry: what tells of it, in order of time");
    option("--where", &question.where, "PLACE", stories ? "The dateline" : "A place of it, or the dateline");
    option("--since", &question.since, "DAY", "Not before that day, YYYY-MM-DD, month or year");
    option("--until", &question.until, "DAY", "Not after it");
    option("--source", &question.source, "NAME", "Part of the outlet's name");
  }
  option("--type", &question.type, "NAME", verb.type);
  option("--status", &question.status, "NAME", verb.status);
  const bool folds = verb.what == dateline::Question::What::kFigures ||
                     verb.what == dateline::Question::What::kPositions || verb.type == kEventType;
  if (verb.type == kEventType)
    option("--fate", &question.fate, "NAME", "What became of a plan: open, happened, called_off, moved, passed");
  if (folds)
    app->add_flag("--tellings", question.tellings, "Each story's telling of one thing, not one for all")
        ->option_text(" ");
  if (!who && !stories)
    app->add_option("--min-confidence", question.min_confidence, "At least so sure, from 0 to 1")
        ->check(Share)
        ->option_text("P");
  app->add_option_function<uint64_t>(
         "--limit",
         [=](const uint64_t& n) {
           arguments->question.limit = n;
           arguments->limited = true;
         },
         "Rows; 0: all. A table has 40 unasked, the rest all")
      ->option_text("N");
  AddForms(app, &arguments->form);
  return [=] { return dateline::AskCommand(*arguments); };
}

const Choices<dateline::TimelineForm> kTimelineForms = {{"table", dateline::TimelineForm::kTable},
                                                        {"jsonl", dateline::TimelineForm::kJson},
                                                        {"csv", dateline::TimelineForm::kCsv},
                                                        {"html", dateline::TimelineForm::kHtml}};

Work AddTimeline(CLI::App* app) {
  using dateline::TimelineForm;
  const auto arguments = std::make_shared<dateline::TimelineArguments>();
  dateline::TimelineQuestion& question = arguments->question;
  AddLedgerFile(app, &arguments->ledger_file);
  const auto option = [app](const char* name, std::string* value, const char* text, const char* help) {
    app->add_option(name, *value, help)->option_text(text)->check(NotEmpty);
  };
  option("--about", &question.about, "WORDS",
         "Words of the sentence or the topic, all of them (flood* for beginnings); or the id of a thread or an entry");
  option("--actor", &question.actor, "NAME", "Who says, does, claims or holds it: a name, or an id that begins with w");
  option("--since", &question.since, "DAY", "Not before that day, YYYY-MM-DD, month or year");
  option("--until", &question.until, "DAY", "Not after it");
  app->add_flag("--all", question.every_statement, "Every statement, also those that only tell")->option_text(" ");
  app->add_option("--limit", question.limit, "Entries that are read, the newest; 0: all. 1000 unasked")
      ->option_text("N");
  CLI::Option* format =
      AddChoice(app, "--format", "FORM", "table, jsonl, csv or html", kTimelineForms, &arguments->form);
  for (const auto& [name, form, help] :
       {std::tuple{"--json", TimelineForm::kJson, "JSON Lines (what a pipe gets unasked)"},
        std::tuple{"--csv", TimelineForm::kCsv, "Comma-separated values with a header"},
        std::tuple{"--table", TimelineForm::kTable, "A table (what a terminal gets unasked)"},
        std::tuple{"--html", TimelineForm::kHtml, "One page that needs nothing else"}})
    app->add_flag_function(
           name, [=, chosen = form](int64_t) { arguments->form = chosen; }, help)
        ->option_text(" ")
        ->excludes(format);
  app->add_option("-o,--output", arguments->output, "Write there instead of to standard output")->option_text("FILE");
  return [=] {
    if (arguments->output == kStandardOutput) arguments->output.clear();
    return dateline::TimelineCommand(*arguments);
  };
}

Work AddWords(CLI::App* app, const char* name, const char* help, int (*command)(const dateline::AskArguments&)) {
  const auto arguments = std::make_shared<dateline::AskArguments>();
  AddLedgerFile(app, &arguments->ledger_file);
  app->add_option(name, arguments->words, help)->required()->option_text(" ");
  AddForms(app, &arguments->form);
  return [=] { return command(*arguments); };
}

constexpr std::pair<const char*, const char*> kDecideVerbs[] = {
    {"merge", "Two actors are one"},         {"split", "An actor is one of its own"},
    {"rename", "An actor has another name"}, {"reject", "An entry is wrong and not shown"},
    {"undo", "Takes a decision back"},       {"log", "The decisions, in order of time"},
};

// A decision, or the log of them.
Work AddDecide(CLI::App* app, const std::string& verb) {
  const auto arguments = std::make_shared<dateline::DecideArguments>();
  arguments->verb = verb;
  AddLedgerFile(app, &arguments->ledger_file);
  const auto id = [app](const char* name, std::string* value, const char* help) {
    return app->add_option(name, *value, help)->option_text(" ");
  };
  if (verb == "merge") {
    id("A", &arguments->a, "The actor that stays, an id")->required();
    id("B", &arguments->b, "The actor that becomes part of it")->required();
  } else if (verb == "split") {
    id("ID", &arguments->a, "An actor of one story (a...), or one that was merged (w...)")->required();
  } else if (verb == "rename") {
    id("ID", &arguments->a, "The actor")->required();
    id("NAME", &arguments->text, "Its new name")->required();
  } else if (verb == "reject") {
    id("ID", &arguments->a, "The entry that is wrong")->required();
  } else if (verb == "undo") {
    id("ID", &arguments->a, "The decision; the last one unasked");
  }
  AddForms(app, &arguments->form);
  return
      [=] { return arguments->verb == "log" ? dateline::LogCommand(*arguments) : dateline::DecideCommand(*arguments); };
}

std::string Listed(const std::vector<std::string>& names) {
  std::string list;
  for (const std::string& name : names) list.append(list.empty() ? "" : ", ").append(name);
  return list;
}

constexpr char kWordsOrFiles[] =
    "; a file is what is there, ends in .txt, .json, .csv or the like, or begins with / or ./";

Work AddExact(CLI::App* app, const dateline::ExactPart& part) {
  const auto arguments = std::make_shared<dateline::ExactArguments>();
  app->add_option("TEXT", arguments->texts,
                  std::string("Words, or files of plain text or records {id, text, reference_date}; - is standard "
                              "input") +
                      kWordsOrFiles)
      ->required()
      ->option_text("...");
  app->add_option("--date", arguments->date, "The day of the text, YYYY-MM-DD, or its month")->option_text("DATE");
  AddChoice(app, "--format", "FORMAT", "What the files are: auto (by name and first bytes), text, json or jsonl",
            kFormats, &arguments->format);
  for (const dateline::PartOption& option : part.options) {
    if (option.text.empty()) {
      app->add_flag_function(
             option.name, [=](int64_t) { *option.values = {option.name}; }, option.help)
          ->option_text(" ");
      continue;
    }
    const std::string help = option.help + (option.choices.empty() ? "" : ": " + Listed(option.choices));
    CLI::Option* added = app->add_option(option.name, *option.values, help)->option_text(option.text);
    if (option.choices.empty())
      added->expected(1);
    else
      added->delimiter(',')->check(CLI::IsMember(option.choices));
  }
  AddForms(app, &arguments->form);
  return [=, &part] { return dateline::ExactCommand(part, *arguments); };
}

// Insertions, deletions and changes that make one word the other.
size_t StepsBetween(std::string_view a, std::string_view b) {
  std::vector<size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), size_t{0});
  for (size_t i = 1; i <= a.size(); ++i) {
    size_t corner = std::exchange(row[0], i);
    for (size_t k = 1; k <= b.size(); ++k)
      corner = std::exchange(row[k], std::min({row[k] + 1, row[k - 1] + 1, corner + (a[i - 1] != b[k - 1])}));
  }
  return row[b.size()];
}

// What is wrong with the first word, with the verb that is the most like it; "" when it is one.
std::string UnknownVerb(int argc, char** argv, const std::vector<std::pair<CLI::App*, Work>>& verbs) {
  constexpr size_t kMostBytes = 40;
  if (argc < 2 || argv[1][0] == '-' || argv[1][0] == 0) return {};
  const std::string given = argv[1];
  std::string nearest;
  size_t least = SIZE_MAX;
  for (const auto& [verb, work] : verbs) {
    if (verb->get_name() == given) return {};
    const size_t steps = StepsBetween(given.substr(0, kMostBytes), verb->get_name());
    if (steps < least) nearest = verb->get_name();
    least = std::min(least, steps);
  }
  return "there is no verb " + given + "; the nearest is " + nearest;
}

Work AddCode(CLI::App* app) {
  const auto arguments = std::make_shared<dateline::CodeArguments>();
  app->add_option("PHRASE", arguments->phrases,
                  std::string("Noun phrases, or files with one on each line or records {id, phrase, date}; - is "
                              "standard input") +
                      kWordsOrFiles)
      ->required()
      ->option_text("...");
  app->add_option("--date", arguments->date, "The day for which it is asked, YYYY-MM-DD, or its month")
      ->option_text("DATE");
  AddChoice(app, "--format", "FORMAT", "What the files are: auto (by name and first bytes), text, json or jsonl",
            kFormats, &arguments->format);
  AddForms(app, &arguments->form);
  return [=] { return dateline::CodeCommand(*arguments); };
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
  std::vector<std::pair<CLI::App*, Work>> verbs;
  const auto verb = [&](const std::string& name, const std::string& help) { return app.add_subcommand(name, help); };
  dateline::ReadArguments read;
  CLI::App* read_app = verb("read", "Reads stories and prints the ledger of each");
  AddRead(read_app, &read);
  verbs.emplace_back(read_app, [&read] {
    if (read.output == kStandardOutput) read.output.clear();
    return dateline::ReadCommand(read);
  });
  CLI::App* next = verb("add", "Reads stories into a ledger file; what is there already is not read again");
  verbs.emplace_back(next, AddAdd(next));
  next = verb("merge-ledgers", "Adds the stories and decisions of ledger files to another");
  verbs.emplace_back(next, AddMerge(next));
  next = verb("migrate", "Brings a ledger file of an older schema to this program's, with a copy kept");
  verbs.emplace_back(next, AddMigrate(next));
  next = verb("export", "Writes a ledger file in the form of another tool (docs/exports.md)");
  verbs.emplace_back(next, AddExport(next));
  for (const AskVerb& ask : kAskVerbs) {
    next = verb(ask.name, ask.help);
    verbs.emplace_back(next, AddAsk(next, ask));
  }
  next = verb("timeline", "Events, statements, figures, positions and plans of a matter or an actor, in order of time");
  verbs.emplace_back(next, AddTimeline(next));
  for (const dateline::ExactPart& part : dateline::ExactParts()) {
    next = verb(part.verb, part.help);
    verbs.emplace_back(next, AddExact(next, part));
  }
  next = verb("code", "Country, sectors and person or body of noun phrases");
  verbs.emplace_back(next, AddCode(next));
  next = verb("why", "What an entry, an actor or a story rests on");
  verbs.emplace_back(next, AddWords(next, "ID", "The id, or its beginning", dateline::WhyCommand));
  next = verb("sql", "One SELECT over the ledger file");
  verbs.emplace_back(next,
                     AddWords(next, "SQL", "The statement; docs/ledger.md tells the tables", dateline::SqlCommand));
  for (const auto& [name, help] : kDecideVerbs) {
    next = verb(name, help);
    verbs.emplace_back(next, AddDecide(next, name));
  }
  if (const std::string unknown = UnknownVerb(argc, argv, verbs); !unknown.empty()) {
    std::fprintf(stderr, "dateline: %s\nRun dateline --help for examples.\n", unknown.c_str());
    return 2;
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  }
  dateline::AskOnSignals();
  int code = 2;
  for (const auto& [chosen, work] : verbs)
    if (chosen->parsed()) code = work();
  dateline::EndBySignal();
  return code;
}
