// Cue bounds: where a cue that was found holds no verb, or another one's, and which words it is instead.
#pragma once

#include <string_view>

#include "annotate/pair_features.h"
#include "segment/segments.h"

namespace dateline {

// The cue that is meant by the one found, in its sentence; by default itself:
// - of "Fars [quoted] the minister as saying" it is "saying", and the speaker is named between the two;
// - an auxiliary or adverb runs on to the verb behind it: "[has] not promised" is one cue;
// - an article at its end is no part of it: "[stressed her] support".
WordRange CueMeant(std::string_view text, const Segments& segments, WordRange cue);

// The words that name the speaker of a cue "saying", "telling": those between "quoted" and "as"; empty for other cues.
WordRange QuotedSpeaker(std::string_view text, const Segments& segments, WordRange cue);

}  // namespace dateline
