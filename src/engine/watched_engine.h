// WatchedEngine: reads a story and tells of each step of the flow as it ends. For measuring; not installed.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <string_view>

#include "dateline/engine.h"

namespace dateline {

enum class Step : uint8_t { kClean, kSegment, kPieces, kEncode, kAnnotate, kResolve, kLedger };
inline constexpr std::array kStepNames = {"clean", "segment", "pieces", "encode", "annotate", "resolve", "ledger"};

using StepWatch = std::function<void(Step ended)>;

struct WatchedEngine {
  // As Engine::Read. `watch` is called in this thread, in the order of the steps.
  static Result<Ledger> Read(const Engine& engine, std::string_view bytes, const ReadOptions& options,
                             const StepWatch& watch);
};

}  // namespace dateline
