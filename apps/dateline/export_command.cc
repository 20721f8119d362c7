// Export: one story after the other out of the ledger file into an Exporter.
#include "export_command.h"

#include <filesystem>
#include <map>
#include <memory>
#include <optional>

#include "dateline/exports.h"
#include "dateline/ledger_file.h"
#include "output.h"
#include "run.h"
#include "stop.h"

namespace dateline {
namespace {

constexpr std::string_view kFolderForm = "brat";

// Where the bytes go: to one output, or to the files of a folder, one after the other.
class Destination {
 public:
  static Result<Destination> Open(const std::string& path, bool folder) {
    Destination made;
    if (folder) {
      std::error_code error;
      std::filesystem::create_directories(path, error);
      if (error) return Error{ErrorCode::kIo, "cannot make the folder " + path + ": " + error.message()};
      made.folder_ = path;
      return made;
    }
    Result<Output> output = Output::Open(path);
    if (!output.ok()) return output.error();
    made.output_ = std::make_unique<Output>(std::move(output).value());
    return made;
  }

  bool Write(std::string_view file, std::string_view bytes) {
    if (file != file_ && !Next(file)) return false;
    return output_->Write(bytes) && !StopAsked();
  }
  bool Close() { return !output_ || output_->Close() || Failed(); }
  const std::string& failure() const { return failure_.empty() && output_ ? output_->failure() : failure_; }
  bool unread() const { return failure_.empty() && output_ && output_->unread(); }

 private:
  bool Next(std::string_view file) {
    if (!Close()) return false;
    file_ = file;
    Result<Output> next = Output::Open((folder_ / file_).string());
    if (!next.ok()) {
      failure_ = next.error().message;
      return false;
    }
    output_ = std::make_unique<Output>(std::move(next).value());
    return true;
  }
  bool Failed() {
    failure_ = output_->failure();
    return false;
  }

  std::filesystem::path folder_;
  std::string file_, failure_;
  std::unique_ptr<Output> output_;  // none before the first file of a folder
};

ActorKind KindOf(std::string_view name) {
  for (size_t i = 0; i < kActorKindNames.size(); ++i)
    if (name == kActorKindNames[i]) return static_cast<ActorKind>(i);
  return ActorKind::kPerson;
}

// Links between entries of different stories.
template <class Name>
void AddThreads(const LedgerFile& file, Name name, std::optional<Error>* failed, MemoryLinks* links) {
  const auto at = [name](const EntryInStory& in) { return EntryLink{name(in.story), in.entry}; };
  const auto all_at = [at](const std::vector<EntryInStory>& in) {
    std::vector<EntryLink> out;
    out.reserve(in.size());
    for (const EntryInStory& one : in) out.push_back(at(one));
    return out;
  };
  const auto check = [failed](const Result<bool>& done) {
    if (!done.ok()) *failed = done.error();
  };
  links->events = [=, &file](const auto& each) {
    check(file.EachThread("event", [&](const ThreadInStories& t) { return each({t.name, all_at(t.in)}); }));
  };
  links->figures = [=, &file](const auto& each) {
    check(file.EachThread("figure", [&](const ThreadInStories& t) { return each({t.name, all_at(t.in)}); }));
  };
  links->positions = [=, &file](const auto& each) {
    check(file.EachThread("position", [&](const ThreadInStories& t) { return each({t.actor, t.name, all_at(t.in)}); }));
  };
  links->shifts = [=, &file](const auto& each) {
    check(file.EachTurn([&](const TurnInStories& t) { return each({t.actor, t.topic, at(t.from), at(t.to)}); }));
  };
  links->fates = [=, &file](const auto& each) {
    check(file.EachFate([&](const FateInStories& f) {
      FateOf fate{at(f.planned), f.fate, std::nullopt};
      if (f.by) fate.by = at(*f.by);
      return each(fate);
    }));
  };
}

// The links that the file knows, its stories named as their ledgers are.
MemoryLinks LinksOf(const LedgerFile& file, const std::map<std::string, std::string>& names,
                    std::optional<Error>* failed) {
  const auto name = [&names](const std::string& story) {
    const auto found = names.find(story);
    return found == names.end() ? story : found->second;
  };
  MemoryLinks links;
  links.copies = [&file, name, failed](const auto& each) {
    const auto copies = file.Copies();
    if (!copies.ok()) {
      *failed = copies.error();
      return;
    }
    for (const StoryLink& link : *copies)
      if (!each({name(link.of), name(link.copy), link.kind})) return;
  };
  links.actors = [&file, name, failed](const auto& each) {
    const auto all = file.EachWho([&](const WhoInStories& who) {
      ActorOver actor{who.name, KindOf(who.kind), {}};
      for (const auto& in : who.in) actor.in.push_back({name(in.story), in.actor});
      return each(actor);
    });
    if (!all.ok()) *failed = all.error();
  };
  AddThreads(file, name, failed, &links);
  return links;
}

}  // namespace

int ExportCommand(const ExportArguments& arguments) {
  const bool folder = arguments.form == kFolderForm;
  if (folder && arguments.output.empty())
    return Refused({ErrorCode::kUsage, "--as brat writes several files: name a folder with -o"});
  Result<LedgerFile> file = LedgerFile::Open(arguments.ledger_file, LedgerFile::Access::kRead);
  if (!file.ok()) return Refused(file.error());
  file->SetStop(StopAsked);
  Result<Destination> destination = Destination::Open(arguments.output, folder);
  if (!destination.ok()) return Refused(destination.error());

  std::map<std::string, std::string> names;  // of stories, as their ledgers have them; for links alone
  std::optional<Error> failed;
  const auto sink = [&](std::string_view name, std::string_view bytes) { return destination->Write(name, bytes); };
  Result<Exporter> exporter =
      Exporter::Make(arguments.form, sink, {.name = arguments.name, .links = LinksOf(*file, names, &failed)});
  if (!exporter.ok()) return Refused(exporter.error());

  bool going = true;
  for (std::string at; going && !StopAsked();) {
    Result<std::string> next = file->StoryAfter(at);
    if (!next.ok()) return Refused(next.error());
    if (next->empty()) break;
    at = std::move(next).value();
    const Result<Ledger> ledger = file->Load(at);
    if (!ledger.ok()) return Refused(ledger.error());
    const Result<ExportStory> over = file->Over(at);
    if (!over.ok()) return Refused(over.error());
    if (arguments.form == "memory") names[at] = ledger->id;
    going = exporter->Add(*ledger, *over);
  }
  if (StopAsked()) return kFailed;
  going = going && exporter->Finish();
  if (failed) return Refused(*failed);
  if (going && destination->Close()) return 0;
  if (destination->unread()) return 0;
  Say(destination->failure());
  return kFailed;
}

}  // namespace dateline
