// Names are folded and hashed here by the same code that looks them up.
#include "places/pack.h"

#include <xxhash.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstring>
#include <unordered_map>
#include <utility>

#include "places/layout.h"
#include "places/names.h"

namespace dateline {
namespace {

constexpr size_t kMostPlaces = 200;  // of one name: the rest have fewer people
constexpr size_t kMostWords = 6;
constexpr size_t kShortestName = 3;  // bytes, of a name that holds however it is written

// What is known of a name.
struct Name {
  std::vector<std::pair<uint32_t, bool>> places;  // second: by a second name
  uint8_t flags = 0;
};

class Packer {
 public:
  Result<std::string> Pack(const std::vector<PlaceRow>& places, const std::vector<WordRow>& words) {
    for (const WordRow& word : words) {
      const bool whole = (word.flags & kPlaceless) != 0;
      names_[whole ? NameHash(word.word) : Chained(0, WordHash(word.word))].flags |= word.flags;
    }
    for (const char mark : {'\0', '!', '~', '^'})
      for (uint32_t i = 0; i < places.size(); ++i) AddNames(i, places[i], mark, places);
    if (const char* wrong = AddPlaces(places)) return Error{ErrorCode::kFormat, wrong};
    return Bytes();
  }

 private:
  // Names with that mark, of a place.
  void AddNames(uint32_t i, const PlaceRow& place, char mark, const std::vector<PlaceRow>& places) {
    if (mark == '\0') Add(i, place.name, mark, places);
    for (const std::string& name : place.names) {
      const bool marked = !name.empty() && std::strchr("!~^", name[0]) != nullptr;
      if (marked ? name[0] == mark : mark == '\0') Add(i, marked ? name.substr(1) : name, mark, places);
    }
  }

  void Add(uint32_t i, const std::string& name, char mark, const std::vector<PlaceRow>& places) {
    const size_t words = NameWordsIn(name).size();
    if (words == 0 || words > kMostWords) return;
    if (mark != '!' && name.size() < kShortestName) return;
    const uint64_t hash = NameHash(name);
    if (hash == 0) return;
    Name& entry = names_[hash];
    const bool written = mark == '!', demonym = mark == '^', second = mark == '~';
    if ((entry.flags & kPlaceless) != 0) return;
    // A second name that is a word or a person's is more often that; one of a written form is never another place.
    if (second && (entry.flags & (kWordName | kGivenName)) != 0) return;
    if (!written && (entry.flags & kWrittenName) != 0) return;
    if (written && (entry.flags & kWrittenName) == 0 && words == 1) {
      std::erase_if(entry.places, [&](const auto& had) { return places[had.first].kind != PlaceKind::kCountry; });
      if (entry.places.empty()) entry.flags |= kWrittenName;
    }
    if (demonym) {
      const bool named = std::any_of(entry.places.begin(), entry.places.end(), [&](const auto& had) {
        return places[had.first].kind == PlaceKind::kCountry && (entry.flags & kDemonymName) == 0;
      });
      if (named) return;
      if ((entry.flags & kDemonymName) == 0) entry.places.clear();
      entry.flags |= kDemonymName;
    }
    for (const auto& had : entry.places)
      if (had.first == i) return;
    entry.places.emplace_back(i, second);
  }

  uint32_t Pooled(const std::string& text) {
    const auto [at, added] = pooled_.try_emplace(text, static_cast<uint32_t>(pool_.size()));
    if (added) {
      const size_t size = std::min<size_t>(text.size(), 255);
      pool_.push_back(static_cast<char>(size));
      pool_.append(text, 0, size);
    }
    return at->second;
  }

  static uint32_t Scaled(double value, double from, double range) {
    const double part = std::clamp((value - from) / range, 0.0, 1.0);
    return static_cast<uint32_t>(std::lround(part * 0xFFFFFF));
  }

  const char* AddPlaces(const std::vector<PlaceRow>& places) {
    for (uint32_t i = 0; i < places.size(); ++i) {
      const PlaceRow& place = places[i];
      const bool is_unit = place.kind <= PlaceKind::kAdmin2;
      if (is_unit && i != units_.size()) return "a unit stands behind a place that is none";
      if (place.unit >= static_cast<int32_t>(is_unit ? i : units_.size())) return "a place lies in a later unit";
      if (is_unit) units_.push_back(Pooled(place.code));
      const uint32_t unit = place.kind == PlaceKind::kCountry ? i
                            : place.unit < 0                  ? Gazetteer::kNoUnit
                                                              : static_cast<uint32_t>(place.unit);
      const auto people = static_cast<uint32_t>(
          std::min(255L, std::lround(std::log1p(std::max(0.0, place.people)) / Gazetteer::kPeopleStep)));
      places_.push_back((place.geonameid & 0xFFFFFFU) | static_cast<uint32_t>(place.kind) << 24);
      places_.push_back(Scaled(place.latitude, -90, 180) | people << 24);
      places_.push_back(Scaled(place.longitude, -180, 360) | (unit & 0xFF) << 24);
      places_.push_back(Pooled(place.name) | (unit >> 8) << 24);
      people_.push_back(people);
    }
    if (units_.size() >= Gazetteer::kNoUnit || places.size() >= kNoValue || pool_.size() >= kNoValue)
      return "more than the file can hold";
    return nullptr;
  }

