// Names compared over stories.
#include "store/link_actors.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <map>
#include <random>

#include "across/told_story.h"
#include "dateline/ledger_file.h"

namespace dateline {
namespace {

TEST(BetterName, IsInMixedCaseRatherThanInCapitals) {
  EXPECT_EQ(BetterName("MAPUTO", "Maputo"), "Maputo");
  EXPECT_EQ(BetterName("Ålesund", "ÅLESUND"), "Ålesund");
  EXPECT_EQ(BetterName("Москва", "МОСКВА"), "Москва");
}

TEST(BetterName, IsTheLesserShoutedThenTheShorterWhicheverComesFirst) {
  EXPECT_EQ(BetterName("IDA HOLM", "Ida Holm"), "Ida Holm");
  EXPECT_EQ(BetterName("Ida Holm", "IDA HOLM"), "Ida Holm");
  EXPECT_EQ(BetterName("Mr. Holm", "Holm"), "Holm");
}

using across::Told;
using across::ToldStory;

constexpr ActorKind kPerson = ActorKind::kPerson, kState = ActorKind::kState, kOrg = ActorKind::kOrg,
                    kGroup = ActorKind::kGroup, kPlace = ActorKind::kPlace;

// Stories of one crisis by outlets that spell otherwise, in which an office changes hands.
std::vector<Ledger> Crisis() {
  const std::vector<Told> matter = {{kState, "Niger"},
                                    {kPerson, "Ida Holm", "health minister", 0},
                                    {kPerson, "Bo Dahl"},
                                    {kOrg, "Rural Front"},
                                    {kPlace, "Birni Doro"}};
  const auto with = [&](const std::string& id, const std::string& day, std::vector<Told> more) {
    more.insert(more.begin(), matter.begin(), matter.end());
    return ToldStory(id, day, "Niamey", more);
  };
  return {
      with("c1", "2024-03-01", {{kPerson, "Osman Ouedrago", "interior minister", 0, "he"}, {kOrg, "the police"}}),
      with("c2", "2024-03-03",
           {{kPerson, "Ousmane Wedrago", "interior minister", 0}, {kGroup, "140 detained supporters"}}),
      with("c3", "2024-03-04", {{kPerson, "the interior minister", "interior minister", 0}, {kOrg, "Niger's police"}}),
      with("c4", "2024-03-08",
           {{kPerson, "Salif Jibril", "interior minister", 0}, {kGroup, "the 140 detained supporters"}}),
      with("c5", "2024-03-20",
           {{kPerson, "the interior minister", "interior minister", 0},
            {kPerson, "Wedrago", "former interior minister", 0}}),
      with("c6", "2024-03-21", {{kPerson, "Moussa Wedrago", "mayor", 4, "he"}, {kGroup, "two soldiers"}}),
      ToldStory("x1", "2024-03-04", "Oslo",
                {{kOrg, "the police"},
                 {kPerson, "Ida Holm", "finance minister", 2},
                 {kState, "Norway"},
                 {kGroup, "two soldiers"}})};
}

class ActorLinksTest : public testing::Test {
 protected:
  ActorLinksTest() : path_(testing::TempDir() + "links_" + std::to_string(::getpid()) + ".dl") { Remove(); }
  ~ActorLinksTest() override { Remove(); }
  void Remove() {
    for (const char* ending : {"", "-wal", "-shm"}) std::filesystem::remove(path_.string() + ending);
  }

  LedgerFile Filled(const std::vector<Ledger>& stories, size_t at_once) {
    Remove();
    LedgerFile file = std::move(LedgerFile::Open(path_, LedgerFile::Access::kWrite)).value();
    for (size_t i = 0; i < stories.size(); ++i) {
      EXPECT_TRUE(file.Add(stories[i]).ok());
      if ((i + 1) % at_once == 0) EXPECT_TRUE(file.Commit().ok());
    }
    const auto committed = file.Commit();
    EXPECT_TRUE(committed.ok()) << committed.error().message;
    return file;
  }

  // "c1 5, c2 5": who is one with an actor of a story.
  static std::string With(const LedgerFile& file, const std::string& record, int actor) {
    std::map<std::string, std::string> records;
    for (std::string story = *file.StoryAfter(""); !story.empty(); story = *file.StoryAfter(story))
      records[story] = file.Load(story)->id;
    std::string out;
    (void)file.EachWho([&](const WhoInStories& who) {
      const bool has = std::any_of(who.in.begin(), who.in.end(),
                                   [&](const auto& in) { return records[in.story] == record && in.actor == actor; });
      for (const auto& in : who.in)
        if (has)
          out.append(out.empty() ? "" : ", ").append(records[in.story]).append(" ").append(std::to_string(in.actor));
      return true;
    });
    return out;
  }

