// Actors over stories, kept in the file: one row of `who` for each name, links between rows and between actors that
// src/across finds alike, and the groups that links and decisions make of them.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "across/actors.h"
#include "dateline/ledger.h"
#include "store/actor_pairs.h"
#include "store/database.h"
#include "store/word_index.h"

namespace dateline {

// The names that an actor has in its story, each once, its own first; only the latter for one that is described alone.
std::vector<std::string> NamesOfActor(const Ledger& ledger, const Actor& actor);

// Of two names for one actor over all stories the better one to show, the same whichever comes first.
std::string_view BetterName(std::string_view a, std::string_view b);

class ActorLinks {
 public:
  ActorLinks(Database* database, WordIndex* words)
      : database_(*database), words_(*words), pairs_(database, &changes_) {}
  ActorLinks(const ActorLinks&) = delete;
  ActorLinks& operator=(const ActorLinks&) = delete;

  struct Link {
    int64_t node = 0;  // row of `who` by its own name, or its own
    int64_t who = 0;   // the row that links and decisions made of it
  };
  // Finds or makes the row. Who has no name of its own has a row of its own in each story.
  Link Of(const across::ActorTraits& traits, std::string_view name, std::string_view actor_id);

  // Adds names by which the row is found.
  void AddNames(int64_t node, const std::vector<std::string>& names);

  // Finds or makes the row with this id, which gets its name when its first story comes.
  int64_t Placeholder(const std::string& id);

  // Takes the names of a row from the stories once more, after some were taken out, and the one that a decision gave
  // it; a row without any goes.
  void Renew(int64_t node);

  // Links are made by MakeLinks(), of what came and went since the last one.
  void Came(const std::vector<int64_t>& actors);
  void Leave(const std::vector<int64_t>& actors);            // before they are erased or get another row
  void Touch(int64_t who) { changes_.touched.insert(who); }  // decisions say something else of it
  void MakeLinks();
  void Forget();

  // By which the row is found from now on.
  void AddName(int64_t node, std::string_view name);

 private:
  int64_t RowOf(const std::string& id, std::string_view kind, std::string_view name, bool named);

  Database& database_;
  WordIndex& words_;
  ActorChanges changes_;
  PairFinder pairs_;
  std::set<int64_t> emptied_;  // rows that no story has any more
};

// The id of the row of a name, as across::NodeOf writes it, and of one that stands alone.
std::string WhoId(std::string_view node);
std::string WhoAloneId(std::string_view actor_id);

// SQL: the links within what the row ?1 is part of, each in a line for a person.
extern const char* const kLinksOfWho;

// Groups (actor_groups.cc).
void Regroup(const std::set<int64_t>& touched, Database* database);

// For a file of an older schema: what its decisions are bound to is kept before its rows of `who` go, and all stories
// are linked anew.
void KeepDecided(Database* database);
void RelinkActors(Database* database);

}  // namespace dateline
