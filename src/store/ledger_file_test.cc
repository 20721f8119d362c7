// The ledger file: what goes in comes out, whatever the order, and decisions hold.
#include "dateline/ledger_file.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cmath>
#include <fstream>
#include <random>
#include <sstream>

#include "dateline/write.h"
#include "ledger/ledger_samples.h"

namespace dateline {
namespace {

using What = Question::What;

// A folder that goes with the test.
class LedgerFileTest : public testing::Test {
 protected:
  LedgerFileTest() : folder_(testing::TempDir() + "ledger_file_" + std::to_string(::getpid())) {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
  }
  ~LedgerFileTest() override { std::filesystem::remove_all(folder_); }

  std::filesystem::path Path(const std::string& name = "a.dl") const { return folder_ / name; }

  LedgerFile Open(const std::string& name = "a.dl") {
    Result<LedgerFile> file = LedgerFile::Open(Path(name), LedgerFile::Access::kWrite);
    EXPECT_TRUE(file.ok()) << (file.ok() ? "" : file.error().message);
    return std::move(file).value();
  }
  static void Add(LedgerFile* file, const Ledger& ledger, Added expected = Added::kNew) {
    const Result<Added> added = file->Add(ledger, {.file = "some.jsonl"});
    ASSERT_TRUE(added.ok()) << added.error().message;
    EXPECT_EQ(*added, expected);
    ASSERT_TRUE(file->Commit().ok());
  }

