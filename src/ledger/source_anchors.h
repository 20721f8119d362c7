// SourceAnchors: what single spans tell of their source bytes, as runs that cover the whole text.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "dateline/ledger.h"

namespace dateline {

class SourceAnchors {
 public:
  // REQUIRES: source_begin <= source_end. Empty spans say nothing.
  void Add(Span clean, uint64_t source_begin, uint64_t source_end);

  // Runs under which SourceOf() gives back what was added; between those places a stretch that is longer or shorter in
  // the source is one unit. Without anchors the text is its own source. Of two that contradict each other, or run
  // backwards, the one that was first added or stands first counts.
  std::vector<SourceRun> Runs(uint32_t text_size) const;

 private:
  struct Place {
    bool begins = false, ends = false;
    uint64_t begin = 0, end = 0;  // source bytes of what begins here, and of what ends here
  };
  std::map<uint32_t, Place> places_;  // by clean bytes
};

}  // namespace dateline
