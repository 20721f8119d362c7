// Labels: the classes that the heads tell apart. Their numbering is part of the model format.
#pragma once

#include <array>
#include <cstdint>

namespace dateline {

// Flat tags of each word.
enum class CueTag : uint8_t {
  kOut,
  kBegin,
  kInside,
  kNoCue
};  // kNoCue: the first word said by a quotation without any cue
inline constexpr int kCueTags = 4;
enum class NameTag : uint8_t { kOut, kBeginPerson, kInsidePerson, kBeginOrg, kInsideOrg, kBeginPlace, kInsidePlace };
inline constexpr int kNameTags = 7;
enum class TitleTag : uint8_t { kOut, kBegin, kInside };
inline constexpr int kTitleTags = 3;

// What a word is to a cue.
enum class SaidTag : uint8_t {
  kOut,
  kBeginSource,
  kInsideSource,
  kBeginContent,
  kInsideContent,
  kBeginVenue,
  kInsideVenue
};
inline constexpr int kSaidTags = 7;

// What a mention is to a cue.
enum class Role : uint8_t { kNone, kTo, kVia };
inline constexpr int kRoles = 3;

// Parts of speech: Penn tags.
enum class SpeechTag : uint8_t {
  kConjunction,
  kCardinal,
  kDeterminer,
  kThere,
  kForeign,
  kPreposition,
  kAdjective,
  kComparative,
  kSuperlative,
  kModal,
  kNoun,
  kNouns,
  kName,
  kNames,
  kPredeterminer,
  kPossessive,
  kPronoun,
  kPossessivePronoun,
  kAdverb,
  kAdverbComparative,
  kAdverbSuperlative,
  kParticle,
  kTo,
  kInterjection,
  kVerbBase,
  kVerbPast,
  kVerbIng,
  kVerbParticiple,
  kVerbPresent,
  kVerbThird,
  kWhDeterminer,
  kWhPronoun,
  kWhPossessive,
  kWhAdverb,
  kPunctuation,
  kOther
};
inline constexpr int kSpeechTags = 36;

// Words of triggers and of figures.
enum class SpanTag : uint8_t { kOut, kBegin, kInside };
inline constexpr int kSpanTags = 3;

// What an actor is to an event, as bits: it may be several.
enum ArgumentBit : uint8_t { kActorBit = 1, kRecipientBit = 2, kPlaceBit = 4 };
inline constexpr int kArgumentRoles = 3;

// What a word is to a statement that takes a position.
enum class StandTag : uint8_t { kOut, kBeginIssue, kInsideIssue, kBeginCondition, kInsideCondition };
inline constexpr int kStandTags = 5;

inline constexpr uint32_t kMaxMentionWords = 24;
inline constexpr uint8_t kNoLabel = 255;  // teaches nothing

}  // namespace dateline
