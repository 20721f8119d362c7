// Parties: who has part in an entry, compared by their names alone.
#pragma once

#include <compare>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/ledger.h"

namespace dateline::across {

struct Party {
  ActorKind kind = ActorKind::kPerson;
  std::string name;   // folded
  std::string alias;  // what a person decided: who has the same is the same, whatever the name; may be empty
  friend auto operator<=>(const Party&, const Party&) = default;
};

// 0..1: the same name, a last name, a part of a description, another spelling.
double Alike(const Party& a, const Party& b);
inline constexpr double kSameParty = 0.5;   // enough among much else
inline constexpr double kSurelySame = 0.8;  // enough alone

// The best of all pairs.
double Alike(const std::vector<Party>& a, const std::vector<Party>& b);

// Whether both name persons, and none of the one is alike one of the other.
bool OtherPersons(const std::vector<Party>& a, const std::vector<Party>& b);

// A key that spellings of one name share; empty for what has no name.
std::string KeyOf(const Party& party);

// The consonants of a name as they sound, so that "Madougou" and "Madugu" are one.
std::string SkeletonOf(std::string_view folded);

}  // namespace dateline::across
