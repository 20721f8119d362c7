// StoryView: one story as the writers look at it. Spans and references of the ledger that lead nowhere stop here.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/joined.h"
#include "base/utf8.h"
#include "dateline/exports.h"
#include "segment/segments.h"

namespace dateline {

class StoryView {
 public:
  // REQUIRES: both outlive this.
  StoryView(const Ledger& ledger, const ExportStory& story);

  const Ledger& ledger() const { return ledger_; }
  const ExportStory& story() const { return story_; }

  // What tells the story from all others: letters, digits, '.' and '-', as all ids here.
  const std::string& key() const { return key_; }

  Span Clamped(Span span) const;
  std::string_view In(Span span) const;
  uint32_t CodePoint(uint32_t byte) const;  // code points before it

  // Whether a person said that the entry is wrong.
  bool Rejected(char letter, int index) const;

  // Those that are actors of the ledger.
  std::vector<int> Known(const std::vector<int>& actors) const;
  bool Has(int actor) const { return actor >= 0 && static_cast<size_t>(actor) < ledger_.actors.size(); }
  // Over all stories, where that is known. REQUIRES: Has(actor).
  const std::string& NameOf(int actor) const;
  std::string IdOf(int actor) const;
  const ExportActor* Over(int actor) const;        // nullptr: it is known from this story alone
  std::optional<Coordinates> At(int actor) const;  // over all stories, else in this one
  std::vector<std::string> NamesOf(const std::vector<int>& actors) const;

 private:
  const Ledger& ledger_;
  const ExportStory& story_;
  std::string key_;
  CodePointIndex code_points_;
};

// The sentences and the first paragraph of a story.
class StorySentences {
 public:
  explicit StorySentences(std::string_view text) : segments_(Segment(text)) {}
  // The sentence in which the span begins; empty when there is none.
  Span SentenceOf(Span span) const;
  bool InLead(Span span) const;

 private:
  Segments segments_;
};

// "Q3", "A1": the id that the exchange form gives an entry or actor.
std::string EntryId(char letter, int index);

// The words of an entry by which it is known: content, trigger, span, issue, basis. May be empty.
Span WordsOf(const Statement& statement);
Span WordsOf(const Shift& shift);

// The words on one line: every run of white space and control characters is one blank.
std::string OneLine(std::string_view text);

// At most so many decimals, none of them a 0 at the end. Not a number: 0.
std::string Decimal(double value, int places);

// The first and the last day of a date of the ledger as YYYY-MM-DD; empty for what is no date.
struct FirstAndLast {
  std::string first, last;
};
FirstAndLast DaysIn(std::string_view date);

}  // namespace dateline
