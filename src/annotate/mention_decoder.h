// Mention decoding: nested, never crossing noun phrases from span probabilities and name tags.
#pragma once

#include <string_view>
#include <vector>

#include "annotate/annotations.h"
#include "annotate/word_heads.h"

namespace dateline {

struct FoundName {
  WordRange words;
  NameTag kind = NameTag::kBeginPerson;  // the begin tag of its class
  float confidence = 0;                  // mean probability of its tags
};

// Flat names, within sentences, without titles of honour or office before them.
std::vector<FoundName> DecodeNames(std::string_view text, const Segments& segments, const WordScores& scores);

// Titles of office, within sentences.
std::vector<FoundTitle> DecodeTitles(const Segments& segments, const WordScores& scores);

// Mention spans with their confidence: the likeliest first, each kept if it crosses none kept so far. Sorted by first
// word, longer ones first. None cuts a name that holds a nickname. Kinds, levels and names are not yet set.
std::vector<FoundMention> DecodeMentionSpans(std::string_view text, const Segments& segments, const WordHeads& heads,
                                             const WordScores& scores, const std::vector<FoundName>& names);

// Sets kinds, levels and the bare name of each mention: of the names in it and in no smaller mention the last of its
// kind, else one that ends it; never one that another bears ("a spokesman for Joan Reed"). rows:
// WordHeads::KindsAndLevels.
void FillMentions(std::string_view text, const Segments& segments, const std::vector<float>& rows,
                  const std::vector<FoundName>& names, const std::vector<FoundTitle>& titles,
                  std::vector<FoundMention>* mentions);

// Adds the names that are no mention's name as mentions of their own ("EU" in "the EU foreign policy chief"), a
// person's with the title before it; true when there were any. Kinds, levels and names must then be set anew. REQUIRES:
// titles sorted.
bool AddNameMentions(const std::vector<FoundName>& names, const std::vector<FoundTitle>& titles,
                     std::vector<FoundMention>* mentions);

}  // namespace dateline
