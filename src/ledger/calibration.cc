// Calibration: from the model's own probabilities to the share of entries that are right, a map for each kind of entry.
#include "ledger/calibration.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace dateline {
namespace {

constexpr size_t kMaxKnots = 64;

// The whole of the text.
bool ReadNumber(std::string_view text, double* number) {
  const char* const end = std::to_address(text.end());
  const auto read = std::from_chars(std::to_address(text.begin()), end, *number);
  return read.ec == std::errc() && read.ptr == end;
}

// "RAW CALIBRATED", one blank between.
std::optional<ConfidenceMap::Knot> ReadKnot(std::string_view text) {
  ConfidenceMap::Knot knot;
  const size_t blank = text.find(' ');
  if (blank == std::string_view::npos) return std::nullopt;
  if (!ReadNumber(text.substr(0, blank), &knot.raw)) return std::nullopt;
  if (!ReadNumber(text.substr(blank + 1), &knot.calibrated)) return std::nullopt;
  return knot;
}

bool Within(double p) { return p >= 0 && p <= 1; }  // not a number is not

}  // namespace

Result<ConfidenceMap> ConfidenceMap::Make(std::vector<Knot> knots) {
  const auto wrong = [](const char* what) { return Error{ErrorCode::kModel, what}; };
  if (knots.size() < 2 || knots.size() > kMaxKnots) return wrong("a confidence map has too few or too many knots");
  for (size_t i = 0; i < knots.size(); ++i) {
    if (!Within(knots[i].raw) || !Within(knots[i].calibrated)) return wrong("a confidence map leaves 0..1");
    if (i > 0 && (knots[i].raw <= knots[i - 1].raw || knots[i].calibrated <= knots[i - 1].calibrated))
      return wrong("a confidence map does not increase");
  }
  if (knots.front().raw != 0 || knots.back().raw != 1) return wrong("a confidence map does not cover 0..1");
  ConfidenceMap map;
  map.knots_ = std::move(knots);
  return map;
}

float ConfidenceMap::operator()(float raw) const {
  if (knots_.empty()) return raw;
  if (!(raw > 0)) return static_cast<float>(knots_.front().calibrated);
  if (raw >= 1) return static_cast<float>(knots_.back().calibrated);
  const double p = raw;
  const auto above =
      std::upper_bound(knots_.begin(), knots_.end(), p, [](double value, const Knot& k) { return value < k.raw; });
  const Knot &a = *(above - 1), &b = *above;
  const double share = (p - a.raw) / (b.raw - a.raw);
  return static_cast<float>(std::lerp(a.calibrated, b.calibrated, share));
}

Result<Calibration> Calibration::Load(const ModelFile& file) {
  Calibration calibration;
  for (size_t kind = 0; kind < kEntryKindNames.size(); ++kind) {
    const std::string path = "calibration." + std::string(kEntryKindNames[kind]);
    const std::vector<std::string> texts = file.MetaStrings(path);
    if (texts.empty()) continue;
    const auto wrong = [&](const std::string& what) { return Error{ErrorCode::kModel, path + ": " + what}; };
    std::vector<ConfidenceMap::Knot> knots;
    for (const std::string& text : texts) {
      const auto knot = ReadKnot(text);
      if (!knot) return wrong("a knot is not two numbers");
      knots.push_back(*knot);
    }
    auto map = ConfidenceMap::Make(std::move(knots));
    if (!map.ok()) return wrong(map.error().message);
    calibration.maps_[kind] = std::move(map).value();
  }
  return calibration;
}

void Calibration::Apply(Ledger* ledger) const {
  const auto apply = [&](EntryKind kind, float* confidence) { *confidence = Of(kind)(*confidence); };
  for (Actor& actor : ledger->actors) {
    apply(EntryKind::kActor, &actor.confidence);
    for (Mention& mention : actor.mentions) apply(EntryKind::kMention, &mention.confidence);
    for (Office& office : actor.offices) apply(EntryKind::kOffice, &office.confidence);
  }
  for (Statement& statement : ledger->statements) apply(EntryKind::kStatement, &statement.confidence);
  for (Event& event : ledger->events) apply(EntryKind::kEvent, &event.confidence);
  for (Figure& figure : ledger->figures) apply(EntryKind::kFigure, &figure.confidence);
  for (Position& position : ledger->positions) apply(EntryKind::kPosition, &position.confidence);
}

}  // namespace dateline
