// Persons: who of several bearers of a name is meant, what they were on a day, and who held an office then.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "actors/table.h"

namespace dateline {

// What a person or body was on a day, or, without a day, is by the newest table.
struct Standing {
  std::string_view country;
  std::string sectors, note;
  bool in_office = false;
  bool known = false;          // false: no term of it is known
  int32_t begin = 0, end = 0;  // days of the office that it has, or had last
};
Standing StandingOf(uint32_t entity, std::optional<int32_t> day);

// How many live in the state of the person's office, or at home if they are more: a king of several states is of the
// largest.
uint64_t PeopleOf(uint32_t person, std::optional<int32_t> day);

// Of several persons of one name: those of `country` (empty: any) first, of those the one in office on the day; -1 when
// that leaves several. `heads`: only such as are in office then or left it not long before. `title`: the office that
// the phrase names, as OfficeKey has it; who holds it goes before the others.
int64_t PersonOf(std::span<const uint32_t> persons, std::string_view country, std::optional<int32_t> day, bool heads,
                 std::string_view title = {});

// The one country in which all of them that ever had the office before the day had it; empty: none, or several.
std::string_view CountryOfHolders(std::span<const uint32_t> persons, std::string_view office,
                                  std::optional<int32_t> day);

// Whether by that day the person had headed a state or government, or its foreign or defence affairs: such are named
// by the family name alone.
bool WasHead(uint32_t person, int32_t day);

// The term of the one that held the office in the country on the day; -1: none or not known. `office` as OfficeKey has
// it.
int64_t HolderOf(std::string_view country, std::string_view office, int32_t day);

// "MIL" of "Chief of Staff of the Army"; GOV where the words tell nothing. In actor_codes.cc.
std::string SectorsOfOffice(std::string_view office);

}  // namespace dateline
