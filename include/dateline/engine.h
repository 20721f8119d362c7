// Engine: reads dated news copy and returns its ledger. The whole library in one class.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "dateline/ledger.h"
#include "dateline/precision.h"
#include "dateline/read_options.h"
#include "dateline/result.h"

namespace dateline {

struct EngineOptions {
  Precision precision = Precision::kAuto;  // kAuto: the fastest that costs no accuracy
  Isa isa = Isa::kAuto;                    // kAuto: the fastest that this CPU has
  std::filesystem::path gazetteer = {};    // says where states and places are (data/places.dlg); empty: nothing does
};

// One immutable model, shared by any number of threads. Copies are cheap and share it.
class Engine {
 public:
  // Maps the model file read-only and packs its weights (about 0.1 s, 90 MB). Errors: kIo, kModel, of the gazetteer
  // too; kUsage when this CPU lacks the instruction set, or that the precision.
  static Result<Engine> Open(const std::filesystem::path& model, const EngineOptions& options = {});

  // Reads one story given as plain text bytes of any content. Errors: kLimit beyond 64 MiB, kFormat for HTML, PDF
  // and other forms that are no copy.
  // Thread-safe; each call takes scratch space of its own from a pool.
  Result<Ledger> Read(std::string_view bytes, const ReadOptions& options = {}) const;

  // Reads one story given as a JSON object {"id", "title", "published", "text", "source"}; source bytes are counted in
  // `record`, `record_offset` is added to them. Errors: kFormat, kLimit.
  Result<Ledger> ReadRecord(std::string_view record, uint64_t record_offset = 0, const ReadOptions& options = {}) const;

  // What the output records of itself: model name, format version, precision, instruction set, version of the library.
  std::string Description() const;

  Engine(const Engine&);
  Engine& operator=(const Engine&);
  Engine(Engine&&) noexcept;
  Engine& operator=(Engine&&) noexcept;
  ~Engine();

 private:
  struct State;
  friend struct WatchedEngine;  // src/engine/watched_engine.h, for measuring
  explicit Engine(std::shared_ptr<const State> state);
  std::shared_ptr<const State> state_;
};

}  // namespace dateline
