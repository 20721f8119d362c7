// Fuzzes copies: a text is an exact copy of itself, likeness does not depend on the order of two texts, shares are
// shares, and changes name sentences of both. The input is cut in two at the first NUL.
#include "copies/copies.h"

#include "valid_text.h"

namespace {

void CheckShare(double share) { dateline::Require(share >= 0 && share <= 1); }

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace dateline::copies;
  using dateline::Require;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const size_t cut = std::min(bytes.find('\0'), size);
  const Story a{"a", "2024-03-21", "x", dateline::ValidText(bytes.substr(0, cut))};
  const Story b{"b", "2024-03-22", "x", dateline::ValidText(bytes.substr(std::min(cut + 1, size)))};

  const Fingerprint f = FingerprintOf(a.text);
  Require(Bands(f).empty() == (f.words == 0));
  if (f.words != 0) Require(Compare(a, Story{"b", "", "y", a.text}).kind == CopyKind::kExact);

  const Likeness one = Compare(a, b), other = Compare(b, a);
  Require(one.kind == other.kind && !one.swapped && other.swapped);
  for (const double share : {one.shingles, one.kept_of_first, one.kept_of_second, one.lead_of_first, one.lead_of_second,
                             one.aligned_of_first, one.aligned_of_second, one.order})
    CheckShare(share);
  Require(Chain({PairOf(a, b, one)}).size() == (one.kind == CopyKind::kNone ? 0 : 1));

  uint32_t at = 0;
  for (const SentenceChange& change : Changes(a.text, b.text)) {
    Require(change.before.end <= a.text.size() && change.after.end <= b.text.size());
    Require(change.before.empty() == (change.kind == ChangeKind::kNew));
    Require(change.after.empty() == (change.kind == ChangeKind::kGone));
    if (change.after.empty()) continue;
    Require(change.after.begin >= at);
    at = change.after.end;
  }
  return 0;
}
