// Gold: annotated documents as the corpora give them, with byte spans. What dateline-prepare reads.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/result.h"
#include "dateline/span.h"

namespace dateline {

struct GoldMention {
  Span span;
  int kind = -1;   // ActorKind; -1: the corpus does not say
  int level = -1;  // MentionLevel
  int cluster = -1;
};

struct GoldStatement {
  std::vector<Span> source, content;
  Span cue, venue;  // may be empty
  int act = -1;     // StatementAct
  int denied = -1;
  std::vector<int> to, via;  // clusters
};

enum class NameLabel : uint8_t {
  kPerson,
  kOrg,
  kPlace,
  kUnsure
};  // kUnsure: neither a name nor none, left out of the loss

struct GoldName {
  Span span;
  NameLabel label = NameLabel::kUnsure;
};

// What a corpus marks everywhere; what it does not mark teaches nothing.
enum GoldMarks : uint32_t {
  kMarksMentions = 1,  // every mention of an actor
  kMarksNames = 2,
  kMarksTitles = 4,
  kMarksStatements = 8,  // cues, sources, contents
  kMarksVenues = 16,
  kMarksRoles = 32,  // addressees and relays
  kMarksLinks = 64,  // co-reference of the mentions given
};

struct GoldDocument {
  std::string id, text;
  uint32_t marks = 0;
  std::vector<GoldMention> mentions;
  std::vector<GoldStatement> statements;
  std::vector<GoldName> names;
  std::vector<Span> titles;
  std::vector<Span> doubtful;  // stretches whose lack of statements teaches nothing
};

// Corpora by name: ledger, attribution, gum-coref, litbank, gap, names. One JSON object a line. Errors: kFormat,
// kUsage.
Result<GoldDocument> ReadGold(std::string_view corpus, std::string_view line);

}  // namespace dateline
