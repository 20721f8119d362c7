// Bylined quotations: who speaks a quotation that only a line beside it tells: "“...” —Jane Roe", "And from Jane Roe:".
#pragma once

#include <string_view>
#include <vector>

#include "annotate/annotations.h"

namespace dateline {

// Sets the source of each statement without cue and source whose content ends with a whole quotation that a dash and a
// name follow, up to the paragraph's end, or before which a paragraph of its own says "From NAME:"; such a
// statement is fairly sure.
void AddBylines(std::string_view text, const Segments& segments, const Quotations& quotations,
                std::vector<FoundStatement>* statements);

}  // namespace dateline
