// JSON Lines: each ledger in the exchange form, on a line of its own.
#include "dateline/write.h"
#include "exports/form.h"

namespace dateline {
namespace {

class Jsonl : public Form {
 public:
  void Add(const Ledger& ledger, const ExportStory&, Pieces* pieces) override {
    pieces->out().append(ToJson(ledger)).push_back('\n');
  }
};

}  // namespace

std::unique_ptr<Form> MakeJsonl() { return std::make_unique<Jsonl>(); }

}  // namespace dateline
