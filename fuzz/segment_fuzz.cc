// Fuzzes segmentation: words, sentences and paragraphs tile any text, within their limits.
#include "valid_text.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string text = dateline::ValidText({reinterpret_cast<const char*>(data), size});
  dateline::CheckSegments(dateline::Segment(text), text);
  return 0;
}
