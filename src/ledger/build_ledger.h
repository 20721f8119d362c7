// BuildLedger: turns ranges of words into entries with spans, checked and in order. The one place where a Ledger is
// made.
#pragma once

#include "annotate/annotations.h"
#include "dateline/ledger.h"
#include "ledger/calibration.h"
#include "read/document.h"
#include "resolve/resolved.h"
#include "segment/segments.h"

namespace dateline {

// Takes the document's text and notices. Contents lose outer quotation marks that enclose the whole piece, and marks
// and stops at their edges; a statement lies within the smallest other one whose content holds its anchor; statements
// without content after that are left out. Confidences are calibrated at the end.
Ledger BuildLedger(Document&& document, const Segments& segments, const Annotations& annotations,
                   const Resolved& resolved, const Calibration& calibration = {});

}  // namespace dateline
