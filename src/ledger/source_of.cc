// Ledger::SourceOf: from the clean text back to the bytes of the source file.
#include "dateline/ledger.h"
#include "text/text.h"

namespace dateline {

std::pair<uint64_t, uint64_t> Ledger::SourceOf(Span span) const { return dateline::SourceOf(runs, span); }

}  // namespace dateline
