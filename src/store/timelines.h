// Timelines: the entries of a matter or an actor, gathered from the file.
#pragma once

#include "dateline/result.h"
#include "dateline/timeline.h"
#include "store/database.h"

namespace dateline {

// As LedgerFile::TimelineOf.
Result<Timeline> GatherTimeline(const TimelineQuestion& question, bool texts, Database* database);

}  // namespace dateline
