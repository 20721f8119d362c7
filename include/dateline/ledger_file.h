// LedgerFile: the ledgers of many stories in one SQLite file, which can be asked, corrected and taken away.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/answer.h"
#include "dateline/exports.h"
#include "dateline/ledger.h"
#include "dateline/result.h"
#include "dateline/timeline.h"

namespace dateline {

// docs/ledger.md tells the schema. Ids are a letter and 16 hexadecimal digits; they are made of the text and of where
// an entry stands in it, never of labels: s story, q statement, e event, f figure, p position, h shift, a actor of a
// story, w actor over all stories, t thread (one event, quantity or issue over stories), d decision. Wherever one is
// asked for, the beginning of it is enough when no other begins so.

struct AddOptions {
  std::string file;      // where the story came from, for a person
  uint64_t record = 0;   // what need not be read again when it comes again; 0: nothing
  bool replace = false;  // a story that is there already is replaced, else the reading that sorts first is kept
};
enum class Added : uint8_t { kNew, kKept, kReplaced };

// What is asked of the entries of one kind. Empty fields ask nothing. Names and words match whole words, whatever their
// case and accents; "Kyiv*" matches beginnings.
struct Question {
  enum class What : uint8_t { kSaid, kEvents, kFigures, kPositions, kShifts, kNext, kWho, kStories };
  What what = What::kSaid;
  std::string by, to;  // who speaks, acts, claims or holds; to whom. A name, or an id
  std::string about;  // words of the sentence, the quotation or the topic, all of them; or the id of a thread or entry:
                      // what tells of it, in order of time
  std::string where;  // a place of the entry, else of the dateline
  std::string since, until;  // YYYY[-MM[-DD]]
  std::string type;          // act, type, what a figure counts, stance; kind of an actor
  std::string status;        // of an event; "current" or "former" of a position; "copies" of stories
  std::string source;        // part of the outlet's name
  std::string fate;          // of a planned event: open, happened, called off, moved, passed
  bool tellings = false;     // each telling of one event, claim or stand is a row; else one stands for all
  double min_confidence = 0;
  uint64_t limit = 0;  // rows; 0: all
};

// A human decision, as it is exported and replayed.
struct Decision {
  std::string id;    // made from the rest
  std::string at;    // UTC, "2024-03-22T10:00:00.123Z"
  std::string verb;  // merge, split, rename, reject, undo
  std::string a, b;  // ids that it binds to
  std::string text;  // of a rename
  bool undone = false;
  bool bound = true;           // false: the file no longer has what the decision is about
  bool stood = false;          // what was decided stood already, and nothing was written
  std::string a_name, b_name;  // what the ids mean here, for a person
};

// A link of a copy or update to the story that it comes from.
struct StoryLink {
  std::string of, copy;  // stories
  std::string kind;      // "exact", "near", "update"
};

// An actor over all stories.
struct WhoInStories {
  std::string id, name, kind;
  struct In {
    std::string story;
    int actor = 0;  // of its ledger
  };
  std::vector<In> in;  // in export order
};

// An entry of a story: `entry` is the index in the vector of its ledger that holds such entries.
struct EntryInStory {
  std::string story;
  int entry = 0;
};

// What several entries tell of: one event, one quantity, or one actor's stand on one issue.
struct ThreadInStories {
  std::string id, name;
  std::string actor;             // of a stand: whose it is
  std::vector<EntryInStory> in;  // in order of stories; those of reprints too
};

// A shift of an actor from one story to a later one.
struct TurnInStories {
  std::string actor, topic;
  EntryInStory from, to;  // positions
};

// What became of a planned event.
struct FateInStories {
  EntryInStory planned;
  std::string fate;  // "happened", "called off", "passed"; of one that was moved, on its new day
  std::string reason;
  std::optional<EntryInStory> by;  // the event that tells it
};

// Not thread-safe; several processes may have the file open, one of them writing at a time.
class LedgerFile {
 public:
  enum class Access : uint8_t {
    kRead,
    kChange,
    kWrite,  // makes a file that is not there
  };

