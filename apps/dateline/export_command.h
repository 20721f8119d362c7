// dateline export: a ledger file in the form of another tool.
#pragma once

#include <string>

namespace dateline {

struct ExportArguments {
  std::string ledger_file;
  std::string form;    // of kExportForms
  std::string output;  // a file; empty: standard output. For a form of several files a folder, which must be named
  std::string name;    // of the whole, where the form has a place for it
};

// The exit code: 0; 1 when the output failed or the file is damaged; 2 for arguments that make no sense or a file that
// cannot be used.
int ExportCommand(const ExportArguments& arguments);

}  // namespace dateline
