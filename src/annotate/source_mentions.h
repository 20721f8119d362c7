// Sources and mentions: a statement's source is a mention of an actor, so each mends the bounds of the other.
#pragma once

#include <string_view>
#include <vector>

#include "annotate/annotations.h"

namespace dateline {

// A source that is the beginning of a mention, and no mention itself, becomes that mention ("a" -> "a firm in Geneva").
// REQUIRES: mentions sorted by first word, longer ones first.
void FitSources(const std::vector<FoundMention>& mentions, std::vector<FoundStatement>* statements);

// Adds the sources that share no word with any mention as mentions ("67 percent"), half as sure as their statements,
// when they stand in one sentence; true when there were any. Kinds, levels and names must then be set anew.
bool AddSourceMentions(std::string_view text, const Segments& segments, const std::vector<FoundStatement>& statements,
                       std::vector<FoundMention>* mentions);

}  // namespace dateline
