// Mapping and checking the file; all that is asked later rests on the checks made here.
#include "places/gazetteer.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cerrno>
#include <cmath>
#include <cstring>
#include <numbers>
#include <string>

#include "places/layout.h"

namespace dateline {
namespace {

static_assert(std::endian::native == std::endian::little, "the file is read in place");

constexpr std::array<std::string_view, kPlaceKinds> kKindNames = {"country", "admin1", "admin2",   "capital",
                                                                  "seat",    "city",   "quarter",  "continent",
                                                                  "region",  "water",  "mountain", "point"};

Error Damaged(const std::string& what) { return {ErrorCode::kModel, "gazetteer: " + what}; }

template <class T>
T ReadAt(std::span<const std::byte> bytes, size_t at) {
  T value;
  std::memcpy(&value, bytes.data() + at, sizeof value);
  return value;
}

}  // namespace

std::string_view NameOf(PlaceKind kind) { return kKindNames[static_cast<size_t>(kind)]; }

Gazetteer::~Gazetteer() {
  if (mapped_ != nullptr) munmap(mapped_, mapped_size_);
}

Result<std::shared_ptr<const Gazetteer>> Gazetteer::Open(const std::filesystem::path& path) {
  const auto failed = [&](const char* what) {
    return Error{ErrorCode::kIo, path.string() + ": " + what + ": " + std::strerror(errno)};
  };
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return failed("cannot open");
  struct stat info{};
  if (fstat(file, &info) != 0 || !S_ISREG(info.st_mode)) {
    close(file);
    return Damaged(path.string() + ": not a file");
  }
  const auto size = static_cast<size_t>(info.st_size);
  if (size < kGazetteerHeader) {
    close(file);
    return Damaged(path.string() + ": too short");
  }
  void* mapped = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0);
  close(file);
  if (mapped == MAP_FAILED) return failed("cannot map");
  const auto gazetteer = std::make_shared<Gazetteer>();
  gazetteer->mapped_ = mapped;
  gazetteer->mapped_size_ = size;
  if (const char* wrong = gazetteer->Place({static_cast<const std::byte*>(mapped), size}))
    return Damaged(path.string() + ": " + wrong);
  return std::shared_ptr<const Gazetteer>(gazetteer);
}

Result<std::shared_ptr<const Gazetteer>> Gazetteer::Parse(std::span<const std::byte> bytes) {
  const auto gazetteer = std::make_shared<Gazetteer>();
  if (const char* wrong = gazetteer->Place(bytes)) return Damaged(wrong);
  return std::shared_ptr<const Gazetteer>(gazetteer);
}

const char* Gazetteer::Place(std::span<const std::byte> bytes) {
  if (bytes.size() < kGazetteerHeader || std::memcmp(bytes.data(), kGazetteerMagic, 8) != 0) return "not a gazetteer";
  if (ReadAt<uint32_t>(bytes, 8) != kGazetteerVersion || ReadAt<uint32_t>(bytes, 12) != 0)
    return "its version is not known";
  if (ReadAt<uint64_t>(bytes, 16) != bytes.size()) return "cut short or with bytes added";
  if (ReadAt<uint64_t>(bytes, 24) != XXH64(bytes.data() + 32, bytes.size() - 32, 0)) return "its checksum is wrong";
  places_count_ = ReadAt<uint32_t>(bytes, 32);
  units_count_ = ReadAt<uint32_t>(bytes, 36);
  names_count_ = ReadAt<uint32_t>(bytes, 40);
  lists_count_ = ReadAt<uint32_t>(bytes, 44);
  pool_size_ = ReadAt<uint32_t>(bytes, 48);
  bits_ = ReadAt<uint32_t>(bytes, 52);
  if (ReadAt<uint64_t>(bytes, 56) != 0 || bits_ < 1 || bits_ > kMostBits || units_count_ > places_count_ ||
      units_count_ >= kNoUnit || places_count_ >= kNoValue || lists_count_ >= kNoValue || pool_size_ >= kNoValue)
    return "its counts make no sense";
  const uint64_t buckets = (uint64_t{1} << bits_) + 1;
  const uint64_t words =
      uint64_t{places_count_} * 4 + units_count_ + buckets + uint64_t{names_count_} * 2 + lists_count_;
  if (kGazetteerHeader + words * 4 + pool_size_ != bytes.size()) return "its parts do not fill it";
  places_ = reinterpret_cast<const uint32_t*>(bytes.data() + kGazetteerHeader);
  codes_ = places_ + size_t{places_count_} * 4;
  buckets_ = codes_ + units_count_;
  names_ = buckets_ + buckets;
  lists_ = names_ + size_t{names_count_} * 2;
  pool_ = reinterpret_cast<const std::byte*>(lists_ + lists_count_);
  if (const char* wrong = CheckPlaces()) return wrong;
  return CheckNames();
}

