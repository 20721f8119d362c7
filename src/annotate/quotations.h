// Quotations: quotation marks matched by exact rules. They bind the decoder: a quotation is never cut.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "dateline/notice.h"
#include "segment/segments.h"

namespace dateline {

struct Quotation {
  Span span;                // with its marks
  Span inside;              // without them
  uint32_t first_word = 0;  // words inside, marks left out
  uint32_t end_word = 0;
  int parent = -1;     // the quotation around it
  int continues = -1;  // the quotation of an earlier paragraph that this one goes on from
  uint32_t chain = 0;  // the first quotation of its chain of continuations
  uint8_t depth = 1;   // 1 outermost
  bool closed = true;  // false: it runs to the end of a paragraph and the next one opens with a mark
};

// Quotations are sorted by begin and properly nested.
struct Quotations {
  std::vector<Quotation> all;
  std::vector<int>
      of_word;  // for each word the innermost quotation that holds it, -1 none; marks belong to what they enclose

  uint8_t DepthOf(uint32_t word) const { return of_word[word] < 0 ? 0 : all[of_word[word]].depth; }
  // Whether the word is a mark of the quotation that holds it.
  bool IsMark(uint32_t word) const {
    const int q = of_word[word];
    return q >= 0 && (word < all[q].first_word || word >= all[q].end_word);
  }
  // The outermost quotation that holds `word` and not `anchor`; -1 none. Such quotations are indivisible for what is
  // said at the anchor: a statement takes all of one or nothing.
  int Unit(uint32_t word, uint32_t anchor) const;
};

// Curly, straight, ``TeX'', single (‘ ’ and ' '), guillemets and low marks; nested by kind; matched within a paragraph,
// except that a quotation still open at a paragraph's end goes on when the next paragraph opens with a mark. Marks
// without partner become notices (at most 20) and no quotation; apostrophes, inch marks and elisions ("'90s", "’em")
// are no marks. Linear time.
Quotations MatchQuotations(std::string_view text, const Segments& segments, std::vector<Notice>* notices);

}  // namespace dateline