  static std::string Dump(const LedgerFile& file) {
    std::string out;
    (void)file.EachWho([&](const WhoInStories& who) {
      out.append(who.id).append(who.name).append(who.kind);
      for (const auto& in : who.in) out.append(" ").append(in.story).append(std::to_string(in.actor));
      out.append("\n");
      return true;
    });
    return out;
  }

  std::filesystem::path path_;
};

TEST_F(ActorLinksTest, SpellingsOfficesAndFamilyNamesOfOneCrisisMeet) {
  const LedgerFile file = Filled(Crisis(), 100);
  EXPECT_EQ(With(file, "c1", 5), "c1 5, c2 5, c3 5, c5 6");
  EXPECT_EQ(With(file, "c4", 5), "c4 5, c5 5");
  EXPECT_EQ(With(file, "c6", 5), "c6 5");
  EXPECT_EQ(With(file, "c1", 6), "c1 6, c3 6");
  EXPECT_EQ(With(file, "x1", 0), "x1 0");
  EXPECT_EQ(With(file, "x1", 1), "x1 1");
  EXPECT_EQ(With(file, "c2", 6), "c2 6, c4 6");
  EXPECT_EQ(With(file, "c6", 6), "c6 6");
}

TEST_F(ActorLinksTest, AreTheSameInAnyOrderAndByAnyNumberAtOnce) {
  std::vector<Ledger> stories = Crisis();
  const std::string whole = Dump(Filled(stories, 100));
  std::mt19937 dice(7);
  for (int turn = 0; turn < 8; ++turn) {
    std::shuffle(stories.begin(), stories.end(), dice);
    EXPECT_EQ(Dump(Filled(stories, 1 + turn % 3)), whole) << turn;
  }
}

TEST_F(ActorLinksTest, AreTheSameAfterAStoryWasReplaced) {
  std::vector<Ledger> stories = Crisis();
  const std::string whole = Dump(Filled(stories, 100));
  LedgerFile file = Filled(stories, 1);
  Ledger other = stories[1];
  other.actors.resize(3);
  ASSERT_TRUE(file.Add(other, {.replace = true}).ok() && file.Commit().ok());
  EXPECT_NE(Dump(file), whole);
  ASSERT_TRUE(file.Add(stories[1], {.replace = true}).ok() && file.Commit().ok());
  EXPECT_EQ(Dump(file), whole);
}

TEST_F(ActorLinksTest, ASplitUndoesALinkAndAMergeMakesOne) {
  LedgerFile file = Filled(Crisis(), 100);
  const std::string whole = Dump(file);
  std::string minister, wedrago, holm, mayor;
  ASSERT_TRUE(file.Sql("SELECT id FROM who WHERE name = 'Ousmane Wedrago'",
                       [&](const auto&, const Row& row) {
                         wedrago = std::get<std::string>(row[0]);
                         return true;
                       })
                  .ok());
  ASSERT_TRUE(file.Sql("SELECT id FROM who WHERE name = 'Moussa Wedrago'",
                       [&](const auto&, const Row& row) {
                         mayor = std::get<std::string>(row[0]);
                         return true;
                       })
                  .ok());
  ASSERT_TRUE(file.Decide("split", wedrago).ok());
  EXPECT_EQ(With(file, "c2", 5).find("c1"), std::string::npos);
  ASSERT_TRUE(file.Decide("merge", wedrago, mayor).ok());
  EXPECT_NE(With(file, "c6", 5).find("c2 5"), std::string::npos);
  ASSERT_TRUE(file.Decide("undo", "").ok());
  ASSERT_TRUE(file.Decide("undo", "").ok());
  EXPECT_EQ(Dump(file), whole);
}

std::vector<std::string> Ids(const LedgerFile& file, const std::string& sql) {
  std::vector<std::string> ids;
  EXPECT_TRUE(file.Sql(sql,
                       [&](const auto&, const Row& row) {
                         ids.push_back(std::get<std::string>(row[0]));
                         return true;
                       })
                  .ok());
  return ids;
}

TEST_F(ActorLinksTest, TheReasonIsTheSameWhicheverStoryCameFirst) {
  const std::vector<Told> matter = {{kState, "Niger"}, {kPerson, "Ida Holm"}, {kPerson, "Bo Dahl"}, {kOrg, "Gas Line"}};
  const auto with = [&](const std::string& id, const std::string& day, Told more) {
    std::vector<Told> all = matter;
    all.push_back(std::move(more));
    return ToldStory(id, day, "Niamey", all);
  };
  const std::vector<Ledger> stories = {with("c1", "2024-03-01", {kPerson, "Osman Ouedrago", "director", 3}),
                                       with("c2", "2024-03-03", {kPerson, "Ousmane Wedrago", "director general", 3})};
  const char* const reasons = "SELECT reason FROM alike_who";
  const auto in_order = Ids(Filled(stories, 1), reasons);
  ASSERT_EQ(in_order.size(), 1u);
  EXPECT_EQ(Ids(Filled({stories[1], stories[0]}, 1), reasons), in_order);
}

const char* const kHeads = "SELECT id FROM who WHERE n IN (SELECT same FROM who) ORDER BY id";

TEST_F(ActorLinksTest, UndoRestoresWhatSplitsPartedInAnyOrder) {
  LedgerFile file = Filled(Crisis(), 100);
  const std::string whole = Dump(file);
  for (const std::string& who : Ids(file, kHeads)) {
    const std::string actors = "SELECT id FROM actor WHERE who = (SELECT n FROM who WHERE id = '" + who + "')";
    for (const std::string& actor : Ids(file, actors))
      for (const bool last_first : {true, false}) {
        const auto first = file.Decide("split", who), second = file.Decide("split", actor);
        ASSERT_TRUE(first.ok() && second.ok());
        EXPECT_NE(Dump(file), whole);
        ::usleep(2000);  // the log is in order of milliseconds
        ASSERT_TRUE(file.Decide("undo", last_first ? second->id : first->id).ok());
        ::usleep(2000);  // the log is in order of milliseconds
        ASSERT_TRUE(file.Decide("undo", last_first ? first->id : second->id).ok());
        ASSERT_EQ(Dump(file), whole) << who << " " << actor << " " << last_first;
      }
  }
}

TEST_F(ActorLinksTest, ASplitPartsThoseThatAreOnlyDescribed) {
  LedgerFile file = Filled(Crisis(), 100);
  const std::string whole = Dump(file);
  const std::string jibril = Ids(file, "SELECT id FROM who WHERE name = 'Salif Jibril'").at(0);
  ASSERT_TRUE(file.Decide("split", jibril).ok());
  EXPECT_EQ(With(file, "c4", 5), "c4 5");
  EXPECT_EQ(With(file, "c5", 5), "c5 5");
  ::usleep(2000);
  EXPECT_FALSE(file.Decide("split", jibril).ok());  // it is one with no other
  ASSERT_TRUE(file.Decide("undo", "").ok());
  EXPECT_EQ(Dump(file), whole);
}

TEST_F(ActorLinksTest, EverySplitOfARowThatIsLinkedShows) {
  LedgerFile file = Filled(Crisis(), 100);
  const std::string whole = Dump(file);
  for (const std::string& who : Ids(file, "SELECT id FROM who WHERE same IS NOT NULL OR n IN (SELECT same FROM who)")) {
    ASSERT_TRUE(file.Decide("split", who).ok());
    const std::string with =
        "SELECT other.id FROM who JOIN who AS other ON other.same = who.n OR who.same = other.n "
        "WHERE who.id = '" +
        who + "'";
    EXPECT_TRUE(Ids(file, with).empty()) << who;
    EXPECT_NE(Dump(file), whole) << who;
    ::usleep(2000);  // the log is in order of milliseconds
    ASSERT_TRUE(file.Decide("undo", "").ok());
    ASSERT_EQ(Dump(file), whole) << who;
  }
}

TEST_F(ActorLinksTest, ASplitPartsWhatWasMergedAfterAnEarlierSplit) {
  LedgerFile file = Filled(Crisis(), 100);
  const std::string jibril = Ids(file, "SELECT id FROM who WHERE name = 'Salif Jibril'").at(0);
  const std::string mayor = Ids(file, "SELECT id FROM who WHERE name = 'Moussa Wedrago'").at(0);
  ASSERT_TRUE(file.Decide("split", jibril).ok());
  ::usleep(2000);
  ASSERT_TRUE(file.Decide("merge", jibril, mayor).ok());
  ::usleep(2000);
  EXPECT_EQ(With(file, "c4", 5), "c4 5, c6 5");
  ASSERT_TRUE(file.Decide("split", jibril).ok());
  EXPECT_EQ(With(file, "c4", 5), "c4 5");
}

}  // namespace
}  // namespace dateline
