// StoryOver: what the file knows of a story beside its ledger.
#pragma once

#include <string_view>

#include "dateline/exports.h"
#include "store/database.h"

namespace dateline {

// Error: kUsage when there is no such story.
Result<ExportStory> ReadStoryOver(std::string_view story, Database* database);

}  // namespace dateline
