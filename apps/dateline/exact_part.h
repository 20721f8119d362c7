// ExactPart: one of the components that are computed, not learned, as the program shows it: times, quantities, places.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/answer.h"
#include "dateline/result.h"
#include "dateline/span.h"

namespace dateline {

struct ExactSpan {
  Span span;   // bytes of the text
  Row fields;  // a value for each column of the part
};

struct ExactPart {
  std::string verb, help, what;  // "times"; for --help; "time" for what one of them is
  std::vector<Column> columns;   // behind the span
  // What is found in a text of a day (YYYY-MM-DD, a month, or empty). Thread-safe. Errors: what the part needs is
  // missing, a gazetteer for instance.
  std::function<Result<std::vector<ExactSpan>>(std::string_view text, std::string_view date)> find;
  // What it finds only where it is asked to, by name ("ages"); then find_also stands for find.
  std::vector<std::string> also = {};
  std::function<Result<std::vector<ExactSpan>>(std::string_view text, std::string_view date,
                                               const std::vector<std::string>& also)>
      find_also = {};
};

// Those of the program, in the order in which help lists them. Owned by the program.
const std::vector<ExactPart>& ExactParts();

}  // namespace dateline
