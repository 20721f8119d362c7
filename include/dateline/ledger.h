// Ledger: what one document reports, each entry tied to the characters it rests on. The struct that the engine returns.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "dateline/notice.h"
#include "dateline/span.h"

namespace dateline {

// All spans are byte ranges in Ledger::text. Actor and statement references are indices into the vectors of the same
// ledger; -1 says none. Confidence is 0..1.

enum class ActorKind : uint8_t { kPerson, kState, kOrg, kGroup, kPlace };
enum class MentionLevel : uint8_t { kName, kDescription, kPronoun };
enum class StatementMode : uint8_t { kDirect, kIndirect, kMixed };
enum class StatementAct : uint8_t {
  kAssert,
  kAssess,
  kAccuse,
  kCriticise,
  kPraise,
  kSupport,
  kOppose,
  kRequest,
  kDemand,
  kPromise,
  kOffer,
  kAgree,
  kReject,
  kDeny,
  kThreaten,
  kWarn,
  kApologise,
  kAnnounce,
  kAsk,
  kOther,
};

// The names used in the exchange form, in the order of the enumerators.
inline constexpr std::array kActorKindNames = {"PERSON", "STATE", "ORG", "GROUP", "PLACE"};
inline constexpr std::array kMentionLevelNames = {"name", "description", "pronoun"};
inline constexpr std::array kStatementModeNames = {"direct", "indirect", "mixed"};
inline constexpr std::array kStatementActNames = {
    "assert", "assess", "accuse", "criticise", "praise",   "support", "oppose",    "request",  "demand", "promise",
    "offer",  "agree",  "reject", "deny",      "threaten", "warn",    "apologise", "announce", "ask",    "other"};

struct Mention {
  Span span;  // the noun phrase: title and name together, no possessive ending
  Span name;  // the bare proper name inside, empty for pronouns, descriptions and demonyms
  MentionLevel level = MentionLevel::kName;
  float confidence = 0;
};

struct Office {
  std::string title;  // as written, without the body or state
  int of = -1;        // actor: the body or state
  bool former = false;
  Span span;  // the words it was read from
  float confidence = 0;
};

struct Actor {
  ActorKind kind = ActorKind::kPerson;
  std::string name;               // the fullest name in the text, else the fullest description
  std::vector<Mention> mentions;  // in text order
  std::vector<Office> offices;
  std::vector<int> member_of;  // actors
  float confidence = 0;
};

struct Statement {
  std::vector<int> speakers;  // actors; none when the text leaves them unsaid
  Span source;                // the phrase that names the speaker here; may be empty
  Span cue;                   // empty for a quotation without any cue
  std::vector<Span> content;  // in text order; several pieces when other words stand between
  StatementMode mode = StatementMode::kIndirect;
  StatementAct act = StatementAct::kAssert;
  std::vector<int> to;   // actors spoken to (for kAccuse: the accused)
  std::vector<int> via;  // actors through whom it reached the writer
  Span venue;            // "a news conference in Cairo"; may be empty
  std::string date;      // when said: YYYY[-MM[-DD]] or A/B; empty when the text gives none
  bool denied = false;   // said not to have been made
  int within = -1;       // the statement whose content holds this one
  float confidence = 0;
};

// A stretch of the clean text and the bytes of the source file that it was made from, in equal units: each clean_unit
// bytes stand for source_unit bytes of the source. Bytes that were copied have units of one; an entity, an escape, CRLF
// or broken UTF-8 is a unit of its own.
struct SourceRun {
  Span clean;
  uint64_t source_begin = 0;
  uint32_t clean_unit = 1;
  uint32_t source_unit = 1;

  uint64_t source_end() const { return source_begin + uint64_t{clean.size() / clean_unit} * source_unit; }
};

struct Ledger {
  std::string id;
  std::string title;                  // may be empty
  std::string source;                 // outlet, may be empty
  std::string published;              // YYYY-MM-DD or empty
  std::string dateline;               // place name or empty
  std::string text;                   // clean UTF-8
  std::vector<SourceRun> runs;        // sorted and covering the text; see SourceOf()
  std::vector<Actor> actors;          // in order of first mention
  std::vector<Statement> statements;  // in order of first character (content, cue or source)
  std::vector<Notice> notices;
  std::string engine;  // what read it: Engine::Description()

  // The bytes of the source file behind a span of the clean text. A span that cuts a unit takes the whole of it; an
  // empty span is an empty range; what lies behind the last run is its end. Logarithmic in the number of runs.
  std::pair<uint64_t, uint64_t> SourceOf(Span span) const;
};

}  // namespace dateline
