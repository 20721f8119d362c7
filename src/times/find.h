// The matches of the rules in a text, before they are placed.
#pragma once

#include <string_view>
#include <vector>

#include "times/lexer.h"
#include "times/place.h"
#include "times/word_forms.h"

namespace dateline::timex {

// In order of text, not overlapping. Any bytes. Linear. `forms` tells the tense where words alone do not; `watch`: what
// else is looked for on the way.
std::vector<Found> FindIn(std::string_view text, const WordFormAt& forms = {}, Watch* watch = nullptr);

// As dateline::TimesIn, where the forms of words are known.
std::vector<TimeSpan> TimesIn(std::string_view text, std::string_view date, const WordFormAt& forms);

// The day, or the middle of the month; neither: unknown.
Published PublishedOn(std::string_view date);

}  // namespace dateline::timex
