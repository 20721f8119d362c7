// WordIndex: the full text of entries and names, written for all rows of a transaction at once. FTS5 closes a segment
// before each statement that may have to be taken back, so that a row at a time it would write one segment a row.
#pragma once

#include <cstdint>

#include "store/database.h"

namespace dateline {

class WordIndex {
 public:
  explicit WordIndex(Database* database) : database_(*database) {}

  // Rows of `entry` and `who_name` that came, each above all that were there.
  void EntryCame(int64_t n) { Note(n, &first_entry_); }
  void NameCame(int64_t n) { Note(n, &first_name_); }

  // Before such rows are erased, and at the end of a transaction.
  void Write();
  void Forget() { first_entry_ = first_name_ = 0; }

 private:
  static void Note(int64_t n, int64_t* first) {
    if (*first == 0) *first = n;
  }

  Database& database_;
  int64_t first_entry_ = 0, first_name_ = 0;  // of those that wait; 0: none do
};

}  // namespace dateline
