// Exports ledgers in exchange form, for exports_test.py: export_ledgers FORM [FOLDER] <LEDGERS.jsonl. A form that is
// one file goes to standard output, one of several into the folder.
#include <fstream>
#include <iostream>
#include <string>

#include "dateline/exports.h"
#include "dateline/parse.h"

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  const std::string folder = argc > 2 ? argv[2] : ".";
  const auto sink = [&folder](std::string_view file, std::string_view bytes) {
    if (file.empty()) return static_cast<bool>(std::cout << bytes);
    return static_cast<bool>(std::ofstream(folder + "/" + std::string(file), std::ios::app | std::ios::binary)
                             << bytes);
  };
  dateline::Result<dateline::Exporter> exporter = dateline::Exporter::Make(argv[1], sink);
  if (!exporter) {
    std::cerr << exporter.error().message << "\n";
    return 2;
  }
  for (std::string line; std::getline(std::cin, line);) {
    const dateline::Result<dateline::Ledger> ledger = dateline::LedgerFromJson(line);
    if (!ledger) {
      std::cerr << ledger.error().message << "\n";
      return 1;
    }
    exporter->Add(*ledger);
  }
  return exporter->Finish() ? 0 : 1;
}
