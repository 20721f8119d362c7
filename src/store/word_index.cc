#include "store/word_index.h"

namespace dateline {

void WordIndex::Write() {
  if (first_entry_ != 0)
    database_.Prepared("INSERT INTO entry_words (rowid, words, tags) SELECT n, words, tags FROM entry WHERE n >= ?1")
        .With(first_entry_)
        .Run();
  if (first_name_ != 0)
    database_.Prepared("INSERT INTO names (rowid, name) SELECT n, name FROM who_name WHERE n >= ?1")
        .With(first_name_)
        .Run();
  Forget();
}

}  // namespace dateline
