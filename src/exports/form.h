// Form: what every writer of an export is to the Exporter, and where it puts its bytes.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "dateline/exports.h"

namespace dateline {

// Hands bytes on to the sink in large pieces.
class Pieces {
 public:
  explicit Pieces(ExportSink sink) : sink_(std::move(sink)) {}

  // To write at the end of; Flush() when an entry is done keeps it small.
  std::string& out() { return out_; }
  // Hands on what there is once it is large.
  void Flush() {
    if (out_.size() >= kPiece) HandOn();
  }
  // What follows goes into that file.
  void File(std::string_view name) {
    HandOn();
    file_ = name;
  }
  void HandOn() {
    if (going_ && !out_.empty()) going_ = sink_(file_, out_);
    out_.clear();
  }
  bool going() const { return going_; }  // false once the sink has ended the export

 private:
  static constexpr size_t kPiece = size_t{1} << 16;
  ExportSink sink_;
  std::string file_, out_;
  bool going_ = true;
};

class Form {
 public:
  virtual ~Form() = default;
  virtual void Begin(Pieces*) {}
  virtual void Add(const Ledger& ledger, const ExportStory& story, Pieces* pieces) = 0;
  virtual void End(Pieces*) {}
};

std::unique_ptr<Form> MakeJsonl();
std::unique_ptr<Form> MakeCsv();
std::unique_ptr<Form> MakePolecat();
std::unique_ptr<Form> MakeGdelt();
std::unique_ptr<Form> MakeGeojson();
std::unique_ptr<Form> MakeIcs();
std::unique_ptr<Form> MakeWebanno(const std::string& name);
std::unique_ptr<Form> MakeFtm();
std::unique_ptr<Form> MakeBrat();
std::unique_ptr<Form> MakeMemory(const std::string& name, MemoryLinks links);

}  // namespace dateline
