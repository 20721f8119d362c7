// PairScorer: how an x lies to a y, low-rank: gelu(A x * B y + C x + D y + features) -> classes.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "dateline/result.h"
#include "encode/linear.h"
#include "encode/model_file.h"

namespace dateline {

// Immutable. Tensors: NAME.x and NAME.y (weight [2*hidden, width], bias), NAME.features.weight [hidden, sum of feature
// sizes], NAME.out (weight [classes, hidden], bias).
class PairScorer {
 public:
  static Result<PairScorer> Load(const ModelFile& file, const std::string& name, uint32_t x_width, uint32_t y_width,
                                 uint32_t hidden, std::span<const int> features, uint32_t classes, Compute compute);

  uint32_t hidden() const { return hidden_; }
  uint32_t classes() const { return classes_; }

  // rows x (2*hidden) projections, once for each x and each y.
  std::vector<float> ProjectX(const float* xs, uint32_t rows) const { return Project(x_, xs, rows); }
  std::vector<float> ProjectY(const float* ys, uint32_t rows) const { return Project(y_, ys, rows); }

  // Fills hidden values of one pair before GELU; `features` holds one row number a field. REQUIRES: within the sizes
  // given to Load.
  void Mix(const float* x, const float* y, std::span<const uint8_t> features, float* hidden) const;
  // GELU and the output layer over rows of hidden values, in place of `hidden`: rows x classes logits.
  std::vector<float> Score(std::vector<float>* hidden) const;

 private:
  static std::vector<float> Project(const Linear& linear, const float* in, uint32_t rows);

  Linear x_, y_, out_;
  std::vector<float> features_;    // one row of `hidden` values for each value of each field
  std::vector<uint32_t> offsets_;  // first row of each field
  uint32_t hidden_ = 0, classes_ = 0;
};

// The hidden size of the pair layer NAME in a model file; 0 when it is missing.
uint32_t PairHidden(const ModelFile& file, const std::string& name);

}  // namespace dateline
