// Resolver: mentions -> actors with kind, name, offices and memberships; statements -> their speakers. The whole
// resolve room in one call.
#pragma once

#include <string_view>
#include <vector>

#include "resolve/linker.h"
#include "resolve/resolved.h"

namespace dateline {

// Immutable; shared by all workers.
class Resolver {
 public:
  static Result<Resolver> Load(const ModelFile& file, uint32_t mention_width, Compute compute);
  Resolved Resolve(std::string_view text, const Segments& segments, const Annotations& annotations,
                   const std::vector<float>& mention_vectors) const;

 private:
  Linker linker_;
};

}  // namespace dateline
