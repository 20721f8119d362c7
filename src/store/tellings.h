// Tellings: what several entries say of one thing, put together for an answer. Claims stay the claimants': rival ones
// stand side by side, and none becomes a fact.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/database.h"

namespace dateline {

// An entry that tells of something, with where it stands.
struct ToldEntry {
  int64_t entry = 0, story = 0;
  int number = 0;  // in its story
  std::string id, date, first_day, last_day, published, story_id, outlet;
};

// A claim that one claimant makes, for as long as he gives the same number.
struct Claim {
  std::vector<int64_t> claimants;  // rows of `who`, sorted; none: nobody is named
  std::string claimant;            // their names; of nobody the outlets
  std::string words;               // the figure in the first telling's
  std::string counted, unit;
  std::optional<double> low, high, value;
  std::string day;                  // as of which it was made
  std::vector<ToldEntry> tellings;  // the first one first
  int before = -1;                  // the claim of this claimant that it replaces
  bool former = false;              // told only as what stood before: 14 of "rose to 23 from 14"
  std::vector<int> rivals;          // what others claim on that day that is another number
  double Number() const { return value ? *value : low ? *low : high ? *high : 0; }
};

// A stand that an actor takes, for as long as he takes it.
struct Stand {
  std::string stance, topic, day;
  bool former = false;
  std::vector<ToldEntry> tellings;
  int before = -1;
};

// What became of a plan.
struct Fate {
  // "open" where nothing tells and its day has not passed by the newest story, else "passed"; "moved" without `by` on
  // the new day of what was moved
  std::string fate, reason;
  int64_t by = 0;
  std::string by_id;
  bool IsOpen() const { return fate == "open" || (fate == "moved" && by == 0); }
};

class Tellings {
 public:
  explicit Tellings(Database* database) : db_(*database) {}

  // The first mention, in its story, of the event that an entry mentions; other entries are their own.
  int64_t First(int64_t entry);
  // The thread that tells of an entry; 0: it is told once.
  int64_t ThreadOf(int64_t entry);
  std::string ThreadId(int64_t thread);
  // All mentions of what an entry mentions, in every story, that are shown; by publication.
  const std::vector<ToldEntry>& Of(int64_t entry);

  // The claims on the quantity that a figure is of, by day; those of nobody's thread are one.
  const std::vector<Claim>& ClaimsWith(int64_t figure);
  // The claim among them that the figure belongs to.
  const Claim* ClaimOf(int64_t figure);
  // The figures that an event's tellings give, one line for each thing that is counted: "killed: 11 Illo, 18 Laouali".
  // Of each claimant the last claim.
  std::vector<std::string> TollsOf(int64_t event);

  // The stands of the actor's issue that a position is of, by day.
  const std::vector<Stand>& StandsWith(int64_t position);
  const Stand* StandOf(int64_t position);

  // Of an event that is not yet a fact; nothing for others.
  std::optional<Fate> FateOf(int64_t event);

 private:
  std::vector<ToldEntry> Read(const std::vector<int64_t>& entries);
  std::vector<int64_t> EntriesOf(int64_t thread);
  bool IsFormer(int64_t figure);
  std::vector<Claim> MakeClaims(const std::vector<ToldEntry>& figures);
  std::vector<Stand> MakeStands(const std::vector<ToldEntry>& positions);
  int64_t KeyOf(int64_t entry);
  const std::string& Newest();

  Database& db_;
  std::map<int64_t, std::vector<ToldEntry>> events_;  // by KeyOf
  std::map<int64_t, std::vector<Claim>> claims_;
  std::map<int64_t, std::vector<Stand>> stands_;
  std::string newest_;  // day of the newest story
};

// How far an event is a fact, by which tellings of one event are set apart.
enum class Fact : uint8_t { kDone, kAhead, kUndone, kPressed };
Fact FactOf(std::string_view status);

// The telling that stands for those that match, which are given with their facts: one that tells what the last one
// tells, dated rather than not, with the day that most give; of what is not done with the last day given. Null: none
// matches.
const ToldEntry* BestOf(const std::vector<ToldEntry>& group, const std::map<int64_t, Fact>& matching);

// "Channel Wire, Coast Post": each once, in order.
std::vector<std::string> OutletsOf(const std::vector<ToldEntry>& tellings);
// Stories that tell it.
int64_t StoriesOf(const std::vector<ToldEntry>& tellings);
// "2019-03-16", or from the first to the last day that is told; empty when none is.
std::string DatesOf(const std::vector<ToldEntry>& tellings);
// How a claim differs from one before: "+18", "-3", "same"; empty where numbers cannot be set against each other.
std::string ChangeOf(const Claim& claim, const Claim& before);

}  // namespace dateline
