// Fuzzes JSON records: read or refused with a reason, and the map stays within the record.
#include "check_document.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view record(reinterpret_cast<const char*>(data), size);
  constexpr uint64_t kOffset = 1000;
  for (const bool fold : {false, true}) {
    dateline::ReadOptions options;
    options.fold_white_space = fold;
    const auto document = dateline::ReadRecord(record, kOffset, options);
    if (document.ok()) {
      dateline::CheckDocument(*document, record, kOffset, false);
    } else if (document.error().message.empty()) {
      __builtin_trap();
    }
  }
  return 0;
}
