// Story: what the ledger room makes entries from, beside the ledger made so far.
#pragma once

#include <string_view>
#include <vector>

#include "annotate/annotations.h"
#include "resolve/resolved.h"
#include "segment/segments.h"

namespace dateline {

struct Story {
  const Segments& segments;
  const Annotations& annotations;
  const Resolved& resolved;
  const std::vector<int>& statement_of;  // of each found statement: its place in Ledger::statements, -1 left out

  Span SpanOf(WordRange range) const {
    if (range.size() == 0) return {};
    return {segments.words[range.begin].span.begin, segments.words[range.end - 1].span.end};
  }
};

}  // namespace dateline