  // The word behind a name's hash.
  uint32_t Value(Name* name) {
    uint32_t flags = name->flags;
    if (name->places.empty()) return (flags | kPlaceless) << 24;
    if (name->places.size() == 1) return name->places[0].first | (flags | (name->places[0].second ? kSecond : 0)) << 24;
    std::stable_sort(name->places.begin(), name->places.end(),
                     [&](const auto& a, const auto& b) { return people_[a.first] > people_[b.first]; });
    name->places.resize(std::min(name->places.size(), kMostPlaces));
    const auto at = static_cast<uint32_t>(lists_.size());
    lists_.push_back(static_cast<uint32_t>(name->places.size()));
    for (const auto& [place, second] : name->places) lists_.push_back(place | (second ? 1U << 31 : 0));
    return at | (flags | kListed) << 24;
  }

  Result<std::string> Bytes() {
    std::vector<std::pair<uint64_t, Name*>> sorted;
    for (auto& [hash, name] : names_)
      if (!name.places.empty() || name.flags != 0) sorted.emplace_back(hash, &name);
    std::sort(sorted.begin(), sorted.end());
    uint32_t bits = 1;
    while (bits < kMostBits && (size_t{4} << bits) < sorted.size()) ++bits;
    std::vector<uint32_t> buckets((size_t{1} << bits) + 1), names;
    for (const auto& [hash, name] : sorted) {
      ++buckets[(hash >> (64 - bits)) + 1];
      names.push_back(static_cast<uint32_t>(hash));
      names.push_back(Value(name));
    }
    for (size_t i = 1; i < buckets.size(); ++i) buckets[i] += buckets[i - 1];
    if (lists_.size() >= kNoValue) return Error{ErrorCode::kFormat, "more than the file can hold"};
    std::string bytes(kGazetteerHeader, '\0');
    const auto append = [&](const std::vector<uint32_t>& part) {
      bytes.append(reinterpret_cast<const char*>(part.data()), part.size() * sizeof(uint32_t));
    };
    append(places_);
    append(units_);
    append(buckets);
    append(names);
    append(lists_);
    bytes += pool_;
    const std::array<uint32_t, 6> counts = {static_cast<uint32_t>(people_.size()), static_cast<uint32_t>(units_.size()),
                                            static_cast<uint32_t>(sorted.size()),  static_cast<uint32_t>(lists_.size()),
                                            static_cast<uint32_t>(pool_.size()),   bits};
    const uint32_t version[] = {kGazetteerVersion, 0};
    std::memcpy(bytes.data(), kGazetteerMagic, 8);
    std::memcpy(bytes.data() + 8, version, sizeof version);
    const uint64_t size = bytes.size();
    std::memcpy(bytes.data() + 16, &size, sizeof size);
    std::memcpy(bytes.data() + 32, counts.data(), sizeof counts);
    const uint64_t sum = XXH64(bytes.data() + 32, bytes.size() - 32, 0);
    std::memcpy(bytes.data() + 24, &sum, sizeof sum);
    return bytes;
  }

  std::unordered_map<uint64_t, Name> names_;
  std::unordered_map<std::string, uint32_t> pooled_;
  std::string pool_;
  std::vector<uint32_t> places_, units_, lists_, people_;
};

std::vector<std::string_view> Split(std::string_view text, char at) {
  std::vector<std::string_view> parts;
  for (size_t begin = 0; begin <= text.size();) {
    const size_t end = std::min(text.find(at, begin), text.size());
    parts.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

template <class T>
bool Number(std::string_view text, T* value) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), *value);
  return error == std::errc() && end == text.data() + text.size();
}

bool ReadPlace(const std::vector<std::string_view>& parts, PlaceRow* place) {
  if (parts.size() != 10) return false;
  size_t kind = 0;
  while (kind < kPlaceKinds && NameOf(static_cast<PlaceKind>(kind)) != parts[1]) ++kind;
  if (kind == kPlaceKinds || !Number(parts[2], &place->geonameid) || !Number(parts[3], &place->latitude) ||
      !Number(parts[4], &place->longitude) || !Number(parts[5], &place->unit) || !Number(parts[6], &place->people))
    return false;
  place->kind = static_cast<PlaceKind>(kind);
  place->code = parts[7];
  place->name = parts[8];
  for (const std::string_view name : Split(parts[9], '|'))
    if (!name.empty()) place->names.emplace_back(name);
  return true;
}

bool ReadWord(const std::vector<std::string_view>& parts, WordRow* word) {
  if (parts.size() != 3) return false;
  word->word = parts[2];
  for (const char flag : parts[1])
    word->flags |= flag == 'c'   ? kWordName
                   : flag == 'g' ? kGivenName
                   : flag == 's' ? kFamilyName
                   : flag == 'p' ? kPlaceless
                                 : 0;
  return true;
}

}  // namespace

Result<std::string> PackGazetteer(const std::vector<PlaceRow>& places, const std::vector<WordRow>& words) {
  return Packer().Pack(places, words);
}

Result<std::string> PackRows(std::string_view rows) {
  std::vector<PlaceRow> places;
  std::vector<WordRow> words;
  size_t number = 0;
  for (const std::string_view line : Split(rows, '\n')) {
    ++number;
    if (line.empty()) continue;
    const std::vector<std::string_view> parts = Split(line, '\t');
    const bool read = parts[0] == "P"   ? ReadPlace(parts, &places.emplace_back())
                      : parts[0] == "W" ? ReadWord(parts, &words.emplace_back())
                                        : false;
    if (!read) return Error{ErrorCode::kFormat, "line " + std::to_string(number) + " is no row"};
  }
  return PackGazetteer(places, words);
}

}  // namespace dateline
