// Fuzzes plain text: any bytes are read, the text is valid UTF-8, and the map leads back to the bytes in order.
#include "check_document.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  for (const bool fold : {false, true}) {
    dateline::ReadOptions options;
    options.fold_white_space = fold;
    const auto document = dateline::ReadPlain(bytes, options);
    if (!document.ok()) {  // HTML and the like
      dateline::Require(document.error().code == dateline::ErrorCode::kFormat);
      continue;
    }
    dateline::CheckDocument(*document, bytes, 0, true);
  }
  return 0;
}
