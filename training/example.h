// Example: one document's pieces, windows and labels, aligned to the engine's own words. What training learns from.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "annotate/event_features.h"
#include "annotate/labels.h"
#include "annotate/pair_features.h"
#include "annotate/role_features.h"
#include "gold.h"
#include "resolve/link_features.h"
#include "segment/windows.h"
#include "segment/word_pieces.h"

namespace dateline {

struct ExampleLink {
  uint32_t mention = 0, candidate = 0;
  LinkFeatures features{};
  uint8_t same = 0;
};

struct ExampleStatement {
  WordRange anchor, scope;
  uint8_t act = kNoLabel, denied = kNoLabel;
  std::vector<uint8_t> tags;           // SaidTag of each word of the scope
  std::vector<PairFeatures> features;  // likewise
  struct RolePair {
    uint32_t mention = 0;
    RoleFeatures features{};
    uint8_t role = kNoLabel;
  };
  std::vector<RolePair> roles;
  uint8_t stance = kNoLabel, former = kNoLabel;  // 0 none, else 1 + Stance
  std::vector<uint8_t> stand_tags;               // StandTag of each word of the scope, kNoLabel where no position is
};

struct ExampleEvent {
  WordRange trigger;
  uint8_t type = kNoLabel, status = kNoLabel, fact = kNoLabel;
  StatusFeatures features{};
  uint8_t first = kNoLabel;  // 1 none of the earlier ones is the same event, 0 some is
  struct Argument {
    uint32_t mention = 0;
    ArgumentFeatures features{};
    int32_t actor = -1;            // the mention's cluster
    uint8_t roles = 0, known = 0;  // ArgumentBits
  };
  std::vector<Argument> arguments;
};

struct ExampleSame {
  uint32_t later = 0, earlier = 0;
  SameFeatures features{};
  uint8_t same = 0;
};

struct ExampleFigure {
  WordRange words;
  uint8_t counted = kNoLabel;
};

struct Example {
  uint32_t marks = 0;
  uint32_t words = 0;
  std::vector<Piece> pieces;
  std::vector<Window> windows;
  // Of each word; kNoLabel where the corpus does not say.
  std::vector<uint8_t> cue_tags, name_tags, title_tags, speech_tags, relations, trigger_tags, figure_tags;
  std::vector<WordRange> mentions;                   // sorted, distinct
  std::vector<uint8_t> kinds, levels, first, tones;  // of mentions; first: 1 no antecedent, 0 some, kNoLabel unknown
  std::vector<ExampleLink> links;
  std::vector<ExampleStatement> statements;
  std::vector<ExampleEvent> events;  // sorted by trigger
  std::vector<ExampleSame> same;
  std::vector<ExampleFigure> figures;
};

Example MakeExample(const GoldDocument& gold, const WordPieces& vocabulary);

}  // namespace dateline
