// Gold: annotated documents as the corpora give them, with byte spans. What dateline-prepare reads.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/result.h"
#include "dateline/span.h"

namespace dateline {

// What a mention teaches of its antecedent.
enum class LinkLesson : uint8_t {
  kAll,      // it is one of those of its cluster, or there is none
  kSome,     // it is one of those of its cluster; without any it is unknown
  kNothing,  // unknown
  kDenied,   // unknown, but none of those whose cluster is known
};

struct GoldMention {
  Span span;
  int kind = -1;     // ActorKind; -1: the corpus does not say
  int level = -1;    // MentionLevel
  int cluster = -1;  // -1: unknown
  LinkLesson lesson = LinkLesson::kAll;
  int tone = -1;  // how the sentence speaks of it: 0 badly, 1 neither, 2 well
};

struct GoldStatement {
  std::vector<Span> source, content;
  Span cue, venue;  // may be empty
  int act = -1;     // StatementAct
  int denied = -1;
  std::vector<int> to, via;  // clusters
  // The position that rests on it.
  int stance = -1;  // 0 none, else 1 + Stance
  int former = -1;
  Span issue, condition;  // may be empty
};

struct GoldEvent {
  Span trigger;
  int type = -1;    // EventType
  int status = -1;  // EventStatus
  int fact = -1;    // for corpora that only tell what is so: 0 not, 1 unsure, 2 so
  int same = -1;    // events of one number are one event; -1: unknown
  // Of each argument role (actor, recipient, place) the clusters; known: bits of the roles that are annotated.
  std::array<std::vector<int>, 3> arguments;
  uint8_t known = 0;
};

struct GoldFigure {
  Span span;
  int counted = -1;  // Counted
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
  kMarksRoles = 32,    // addressees and relays
  kMarksLinks = 64,    // co-reference of the mentions given
  kMarksEvents = 128,  // triggers, figures, positions
};

// A word's part of speech and its relation to its head, as numbered by training/syntax.py.
struct GoldWord {
  Span span;
  uint8_t tag = 0, relation = 0;
};

struct GoldDocument {
  std::string id, text;
  uint32_t marks = 0;
  std::vector<GoldMention> mentions;
  std::vector<GoldStatement> statements;
  std::vector<GoldEvent> events;
  std::vector<GoldFigure> figures;
  std::vector<GoldName> names;
  std::vector<Span> titles;
  std::vector<Span> doubtful;  // stretches whose lack of statements teaches nothing
  std::vector<GoldWord> words;
};

// Corpora by name: ledger, judged, attribution, gum-coref, litbank, gap, names, syntax, tone, fact. One JSON object a
// line. Errors: kFormat, kUsage.
Result<GoldDocument> ReadGold(std::string_view corpus, std::string_view line);

}  // namespace dateline
