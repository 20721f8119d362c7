// Fuzzes ledgers in exchange form: read or refused with a reason, and what was read can be written and read again.
#include <cstdint>
#include <string_view>

#include "dateline/parse.h"
#include "dateline/write.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const auto ledger = dateline::LedgerFromJson({reinterpret_cast<const char*>(data), size});
  if (!ledger.ok()) {
    if (ledger.error().message.empty()) __builtin_trap();
    return 0;
  }
  const std::string line = dateline::ToJson(*ledger);
  const auto again = dateline::LedgerFromJson(line);
  if (!again.ok() || again->text != ledger->text || again->statements.size() != ledger->statements.size())
    __builtin_trap();
  return 0;
}
