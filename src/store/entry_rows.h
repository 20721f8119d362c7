// EntryRows: an entry that was found as the row of an answer.
#pragma once

#include "dateline/answer.h"
#include "dateline/ledger_file.h"
#include "store/database.h"
#include "store/tellings.h"

namespace dateline {

// What every question selects of an entry; the kind's own columns stand behind.
inline constexpr char kFound[] =
    "entry.n, entry.id, entry.date, entry.first_day, entry.confidence, entry.words, entry.begin, entry.\"end\", "
    "entry.within, story.id, story.record, story.source, story.title, story.published, own.*";

class EntryRows {
 public:
  EntryRows(Question::What what, Database* database, Tellings* tellings)
      : what_(what), db_(*database), tellings_(*tellings) {}

  Row Of(const Query& found);
  // A position that is another than in the stories before: as a shift that is told nowhere.
  Row OfTurn(const Query& found);

 private:
  void AddStatement(int64_t n, const Query& found, Row* row);
  void AddEvent(int64_t n, const Query& found, Row* row);
  void AddFigure(int64_t n, const Query& found, Row* row);
  void AddPosition(int64_t n, const Query& found, Row* row);
  void AddShift(int64_t n, const Query& found, Row* row);
  void AddTold(const std::vector<ToldEntry>& tellings, Row* row) const;
  void AddTail(const Query& found, int64_t thread_of, Row* row);
  Value Names(int64_t entry, std::string_view role) { return NamesIn(entry, role); }
  std::vector<std::string> NamesIn(int64_t entry, std::string_view role);
  Value Words(int64_t entry, std::string_view role);
  Value StanceOf(int64_t position);
  Value IdOf(int64_t entry);

  Question::What what_;
  Database& db_;
  Tellings& tellings_;
};

}  // namespace dateline
