// Exporter: the ledgers of many stories in the forms that other tools read.
#pragma once

#include <array>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/ledger.h"
#include "dateline/result.h"

namespace dateline {

// docs/exports.md tells each form, column by column.
inline constexpr std::array<std::string_view, 10> kExportForms = {"jsonl", "csv",     "polecat", "gdelt", "geojson",
                                                                  "ics",   "webanno", "ftm",     "brat",  "memory"};

struct Coordinates {
  double latitude = 0, longitude = 0;  // WGS 84, degrees
};

// Who an actor of a story is over all stories.
struct ExportActor {
  std::string id;  // the same for the same actor, whatever the story; empty: it stands in this story alone
  std::string name;
  std::optional<Coordinates> at;
};

// What is known of a story beside its ledger. All of it may stay empty.
struct ExportStory {
  std::string id;                   // stable, and unique in the export; empty: made of the ledger's id and text
  std::string copy_of;              // the story that this is an exact or near copy of; forms that count leave it out
  int articles = 1, outlets = 1;    // that carry the story: itself and its copies
  std::vector<ExportActor> actors;  // parallel to Ledger::actors
  // Entries that a person said are wrong: "Q2", "E1", numbered as in JSON. All forms but jsonl leave them out.
  std::vector<std::string> rejected;
};

// Links between stories, for the form "memory". A story is named by its Ledger::id; `entry` is the index in the vector
// of its ledger that holds such entries.
struct EntryLink {
  std::string story;
  int entry = 0;
};
struct CopyOf {
  std::string of, copy;
  std::string kind;  // "exact", "near", "update"
};
struct ActorOver {
  std::string name;
  ActorKind kind = ActorKind::kPerson;
  std::vector<EntryLink> in;
};
struct EventOver {
  std::string what;
  std::vector<EntryLink> in;
};
struct FigureOver {
  std::string of;
  std::vector<EntryLink> claims;  // in order of time
};
struct PositionOver {
  std::string actor, topic;
  std::vector<EntryLink> in;
};
struct ShiftOver {
  std::string actor, topic;
  EntryLink from, to;  // positions
};
struct FateOf {
  EntryLink planned;
  std::string fate;  // "happened", "called off", "passed"
  std::optional<EntryLink> by;
};

// Where links come from, so that no ledger file is too long: calls `each` with one after the other, until that is
// false. Empty: there are none. Called by Finish() alone.
template <class Link>
using LinkSource = std::function<void(const std::function<bool(const Link&)>& each)>;

struct MemoryLinks {
  LinkSource<CopyOf> copies;
  LinkSource<ActorOver> actors;
  LinkSource<EventOver> events;
  LinkSource<FigureOver> figures;
  LinkSource<PositionOver> positions;
  LinkSource<ShiftOver> shifts;
  LinkSource<FateOf> fates;
};

// Takes the next bytes of a file. `file` is empty for forms that are one file, else its name in the export's folder:
// letters, digits, '.', '-' and '_'. The bytes of a file come in order and before those of the next. False ends the
// export.
using ExportSink = std::function<bool(std::string_view file, std::string_view bytes)>;

struct ExportOptions {
  std::string name;   // of the whole, where the form has a place for it
  MemoryLinks links;  // for "memory"
};

// Holds one story at a time: memory is bounded by the longest. The same stories in the same order always give the same
// bytes. References and spans of a ledger that lead nowhere are passed over. Not for two threads at once.
class Exporter {
 public:
  // `form`: of kExportForms. Error: kUsage.
  static Result<Exporter> Make(std::string_view form, ExportSink sink, ExportOptions options = {});

  // In the order of the export. False when the sink has ended it; then nothing more is written.
  bool Add(const Ledger& ledger, const ExportStory& story = {});
  // The end of the form; once. An export of no story is valid too.
  bool Finish();

  Exporter(Exporter&&) noexcept;
  Exporter& operator=(Exporter&&) noexcept;
  ~Exporter();

 private:
  struct State;
  explicit Exporter(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace dateline
