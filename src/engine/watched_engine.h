// WatchedEngine: the flow seen from inside: its steps as they end, what each made, its times and forms of words. For
// measuring and training; not installed.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <string_view>
#include <utility>
#include <vector>

#include "annotate/annotations.h"
#include "dateline/engine.h"
#include "dateline/times.h"
#include "resolve/resolved.h"
#include "segment/segments.h"
#include "times/word_forms.h"

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

  struct Times {
    std::vector<TimeSpan> times;
    std::vector<std::pair<Span, WordForm>> forms;  // of every word
    std::vector<float> rows;                       // a vector for every word
  };
  // What dateline::TimesIn finds, with the forms of words that the encoder tells. REQUIRES: text is clean.
  static Times TimesOf(const Engine& engine, std::string_view text, std::string_view date);
};

}  // namespace dateline
