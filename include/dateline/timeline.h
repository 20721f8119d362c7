// Timeline: what a ledger file knows of a matter or an actor, together in order of time.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "dateline/answer.h"
#include "dateline/span.h"
#include "dateline/write.h"

namespace dateline {

struct TimelineQuestion {
  std::string about;             // words, all of them; or the id of a thread or an entry
  std::string actor;             // a name, or an id
  std::string since, until;      // YYYY[-MM[-DD]]
  bool every_statement = false;  // else those that more than tell
  uint64_t limit = 1000;         // entries that are read, the newest ones; 0: all
};

// Of the page's stories one, with the words that entries rest on.
struct TimelineStory {
  std::string id, outlet, published, title, dateline;
  std::string text;
};

// An entry of a story.
struct TimelineTelling {
  std::string id;
  int story = -1;  // of Timeline::stories
  int number = 0;  // among those of its kind in its story
  std::string date, sentence;
  std::string status;  // of an event
  Span span;           // what it rests on, bytes of the story's text
};

// A claim of a claimant; it stays his, whatever others claim.
struct TimelineClaim {
  std::string claimant, words, day;
  double number = 0;
  std::optional<double> low, high;
  std::string change;               // since the claim before
  std::vector<std::string> rivals;  // what others claim on that day
  std::vector<TimelineTelling> tellings;
};

// One quantity over time: claims by day.
struct TimelineQuantity {
  std::string thread, name, counted, unit;
  std::vector<TimelineClaim> claims;
};

struct TimelineStand {
  std::string stance, day;
  bool former = false;
  std::vector<TimelineTelling> tellings;
};

// One actor's issue over time.
struct TimelineIssue {
  std::string thread, actor, topic;
  std::vector<TimelineStand> stands;  // by day
};

// A line of the timeline.
struct TimelineItem {
  enum class Kind : uint8_t { kEvent, kPlan, kStatement, kFigure, kPosition, kShift };
  Kind kind = Kind::kEvent;
  std::string first_day, last_day;  // YYYY-MM-DD
  std::string id, thread;
  std::vector<std::string> who;  // who did, said, claims, holds it
  std::vector<std::string> to;   // to whom
  std::vector<std::string> places;
  std::string label;   // type, act, stance, what is counted
  std::string what;    // the trigger, the words, the figure, the topic
  std::string status;  // of an event; "former" of a position
  std::string sentence;
  std::string was;                  // the stance before; the change of a claim
  std::vector<std::string> rivals;  // of a claim; the tolls of an event
  std::string fate, fate_by;        // of a plan; the entry that tells it
  std::string planned;              // of an event: when it was told as planned, and by whom
  std::string dates;                // the span of those reported, where it is wider
  bool inferred = false;            // a shift that nobody tells
  std::vector<TimelineTelling> tellings;
};

struct Timeline {
  std::string about, actor;  // what was asked, in words
  std::vector<TimelineItem> items;
  std::vector<TimelineQuantity> quantities;  // with two claims or more
  std::vector<TimelineIssue> issues;
  std::vector<TimelineStory> stories;  // in order of publication
  bool more = false;                   // older entries were left out
};

// For a terminal: grouped by day, each line with its outlets and id.
std::string ToTable(const Timeline& timeline, const TableOptions& options = {});

// As rows for JSON Lines and CSV.
std::vector<Column> TimelineColumns();
Row RowOf(const Timeline& timeline, const TimelineItem& item);

// One self-contained page without scripts: charts, then the days, then the stories' words.
std::string ToHtml(const Timeline& timeline);

}  // namespace dateline
