// dateline places: what dateline/places.h finds, as rows. The gazetteer is opened when the first text asks for it.
#include "places_part.h"

#include <cmath>
#include <mutex>

#include "dateline/places.h"
#include "model_path.h"
#include "row_output.h"

namespace dateline {
namespace {

// The gazetteer, or why there is none.
class OpenedOnce {
 public:
  const Result<Places>& Get(const std::string& asked) {
    std::call_once(once_, [&] {
      const Result<std::filesystem::path> path = GazetteerPath(asked);
      places_ = path.ok() ? Places::Open(*path) : Result<Places>(path.error());
    });
    return places_;
  }

 private:
  std::once_flag once_;
  Result<Places> places_ = Error{ErrorCode::kIo, "no gazetteer was opened"};
};

double Rounded(double value, double steps) { return std::round(value * steps) / steps; }
constexpr double kDegreeSteps = 1e5, kConfidenceSteps = 1e3;  // about a metre

const char* KindOf(const PlaceSpan& p) { return p.demonym ? "demonym" : p.government ? "government" : "place"; }

}  // namespace

ExactPart PlacesPart() {
  const PartOption gazetteer = {
      "--gazetteer", "FILE", "The gazetteer (else $DATELINE_PLACES, else the one beside the program)", {}};
  const PartOption proper = {"--no-demonyms", "", "Leave out words like \"Egyptian\", which point at a country", {}};
  const auto opened = std::make_shared<OpenedOnce>();
  return {"places",
          "Places with coordinates, GeoNames ids, countries and units",
          "place",
          {{"name"},
           {"lat"},
           {"lon"},
           {"geonameid", Show::kWide},
           {"country"},
           {"admin1", Show::kWide},
           {"admin2", Show::kNever},
           {"precision"},
           {"kind", Show::kWide},
           {"confidence", Show::kWide}},
          [opened, file = gazetteer.values, proper_only = proper.values](
              std::string_view text, std::string_view) -> Result<std::vector<ExactSpan>> {
            const Result<Places>& places = opened->Get(file->empty() ? std::string() : file->front());
            if (!places.ok()) return places.error();
            std::vector<ExactSpan> spans;
            for (PlaceSpan& p : places->In(text, {.demonyms = proper_only->empty()}))
              spans.push_back({p.span,
                               {p.name, Rounded(p.latitude, kDegreeSteps), Rounded(p.longitude, kDegreeSteps),
                                p.geonameid == 0 ? Value() : Value(p.geonameid), TextOrNothing(p.country),
                                TextOrNothing(p.admin1), TextOrNothing(p.admin2), p.precision, std::string(KindOf(p)),
                                Rounded(p.confidence, kConfidenceSteps)}});
            return spans;
          },
          {gazetteer, proper}};
}

}  // namespace dateline
