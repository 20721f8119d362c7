// WeighActs: the act of each statement, from what the model says of it and the signs that a reader goes by.
#pragma once

#include <string_view>
#include <vector>

#include "annotate/annotations.h"

namespace dateline {

// Sets each statement's act. `logits`: the model's for each statement and act, which alone are too sure of themselves.
void WeighActs(std::string_view text, const Segments& segments, const std::vector<FoundMention>& mentions,
               const std::vector<float>& logits, std::vector<FoundStatement>* statements);

}  // namespace dateline