  // A file of an older schema is brought to this version's when it is not opened for reading, with a copy of it kept
  // beside it. Errors: kIo; kFormat for what is no ledger file, is damaged, has a newer schema, or an older one when it
  // is opened for reading.
  static Result<LedgerFile> Open(const std::filesystem::path& path, Access access);
  LedgerFile(LedgerFile&&) noexcept;
  LedgerFile& operator=(LedgerFile&&) noexcept;
  ~LedgerFile();  // what was not committed is gone

  // What was done to a file of an older schema when it was opened, for a person; "" for nothing.
  const std::string& Migrated() const;

  // Asked now and then in long work; true ends it with an error kIo "interrupted".
  void SetStop(std::function<bool()> stop);

  // Stories in export order, which is that of publication and then of their ids: the one after `story`, the first after
  // "", "" after the last. Logarithmic.
  Result<std::string> StoryAfter(const std::string& story) const;
  Result<uint64_t> StoryCount() const;

  // The ledger as it was added. Its id is that of the record it came from. Errors: kUsage when there is no such story,
  // kFormat when the file is damaged.
  Result<Ledger> Load(std::string_view story) const;

  // What an export wants to know of a story beside its ledger: its id, whose copy it is, how many carry it, who its
  // actors are over all stories. Errors: kUsage when there is no such story.
  Result<ExportStory> Over(std::string_view story) const;

  // Adding. Nothing is in the file before Commit(), which also links the stories that came with all others: many at
  // once cost less than one by one.
  Result<bool> WasSeen(uint64_t record) const;
  Result<Added> Add(const Ledger& ledger, const AddOptions& options = {});
  Result<bool> Commit();
  // All stories and decisions of another file, committed in parts. Returns how many were new or replaced.
  struct Merged {
    uint64_t stories = 0, decisions = 0;
  };
  Result<Merged> Merge(const std::filesystem::path& other);

  // Asking. Returns the columns, also when there was no row. A mistake in the question is kUsage.
  Result<std::vector<Column>> Ask(const Question& question, const EachRow& each) const;
  // One statement of SQL that only reads.
  Result<std::vector<Column>> Sql(const std::string& sql, const EachRow& each) const;
  // What is known of a matter or an actor, in order of time. `texts`: with those of the stories, as the page needs
  // them.
  Result<Timeline> TimelineOf(const TimelineQuestion& question, bool texts = false) const;
  // What an entry, actor or story rests on, as fields in order: its sentence with its place, source and bytes, and the
  // reason for its labels and links.
  Result<std::vector<Field>> Why(const std::string& id) const;

  // Correcting. `merge A B`: what was B is A from now on. `split ID`: an actor of one story, or what was merged, is one
  // of its own. `reject ID`: an entry is wrong and not shown. `undo`: ID, else the last decision. Committed at once.
  // Returns the decision, or the one that stands already and says the same. Errors: kUsage when an id names nothing or
  // several.
  Result<Decision> Decide(const std::string& verb, const std::string& a, const std::string& b = {},
                          const std::string& text = {});
  Result<std::vector<Decision>> Decisions() const;  // in order of time

  // What holds over all stories, each in a fixed order whatever was added when.
  Result<std::vector<StoryLink>> Copies() const;
  Result<bool> EachWho(const std::function<bool(const WhoInStories&)>& each) const;
  // `kind`: "event", "figure", "position".
  Result<bool> EachThread(std::string_view kind, const std::function<bool(const ThreadInStories&)>& each) const;
  Result<bool> EachTurn(const std::function<bool(const TurnInStories&)>& each) const;
  Result<bool> EachFate(const std::function<bool(const FateInStories&)>& each) const;

 private:
  struct State;
  explicit LedgerFile(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace dateline