const char* Gazetteer::CheckPlaces() const {
  const auto text = [&](uint32_t at) {
    return at < pool_size_ && pool_size_ - at - 1 >= static_cast<uint8_t>(pool_[at]);
  };
  for (uint32_t i = 0; i < places_count_; ++i) {
    if (At(i)[0] >> 24 >= kPlaceKinds) return "a place is of no known kind";
    if (!text(At(i)[3] & 0xFFFFFFU)) return "a place's name lies outside";
    const uint32_t in = unit(i);
    const bool is_unit = kind(i) <= PlaceKind::kAdmin2;
    if (is_unit != (i < units_count_)) return "a unit stands behind what lies in units";
    if (in != kNone && in >= units_count_) return "a place lies in no unit";
    if (!is_unit) continue;
    // So that the way up ends: each unit lies in an earlier one of the level above, a country in itself.
    if (kind(i) == PlaceKind::kCountry ? in != i : in == kNone || in >= i || kind(in) >= kind(i))
      return "a unit lies in a later one";
    if (!text(codes_[i])) return "a unit's code lies outside";
  }
  return nullptr;
}

const char* Gazetteer::CheckNames() const {
  const uint32_t buckets = 1U << bits_;
  if (buckets_[0] != 0 || buckets_[buckets] != names_count_) return "its buckets do not hold its names";
  for (uint32_t i = 0; i < buckets; ++i)
    if (buckets_[i] > buckets_[i + 1]) return "its buckets are not in order";
  for (uint32_t i = 0; i < names_count_; ++i) {
    const uint32_t value = names_[size_t{i} * 2 + 1] & 0xFFFFFFU, flags = names_[size_t{i} * 2 + 1] >> 24;
    if ((flags & kPlaceless) != 0) continue;
    if ((flags & kListed) == 0) {
      if (value >= places_count_) return "a name is of no place";
      continue;
    }
    if (value >= lists_count_ || lists_[value] == 0 || lists_[value] >= lists_count_ - value)
      return "a list is too long";
    for (uint32_t j = 1; j <= lists_[value]; ++j)
      if ((lists_[value + j] & 0x7FFFFFFFU) >= places_count_) return "a list has what is no place";
  }
  return nullptr;
}

Gazetteer::Found Gazetteer::Find(uint64_t name_hash) const {
  Found found;
  if (names_count_ == 0) return found;
  const auto bucket = static_cast<uint32_t>(name_hash >> (64 - bits_));
  const auto low = static_cast<uint32_t>(name_hash);
  for (uint32_t i = buckets_[bucket]; i < buckets_[bucket + 1]; ++i) {
    if (names_[size_t{i} * 2] != low) continue;
    const uint32_t value = names_[size_t{i} * 2 + 1] & 0xFFFFFFU;
    found.flags = static_cast<uint8_t>(names_[size_t{i} * 2 + 1] >> 24);
    if ((found.flags & kPlaceless) != 0) break;
    if ((found.flags & kListed) != 0)
      found.list_ = lists_ + value;
    else
      found.single_ = value;
    break;
  }
  return found;
}

std::string_view Gazetteer::code(uint32_t place) const {
  return place < units_count_ ? Text(codes_[place]) : std::string_view();
}

uint32_t Gazetteer::Enclosing(uint32_t place, PlaceKind wanted) const {
  uint32_t at = place < units_count_ ? place : unit(place);
  while (at != kNone && kind(at) > wanted) at = unit(at);
  return at != kNone && kind(at) == wanted ? at : kNone;
}

bool Gazetteer::LiesIn(uint32_t place, uint32_t within) const {
  if (place == within) return true;
  if (within >= units_count_) return false;
  uint32_t at = place < units_count_ ? place : unit(place);
  while (at != kNone && at > within && kind(at) != PlaceKind::kCountry) at = unit(at);
  return at == within;
}

double Kilometres(const Gazetteer& gazetteer, uint32_t a, uint32_t b) {
  constexpr double kDegree = std::numbers::pi / 180, kDiameter = 12742;
  const double lat_a = gazetteer.latitude(a) * kDegree, lat_b = gazetteer.latitude(b) * kDegree;
  const double north = std::sin((lat_b - lat_a) / 2);
  const double east = std::sin((gazetteer.longitude(b) - gazetteer.longitude(a)) * kDegree / 2);
  return kDiameter *
         std::asin(std::sqrt(std::min(1.0, north * north + std::cos(lat_a) * std::cos(lat_b) * east * east)));
}

}  // namespace dateline
