// LinkActors: which actors of different stories are one. The one place for that: today those of one kind and one name,
// and what people decided.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/ledger.h"
#include "store/database.h"

namespace dateline {

// A name as it is compared: case, accents, marks and titles of address set aside.
std::string FoldedName(std::string_view name);

// The names that an actor has in its story, each once, its own first; only the latter for one that is described alone.
std::vector<std::string> NamesOfActor(const Ledger& ledger, const Actor& actor);

// Of two names for one actor over all stories the better one to show, the same whichever comes first.
std::string_view BetterName(std::string_view a, std::string_view b);

class ActorLinks {
 public:
  explicit ActorLinks(Database* database) : database_(*database) {}

  struct Link {
    int64_t node = 0;  // row of `who` by its own name, or by a decision that splits it off
    int64_t who = 0;   // the row that decisions made of it
  };
  // Finds or makes the row. Who is only described is one of its own in each story.
  Link Of(const Ledger& ledger, const Actor& actor, std::string_view actor_id);

  // The same of an actor whose story is in the file: by its name, or alone.
  Link Of(std::string_view actor_id, std::string_view kind, std::string_view name, bool alone);

  // Finds or makes the row with this id, which gets its name when its first story comes.
  int64_t Placeholder(const std::string& id);

  // Takes the names of a row from the stories once more, after some were taken out; a row without any goes.
  void Renew(int64_t node);

 private:
  Link RowOf(const std::string& id, std::string_view kind, std::string_view name);
  void AddName(int64_t node, std::string_view name);

  Database& database_;
};

// Finds the best name of every row once more.
void RenewBestNames(Database* database);

// The id of the row for a kind and name, and of one that stands alone.
std::string WhoId(std::string_view kind, std::string_view name);
std::string WhoAloneId(std::string_view actor_id);

}  // namespace dateline
