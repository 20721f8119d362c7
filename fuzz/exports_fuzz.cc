// Fuzzes exports: a ledger in exchange form is written in every form, as it is and once more with references and spans
// that lead nowhere. Whatever it holds, the bytes are those of the same call again, and a sink that ends is heeded.
#include <cstdint>
#include <string>
#include <string_view>

#include "dateline/exports.h"
#include "dateline/parse.h"

namespace {

using dateline::Ledger;
using dateline::Span;

// Moves what points at something, by little or far, as the seed says.
class Breaker {
 public:
  explicit Breaker(uint64_t seed) : state_(seed) {}

  void Break(Ledger* ledger) {
    for (auto& s : ledger->statements) {
      Move({&s.source, &s.cue, &s.venue});
      for (Span& piece : s.content) Move({&piece});
      for (auto* list : {&s.speakers, &s.to, &s.via}) MoveAll(list);
      Move(&s.within);
    }
    for (auto& e : ledger->events) {
      Move({&e.trigger, &e.evidence});
      for (auto* list : {&e.actors, &e.recipients, &e.places}) MoveAll(list);
      Move(&e.within);
      Move(&e.same_as);
    }
    for (auto& f : ledger->figures) {
      Move({&f.span, &f.period});
      for (auto* list : {&f.places, &f.sources}) MoveAll(list);
      for (int* at : {&f.of_event, &f.within, &f.rival}) Move(at);
    }
    for (auto& p : ledger->positions) {
      Move({&p.issue, &p.condition});
      for (auto* list : {&p.actors, &p.statements, &p.events}) MoveAll(list);
    }
    for (auto& s : ledger->shifts) {
      for (Span& piece : s.basis) Move({&piece});
      MoveAll(&s.actors);
      for (int* at : {&s.from, &s.to}) Move(at);
    }
    for (auto& actor : ledger->actors) {
      for (auto& mention : actor.mentions) Move({&mention.span, &mention.name});
      for (auto& office : actor.offices) Move(&office.of);
      MoveAll(&actor.member_of);
    }
  }

 private:
  uint32_t Next() {
    state_ = state_ * 6364136223846793005u + 1442695040888963407u;
    return static_cast<uint32_t>(state_ >> 33);
  }
  void Move(int* at) {
    constexpr int kFar[] = {-1, -7, 0, 1, 2, 1000, INT32_MAX, INT32_MIN};
    if (Next() % 2 == 0) *at = kFar[Next() % 8];
  }
  void MoveAll(std::vector<int>* list) {
    for (int& at : *list) Move(&at);
  }
  void Move(std::initializer_list<Span*> spans) {
    for (Span* span : spans) {
      if (Next() % 2 == 0) span->begin += Next() % 5;
      if (Next() % 4 == 0) span->end = UINT32_MAX - Next() % 3;
      if (Next() % 4 == 0) span->end = span->begin - Next() % 3;
    }
  }

  uint64_t state_;
};

std::string Exported(std::string_view form, const Ledger& ledger, const dateline::ExportStory& story, size_t pieces) {
  std::string all;
  const auto sink = [&](std::string_view file, std::string_view bytes) {
    all.append(file).append(bytes);
    return pieces-- > 0;
  };
  auto exporter = dateline::Exporter::Make(form, sink, {.name = "fuzz"});
  if (!exporter.ok()) __builtin_trap();
  exporter->Add(ledger, story);
  exporter->Add(ledger);
  exporter->Finish();
  return all;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  auto ledger = dateline::LedgerFromJson({reinterpret_cast<const char*>(data), size});
  if (!ledger.ok()) return 0;
  dateline::ExportStory story{.id = "s0123456789abcdef",
                              .copy_of = {},
                              .articles = 3,
                              .outlets = 2,
                              .actors = {},
                              .rejected = {"Q1", "E2", "X", ""}};
  for (const auto& actor : ledger->actors)
    story.actors.push_back({"w" + actor.name, actor.name, dateline::Coordinates{12.5, -70}});
  for (int turn = 0; turn < 2; ++turn) {
    for (const std::string_view form : dateline::kExportForms) {
      const std::string first = Exported(form, *ledger, story, SIZE_MAX);
      if (first != Exported(form, *ledger, story, SIZE_MAX)) __builtin_trap();
      Exported(form, *ledger, story, 0);
    }
    Breaker(size).Break(&*ledger);
    story.actors.resize(story.actors.size() / 2);
  }
  return 0;
}
