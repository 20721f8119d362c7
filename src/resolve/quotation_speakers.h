// QuotationSpeakers: which mention speaks each quotation, read off the statements.
#pragma once

#include <vector>

#include "annotate/pair_features.h"
#include "annotate/quotations.h"
#include "resolve/link_features.h"

namespace dateline {

// A statement as words: who is named as its source, and what is said.
struct SaidWords {
  WordRange source;  // may be empty
  std::vector<WordRange> content;
};

// The outermost mentions inside `source` that name its speakers, in order: the one of the same words; else, when the
// source joins several ("Baku and Yerevan"), each; else the name that stands in apposition to the first inside it
// ("its leader, Anne Morin"), or that first one; else the smallest around it. Indices into
// `forms`, which are sorted.
std::vector<uint32_t> SourceMentions(const std::vector<Word>& words, std::string_view text, WordRange source,
                                     const std::vector<MentionForm>& forms);

// For each quotation the mention that speaks its chain, for each word the one that says it; -1 unknown.
QuotationSpeakers SpeakersOf(const std::vector<Word>& words, std::string_view text, const Quotations& quotations,
                             const std::vector<SaidWords>& statements, const std::vector<MentionForm>& forms);

}  // namespace dateline
