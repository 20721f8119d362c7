// Fuzzes places: the first byte says whether the rest is a text, or changes to the bytes of a gazetteer in miniature,
// whose length and checksum are put right so that they reach the code behind.
#include <xxhash.h>

#include <cstring>

#include "dateline/places.h"
#include "places/names.h"
#include "places/places_samples.h"
#include "valid_text.h"

namespace dateline {
namespace {

void CheckText(const Places& places, const std::string& text) {
  uint32_t at = 0;
  std::vector<Span> spans;
  for (const PlaceSpan& place : places.In(text)) {
    Require(place.span.begin >= at && place.span.begin < place.span.end && place.span.end <= text.size());
    Require(place.latitude >= -90 && place.latitude <= 90 && place.longitude >= -180 && place.longitude <= 180);
    Require(place.confidence >= 0 && place.confidence <= 1);
    at = place.span.end;
    spans.push_back(place.span);
  }
  Require(places.At(text, spans).size() == spans.size());
  places.Named(text.substr(0, 40));
}

// Each three bytes: where, and what stands there instead.
void CheckFile(const uint8_t* data, size_t size) {
  static const std::string sample = PackGazetteer(SampleRows(), SampleWords()).value();
  std::string bytes = sample;
  for (size_t i = 0; i + 3 <= size; i += 3)
    bytes[(data[i] | size_t{data[i + 1]} << 8) % bytes.size()] = static_cast<char>(data[i + 2]);
  if (size % 3 == 1) bytes.resize(data[size - 1] * bytes.size() / 256);
  if (bytes.size() >= 64 && size % 3 != 2) {
    const uint64_t length = bytes.size();
    std::memcpy(bytes.data() + 16, &length, sizeof length);
    const uint64_t sum = XXH64(bytes.data() + 32, bytes.size() - 32, 0);
    std::memcpy(bytes.data() + 24, &sum, sizeof sum);
  }
  const SampleGazetteer aligned(bytes);
  const auto gazetteer = aligned.Parsed();
  if (!gazetteer) return;
  CheckText(Places(*gazetteer),
            "PARIS, Texas -- The US and Egyptian envoys left Athens, Ga., for the Gaza Strip and the Black Sea.");
}

}  // namespace
}  // namespace dateline

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size == 0) return 0;
  if (data[0] % 2 == 0) {
    dateline::CheckFile(data + 1, size - 1);
    return 0;
  }
  static const dateline::SampleGazetteer sample;
  static const dateline::Places places(sample.Parsed().value());
  const std::string raw(reinterpret_cast<const char*>(data + 1), size - 1);
  dateline::CheckText(places, dateline::ValidText(raw));
  places.In(raw);
  return 0;
}
