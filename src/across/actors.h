// Actors over stories: which persons, bodies, states and places of different stories are one.
//
// An actor with a proper name is one of a row of its name: all stories that use that name in that state speak of one
// (NodeOf). Rows are then found one by their names, states and offices (Compare of rows). One who is only described, or
// has a family name alone, is taken for somebody of a story near by day and matter (Compare of actors).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "across/setting.h"
#include "dateline/ledger.h"

namespace dateline::across {

enum class Naming : uint8_t {
  kNamed,      // by a proper name: of a person two words or more
  kFamily,     // a person by one name alone
  kDescribed,  // by no name
};

struct OfficeTrait {
  std::string office;  // the words that tell it apart, sorted: "foreign minister"
  std::string of;      // ISO code of a state, or the name of a body as it is heard; may be empty
  bool former = false;
  friend bool operator==(const OfficeTrait&, const OfficeTrait&) = default;
};

// What of an actor is compared, made from one story alone.
struct ActorTraits {
  ActorKind kind = ActorKind::kPerson;
  Naming naming = Naming::kDescribed;
  std::string name;     // folded: the proper one, else the description
  std::string country;  // ISO code: a state's own; of whose state a person holds an office; of which one a ministry is
  std::string body;     // "health ministry" of a body that each state has; empty for others
  std::string goes_as;  // such a body of which a name of its own is told: "agency rescue search" of Basarnas
  std::string sex;      // "he", "she" of a person, by its pronouns; empty: not told
  std::string head;     // of a description: its noun
  std::string counted;  // what a figure counts these people as: "killed"
  double number = 0;    // how many they are; 0: not known
  std::vector<OfficeTrait> offices;
  std::vector<std::string> words;  // of a description, sorted, those that tell something
  std::vector<std::string> also;   // other proper names in its story, folded
};

// Of all actors of a ledger, in order.
std::vector<ActorTraits> TraitsOf(const Ledger& ledger, const Setting& setting);

// As text for a row, and back.
std::string ToText(const ActorTraits& traits);
ActorTraits TraitsFrom(std::string_view text);

// What stands for the row of those of its name: the same text, the same row. Empty: the actor has a row of its own.
std::string NodeOf(const ActorTraits& traits);

// Keys for an index, by which those who may be one find each other. Rows that share one and stand side by side in the
// order of `place` are compared.
struct NameKey {
  std::string key;
  int64_t place = 0;
};
std::vector<NameKey> NameKeysOf(const ActorTraits& traits);  // of a row

// Actors that share one and whose stories stand side by side by day are compared, unless both are of rows of names.
std::vector<std::string> StoryKeysOf(const ActorTraits& traits, const Setting& setting);

// A row, from the first stories that it is named in.
struct NodeTraits {
  ActorTraits actor;  // names, offices and countries of all of them
  std::vector<std::string> countries;
  Setting setting;  // what these stories name, together
};
NodeTraits NodeFrom(const std::vector<std::pair<ActorTraits, Setting>>& actors);

struct ActorAlike {
  double score = 0;    // above 0: one, if nothing else speaks against it
  std::string reason;  // for a person: "spelt alike, interior minister of NER"; empty where there is none
};
ActorAlike Compare(const NodeTraits& a, const NodeTraits& b);

// Whether two rows can never be one, whatever stands between them.
bool Apart(const NodeTraits& a, const NodeTraits& b);

// Whether the names of two rows allow that they are one; needs nothing of their settings.
bool MayBeOne(const NodeTraits& a, const NodeTraits& b);

// Two actors of different stories, one of which at least is not kNamed. 0: not one, as all are whose stories are
// more days apart than this.
inline constexpr int32_t kMostDaysApart = 60;
ActorAlike Compare(const ActorTraits& a, const Setting& of_a, const ActorTraits& b, const Setting& of_b);

}  // namespace dateline::across
