// Tests of the words that an event's status rests on.
#include "annotate/status_words.h"

#include <gtest/gtest.h>

#include <string>

namespace dateline {
namespace {

// The evidence for the status of the event at `trigger`, others being at `before`.
std::string EvidenceOf(const std::string& text, const std::string& trigger, EventStatus status,
                       const std::string& before = {}) {
  const Segments segments = Segment(text);
  std::vector<FoundEvent> events;
  for (uint32_t w = 0; w < segments.words.size(); ++w) {
    const std::string_view word = segments.words[w].span.In(text);
    if (word != trigger && word != before) continue;
    FoundEvent event;
    event.trigger = {w, w + 1};
    events.push_back(event);
  }
  const std::vector<WordRange> evidence =
      StatusEvidence(text, segments, {}, events, std::vector<EventStatus>(events.size(), status));
  for (size_t i = 0; i < events.size(); ++i) {
    if (segments.words[events[i].trigger.begin].span.In(text) != trigger) continue;
    const WordRange words = evidence[i];
    if (words.size() == 0) return {};
    const Span span = {segments.words[words.begin].span.begin, segments.words[words.end - 1].span.end};
    return std::string(span.In(text));
  }
  return "no such trigger";
}

TEST(StatusWords, AreTheNearestThatSpeakForTheStatus) {
  EXPECT_EQ(EvidenceOf("The army plans to attack the port.", "attack", EventStatus::kPlanned), "plans to");
  EXPECT_EQ(EvidenceOf("The army might attack the port.", "attack", EventStatus::kPossible), "might");
  EXPECT_EQ(EvidenceOf("Ames urged them to attack.", "attack", EventStatus::kCalledFor), "urged");
  EXPECT_EQ(EvidenceOf("There was no attack on the port.", "attack", EventStatus::kDenied), "no");
  EXPECT_EQ(EvidenceOf("The army tried to attack the port.", "attack", EventStatus::kFailed), "tried to");
  EXPECT_EQ(EvidenceOf("Ames threatened to attack the port.", "attack", EventStatus::kThreatened), "threatened to");
  EXPECT_EQ(EvidenceOf("The port has been attacked.", "attacked", EventStatus::kHappened), "has been");
}

TEST(StatusWords, ThatSpeakForAnotherStatusAreNoEvidence) {
  EXPECT_EQ(EvidenceOf("The army plans to attack the port.", "attack", EventStatus::kHappened), "");
  EXPECT_EQ(EvidenceOf("They shelled the port.", "shelled", EventStatus::kHappened), "");
}

TEST(StatusWords, BeyondTheClauseAreNoEvidence) {
  EXPECT_EQ(EvidenceOf("They will meet, and bombs fell.", "fell", EventStatus::kPlanned), "");
  EXPECT_EQ(EvidenceOf("They will go. Bombs fell.", "fell", EventStatus::kPlanned), "");
  EXPECT_EQ(EvidenceOf("They will meet after bombs fell.", "fell", EventStatus::kPlanned, "meet"), "");
}

TEST(StatusWords, ElseTheCueOfAStatementWhoseActSpeaksForTheStatus) {
  const std::string text = "Ames urged a swift withdrawal of troops.";
  const Segments segments = Segment(text);
  FoundStatement urged;
  urged.cue = urged.anchor = {1, 2};
  urged.content = {{2, 7}};
  urged.act = StatementAct::kRequest;
  FoundEvent event;
  event.trigger = {6, 7};
  event.statement = 0;
  const auto evidence = [&] {
    return StatusEvidence(text, segments, {urged}, {event}, {EventStatus::kThreatened}).at(0);
  };
  EXPECT_EQ(evidence(), WordRange());
  urged.act = StatementAct::kThreaten;
  EXPECT_EQ(evidence(), (WordRange{1, 2}));
}

}  // namespace
}  // namespace dateline
