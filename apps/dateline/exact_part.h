// ExactPart: one of the components that are computed, not learned, as the program shows it: times, quantities, places.
#pragma once

#include <functional>
#include <memory>
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

// An option of a part alone.
struct PartOption {
  std::string name, text, help;      // "--gazetteer"; "FILE", empty: a flag; for --help
  std::vector<std::string> choices;  // any of which may be given, with commas between; empty: one value of any kind
  std::shared_ptr<std::vector<std::string>> values =
      std::make_shared<std::vector<std::string>>();  // of a flag its name
};

struct ExactPart {
  std::string verb, help, what;  // "times"; for --help; "time" for what one of them is
  std::vector<Column> columns;   // behind the span
  // What is found in a text of a day (YYYY-MM-DD, a month, or empty). Thread-safe. Errors: what the part needs is
  // missing, a gazetteer for instance.
  std::function<Result<std::vector<ExactSpan>>(std::string_view text, std::string_view date)> find;
  std::vector<PartOption> options = {};
};

// Those of the program, in the order in which help lists them. Owned by the program.
const std::vector<ExactPart>& ExactParts();

}  // namespace dateline
