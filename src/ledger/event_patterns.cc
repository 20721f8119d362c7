// EventPatterns: classes of words, and exact rules over them.
#include "ledger/event_patterns.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "base/utf8.h"

namespace dateline {
namespace {

enum WordClass : uint32_t {
  kBe = 1U << 0,
  kHelp = 1U << 1,        // may stand between a subject and its verb
  kDeterminer = 1U << 2,  // may stand before a mention's first word
  kOwner = 1U << 3,
  kEdge = 1U << 4,  // a clause may end here
  kJoint = 1U << 5,
  kBesideJoint = 1U << 6,
  kIng = 1U << 7,
  kWordBy = 1U << 8,
  kWordFrom = 1U << 9,
  kWordIn = 1U << 10,
  kWordOf = 1U << 11,
  kWordOn = 1U << 12,
  kWordTo = 1U << 13,
  kWordWith = 1U << 14,
  kOtherPreposition = 1U << 15,
};
constexpr uint32_t kHelps = kBe | kHelp, kLink = kJoint | kBesideJoint,
                   kPreposition =
                       kWordBy | kWordFrom | kWordIn | kWordOf | kWordOn | kWordTo | kWordWith | kOtherPreposition;

constexpr struct {
  uint32_t is;
  std::string_view words;
} kClasses[] = {
    {kBe, "am are be been being got is was were 's ’s"},
    {kHelp,
     "again all already also both can could did do does each first had has have just later may might must n't n’t "
     "never not now once recently shall should since soon still then to will would “ ” \""},
    {kDeterminer,
     "a all an another any her his its more my no other our several some that the their these this those three two"},
    {kOwner, "' 's ’ ’s"},
    {kEdge, ", ; that which who"},
    {kJoint, "& , and or"},
    {kBesideJoint, "a an as the well"},  // ", as well as the"
    {kWordBy, "by"},
    {kWordFrom, "from"},
    {kWordIn, "across around at in inside near outside throughout within"},
    {kWordOf, "of"},
    {kWordOn, "against on"},
    {kWordTo, "into to toward towards"},
    {kWordWith, "among between with"},
    {kOtherPreposition, "about after along amid as before during for over than through under"},
};
constexpr struct {
  uint32_t word;
  EventPattern near, further;
} kPrepositions[] = {
    {kWordBy, EventPattern::kBy, EventPattern::kByFurther},
    {kWordFrom, EventPattern::kFrom, EventPattern::kOther},
    {kWordIn, EventPattern::kIn, EventPattern::kInFurther},
    {kWordOf, EventPattern::kOf, EventPattern::kOther},
    {kWordOn, EventPattern::kOn, EventPattern::kOther},
    {kWordTo, EventPattern::kTo, EventPattern::kToFurther},
    {kWordWith, EventPattern::kWith, EventPattern::kWithFurther},
};
constexpr uint32_t kMostWords = 60;    // from the trigger to a mention
constexpr uint32_t kNear = 1;          // words between the trigger and a preposition
constexpr uint32_t kFurther = 5;       // the same
constexpr uint32_t kFewWords = 2;      // of kAfterWord
constexpr uint32_t kMostLinks = 4;     // words between two joined mentions
constexpr size_t kShortestAdverb = 5;  // bytes
constexpr std::string_view kAdverbEnding = "ly", kIngEnding = "ing";

std::unordered_map<std::string_view, uint32_t> MakeClasses() {
  std::unordered_map<std::string_view, uint32_t> classes;
  for (const auto& [is, words] : kClasses)
    for (size_t begin = 0; begin < words.size();) {
      const size_t end = std::min(words.find(' ', begin), words.size());
      classes[words.substr(begin, end - begin)] |= is;
      begin = end + 1;
    }
  return classes;
}

uint32_t ClassesOf(std::string_view word) {
  static const auto classes = MakeClasses();
  const auto at = classes.find(word);
  uint32_t is = at == classes.end() ? 0 : at->second;
  if (word.size() >= kShortestAdverb && word.ends_with(kAdverbEnding)) is |= kHelp;
  if (word.ends_with(kIngEnding)) is |= kIng;
  return is;
}

}  // namespace

EventPatternReader::EventPatternReader(std::string_view text, const Segments& segments,
                                       const std::vector<FoundMention>& mentions)
    : segments_(segments), mentions_(mentions), nested_(mentions.size()) {
  classes_.reserve(segments.words.size());
  for (const Word& word : segments.words) classes_.push_back(ClassesOf(Lowered(word.span.In(text))));
  uint32_t end = 0;
  for (size_t m = 0; m < mentions.size(); ++m) {
    nested_[m] = mentions[m].words.end <= end;
    end = std::max(end, mentions[m].words.end);
  }
}

bool EventPatternReader::AllAre(WordRange words, uint32_t classes) const {
  return std::all_of(classes_.begin() + words.begin, classes_.begin() + words.end,
                     [&](uint32_t is) { return (is & classes) != 0; });
}

bool EventPatternReader::AnyIs(WordRange words, uint32_t classes) const {
  return std::any_of(classes_.begin() + words.begin, classes_.begin() + words.end,
                     [&](uint32_t is) { return (is & classes) != 0; });
}

bool EventPatternReader::AreJoined(WordRange left, WordRange right) const {
  if (right.begin <= left.end || right.begin - left.end > kMostLinks) return false;
  const WordRange way = {left.end, right.begin};
  return AllAre(way, kLink) && AnyIs(way, kJoint);
}

EventPattern EventPatternReader::Between(WordRange trigger, WordRange mention) const {
  const bool before = mention.end <= trigger.begin;
  if (!before && mention.begin < trigger.end) return EventPattern::kOther;  // they overlap
  const WordRange way = before ? WordRange{mention.end, trigger.begin} : WordRange{trigger.end, mention.begin};
  if (way.size() > kMostWords) return EventPattern::kOther;
  return before ? Before(trigger, way) : After(way);
}

EventPattern EventPatternReader::Before(WordRange trigger, WordRange way) const {
  if (way.size() == 0) return EventPattern::kBeside;
  if ((classes_[way.begin] & kOwner) != 0 || !AllAre(way, kHelps)) return EventPattern::kOther;
  const bool passive = AnyIs(way, kBe) && (classes_[trigger.begin] & kIng) == 0;
  return passive ? EventPattern::kPassive : EventPattern::kHelped;
}

EventPattern EventPatternReader::After(WordRange way) const {
  while (way.size() > 0 && (classes_[way.end - 1] & kDeterminer) != 0) --way.end;
  if (way.size() == 0 || AnyIs(way, kEdge)) return EventPattern::kOther;
  const uint32_t last = classes_[way.end - 1], between = way.size() - 1;
  if ((last & kPreposition) == 0) {
    const bool few = way.size() <= kFewWords && !AnyIs(way, kPreposition | kJoint);
    return few ? EventPattern::kAfterWord : EventPattern::kAfter;
  }
  for (const auto& p : kPrepositions)
    if ((last & p.word) != 0 && between <= kFurther) return between <= kNear ? p.near : p.further;
  return EventPattern::kOther;
}

std::vector<EventPattern> EventPatternReader::PatternsOf(const FoundEvent& event) const {
  std::vector<EventPattern> patterns;
  std::vector<size_t> own;  // those in the sentence that are not nested
  const auto words = [&](size_t i) { return mentions_[event.arguments[i].mention].words; };
  const uint32_t sentence = segments_.words[event.trigger.begin].sentence;
  for (size_t i = 0; i < event.arguments.size(); ++i) {
    const WordRange mention = words(i);
    const bool before = mention.end <= event.trigger.begin, after = mention.begin >= event.trigger.end;
    if (segments_.words[mention.begin].sentence != sentence) {
      patterns.push_back(EventPattern::kElsewhere);
    } else if (nested_[event.arguments[i].mention]) {
      patterns.push_back(before  ? EventPattern::kNestedBefore
                         : after ? EventPattern::kNestedAfter
                                 : EventPattern::kOther);
    } else {
      patterns.push_back(Between(event.trigger, mention));
      own.push_back(i);
    }
  }
  for (size_t k = 1; k < own.size(); ++k) {
    const WordRange left = words(own[k - 1]), right = words(own[k]);
    if (left.begin >= event.trigger.end && AreJoined(left, right)) patterns[own[k]] = patterns[own[k - 1]];
  }
  for (size_t k = own.size(); k-- > 1;) {
    const WordRange left = words(own[k - 1]), right = words(own[k]);
    if (right.end <= event.trigger.begin && AreJoined(left, right)) patterns[own[k - 1]] = patterns[own[k]];
  }
  return patterns;
}

}  // namespace dateline
