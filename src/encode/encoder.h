// Encoder: the transformer that reads a document's windows once and gives a vector for each word.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "dateline/result.h"
#include "encode/linear.h"
#include "encode/model_file.h"

namespace dateline {

inline constexpr uint32_t kBatchRows = 768;

// One window's tokens (1..positions), [CLS] and [SEP] included, and the rows of it that are kept (in order).
struct EncoderWindow {
  std::span<const int32_t> ids;     // each in [0, vocabulary)
  std::span<const uint8_t> shapes;  // each < encoder.shapes
  std::span<const uint32_t> kept;   // positions in this window whose vectors go to the output, ascending
};

struct EncoderConfig {
  uint32_t layers = 0, width = 0, heads = 0, inner = 0, vocabulary = 0, positions = 0, shapes = 0;
};

// Immutable after construction; shared by all workers. Tensors read, with meta "encoder.*" giving the sizes:
//   encoder.word [vocabulary,width]   encoder.position [positions,width] (token type 0 added in)
//   encoder.shape [shapes,width]      encoder.norm.weight/bias [width]
// and for each layer N
//   encoder.N.qkv.weight [3*width,width] .bias    encoder.N.out.weight [width,width] .bias encoder.N.norm1.weight/bias
//   encoder.N.up.weight [inner,width] .bias       encoder.N.down.weight [width,inner] .bias encoder.N.norm2.weight/bias
// BERT as in all-MiniLM-L6-v2: post-norm, LayerNorm eps 1e-12, exact GELU (erf), attention scaled by
// 1/sqrt(width/heads).
class Encoder {
 public:
  // The file must outlive the encoder: word embeddings stay in it. REQUIRES: this CPU has what `compute` names.
  static Result<Encoder> Load(const ModelFile& file, Compute compute);

  // Buffers of one worker for a whole batch, made once. Not thread-safe.
  class Scratch;
  std::unique_ptr<Scratch> NewScratch() const;

  // Encodes all windows, packed without padding into batches of at most kBatchRows rows, and writes the kept rows in
  // order: out[total kept * width]. Allocates nothing. The result of
  // a window does not depend on the others. REQUIRES: each window has 1..positions tokens; out has room. Ids and shapes
  // out of range are read as 0, tokens past `positions` are left out, and a kept row that is not there becomes zero.
  void Run(std::span<const EncoderWindow> windows, Scratch& scratch, std::span<float> out) const;

  const EncoderConfig& config() const;
  Compute compute() const;

  Encoder(Encoder&&) noexcept;
  Encoder& operator=(Encoder&&) noexcept;
  ~Encoder();

 private:
  struct State;
  explicit Encoder(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

class Encoder::Scratch {
 public:
  struct State;
  explicit Scratch(std::unique_ptr<State> state);
  ~Scratch();

 private:
  friend class Encoder;
  std::unique_ptr<State> state_;
};

}  // namespace dateline
