// Fuzzes the whole path with the small model: any bytes give a sound ledger, and the writers take it.
#include <cstdint>
#include <cstdio>
#include <string_view>

#include "dateline/engine.h"
#include "dateline/write.h"
#include "ledger/ledger_fault.h"

namespace {

const dateline::Engine& Small() {
  static const dateline::Engine engine = [] {
    auto opened = dateline::Engine::Open(DATELINE_SOURCE_DIR "/tests/data/model_small.dlm");
    if (!opened.ok()) __builtin_trap();
    return std::move(opened).value();
  }();
  return engine;
}

void Check(const dateline::Ledger& ledger) {
  const std::string fault = dateline::FaultOf(ledger);
  if (!fault.empty()) {
    std::fprintf(stderr, "%s\n", fault.c_str());
    __builtin_trap();
  }
  if (dateline::ToJson(ledger).empty() || dateline::ToHtml(ledger).empty()) __builtin_trap();
  static_cast<void>(dateline::ToTable(ledger));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size > 20000) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto ledger = Small().Read(bytes);
  if (ledger.ok())
    Check(*ledger);
  else if (ledger.error().code != dateline::ErrorCode::kFormat)  // HTML and the like
    __builtin_trap();
  if (const auto record = Small().ReadRecord(bytes); record.ok()) Check(*record);
  return 0;
}
