// Calibration: from the model's own probabilities to the share of entries that are right, a map for each kind of entry.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "dateline/ledger.h"
#include "dateline/result.h"
#include "encode/model_file.h"

namespace dateline {

// A strictly increasing, piecewise linear map of 0..1 into itself: ranks stay as they are. Without knots, identity.
class ConfidenceMap {
 public:
  struct Knot {
    double raw = 0, calibrated = 0;
  };

  ConfidenceMap() = default;
  // kModel unless there are 2 to 64 finite knots within 0..1, both numbers strictly increasing, raw from 0 to 1.
  static Result<ConfidenceMap> Make(std::vector<Knot> knots);

  // What is not in 0..1 counts as the nearer end, not a number as 0. Without knots, `raw` itself.
  float operator()(float raw) const;

 private:
  std::vector<Knot> knots_;
};

enum class EntryKind : uint8_t { kActor, kMention, kOffice, kStatement, kEvent, kFigure, kPosition };
inline constexpr std::array<std::string_view, 7> kEntryKindNames = {"actor", "mention", "office",  "statement",
                                                                    "event", "figure",  "position"};

class Calibration {
 public:
  Calibration() = default;  // leaves everything as it is
  // Reads "calibration.KIND" of the model's meta, a list of knots "RAW CALIBRATED"; a kind without one stays as it is.
  // kModel for a map that Make refuses.
  static Result<Calibration> Load(const ModelFile& file);

  // Replaces the raw confidence of every entry. To be done once.
  void Apply(Ledger* ledger) const;

 private:
  const ConfidenceMap& Of(EntryKind kind) const { return maps_[static_cast<size_t>(kind)]; }
  std::array<ConfidenceMap, kEntryKindNames.size()> maps_;
};

}  // namespace dateline
