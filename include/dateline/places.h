// Places: where in the world a text speaks of, computed without the model from a gazetteer.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/result.h"
#include "dateline/span.h"

namespace dateline {

class Gazetteer;

struct PlaceSpan {
  Span span;                           // bytes of the text: the name, without "the" and "'s"
  std::string name;                    // as the gazetteer has it: "Kyiv" of "Kiev", "Egypt" of "Egyptian"
  double latitude = 0, longitude = 0;  // degrees; of units and regions a point in their middle
  int64_t geonameid = 0;               // 0: GeoNames is not where it is from
  std::string country;                 // ISO 3166-1, "US"; empty for seas and regions of several countries
  std::string admin1, admin2;          // codes of GeoNames within the country, "TX", "113"; may be empty
  std::string precision;    // country, admin1, admin2, city, quarter, continent, region, water, mountain, point; near:
                            // close to it
  bool demonym = false;     // "Egyptian" points at its country
  bool government = false;  // a capital that acts: "Moscow accused" is a government, and no place where something was
  double confidence = 0;    // that a place is meant and this one, from 0 to 1
};

struct PlaceOptions {
  bool demonyms = true;            // give them too, but for peoples ("Egyptians")
  double least_confidence = 0.45;  // that a place is meant at all
};

// What Places::In and Places::At give of one text.
struct PlacesInAndAt {
  std::vector<PlaceSpan> in, at;
};

// Immutable and shared freely among threads.
class Places {
 public:
  // Maps and checks the gazetteer (data/places.dlg). Errors: kIo; kModel for damaged or unknown files.
  static Result<Places> Open(const std::filesystem::path& gazetteer);

  // In order of text, not overlapping. A name means one place in a text, found with all others together. Any bytes;
  // never throws. Linear in the text: microseconds a kilobyte.
  std::vector<PlaceSpan> In(std::string_view text, const PlaceOptions& options = {}) const;

  // Where the places at these spans are, one for each, in order of begin. Those that have no known name, or overlap the
  // one before, are given the place that is named next to them, with the precision "near". The name is empty where
  // there is no place at all, and for spans outside of the text.
  std::vector<PlaceSpan> At(std::string_view text, const std::vector<Span>& spans) const;

  // Both at once; cheaper, as the names of the text are found once.
  PlacesInAndAt InAndAt(std::string_view text, const std::vector<Span>& spans) const;

  // Of a name by itself: its places, most populous first.
  std::vector<PlaceSpan> Named(std::string_view name) const;

  explicit Places(std::shared_ptr<const Gazetteer> gazetteer);

 private:
  std::shared_ptr<const Gazetteer> gazetteer_;
};

}  // namespace dateline
