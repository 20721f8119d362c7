// Packing a gazetteer from rows: for data/build_places.py, and for tests.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/result.h"
#include "places/gazetteer.h"

namespace dateline {

struct PlaceRow {
  PlaceKind kind = PlaceKind::kCity;
  uint32_t geonameid = 0;
  double latitude = 0, longitude = 0;
  int32_t unit = -1;  // the number of an earlier row that is a unit; -1: none
  double people = 0;
  std::string code, name;
  // Further names. A mark before: "~" a second name, "^" a demonym, "!" only as it is written, in capitals or with
  // points.
  std::vector<std::string> names;
};

struct WordRow {
  std::string word;
  uint8_t flags = 0;  // kWordName, kGivenName, kFamilyName; kPlaceless: a whole name that is no place's
};

// The bytes of the file. Units stand first, each behind the one it lies in. Errors: kFormat.
Result<std::string> PackGazetteer(const std::vector<PlaceRow>& places, const std::vector<WordRow>& words);

// The rows that data/build_places.py writes, packed. Errors: kFormat, with the line.
Result<std::string> PackRows(std::string_view rows);

}  // namespace dateline
