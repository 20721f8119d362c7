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

enum class EventType : uint8_t {
  kAgree,
  kConsult,
  kCooperate,
  kAid,
  kRetreat,
  kProtest,
  kSanction,
  kMobilize,
  kCoerce,
  kAssault,
  kLegal,
  kVote,
  kDisaster,
  kEconomy,
  kMove,
  kOther,
};

enum class EventStatus : uint8_t {
  kHappened,
  kOngoing,
  kPlanned,
  kPossible,
  kCalledFor,
  kThreatened,
  kDenied,
  kFailed,
};

// What a figure counts.
enum class Counted : uint8_t {
  kKilled,
  kWounded,
  kMissing,
  kDisplaced,
  kDetained,
  kHostage,
  kAffected,
  kPeople,
  kTroops,
  kMoney,
  kVotes,
  kPercent,
  kWeapons,
  kGoods,
  kOther,
};

enum class Stance : uint8_t { kSupport, kOppose, kDemand, kReject, kPledge, kOffer, kOpen, kConditional };

// The names used in the exchange form, in the order of the enumerators.
inline constexpr std::array kActorKindNames = {"PERSON", "STATE", "ORG", "GROUP", "PLACE"};
inline constexpr std::array kMentionLevelNames = {"name", "description", "pronoun"};
inline constexpr std::array kStatementModeNames = {"direct", "indirect", "mixed"};
inline constexpr std::array kStatementActNames = {
    "assert", "assess", "accuse", "criticise", "praise",   "support", "oppose",    "request",  "demand", "promise",
    "offer",  "agree",  "reject", "deny",      "threaten", "warn",    "apologise", "announce", "ask",    "other"};
inline constexpr std::array kEventTypeNames = {"AGREE",    "CONSULT",  "COOPERATE", "AID",     "RETREAT", "PROTEST",
                                               "SANCTION", "MOBILIZE", "COERCE",    "ASSAULT", "LEGAL",   "VOTE",
                                               "DISASTER", "ECONOMY",  "MOVE",      "OTHER"};
inline constexpr std::array kEventStatusNames = {"happened",   "ongoing",    "planned", "possible",
                                                 "called_for", "threatened", "denied",  "failed"};
inline constexpr std::array kCountedNames = {"killed",  "wounded",  "missing", "displaced", "detained",
                                             "hostage", "affected", "people",  "troops",    "money",
                                             "votes",   "percent",  "weapons", "goods",     "other"};
inline constexpr std::array kStanceNames = {"support", "oppose", "demand", "reject",
                                            "pledge",  "offer",  "open",   "conditional"};

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

// Where a place or a state is, by a gazetteer.
struct ActorPlace {
  int64_t geonameid = 0;               // 0: GeoNames does not have it
  double latitude = 0, longitude = 0;  // degrees; of units and regions a point in their middle
  std::string country;                 // ISO 3166-1, "UA"; empty for seas and regions of several countries
  std::string admin1;                  // the code of GeoNames within the country, "TX"; may be empty
  std::string precision;               // as PlaceSpan::precision
  float confidence = 0;
};

// What tables of states, bodies and persons tell of an actor on the day of the story, as ActorPhraseCode: they link and
// fill, and what the story says goes before it.
struct ActorTableCode {
  std::string country;
  std::vector<std::string> sectors;
  std::string name;
  uint32_t wikidata = 0, geonames = 0;  // 0: not known
};

struct Actor {
  ActorKind kind = ActorKind::kPerson;
  std::string name;               // the fullest name in the text, else the fullest description
  std::vector<Mention> mentions;  // in text order
  std::vector<Office> offices;
  std::vector<int> member_of;  // actors
  float confidence = 0;
  std::optional<ActorPlace> place;     // of states and places that a gazetteer has, where one was at hand
  std::optional<ActorTableCode> code;  // where the tables know something
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

// One mention of something that was, is, may or shall be done. Mentions of the same event name the first.
struct Event {
  Span trigger;  // the word or fixed phrase that names it
  EventType type = EventType::kOther;
  EventStatus status = EventStatus::kHappened;
  std::vector<int> actors, recipients, places;  // actors of the ledger
  std::string date;                             // as Statement::date
  Span evidence;     // the words that its status rests on beside the trigger ("plans to", "no"); may be empty
  int within = -1;   // the statement that reports it; -1: the article's own voice
  int same_as = -1;  // the first mention of the same event; -1: this is it
  float confidence = 0;
};

// A claimed quantity. "nearly 32,000" has only a high bound, "more than" only a low one, a range both and no value.
struct Figure {
  Span span;
  std::optional<double> low, high, value;
  std::string qualifier;  // "exact", "nearly", "more than", "between", ...
  Counted counted = Counted::kOther;
  std::string unit;  // what is counted, or an ISO 4217 code, or "percent"; may be empty
  int of_event = -1;
  std::vector<int> places;   // actors
  Span period;               // "since the war began"; may be empty
  std::vector<int> sources;  // actors who claim it; none: the article
  std::string date;          // as of
  int within = -1;           // the statement that holds it
  int rival = -1;            // an earlier figure of another claimant or value on the same thing
  float confidence = 0;
};

// Where an actor stands on an issue.
struct Position {
  std::vector<int> actors;
  Stance stance = Stance::kSupport;
  Span issue;
  std::string topic;                    // two to six words in small letters, the same for the same issue
  std::vector<int> statements, events;  // what it rests on
  std::string date;
  bool former = false;
  Span condition;  // may be empty
  float confidence = 0;
};

// A change of position.
struct Shift {
  std::vector<int> actors;
  std::string topic;
  int from = -1, to = -1;  // positions
  std::string when;        // as written; may be empty
  std::vector<Span> basis;
  bool inferred = false;  // not told: it follows from two positions at different times
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
  std::string published;              // YYYY-MM-DD, YYYY-MM or empty
  std::string dateline;               // place name or empty
  std::string text;                   // clean UTF-8
  std::vector<SourceRun> runs;        // sorted and covering the text; see SourceOf()
  std::vector<Actor> actors;          // in order of first mention
  std::vector<Statement> statements;  // in order of first character (content, cue or source)
  std::vector<Event> events;          // in order of trigger
  std::vector<Figure> figures;        // in text order
  std::vector<Position> positions;    // in order of issue
  std::vector<Shift> shifts;
  std::vector<Notice> notices;
  std::string engine;  // what read it: Engine::Description()

  // The bytes of the source file behind a span of the clean text. A span that cuts a unit takes the whole of it; an
  // empty span is an empty range; what lies behind the last run is its end. Logarithmic in the number of runs.
  std::pair<uint64_t, uint64_t> SourceOf(Span span) const;
};

}  // namespace dateline
