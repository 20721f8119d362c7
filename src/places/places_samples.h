// A gazetteer in miniature for the tests.
#pragma once

#include <cstddef>
#include <cstring>
#include <memory>
#include <string>
#include <vector>

#include "places/gazetteer.h"
#include "places/pack.h"

namespace dateline {

inline std::vector<PlaceRow> SampleRows() {
  using enum PlaceKind;
  return {
      {kCountry,
       6252001,
       38,
       -97,
       -1,
       3.3e8,
       "US",
       "United States",
       {"America", "!US", "!U.S.", "^American", "^Americans"}},
      {kCountry, 3017382, 46, 2, -1, 6.7e7, "FR", "France", {"^French"}},
      {kCountry, 357994, 27, 30, -1, 9.8e7, "EG", "Egypt", {"^Egyptian", "^Egyptians"}},
      {kCountry, 614540, 42, 43.5, -1, 3.7e6, "GE", "Georgia", {"^Georgian"}},
      {kCountry, 6254930, 32, 35.25, -1, 4.5e6, "PS", "Palestinian Territory", {"^Palestinian"}},
      {kAdmin1, 4736286, 31, -99, 0, 2.9e7, "TX", "Texas", {"!Tex."}},
      {kAdmin1, 4197000, 33, -83.5, 0, 1e7, "GA", "Georgia", {"!Ga."}},
      {kAdmin1, 5165418, 40, -83, 0, 1.1e7, "OH", "Ohio", {}},
      {kAdmin1, 3012874, 48.7, 2.5, 1, 1.2e7, "11", "Île-de-France", {}},
      {kAdmin1, 1, 31.4, 34.4, 4, 2e6, "GZ", "Gaza Strip", {"Gaza"}},
      {kAdmin2, 4202000, 34.1, -83.6, 6, 6e4, "157", "Jackson County", {"~Jackson"}},
      {kAdmin2, 4180000, 34, -83.7, 6, 8e4, "013", "Barrow County", {"~Barrow"}},
      {kCapital, 2988507, 48.8534, 2.3488, 8, 2.1e6, "", "Paris", {}},
      {kCity, 4717560, 33.6609, -95.5555, 5, 24782, "", "Paris", {}},
      {kCity, 4699066, 29.7633, -95.3633, 5, 2.3e6, "", "Houston", {}},
      {kCity, 4431410, 32.2988, -90.1848, 0, 1.6e5, "", "Jackson", {}},
      {kSeat, 4180439, 33.749, -84.388, 6, 4.6e5, "", "Atlanta", {}},
      {kSeat, 4180386, 33.9609, -83.3779, 6, 1.2e5, "", "Athens", {}},
      {kCity, 4505542, 39.3292, -82.1013, 7, 2.4e4, "", "Athens", {}},
      {kSeat, 4509177, 39.9612, -82.9988, 7, 8.9e5, "", "Columbus", {}},
      {kCity, 170010, 31.287, 34.2595, 9, 1.7e5, "", "Rafah", {}},
      {kCapital, 360630, 30.0626, 31.2497, 2, 9.6e6, "", "Cairo", {"~Le Caire"}},
      {kCity, 3, 45.98, 1.2, 1, 500, "", "Saint-Étienne-la-Côte", {}},
      {kCity, 4, 30.6, -88, 0, 1.9e5, "", "Mobile", {}},
      {kWater, 0, 43.4, 34.2, -1, 2e6, "", "Black Sea", {}},
  };
}

inline std::vector<WordRow> SampleWords() {
  return {{"mobile", kWordName},    {"police", kWordName}, {"mayor", kWordName},
          {"clerk", kWordName},     {"mary", kGivenName},  {"paris", kGivenName},
          {"jackson", kFamilyName}, {"the", kWordName},    {"air france", kPlaceless}};
}

// Bytes of a gazetteer, aligned as Parse asks, with the gazetteer that reads them.
class SampleGazetteer {
 public:
  SampleGazetteer() : SampleGazetteer(PackGazetteer(SampleRows(), SampleWords()).value()) {}
  explicit SampleGazetteer(const std::string& bytes) : words_((bytes.size() + 7) / 8), size_(bytes.size()) {
    if (!bytes.empty()) std::memcpy(words_.data(), bytes.data(), bytes.size());
  }
  std::span<const std::byte> bytes() const { return {reinterpret_cast<const std::byte*>(words_.data()), size_}; }
  Result<std::shared_ptr<const Gazetteer>> Parsed() const { return Gazetteer::Parse(bytes()); }

 private:
  std::vector<uint64_t> words_;
  size_t size_;
};

}  // namespace dateline