  std::filesystem::path folder_;
};

Ledger Updated(std::string title, std::string published) {
  Ledger ledger = samples::Dam();
  ledger.title = std::move(title);
  ledger.published = std::move(published);
  ledger.id = "dam-" + ledger.published;
  return ledger;
}

std::vector<Row> Rows(const LedgerFile& file, const Question& question) {
  std::vector<Row> rows;
  const auto columns = file.Ask(question, [&](const std::vector<Column>& all, const Row& row) {
    EXPECT_EQ(all.size(), row.size());
    rows.push_back(row);
    return true;
  });
  EXPECT_TRUE(columns.ok()) << columns.error().message;
  return rows;
}

// All stories as JSON and all that follows from them, in export order.
std::string Export(const LedgerFile& file) {
  std::ostringstream out;
  for (std::string at;;) {
    at = file.StoryAfter(at).value();
    if (at.empty()) break;
    out << at << ToJson(file.Load(at).value()) << "\n";
  }
  for (const StoryLink& link : file.Copies().value()) out << link.of << link.copy << link.kind << "\n";
  EXPECT_TRUE(file.EachWho([&](const WhoInStories& who) {
                    out << who.id << who.name << who.kind;
                    for (const auto& in : who.in) out << in.story << in.actor << ",";
                    out << "\n";
                    return true;
                  })
                  .ok());
  return out.str();
}

std::string TextOf(const Value& value) { return std::get<std::string>(value); }

TEST_F(LedgerFileTest, GivesBackTheLedgerThatWasAdded) {
  for (Ledger ledger : {samples::Harbour(), samples::Dam()}) {
    ledger.runs = {{{0, 10}, 7}, {{10, static_cast<uint32_t>(ledger.text.size())}, 19}};
    ledger.actors[0].place = ActorPlace{360630, 30.0626, -31.2497, "EG", "11", "city", 0.75F};
    ledger.actors[0].code = ActorTableCode{"EGY", {"GOV", "MIL"}, "Cairo", 85, 360630};
    ledger.actors[1].code = ActorTableCode{"", {}, "Orra", 0, 7};
    LedgerFile file = Open(ledger.id);
    Add(&file, ledger);
    const std::string story = file.StoryAfter("").value();
    EXPECT_EQ(ToJson(file.Load(story).value()), ToJson(ledger));
  }
}

TEST_F(LedgerFileTest, KeepsAStoryOnce) {
  LedgerFile file = Open();
  Add(&file, samples::Dam());
  Add(&file, samples::Dam(), Added::kKept);
  EXPECT_EQ(file.StoryCount().value(), 1U);
}

TEST_F(LedgerFileTest, IsTheSameInAnyOrderAndWhenMerged) {
  std::vector<Ledger> ledgers = {samples::Harbour(), samples::Dam(), Updated("Dam talks resume", "2024-03-24"),
                                 Updated("Dam talks to resume", "2024-03-25")};
  ledgers.push_back(samples::Dam());
  ledgers.back().engine = "another model";
  ledgers.back().events.pop_back();
  ledgers.push_back(samples::Dam());
  ledgers.back().id = "another record";
  std::mt19937 random(3);
  std::string expected;
  for (int round = 0; round < 6; ++round) {
    std::shuffle(ledgers.begin(), ledgers.end(), random);
    const std::string name = "r" + std::to_string(round);
    {
      LedgerFile file = Open(name), other = Open(name + "b");
      for (size_t i = 0; i < ledgers.size(); ++i) {
        LedgerFile& one = round < 3 || i % 2 == 0 ? file : other;
        ASSERT_TRUE(one.Add(ledgers[i]).ok());
        if (i == 2) ASSERT_TRUE(one.Add(ledgers[0]).ok());
      }
      ASSERT_TRUE(file.Commit().ok());
      ASSERT_TRUE(other.Commit().ok());
    }
    LedgerFile file = Open(name);
    ASSERT_TRUE(file.Merge(Path(name + "b")).ok());
    if (expected.empty()) expected = Export(file);
    EXPECT_EQ(Export(file), expected);
  }
}

TEST_F(LedgerFileTest, AnswersByNameWordsDayAndLabel) {
  LedgerFile file = Open();
  Add(&file, samples::Harbour());
  Add(&file, samples::Dam());
  EXPECT_EQ(Rows(file, {.what = What::kSaid}).size(), 6U);
  EXPECT_EQ(Rows(file, {.what = What::kSaid, .by = "asa lind"}).size(), 1U);
  EXPECT_EQ(Rows(file, {.what = What::kSaid, .about = "port pay"}).size(), 2U);
  EXPECT_EQ(Rows(file, {.what = What::kSaid, .about = "gat*"}).size(), 1U);
  EXPECT_EQ(Rows(file, {.what = What::kSaid, .type = "warn"}).size(), 1U);
  EXPECT_EQ(Rows(file, {.what = What::kSaid, .until = "2024-03-21"}).size(), 1U);
  EXPECT_EQ(Rows(file, {.what = What::kEvents, .status = "denied"}).size(), 1U);
  EXPECT_EQ(Rows(file, {.what = What::kEvents, .where = "Orra", .type = "disaster"}).size(), 1U);
  EXPECT_EQ(Rows(file, {.what = What::kEvents, .tellings = true, .min_confidence = 0.5}).size(), 4U);
  EXPECT_EQ(Rows(file, {.what = What::kFigures, .by = "army"}).size(), 1U);
  EXPECT_EQ(Rows(file, {.what = What::kPositions, .status = "former"}).size(), 1U);
  EXPECT_EQ(Rows(file, {.what = What::kShifts}).size(), 1U);
  EXPECT_EQ(Rows(file, {.what = What::kNext}).size(), 1U);
  EXPECT_EQ(Rows(file, {.what = What::kStories, .source = "wire"}).size(), 1U);
  EXPECT_EQ(Rows(file, {.what = What::kWho, .by = "Holm"}).size(), 1U);
  EXPECT_EQ(Rows(file, {.what = What::kSaid, .limit = 2}).size(), 2U);
}

TEST_F(LedgerFileTest, ALimitCutsTheAnswerAndChangesNothingElse) {
  LedgerFile file = Open();
  for (int day = 10; day < 29; ++day) {
    Ledger ledger = Updated("Dam", "2024-04-" + std::to_string(day));
    for (int i = 0; i < 400; ++i)  // so much of its own that it is no copy
      ledger.text.append(" ").append(std::to_string(day)).append("x").append(std::to_string(i));
    ASSERT_TRUE(file.Add(ledger).ok());
  }
  ASSERT_TRUE(file.Commit().ok());
  const std::vector<Question> questions = {
      {.what = What::kSaid, .by = "union"},     {.what = What::kSaid, .about = "dam"},
      {.what = What::kEvents, .where = "Orra"}, {.what = What::kEvents, .type = "disaster"},
      {.what = What::kEvents, .by = "Holm"},    {.what = What::kFigures, .about = "people", .since = "2024-04-15"}};
  for (size_t i = 0; i < 2 * questions.size(); ++i) {
    Question question = questions[i / 2];
    question.tellings = i % 2 == 0;  // else what one tells folds
    const std::vector<Row> all = Rows(file, question);
    EXPECT_GE(all.size(), question.tellings ? 14U : 1U);
    for (question.limit = 1; question.limit <= all.size(); ++question.limit) {
      const std::vector<Row> some = Rows(file, question);
      ASSERT_EQ(some.size(), question.limit);
      EXPECT_TRUE(std::equal(some.begin(), some.end(), all.begin()));
    }
  }
}

TEST_F(LedgerFileTest, RefusesQuestionsWithoutSense) {
  LedgerFile file = Open();
  const auto none = [](const std::vector<Column>&, const Row&) { return true; };
  for (const Question& question : {Question{.what = What::kSaid, .since = "soon"},
                                   {.what = What::kSaid, .since = "2025-13"},
                                   {.what = What::kSaid, .until = "2025-02-30"},
                                   {.what = What::kSaid, .type = "sing"},
                                   {.what = What::kFigures, .to = "x"},
                                   {.what = What::kSaid, .min_confidence = std::nan("")},
                                   {.what = What::kSaid, .about = "\"*("}}) {
    const auto answer = file.Ask(question, none);
    ASSERT_FALSE(answer.ok());
    EXPECT_EQ(answer.error().code, ErrorCode::kUsage);
  }
}

TEST_F(LedgerFileTest, DecisionsOfOneMomentKeepTheirOrderHereAndInAnotherFile) {
  LedgerFile file = Open();
  Add(&file, samples::Dam());
  const std::string who = std::get<std::string>(Rows(file, {.what = What::kWho}).front().back());
  std::vector<std::string> names;
  for (int i = 0; i < 40; ++i) {
    names.push_back("Name " + std::to_string(i));
    ASSERT_TRUE(file.Decide("rename", who, {}, names.back()).ok());
  }
  LedgerFile other = Open("b.dl");
  ASSERT_TRUE(other.Merge(Path()).ok());
  for (const LedgerFile* one : {&file, &other}) {
    std::vector<std::string> texts;
    for (const Decision& decision : one->Decisions().value()) texts.push_back(decision.text);
    EXPECT_EQ(texts, names);
    EXPECT_EQ(Rows(*one, {.what = What::kWho, .by = who}).front().front(), Value(names.back()));
  }
}

TEST_F(LedgerFileTest, SplitsAnActorOverStoriesOnlyWhereItWasMerged) {
  LedgerFile file = Open();
  Add(&file, samples::Harbour());
  Add(&file, samples::Dam());
  const std::string who = TextOf(Rows(file, {.what = What::kWho, .by = "Holm"}).at(0).back());
  const Result<Decision> split = file.Decide("split", who);
  ASSERT_FALSE(split.ok());
  EXPECT_EQ(split.error().code, ErrorCode::kUsage);
}

TEST_F(LedgerFileTest, SqlOnlyReads) {
  LedgerFile file = Open();
  Add(&file, samples::Dam());
  const auto none = [](const std::vector<Column>&, const Row&) { return true; };
  EXPECT_TRUE(file.Sql("SELECT count(*) FROM said", none).ok());
  EXPECT_TRUE(file.Sql("SELECT words FROM entry_words WHERE entry_words MATCH 'dam'", none).ok());
  for (const char* sql :
       {"DELETE FROM story", "PRAGMA user_version = 7", "ATTACH '/tmp/x' AS x", "SELECT 1; SELECT 2", "",
        "SELECT load_extension('x')", "CREATE TEMP TABLE t (a)", "VACUUM INTO '/tmp/x'", "nonsense"})
    EXPECT_FALSE(file.Sql(sql, none).ok()) << sql;
}

TEST_F(LedgerFileTest, ShowsACopyOnceAndTellsOfItInWhy) {
  LedgerFile file = Open();
  Add(&file, samples::Dam());
  Add(&file, Updated("Another headline", "2024-03-23"));
  EXPECT_EQ(file.Copies().value().size(), 1U);
  const std::vector<Row> figures = Rows(file, {.what = What::kFigures});
  ASSERT_EQ(figures.size(), 2U);
  const auto fields = file.Why(TextOf(figures[0].back()));
  ASSERT_TRUE(fields.ok());
  EXPECT_TRUE(std::any_of(fields->begin(), fields->end(), [](const Field& field) { return field.name == "copies"; }));
}

// Names of all actors over all stories, each once.
std::string AllNames(const LedgerFile& file) {
  std::string out;
  EXPECT_TRUE(file.EachWho([&](const WhoInStories& who) {
                    out += who.name + std::to_string(who.in.size()) + " ";
                    return true;
                  })
                  .ok());
  return out;
}

TEST_F(LedgerFileTest, DecisionsHoldWhateverComesLaterAndCanBeUndone) {
  LedgerFile file = Open();
  Add(&file, samples::Harbour());
  const auto id_of = [&](const std::string& name) {
    return TextOf(Rows(file, {.what = What::kWho, .by = name}).at(0).back());
  };
  const std::string lind = id_of("Lind"), port = id_of("port");
  ASSERT_TRUE(file.Decide("merge", lind.substr(0, 9), port).ok());
  EXPECT_EQ(Rows(file, {.what = What::kSaid, .by = "Lind"}).size(), 2U);
  ASSERT_TRUE(file.Decide("rename", lind, {}, "Mayor Lind").ok());
  EXPECT_NE(AllNames(file).find("Mayor Lind2"), std::string::npos);
  Ledger later = samples::Harbour();
  later.published = "2024-04-01";
  later.text += " More of it.";
  Add(&file, later);
  EXPECT_EQ(Rows(file, {.what = What::kSaid, .by = "Lind"}).size(), 3U);  // the port of another story is another
  EXPECT_EQ(Rows(file, {.what = What::kWho, .by = "Mayor"}).size(), 1U);  // by the name that a decision gave
  EXPECT_FALSE(file.Decide("merge", lind, lind).ok());
  EXPECT_FALSE(file.Decide("reject", lind).ok());
  for (int i = 0; i < 2; ++i) ASSERT_TRUE(file.Decide("undo", {}).ok());
  EXPECT_FALSE(file.Decide("undo", {}).ok());
  EXPECT_EQ(Rows(file, {.what = What::kSaid, .by = "Lind"}).size(), 2U);
  EXPECT_EQ(file.Decisions().value().size(), 4U);
}

TEST_F(LedgerFileTest, DecisionsGiveTheSameBeforeAndAfterTheStories) {
  std::string expected;
  {
    LedgerFile file = Open("first");
    Add(&file, samples::Harbour());
    Add(&file, samples::Dam());
    const std::string who = TextOf(Rows(file, {.what = What::kWho, .by = "Holm"}).at(0).back());
    std::string actor;
    const auto take = [&](const std::vector<Column>&, const Row& row) { return (actor = TextOf(row[0])).empty(); };
    ASSERT_TRUE(file.Sql("SELECT id FROM actor WHERE name = 'Åsa Lind'", take).ok());
    const std::string event = TextOf(Rows(file, {.what = What::kEvents}).at(0).back());
    ASSERT_TRUE(file.Decide("split", actor).ok());
    ASSERT_TRUE(file.Decide("merge", actor, who).ok());
    ASSERT_TRUE(file.Decide("reject", event).ok());
    EXPECT_EQ(Rows(file, {.what = What::kEvents, .tellings = true}).size(), 4U);
    expected = Export(file) + AllNames(file);
  }
  LedgerFile empty = Open("log"), file = Open("second");
  ASSERT_TRUE(empty.Merge(Path("first")).ok());
  // Only the decisions first: a file without stories that has them.
  LedgerFile bare = Open("bare");
  ASSERT_TRUE(bare.Commit().ok());
  Add(&file, samples::Dam());
  ASSERT_TRUE(file.Merge(Path("first")).ok());
  Add(&file, samples::Harbour(), Added::kKept);
  EXPECT_EQ(Export(file) + AllNames(file), expected);
  EXPECT_EQ(Rows(file, {.what = What::kEvents, .tellings = true}).size(), 4U);
}

TEST_F(LedgerFileTest, SaysThatADecisionIsBoundToNothing) {
  LedgerFile file = Open();
  Add(&file, samples::Dam());
  const std::string event = TextOf(Rows(file, {.what = What::kEvents}).at(0).back());
  ASSERT_TRUE(file.Decide("reject", event).ok());
  EXPECT_TRUE(file.Decisions().value()[0].bound);
  Ledger fewer = samples::Dam();
  fewer.events.clear();
  fewer.figures.clear();
  ASSERT_EQ(file.Add(fewer, {.replace = true}).value(), Added::kReplaced);
  ASSERT_TRUE(file.Commit().ok());
  EXPECT_FALSE(file.Decisions().value()[0].bound);
}

TEST_F(LedgerFileTest, HasNothingOfWhatWasNotCommitted) {
  {
    LedgerFile file = Open();
    ASSERT_TRUE(file.Add(samples::Dam(), {.record = 7}).ok());
  }
  LedgerFile file = Open();
  EXPECT_EQ(file.StoryCount().value(), 0U);
  EXPECT_FALSE(file.WasSeen(7).value());
}

TEST_F(LedgerFileTest, RefusesWhatIsNoLedgerFile) {
  std::ofstream(Path("text")) << "no database at all, but long enough to be looked at as one by whoever opens it";
  std::ofstream(Path("empty")) << "";
  for (const char* name : {"text", "empty", "none", "."})
    EXPECT_FALSE(LedgerFile::Open(Path(name), LedgerFile::Access::kRead).ok()) << name;
}

// Reads everything that can be read, and shows that it ends.
void ReadAll(const std::filesystem::path& path) {
  const Result<LedgerFile> file = LedgerFile::Open(path, LedgerFile::Access::kRead);
  if (!file.ok()) return;
  std::string at;
  for (int i = 0; i < 10; ++i) {
    const Result<std::string> next = file->StoryAfter(at);
    if (!next.ok() || next->empty()) break;
    at = *next;
    if (const Result<Ledger> ledger = file->Load(at); ledger.ok()) ToJson(*ledger);
  }
  for (const What what : {What::kSaid, What::kEvents, What::kFigures, What::kPositions, What::kShifts, What::kNext,
                          What::kWho, What::kStories})
    for (const char* about : {"", "dam"})
      (void)file->Ask({.what = what, .about = about, .limit = 50},
                      [&](const std::vector<Column>& columns, const Row& row) {
                        if (const auto* id = std::get_if<std::string>(&row.back())) (void)file->Why(*id);
                        return !ToJsonLine(columns, row).empty();
                      });
}

TEST_F(LedgerFileTest, NeverCrashesOnDamage) {
  {
    LedgerFile file = Open();
    Add(&file, samples::Harbour());
    Add(&file, samples::Dam());
  }
  std::ifstream in(Path(), std::ios::binary);
  const std::string whole((std::istreambuf_iterator<char>(in)), {});
  std::mt19937 random(11);
  for (int round = 0; round < 60; ++round) {
    std::string bytes = whole;
    for (unsigned n = 0; n < 1 + random() % 40; ++n)
      bytes[100 + random() % (bytes.size() - 100)] = static_cast<char>(random());
    if (round % 10 == 9) bytes.resize(random() % bytes.size());
    std::ofstream(Path("broken"), std::ios::binary) << bytes;
    ReadAll(Path("broken"));
  }
}

}  // namespace
}  // namespace dateline
