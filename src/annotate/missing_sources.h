// Missing sources: the words beside a cue that name its speaker, where the decoder found none.
#pragma once

#include <string_view>
#include <vector>

#include "annotate/annotations.h"

namespace dateline {

// Gives a source to statements that have none and whose cue is an active verb, by the first of these that holds:
// - "the mayor, who had [asked]": the mention that ends before "who", "which" or "that";
// - "Roe praised it and [warned]", "Roe left, [citing] the rain": the source of the last statement of the sentence;
// - "the union [is committed]": the mention that ends before the verb.
// A first piece of content that is just that mention is dropped. Bounded work a statement.
// REQUIRES: mentions InTextOrder; statements sorted by anchor.
void AddMissingSources(std::string_view text, const Segments& segments, const std::vector<FoundMention>& mentions,
                       std::vector<FoundStatement>* statements);

}  // namespace dateline
