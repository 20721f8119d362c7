// LinkFeatures: how two mentions of actors lie to each other. Computed here alone, for training and for use.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "annotate/pair_features.h"
#include "annotate/quotations.h"
#include "resolve/facts.h"
#include "segment/segments.h"

namespace dateline {

enum class PronounClass : uint8_t { kNone, kHe, kShe, kIt, kThey, kI, kWe, kYou, kOtherPronoun };

// What linking looks at in a mention: its words without article and possessive ending, in lower case.
struct MentionForm {
  WordRange words;                 // trimmed
  std::vector<std::string> lower;  // each word by LoweredPlain
  uint32_t head = 0;               // index into lower: the last word before "of", "in", "," and the like
  PronounClass pronoun = PronounClass::kNone;
  // Holds a capitalised word, be it the first of a sentence, and is no pronoun.
  bool capital = false;
  std::string initials;              // of capitalised words, in lower case: "un", for acronyms
  Gender told = Gender::kUnknown;    // gender by pronoun or title
  Gender gender = Gender::kUnknown;  // or else by given name
  StateName state;                   // that the whole wording stands for
};

// The mention's words without leading article and possessive ending. REQUIRES: words not empty; the result is not
// empty.
WordRange TrimMention(std::string_view text, const std::vector<Word>& words, WordRange range);

// A word in lower case, with ' for \u2019: what names are compared by.
std::string LoweredPlain(std::string_view word);

MentionForm FormOf(std::string_view text, const Segments& segments, WordRange range);

// Each field is a row of a learned embedding; the numbering is part of the model format: string match, distance in
// mentions, distance in sentences, quotations, nesting, pronoun, pronoun; statements, gender, states, place in the
// sentence. A model of fewer fields has the first ones.
inline constexpr int kLinkFields = 11;
inline constexpr std::array<int, kLinkFields> kLinkFieldSizes = {12, 11, 7, 8, 6, 9, 9, 7, 3, 4, 5};
using LinkFeatures = std::array<uint8_t, kLinkFields>;

// Which mention speaks, as far as is known: -1 none.
struct QuotationSpeakers {
  std::vector<int> of_quotation;  // its chain's
  std::vector<int> of_word;       // the innermost statement's whose content holds the word
};

class LinkFeatureReader {
 public:
  // All must outlive the reader. `forms` in text order.
  LinkFeatureReader(std::string_view text, const Segments& segments, const Quotations& quotations,
                    const std::vector<MentionForm>& forms, const QuotationSpeakers& speakers)
      : text_(text), segments_(segments), quotations_(quotations), forms_(forms), speakers_(speakers) {}

  // REQUIRES: earlier < later < forms.size().
  LinkFeatures Of(uint32_t later, uint32_t earlier) const;

 private:
  uint8_t StringMatch(const MentionForm& later, const MentionForm& earlier) const;
  uint8_t QuoteRelation(uint32_t later, uint32_t earlier) const;
  uint8_t Nesting(const MentionForm& later, const MentionForm& earlier) const;
  uint8_t StatementRelation(uint32_t later, uint32_t earlier) const;
  uint8_t Places(uint32_t later, uint32_t earlier) const;
  bool FirstInSentence(uint32_t mention) const;

  std::string_view text_;
  const Segments& segments_;
  const Quotations& quotations_;
  const std::vector<MentionForm>& forms_;
  const QuotationSpeakers& speakers_;
};

// The earlier mentions that `later` is compared with, ascending: the last kNearMentions, and of those before them the
// first of each distinct wording that shares a capitalised word or its initials with it, or all first wordings with a
// capital when it is a pronoun or has none, at most kFarMentions. Built once a document; bounded work a mention.
inline constexpr uint32_t kNearMentions = 60;
inline constexpr uint32_t kFarMentions = 20;
std::vector<std::vector<uint32_t>> LinkCandidates(const std::vector<MentionForm>& forms);

}  // namespace dateline
