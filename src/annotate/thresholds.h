// Thresholds: every number that decides whether something becomes an entry. Chosen on the dev sets for balanced
// precision and recall.
#pragma once

namespace dateline {

inline constexpr float kMentionThreshold = 0.6F;  // probability of a span
inline constexpr float kNameThreshold = 0.8F;     // mean probability of a name's tags, to make it a mention by itself
inline constexpr float kCueThreshold = 0.35F;     // probability that a word begins a cue
inline constexpr float kQuotedCueThreshold = 0.12F;  // the same inside a quotation, if it has a source and the mean
inline constexpr float kQuotedCertainty = 0.85F;     // probability of its words' tags is this
inline constexpr float kNoCueThreshold = 0.5F;       // probability that a word opens what is said without a cue
inline constexpr float kBareQuoteThreshold =
    0.1F;                                       // the same for the first word of a quotation that no statement holds
inline constexpr unsigned kBareQuoteWords = 4;  // such a quotation's least length
inline constexpr float kClaimThreshold = 0.2F;  // mean probability of content, to add such a quotation to a statement
inline constexpr float kStatementThreshold = 0.45F;  // confidence of a statement, to keep it
inline constexpr float kSameContent = 0.5F;          // share of the words of two statements that both hold, to be one
inline constexpr unsigned kReadings = 32;  // how many statements before and behind may be such a second reading
inline constexpr float kAddresseeThreshold = 0.45F;
inline constexpr float kRelayThreshold = 0.3F;
inline constexpr float kDeniedThreshold = 0.5F;

inline constexpr float kTriggerThreshold = 0.5F;  // probability that a word belongs to a trigger
inline constexpr float kEventThreshold = 0.2F;    // that times the probability of its type, to keep the event
inline constexpr float kSameEventMargin = 0;      // log-odds by which an earlier event must beat there being none
// Probability that an actor is doer, recipient and place, times this power of the event's confidence.
inline constexpr float kEventRoleDoubt = 0.75F;
inline constexpr float kEventRoleThresholds[] = {0.27F, 0.2F, 0.28F};
// A statement is looked at for a position when the head alone gives one this probability; then the log-odds of it take
// in what the act tells and how far the issue's log-odds lie from the usual, and their probability decides.
inline constexpr float kStandCandidate = 0.05F;
inline constexpr float kStandThreshold = 0.6F;
inline constexpr float kActLift = 0.6F;                                 // share of what the act tells
inline constexpr float kIssueLift = 0.3F;                               // share of the issue's log-odds,
inline constexpr float kUsualIssueOdds = 3.0F;                          // from these on,
inline constexpr float kLeastIssueOdds = -4.0F, kMostIssueOdds = 8.0F;  // cut to these
inline constexpr float kFormerThreshold = 0.5F;                         // that it is a former one
inline constexpr float kStandLift = 0.6F;      // added to the log-odds of each word of an issue or condition
inline constexpr float kIssueOdds = -1.0F;     // log-odds of a span to be the issue; below it is all that is said
inline constexpr float kSureIssueOdds = 3.0F;  // below it the issue is all of a short piece of what is said
inline constexpr unsigned kShortPiece = 12;    // words of such a piece, at most
inline constexpr float kConditionOdds = 0.0F;  // and to be the condition

inline constexpr float kFigureThreshold = 0.35F;  // probability that some word of a quantity belongs to a figure
inline constexpr float kBesideLift = 5.0F;  // added to the logit of what the words beside a figure say that it counts
inline constexpr float kUnitLift = 4.0F;    // the same, of what its unit says
inline constexpr float kUntoldDrop =
    4.0F;  // taken from the logit of dead, wounded and votes where no word near is of them

}  // namespace dateline
