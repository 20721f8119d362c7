// CodedStory: a story and its coded events, as the two event data sets need them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "actors/countries.h"
#include "coding/actor_codes.h"
#include "dateline/coding.h"
#include "exports/story_view.h"

namespace dateline {

// Where an event was.
struct CodedPlace {
  std::string name;
  bool state = false;                // a country
  const Country* country = nullptr;  // nullptr: unknown
  std::optional<Coordinates> at;
  const ActorPlace* place = nullptr;  // what the ledger knows of it
};

class CodedStory {
 public:
  // REQUIRES: as StoryView.
  CodedStory(const Ledger& ledger, const ExportStory& story);

  const StoryView& view() const { return view_; }
  const StorySentences& sentences() const { return sentences_; }
  std::string EntryOf(const CodedEvent& row) const { return EntryId(row.statement ? 'Q' : 'E', row.entry); }
  bool Rejected(const CodedEvent& row) const { return view_.Rejected(row.statement ? 'Q' : 'E', row.entry); }
  // The first place of the event; nothing for a statement.
  std::optional<CodedPlace> PlaceOf(const CodedEvent& row) const;
  // How often the story tells it.
  int MentionsOf(const CodedEvent& row) const;

 private:
  StoryView view_;
  StorySentences sentences_;
  std::vector<ActorCode> codes_;
  std::vector<int> roots_, told_;  // of each event: its first mention, and how many name it as theirs
};

}  // namespace dateline
