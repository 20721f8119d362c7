// Authors: who speaks where a paper or a picture does.
#pragma once

#include <vector>

#include "annotate/annotations.h"
#include "resolve/link_features.h"
#include "resolve/resolved.h"

namespace dateline {

// The actor that speaks in a mention: its own; of "the guild's report" and "a poll by the guild" the guild, and nobody
// (-1) of "reports" and "a video", whose author is not told.
int AuthorOf(uint32_t mention, const std::vector<MentionForm>& forms, const Annotations& annotations,
             const Resolved& resolved);

}  // namespace dateline
