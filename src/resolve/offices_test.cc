// Tests of offices: who holds a title, of what.
#include "resolve/offices.h"

#include <gtest/gtest.h>

#include "resolve/resolve_samples.h"

namespace dateline {
namespace {

// "holder: title of body; ..." of a story where each mention is an actor of its own.
std::string Offices(const MarkedStory& story) {
  Resolved resolved;
  const auto words = [&](WordRange range) {
    const auto& w = story.segments().words;
    return std::string(Span{w[range.begin].span.begin, w[range.end - 1].span.end}.In(story.text()));
  };
  const auto& mentions = story.annotations().mentions;
  for (uint32_t m = 0; m < mentions.size(); ++m) {
    resolved.actor_of_mention.push_back(static_cast<int>(m));
    ResolvedActor actor;
    actor.kind = mentions[m].kind();
    actor.mentions = {m};
    actor.name_mention = m;
    resolved.actors.push_back(actor);
  }
  AddOffices(story.text(), story.segments(), story.annotations(), &resolved);
  std::string out;
  for (const ResolvedActor& actor : resolved.actors) {
    const FoundMention& m = mentions[actor.mentions[0]];
    for (const ResolvedOffice& office : actor.offices) {
      out += (out.empty() ? "" : "; ") + words(m.name.size() > 0 ? m.name : m.words) + ": " + words(office.title);
      if (office.of >= 0) out += " of " + words(mentions[static_cast<size_t>(office.of)].words);
      if (office.former) out += " (former)";
    }
  }
  return out;
}

TEST(Offices, BeforeAndAfterTheName) {
  EXPECT_EQ(Offices(MarkedStory("{P:{S:Egyptian} <Foreign Minister> [Sara Roe]} left.")),
            "Sara Roe: Foreign Minister of Egyptian");
  EXPECT_EQ(Offices(MarkedStory("{P:[Jane Roe]}, the <mayor> of {L:[Tarn]}, left.")), "Jane Roe: mayor of Tarn");
  EXPECT_EQ(Offices(MarkedStory("{P:former <governor> [Jane Roe]} left.")), "Jane Roe: governor (former)");
}

TEST(Offices, APluralTitleIsHeldByAllOfTheList) {
  EXPECT_EQ(Offices(MarkedStory("{P:<Senators> [Jane Roe]}, {P:[Ed Poe]} and {P:[Ann Hall]} met {P:[Bo Lee]}.")),
            "Jane Roe: Senators; Ed Poe: Senators; Ann Hall: Senators");
}

TEST(Offices, ACommonTitleBeforeANameIsReadUnasked) {
  EXPECT_EQ(Offices(MarkedStory("{P:President [Roe]} met {P:the president}.")), "Roe: President");
}

TEST(Offices, AMinisterIsOfTheStateOfTheStory) {
  EXPECT_EQ(Offices(MarkedStory("{S:[Egypt]} and {S:[Iran]} spoke. {P:President [Roe]} left.")),
            "Roe: President of Iran");
  EXPECT_EQ(Offices(MarkedStory("{P:Defence <Minister> [Jane Roe]} left {S:[Egypt]}.")), "Jane Roe: Minister of Egypt");
  EXPECT_EQ(Offices(MarkedStory("{S:[Egypt]} spoke. {P:Mayor [Jane Roe]} left.")), "Jane Roe: Mayor");
}

TEST(Offices, ASenatorIsOfTheSenate) {
  EXPECT_EQ(Offices(MarkedStory("{O:The [Senate]} met. {P:<Senator> [Jane Roe] of {L:[Tarn]}} left.")),
            "Jane Roe: Senator of The Senate");
  EXPECT_EQ(Offices(MarkedStory("{O:The [House of Representatives]} met. {P:<Rep.> [Jane Roe]} left.")),
            "Jane Roe: Rep. of The House of Representatives");
  EXPECT_EQ(Offices(MarkedStory("{O:The [White House]} shut. {P:<Rep.> [Jane Roe]} left.")), "Jane Roe: Rep.");
}

TEST(Offices, AnOfficeIsOfTheBodyNamedBeforeByItsNoun) {
  EXPECT_EQ(Offices(MarkedStory("{O:The [Budget Committee]} met. {P:Committee <chair> [Jane Roe]} left.")),
            "Jane Roe: chair of The Budget Committee");
}

TEST(Offices, ABodyBehindAt) {
  EXPECT_EQ(Offices(MarkedStory("{P:[Jane Roe]}, <vice president> at {O:[Oil Corp]}, left.")),
            "Jane Roe: vice president of Oil Corp");
}

TEST(Offices, APartyWordIsNoBodyAndNoTitle) {
  EXPECT_EQ(Offices(MarkedStory("{P:{O:Republican} <mayor> [Jane Roe]} left.")), "Jane Roe: mayor");
  EXPECT_EQ(Offices(MarkedStory("{P:<Democratic mayor> [Jane Roe]} left.")), "Jane Roe: mayor");
}

TEST(Offices, ATitleEndsInNoPreposition) {
  EXPECT_EQ(Offices(MarkedStory("{P:<chief of> {O:[Oil Corp]} [Jane Roe]} left.")), "Jane Roe: chief of Oil Corp");
}

TEST(Offices, OccupationsPartiesAndBodiesAreNone) {
  EXPECT_EQ(Offices(MarkedStory("{P:<lawyer> [Jane Roe]} and {P:<Republican> [Ed Poe]} left.")), "");
  EXPECT_EQ(Offices(MarkedStory("{P:{O:<[NATO]>} head [Jane Roe]} left.")), "");
}

TEST(Offices, ATitleLosesItsBrackets) {
  EXPECT_EQ(Offices(MarkedStory("{P:[Jane Roe]} (<MP)> left.")), "Jane Roe: MP");
}

TEST(Offices, TheHolderIsTheOneWithAName) {
  EXPECT_EQ(Offices(MarkedStory("{P:{P:<Guild Minister>} [Jane Roe]} left.")), "Jane Roe: Guild Minister");
}

}  // namespace
}  // namespace dateline
