// Fuzzes the model file and the loading of an encoder: any bytes give a value or an error.
// Length and checksum are put right first, so that changed bytes reach the code behind them; the last byte's lowest bit
// says whether to leave them as they are.
#include <cstdlib>
#include <cstring>
#include <memory>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "encode/encoder.h"

namespace {

constexpr size_t kFixed = 40;

// Reads every byte that the file hands out.
uint64_t Walk(const dateline::ModelFile& file) {
  uint64_t sum = file.kind().size() + file.meta().size() + file.MetaStrings("labels.act").size();
  for (const dateline::TensorView& tensor : file.tensors()) {
    if (file.Find(tensor.name) != &tensor) std::abort();
    for (std::byte b : tensor.bytes) sum += static_cast<uint64_t>(b);
    if (!tensor.bytes.empty() && tensor.bytes.size() % tensor.elements() != 0) std::abort();
  }
  return sum;
}

void Encode(const dateline::Encoder& encoder) {
  const int32_t ids[] = {0, 1, 2, -5, 1 << 30};
  const uint8_t shapes[] = {0, 1, 200};
  const uint32_t kept[] = {0, 3, 9};
  const dateline::EncoderWindow window = {ids, shapes, kept};
  std::vector<float> out(2 * std::size(kept) * encoder.config().width);
  const dateline::EncoderWindow windows[] = {window, window};
  encoder.Run(windows, *encoder.NewScratch(), out);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size > (size_t{1} << 20)) return 0;
  const std::unique_ptr<uint8_t, void (*)(void*)> copy(
      static_cast<uint8_t*>(std::aligned_alloc(64, (size / 64 + 1) * 64)), std::free);
  if (size > 0) std::memcpy(copy.get(), data, size);
  if (size >= kFixed && (data[size - 1] & 1) == 0) {
    const uint64_t numbers[] = {size, XXH64(copy.get() + kFixed, size - kFixed, 0)};
    std::memcpy(copy.get() + 24, numbers, sizeof numbers);
  }
  const auto file = dateline::ModelFile::Parse({reinterpret_cast<const std::byte*>(copy.get()), size});
  if (!file) return 0;
  static volatile uint64_t sum = 0;
  sum = sum + Walk(*file);
  // A wide inner layer would only make the fuzzer slow.
  const auto encoder = dateline::Encoder::Load(*file, dateline::kPlainCompute);
  if (encoder && encoder->config().inner <= 64) Encode(*encoder);
  return 0;
}
