// StatementDates: which of a story's times says when each statement was made.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "annotate/annotations.h"
#include "dateline/span.h"
#include "segment/segments.h"

namespace dateline {

struct DatedStory {
  std::string_view text, title;
  std::string_view published;  // YYYY-MM-DD, YYYY-MM or empty
  Span dateline;               // of the text; its date is not that of a statement
};

// A date (or an empty string) for each statement, as in Statement::date:
// - the time nearest to its cue, in the cue's sentence, outside of what is said and not behind another cue;
// - else that of the statement before, when the same actor goes on speaking;
// - else, in a digest told in the present tense, the day of publication.
// REQUIRES: `speakers` is parallel to the statements. Linear in the text.
std::vector<std::string> StatementDates(const DatedStory& story, const Segments& segments,
                                        const Annotations& annotations, const std::vector<std::vector<int>>& speakers);

}  // namespace dateline
