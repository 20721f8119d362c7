// Tests of the engine over the small model: hostile bytes, the same answer however it is run, damaged models.
#include "dateline/engine.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <random>
#include <thread>

#include "annotate/annotate_samples.h"
#include "dateline/in_order.h"
#include "dateline/write.h"
#include "engine/watched_engine.h"
#include "ledger/ledger_fault.h"

namespace dateline {
namespace {

constexpr std::array kExamples = {"clash.txt", "election.txt", "flood.txt", "visit.txt"};

const Engine& Small() {
  static const Engine engine = Engine::Open(samples::kSmallModelPath).value();
  return engine;
}

std::string Example(const std::string& name) {
  std::ifstream in(DATELINE_SOURCE_DIR "/examples/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

Ledger ReadAndCheck(std::string_view bytes) {
  const auto ledger = Small().Read(bytes);
  EXPECT_TRUE(ledger.ok());
  EXPECT_EQ(FaultOf(*ledger), "");
  EXPECT_FALSE(ToJson(*ledger).empty());
  return *ledger;
}

int Count(const Ledger& ledger, NoticeCode code) {
  return static_cast<int>(
      std::count_if(ledger.notices.begin(), ledger.notices.end(), [&](const Notice& n) { return n.code == code; }));
}

TEST(HostileBytes, OfNoWordsGiveAnEmptyLedger) {
  for (const std::string_view bytes : {"", " ", "\n\n\n", "\xEF\xBB\xBF", "\t\r\n \r"}) {
    const Ledger ledger = ReadAndCheck(bytes);
    EXPECT_TRUE(ledger.actors.empty() && ledger.statements.empty());
  }
}

TEST(HostileBytes, AtRandomAreRead) {
  std::mt19937 random(11);
  for (int round = 0; round < 30; ++round) {
    std::string bytes(random() % 3000, '\0');
    for (char& c : bytes)
      c = static_cast<char>(round % 2 ? random() % 256 : random() % 5 ? 32 + random() % 95 : random() % 256);
    ReadAndCheck(bytes);
  }
}

TEST(HostileBytes, InTheShapeOfNewsAreRead) {
  std::mt19937 random(12);
  for (int round = 0; round < 40; ++round)
    ReadAndCheck(samples::RandomCopy(random, 1 + static_cast<int>(random() % 700)));
}

TEST(HostileBytes, OfNulAndBrokenUtf8AreShownAsReplacements) {
  const std::string nuls(5000, '\0'), broken(5000, '\xFF');
  EXPECT_EQ(Count(ReadAndCheck(nuls), NoticeCode::kNulByte), 20);
  EXPECT_EQ(Count(ReadAndCheck(broken), NoticeCode::kInvalidUtf8), 20);
  const std::string mixed("He said \"\xF0\x9F\x98 yes\0 no\" to \xC3\x28 us.", 31);
  EXPECT_EQ(Count(ReadAndCheck(mixed), NoticeCode::kNulByte), 1);
}

TEST(HostileBytes, OfOnlyQuotationMarksAreRead) {
  for (const std::string_view mark : {"\"", "\u201c", "\u201d", "'", "``", "''", "\u2018 ", "\u00ab", "\u201c\n\n"}) {
    std::string bytes;
    for (int i = 0; i < 2000; ++i) bytes += mark;
    ReadAndCheck(bytes);
  }
  std::string nested;
  for (int i = 0; i < 3000; ++i) nested += i % 2 ? "\u201cso " : "\u2018so ";
  ReadAndCheck(nested);
}

TEST(HostileBytes, OfOneLineOfThreeMegabytesAreRead) {
  std::mt19937 random(13);
  std::string unbroken(3 << 20, 'a');
  ReadAndCheck(unbroken);
  for (char& c : unbroken) c = static_cast<char>(random() % 9 ? 'a' + random() % 26 : random() % 5 ? ' ' : '"');
  EXPECT_EQ(Count(ReadAndCheck(unbroken), NoticeCode::kLongDocument), 1);
}

TEST(LongStories, AreReadUpToALimitAndSaySo) {
  std::string bytes;
  for (int i = 0; i < 9001; ++i) bytes += i % 40 == 39 ? "The minister said no.\n\n" : "The minister said no. ";
  const Ledger ledger = ReadAndCheck(bytes);  // 45,005 words
  ASSERT_EQ(Count(ledger, NoticeCode::kLongDocument), 1);
  EXPECT_EQ(ledger.text, bytes.substr(0, ledger.text.size()));
  const auto notice = std::find_if(ledger.notices.begin(), ledger.notices.end(),
                                   [](const Notice& n) { return n.code == NoticeCode::kLongDocument; });
  const uint32_t cut = notice->span.begin;
  for (const Statement& s : ledger.statements) EXPECT_LE(s.content.back().end, cut);
  EXPECT_EQ(Count(ReadAndCheck(bytes.substr(0, bytes.size() / 2)), NoticeCode::kLongDocument), 0);
}

TEST(LongStories, BeyondTheByteLimitAreRefused) {
  const auto ledger = Small().Read(std::string((64 << 20) + 1, ' '));
  ASSERT_FALSE(ledger.ok());
  EXPECT_EQ(ledger.error().code, ErrorCode::kLimit);
}

TEST(Records, GiveTheLedgerOfTheirText) {
  const auto ledger = Small().ReadRecord(R"({"id":"7","text":"The minister said \"no\" to us.","title":"T"})", 100);
  ASSERT_TRUE(ledger.ok());
  EXPECT_EQ(FaultOf(*ledger), "");
  EXPECT_EQ(ledger->id, "7");
  EXPECT_EQ(ledger->text, "The minister said \"no\" to us.");
  const auto refused = Small().ReadRecord(R"({"id":"7"})");
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().code, ErrorCode::kFormat);
}

// Stories of many lengths, so that threads take turns at buffers of other stories.
std::vector<std::string> Stories() {
  std::mt19937 random(21);
  std::vector<std::string> stories = {""};
  for (const char* name : kExamples) stories.push_back(Example(name));
  for (int i = 0; i < 12; ++i) stories.push_back(samples::RandomCopy(random, 1 + static_cast<int>(random() % 1500)));
  return stories;
}

TEST(SameBytesOut, WhateverTheThreadsAndTheOrder) {
  const std::vector<std::string> stories = Stories();
  std::vector<std::string> alone;
  alone.reserve(stories.size());
  for (const std::string& story : stories) alone.push_back(ToJson(Small().Read(story).value()));
  for (size_t i = stories.size(); i-- > 0;) EXPECT_EQ(ToJson(Small().Read(stories[i]).value()), alone[i]) << i;

  constexpr size_t kThreads = 4;
  std::vector<std::vector<std::string>> together(kThreads, std::vector<std::string>(stories.size()));
  std::vector<std::thread> threads;
  threads.reserve(kThreads);
  for (size_t t = 0; t < kThreads; ++t) {
    threads.emplace_back([&, t] {
      for (size_t k = 0; k < stories.size(); ++k) {
        const size_t i = (t % 2 ? stories.size() - 1 - k : k + t) % stories.size();
        together[t][i] = ToJson(Small().Read(stories[i]).value());
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const auto& outputs : together) EXPECT_EQ(outputs, alone);

  const auto other = Engine::Open(samples::kSmallModelPath);
  ASSERT_TRUE(other.ok());
  EXPECT_EQ(ToJson(other->Read(stories[1]).value()), alone[1]);
}

TEST(SameBytesOut, InOrderFromManyWorkers) {
  const std::vector<std::string> stories = Stories();
  std::vector<std::string> alone;
  alone.reserve(stories.size());
  for (const std::string& story : stories) alone.push_back(ToJson(Small().Read(story).value()));
  struct Story {
    size_t number = 0;
    std::string out;
  };
  std::vector<std::string> together;
  size_t next = 0;
  InOrderSteps<Story> steps;
  steps.take = [&](Story* story) { return (story->number = next++) < stories.size(); };
  steps.work = [&](Story* story) { story->out = ToJson(Small().Read(stories[story->number]).value()); };
  steps.give = [&](Story* story) {
    together.push_back(std::move(story->out));
    return true;
  };
  RunInOrder({.workers = 4, .window = 2}, steps);
  EXPECT_EQ(together, alone);
}

TEST(WatchedEngine, TellsOfEachStepOnceInTheOrderOfTheFlow) {
  std::vector<size_t> told;
  const auto ledger = WatchedEngine::Read(Small(), Example("flood.txt"), {},
                                          [&](Step step) { told.push_back(static_cast<size_t>(step)); });
  ASSERT_TRUE(ledger.ok());
  EXPECT_EQ(ToJson(*ledger), ToJson(Small().Read(Example("flood.txt")).value()));
  std::vector<size_t> all(kStepNames.size());
  for (size_t i = 0; i < all.size(); ++i) all[i] = i;
  EXPECT_EQ(told, all);
}

TEST(Ledgers, SayWhatReadThem) { EXPECT_EQ(ReadAndCheck("The minister said no.").engine, Small().Description()); }

template <class T>
void ExpectSame(const T& a, const T& b, float T::* confidence) {
  EXPECT_NEAR(a.*confidence, b.*confidence, 1e-3f);
}

void ExpectSameActor(const Actor& a, const Actor& b) {
  EXPECT_EQ(a.name, b.name);
  EXPECT_EQ(a.kind, b.kind);
  EXPECT_EQ(a.member_of, b.member_of);
  ExpectSame(a, b, &Actor::confidence);
  ASSERT_EQ(a.mentions.size(), b.mentions.size());
  for (size_t m = 0; m < a.mentions.size(); ++m) {
    EXPECT_EQ(a.mentions[m].span, b.mentions[m].span);
    EXPECT_EQ(a.mentions[m].name, b.mentions[m].name);
    EXPECT_EQ(a.mentions[m].level, b.mentions[m].level);
    ExpectSame(a.mentions[m], b.mentions[m], &Mention::confidence);
  }
  ASSERT_EQ(a.offices.size(), b.offices.size());
  for (size_t o = 0; o < a.offices.size(); ++o) {
    EXPECT_EQ(a.offices[o].span, b.offices[o].span);
    EXPECT_EQ(a.offices[o].of, b.offices[o].of);
    EXPECT_EQ(a.offices[o].former, b.offices[o].former);
  }
}

void ExpectSameStatement(const Statement& a, const Statement& b) {
  EXPECT_EQ(a.speakers, b.speakers);
  EXPECT_EQ(a.source, b.source);
  EXPECT_EQ(a.cue, b.cue);
  EXPECT_EQ(a.content, b.content);
  EXPECT_EQ(a.mode, b.mode);
  EXPECT_EQ(a.act, b.act);
  EXPECT_EQ(a.to, b.to);
  EXPECT_EQ(a.via, b.via);
  EXPECT_EQ(a.venue, b.venue);
  EXPECT_EQ(a.denied, b.denied);
  EXPECT_EQ(a.within, b.within);
  ExpectSame(a, b, &Statement::confidence);
}

TEST(ReferenceKernels, GiveTheSameEntries) {
  const auto reference = Engine::Open(samples::kSmallModelPath, {.precision = Precision::kF32, .isa = Isa::kScalar});
  const auto vectors = Engine::Open(samples::kSmallModelPath, {.precision = Precision::kF32});
  ASSERT_TRUE(reference.ok() && vectors.ok());
  size_t actors = 0, statements = 0;
  for (const char* name : kExamples) {
    SCOPED_TRACE(name);
    const Ledger a = reference->Read(Example(name)).value(), b = vectors->Read(Example(name)).value();
    ASSERT_EQ(a.actors.size(), b.actors.size());
    ASSERT_EQ(a.statements.size(), b.statements.size());
    for (size_t i = 0; i < a.actors.size(); ++i) ExpectSameActor(a.actors[i], b.actors[i]);
    for (size_t i = 0; i < a.statements.size(); ++i) ExpectSameStatement(a.statements[i], b.statements[i]);
    actors += a.actors.size();
    statements += a.statements.size();
  }
  EXPECT_GT(actors, 50U);
  EXPECT_GT(statements, 40U);
}

TEST(Description, NamesModelPrecisionAndKernels) {
  EXPECT_TRUE(Small().Description().starts_with("dateline-en format 1, "));
  const auto reference = Engine::Open(samples::kSmallModelPath, {.isa = Isa::kScalar});
  EXPECT_TRUE(reference->Description().starts_with("dateline-en format 1, f32, scalar, dateline "));
}

// A folder of its own for damaged models.
class Damaged : public testing::Test {
 protected:
  Damaged() : folder_(std::filesystem::temp_directory_path() / ("dateline-engine-" + std::to_string(getpid()))) {
    std::filesystem::create_directories(folder_);
  }
  ~Damaged() override { std::filesystem::remove_all(folder_); }

  std::filesystem::path Path() const { return folder_ / "model.dlm"; }

  ErrorCode CodeOf(const std::string& bytes) const {
    std::ofstream(Path(), std::ios::binary) << bytes;
    return CodeOfFile(Path());
  }
  static ErrorCode CodeOfFile(const std::filesystem::path& path) {
    const auto engine = Engine::Open(path);
    EXPECT_FALSE(engine.ok());
    if (engine.ok()) return ErrorCode::kUsage;
    EXPECT_FALSE(engine.error().message.empty());
    return engine.error().code;
  }

  // The small model with one change: `change` gets the meta text and each tensor, and says whether to keep it.
  template <class Change>
  std::string Changed(Change change, std::string kind = "model") const {
    const ModelFile model = samples::SmallModel();
    TensorWriter writer(std::move(kind));
    std::string meta(model.meta());
    change(&meta, static_cast<TensorView*>(nullptr));
    for (TensorView tensor : model.tensors())  // NOLINT(performance-for-range-copy): some changes change it
      if (change(&meta, &tensor))
        writer.Add(tensor.name, tensor.type, tensor.shape, {tensor.bytes.begin(), tensor.bytes.end()});
    EXPECT_TRUE(writer.Write(Path(), meta).ok());
    std::ifstream in(Path(), std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

  std::filesystem::path folder_;
};

TEST_F(Damaged, FilesThatAreNotThereAreIoErrors) {
  EXPECT_EQ(CodeOfFile(folder_ / "nowhere.dlm"), ErrorCode::kIo);
  EXPECT_FALSE(Engine::Open(folder_).ok());
}

TEST_F(Damaged, FilesOfOtherKindsAreModelErrors) {
  EXPECT_EQ(CodeOf(""), ErrorCode::kModel);
  EXPECT_EQ(CodeOf("The minister said no.\n"), ErrorCode::kModel);
  EXPECT_EQ(CodeOf(std::string(5000, '\0')), ErrorCode::kModel);
  EXPECT_EQ(CodeOfFile(DATELINE_SOURCE_DIR "/tests/data/heads_small.dlm"), ErrorCode::kModel);
  EXPECT_EQ(CodeOfFile(DATELINE_SOURCE_DIR "/tests/data/encoder_small.dlm"), ErrorCode::kModel);
  const auto keep_all = [](std::string*, const TensorView*) { return true; };
  EXPECT_EQ(CodeOf(Changed(keep_all, "tensors")), ErrorCode::kModel);
  Changed(keep_all);
  EXPECT_TRUE(Engine::Open(Path()).ok());
}

TEST_F(Damaged, CutOrChangedFilesAreModelErrors) {
  const std::string whole = Changed([](std::string*, const TensorView*) { return true; });
  for (size_t size : {size_t{1}, size_t{39}, size_t{40}, size_t{500}, whole.size() / 2, whole.size() - 1})
    EXPECT_EQ(CodeOf(whole.substr(0, size)), ErrorCode::kModel) << size;
  EXPECT_EQ(CodeOf(whole + "x"), ErrorCode::kModel);
  std::mt19937 random(31);
  for (int i = 0; i < 40; ++i) {
    std::string changed = whole;
    changed[random() % (i % 2 ? whole.size() : 4000)] ^= static_cast<char>(1 + random() % 255);
    EXPECT_EQ(CodeOf(changed), ErrorCode::kModel);
  }
}

TEST_F(Damaged, AnotherFormatIsAModelError) {
  const std::string other = Changed([](std::string* meta, const TensorView*) {
    const size_t at = meta->find("\"format\":1");
    if (at != std::string::npos) meta->replace(at, 10, "\"format\":2");
    return true;
  });
  EXPECT_EQ(CodeOf(other), ErrorCode::kModel);
}

// Heads of training's auxiliary tasks, which the engine does not use.
bool IsUnread(const std::string& tensor) {
  constexpr std::array kAuxiliary = {"heads.relation", "heads.tone", "heads.fact"};
  return std::any_of(kAuxiliary.begin(), kAuxiliary.end(), [&](const char* name) { return tensor.starts_with(name); });
}

// A model without these has no heads of that kind, and reads the rest.
bool IsOptional(const std::string& tensor) {
  constexpr std::array kFirst = {"heads.trigger.weight", "heads.figure.weight", "heads.stance.weight",
                                 "heads.speech.weight"};
  return std::find(kFirst.begin(), kFirst.end(), tensor) != kFirst.end();
}

TEST_F(Damaged, AModelWithoutAKindOfHeadsReadsTheRest) {
  Changed([&](std::string*, const TensorView* t) { return t == nullptr || !IsOptional(t->name); });
  const auto engine = Engine::Open(Path());
  ASSERT_TRUE(engine.ok());
  const Ledger ledger = engine->Read(Example(kExamples[0])).value();
  EXPECT_TRUE(ledger.events.empty() && ledger.figures.empty() && ledger.positions.empty());
  EXPECT_FALSE(ledger.statements.empty());
}

TEST_F(Damaged, AnyTensorMissingIsAModelError) {
  const ModelFile model = samples::SmallModel();
  for (const TensorView& missing : model.tensors()) {
    if (IsUnread(missing.name) || IsOptional(missing.name)) continue;
    Changed([&](std::string*, const TensorView* t) { return t == nullptr || t->name != missing.name; });
    EXPECT_EQ(CodeOfFile(Path()), ErrorCode::kModel) << missing.name;
  }
}

TEST_F(Damaged, AnyTensorOfAnotherShapeIsAModelError) {
  const ModelFile model = samples::SmallModel();
  for (const TensorView& cut : model.tensors()) {
    if (IsUnread(cut.name)) continue;
    for (const bool all : {false, true}) {
      Changed([&](std::string*, TensorView* t) {
        if (t == nullptr || t->name != cut.name) return true;
        const uint64_t rows = t->shape[0];
        t->shape[0] = all ? 0 : rows - 1;
        t->bytes = t->bytes.first(t->bytes.size() / rows * t->shape[0]);
        return true;
      });
      const auto engine = Engine::Open(Path());
      if (cut.name == "vocabulary" && !all) continue;  // only its last line end is missing
      ASSERT_FALSE(engine.ok()) << cut.name << all;
      EXPECT_EQ(engine.error().code, ErrorCode::kModel) << cut.name;
    }
  }
}

TEST_F(Damaged, AnyTensorOfAnotherTypeIsAModelError) {
  const ModelFile model = samples::SmallModel();
  for (const TensorView& changed : model.tensors()) {
    if (IsUnread(changed.name)) continue;
    Changed([&](std::string*, TensorView* t) {
      if (t != nullptr && t->name == changed.name)
        t->type = t->type == TensorType::kU8 ? TensorType::kF16 : TensorType::kI16;
      if (t != nullptr && t->type == TensorType::kF16 && t->name == "vocabulary") {
        t->shape[0] /= 2;
        t->bytes = t->bytes.first(t->shape[0] * 2);
      }
      return true;
    });
    EXPECT_EQ(CodeOfFile(Path()), ErrorCode::kModel) << changed.name;
  }
}

TEST_F(Damaged, WeightsThatAreNoNumbersDoNotCrash) {
  std::vector<std::byte> nonsense;
  Changed([&](std::string*, TensorView* t) {
    if (t == nullptr || t->name != "encoder.word") return true;
    nonsense.assign(t->bytes.size(), std::byte{0x7E});  // not a number, as f16
    t->bytes = nonsense;
    return true;
  });
  const auto engine = Engine::Open(Path());
  if (!engine.ok()) return;
  EXPECT_TRUE(engine->Read(Example("flood.txt")).ok());
}

}  // namespace
}  // namespace dateline
