// Fuzzes packed units: any bytes are no unit, or one that is packed to the same, has keys, and is compared with itself.
#include "across/compare.h"
#include "across/units.h"
#include "valid_text.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using dateline::Require;
  const auto unit = dateline::across::Unpacked({reinterpret_cast<const char*>(data), size});
  if (!unit) return 0;
  const std::string packed = dateline::across::Packed(*unit);
  const auto again = dateline::across::Unpacked(packed);
  Require(again && dateline::across::Packed(*again) == packed);
  Require(dateline::across::KeysOf(*unit) == dateline::across::KeysOf(*again));
  Require(dateline::across::Compare(*unit, *again).score == dateline::across::Compare(*again, *unit).score);
  return 0;
}
