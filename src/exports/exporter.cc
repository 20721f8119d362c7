// Exporter: finds the writer of a form, and brings it the stories.
#include <utility>

#include "exports/form.h"

namespace dateline {
namespace {

std::unique_ptr<Form> FormOf(std::string_view form, ExportOptions options) {
  if (form == "jsonl") return MakeJsonl();
  if (form == "csv") return MakeCsv();
  if (form == "polecat") return MakePolecat();
  if (form == "gdelt") return MakeGdelt();
  if (form == "geojson") return MakeGeojson();
  if (form == "ics") return MakeIcs();
  if (form == "webanno") return MakeWebanno(options.name);
  if (form == "ftm") return MakeFtm();
  if (form == "brat") return MakeBrat();
  if (form == "memory") return MakeMemory(options.name, std::move(options.links));
  return nullptr;
}

}  // namespace

struct Exporter::State {
  std::unique_ptr<Form> form;
  Pieces pieces;
  bool begun = false;

  void Begin() {
    if (!std::exchange(begun, true)) form->Begin(&pieces);
  }
};

Result<Exporter> Exporter::Make(std::string_view form, ExportSink sink, ExportOptions options) {
  std::unique_ptr<Form> made = FormOf(form, std::move(options));
  if (made) return Exporter(std::make_unique<State>(State{std::move(made), Pieces(std::move(sink))}));
  std::string message = "no form of export is called '" + std::string(form) + "'; there are";
  for (const std::string_view known : kExportForms) message.append(" ").append(known);
  return Error{ErrorCode::kUsage, message};
}

bool Exporter::Add(const Ledger& ledger, const ExportStory& story) {
  state_->Begin();
  if (state_->pieces.going()) state_->form->Add(ledger, story, &state_->pieces);
  state_->pieces.Flush();
  return state_->pieces.going();
}

bool Exporter::Finish() {
  state_->Begin();
  if (state_->pieces.going()) state_->form->End(&state_->pieces);
  state_->pieces.HandOn();
  return state_->pieces.going();
}

Exporter::Exporter(std::unique_ptr<State> state) : state_(std::move(state)) {}
Exporter::Exporter(Exporter&&) noexcept = default;
Exporter& Exporter::operator=(Exporter&&) noexcept = default;
Exporter::~Exporter() = default;

}  // namespace dateline
