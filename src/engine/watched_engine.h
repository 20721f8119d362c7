// WatchedEngine: reads a story and tells of each step of the flow, or hands on what each made. For measuring and
// training; not installed.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <string_view>

#include "annotate/annotations.h"
#include "dateline/engine.h"
#include "resolve/resolved.h"
#include "segment/segments.h"

namespace dateline {

enum class Step : uint8_t { kClean, kSegment, kPieces, kEncode, kAnnotate, kResolve, kLedger };
inline constexpr std::array kStepNames = {"clean", "segment", "pieces", "encode", "annotate", "resolve", "ledger"};

using StepWatch = std::function<void(Step ended)>;

// What the ledger was made of.
struct ReadParts {
  Segments segments;
  Annotations annotations;
  Resolved resolved;
  Ledger ledger;
};

struct WatchedEngine {
  // As Engine::Read. `watch` is called in this thread, in the order of the steps.
  static Result<Ledger> Read(const Engine& engine, std::string_view bytes, const ReadOptions& options,
                             const StepWatch& watch);
  // As Engine::ReadRecord.
  static Result<ReadParts> ReadRecord(const Engine& engine, std::string_view record, const ReadOptions& options);
};

}  // namespace dateline
