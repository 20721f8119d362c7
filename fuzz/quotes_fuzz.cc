// Fuzzes quotation marks: quotations of any text are sorted and nested, and every word knows its own.
#include "annotate/quotations.h"
#include "valid_text.h"

namespace dateline {
namespace {

void CheckQuotations(const Quotations& q, const Segments& s, size_t text_size) {
  Require(q.of_word.size() == s.words.size());
  std::vector<int> open;
  for (int i = 0; i < static_cast<int>(q.all.size()); ++i) {
    const Quotation& x = q.all[i];
    Require(i == 0 || q.all[i - 1].span.begin < x.span.begin);
    Require(x.span.Contains(x.inside) && !x.inside.empty() && x.span.end <= text_size);
    Require(x.closed == (x.inside.end < x.span.end));
    while (!open.empty() && q.all[open.back()].span.end <= x.span.begin) open.pop_back();
    Require(x.parent == (open.empty() ? -1 : open.back()) && x.depth == open.size() + 1);
    Require(open.empty() || q.all[open.back()].inside.Contains(x.span));
    open.push_back(i);
    Require(x.continues < i && (x.continues < 0 || !q.all[x.continues].closed));
    Require(x.chain == (x.continues < 0 ? static_cast<uint32_t>(i) : q.all[x.continues].chain));
    Require(x.first_word <= x.end_word && x.end_word <= s.words.size());
  }
  for (uint32_t w = 0; w < s.words.size(); ++w) {
    const uint32_t at = s.words[w].span.begin;
    if (q.of_word[w] < 0) continue;
    Require(q.all[q.of_word[w]].span.begin <= at && at < q.all[q.of_word[w]].span.end);
    const uint32_t anchor = static_cast<uint32_t>((uint64_t{w} * 7919 + 13) % s.words.size());
    const int unit = q.Unit(w, anchor);
    Require(unit < 0 || anchor < q.all[unit].first_word || anchor >= q.all[unit].end_word);
  }
}

}  // namespace
}  // namespace dateline

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string text = dateline::ValidText({reinterpret_cast<const char*>(data), size});
  const dateline::Segments segments = dateline::Segment(text);
  std::vector<dateline::Notice> notices;
  const dateline::Quotations quotations = dateline::MatchQuotations(text, segments, &notices);
  dateline::CheckQuotations(quotations, segments, text.size());
  dateline::Require(notices.size() <= 20);
  for (size_t i = 0; i < notices.size(); ++i) {
    dateline::Require(!notices[i].span.empty() && notices[i].span.end <= text.size());
    dateline::Require(i == 0 || notices[i - 1].span.begin < notices[i].span.begin);
  }
  return 0;
}
