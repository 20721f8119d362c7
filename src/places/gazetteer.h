// Gazetteer: the places of the world and their names, in one file that is mapped read-only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string_view>

#include "dateline/result.h"

namespace dateline {

// Layout, little-endian; what is in 4-byte units begins at a multiple of 4:
//   bytes 0..7    "DATEPLAC"
//   bytes 8..11   version, 1
//   bytes 12..15  zero
//   bytes 16..23  file length in bytes
//   bytes 24..31  XXH64 (seed 0) of bytes 32..file length
//   bytes 32..55  counts: places, units, names, words of lists, bytes of the pool, bits of a bucket's number
//   bytes 56..63  zero
//   places        16 bytes each: id and kind; latitude and people; longitude and unit; name and unit
//   unit codes    4 bytes for each unit: where in the pool its code stands
//   buckets       4 bytes each, 2^bits + 1: the first name whose hash begins with these bits
//   names         8 bytes each: the hash's lower half; a place, a list or nothing, and what the name is
//   lists         4 bytes each: how many places, then each of them
//   pool          texts, a byte of length before each
// The first places are the units: countries, and what they are divided into; each lies in an earlier one.
// A name is kept as its hash of 64 bits: of the words that are no names, one in a thousand million is taken for one.
enum class PlaceKind : uint8_t {
  kCountry,
  kAdmin1,
  kAdmin2,
  kCapital,
  kSeat,  // of a first-level unit
  kCity,
  kQuarter,
  kContinent,
  kRegion,
  kWater,
  kMountain,
  kPoint,  // a building, a square, an airport
};
constexpr size_t kPlaceKinds = 12;
std::string_view NameOf(PlaceKind kind);  // "admin1"

// What a name is besides.
enum NameFlag : uint8_t {
  kListed = 1,    // more than one place has it
  kSecond = 2,    // the place, if it is only one, is better known by another
  kWordName = 4,  // a common word: "Reading", "Mobile"
  kGivenName = 8,
  kFamilyName = 16,
  kDemonymName = 32,  // "Egyptian"
  kWrittenName = 64,  // holds only in capitals or with points: "US", "Conn."
  kPlaceless = 128,   // of no place: a common word, or a longer name that holds a place's, "Air France"
};

class Gazetteer {
 public:
  static constexpr uint32_t kNone = 0xFFFFFFFFU;

  struct Named {
    uint32_t place = 0;
    bool second = false;  // the place is better known by another name
  };
  // The places of a name, most populous first within a kind. Lives as long as the gazetteer.
  class Found {
   public:
    size_t size() const { return list_ != nullptr ? *list_ : single_ != kNone ? 1 : 0; }
    Named operator[](size_t i) const {  // REQUIRES: i < size()
      if (list_ == nullptr) return {single_, (flags & kSecond) != 0};
      return {list_[i + 1] & 0x7FFFFFFFU, list_[i + 1] >> 31 != 0};
    }
    uint8_t flags = 0;

   private:
    friend class Gazetteer;
    const uint32_t* list_ = nullptr;
    uint32_t single_ = kNone;
  };

  // Maps and checks the whole file (some milliseconds): any bytes give a gazetteer or an error, never a crash.
  // Errors: kIo, kModel.
  static Result<std::shared_ptr<const Gazetteer>> Open(const std::filesystem::path& path);
  // The same over bytes that the caller keeps alive. REQUIRES: 8-byte aligned.
  static Result<std::shared_ptr<const Gazetteer>> Parse(std::span<const std::byte> bytes);

  // By NameHash. Constant time: two or three cache lines. Thread-safe, as all below.
  Found Find(uint64_t name_hash) const;

  // REQUIRES of all below: place < size().
  uint32_t size() const { return places_count_; }
  PlaceKind kind(uint32_t place) const { return static_cast<PlaceKind>(At(place)[0] >> 24); }
  uint32_t geonameid(uint32_t place) const { return At(place)[0] & 0xFFFFFFU; }  // 0: it has none
  double latitude(uint32_t place) const { return (At(place)[1] & 0xFFFFFFU) * (180.0 / 0xFFFFFF) - 90; }
  double longitude(uint32_t place) const { return (At(place)[2] & 0xFFFFFFU) * (360.0 / 0xFFFFFF) - 180; }
  // ln(1 + people); of what has none, like a sea, as if it had as many as a city that is as well known.
  double log_people(uint32_t place) const { return (At(place)[1] >> 24) * kPeopleStep; }
  // The unit it lies in, for a country itself; kNone.
  uint32_t unit(uint32_t place) const {
    const uint32_t unit = At(place)[2] >> 24 | (At(place)[3] >> 24) << 8;
    return unit == kNoUnit ? kNone : unit;
  }
  std::string_view name(uint32_t place) const { return Text(At(place)[3] & 0xFFFFFFU); }
  // "US", "TX", "113"; empty when the place is no unit.
  std::string_view code(uint32_t place) const;
  // The unit of that kind that it lies in or is; kNone.
  uint32_t Enclosing(uint32_t place, PlaceKind kind) const;
  // Whether it lies in the unit or is it.
  bool LiesIn(uint32_t place, uint32_t unit) const;

  static constexpr double kPeopleStep = 0.1;
  static constexpr uint32_t kNoUnit = 0xFFFF;

  Gazetteer() = default;  // without a place; use Open
  ~Gazetteer();
  Gazetteer(const Gazetteer&) = delete;
  Gazetteer& operator=(const Gazetteer&) = delete;

 private:
  const uint32_t* At(uint32_t place) const { return places_ + size_t{place} * 4; }
  std::string_view Text(uint32_t at) const {
    return {reinterpret_cast<const char*>(pool_) + at + 1, static_cast<uint8_t>(pool_[at])};
  }
  // Each says what is wrong, nullptr when nothing is.
  const char* Place(std::span<const std::byte> bytes);
  const char* CheckPlaces() const;
  const char* CheckNames() const;

  const uint32_t *places_ = nullptr, *codes_ = nullptr, *buckets_ = nullptr, *names_ = nullptr, *lists_ = nullptr;
  const std::byte* pool_ = nullptr;
  uint32_t places_count_ = 0, units_count_ = 0, names_count_ = 0, lists_count_ = 0, pool_size_ = 0, bits_ = 0;
  void* mapped_ = nullptr;
  size_t mapped_size_ = 0;
};

// Kilometres between two places, on a sphere.
double Kilometres(const Gazetteer& gazetteer, uint32_t a, uint32_t b);

}  // namespace dateline
