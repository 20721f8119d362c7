// dateline add and merge-ledgers: stories, ledgers or other ledger files into a ledger file.
#pragma once

#include <string>
#include <vector>

#include "read_command.h"

namespace dateline {

struct AddArguments {
  std::string ledger_file;
  ReadArguments read;    // files, format, model, workers and what is known of the stories
  bool ledgers = false;  // the files hold ledgers in exchange form
  bool reread = false;   // stories that are there are read again and replaced
};

// The exit code: 0; 1 when a story could not be read or added; 2 for arguments that make no sense, a model or a ledger
// file that cannot be used.
int AddCommand(const AddArguments& arguments);

// Brings a ledger file of an older schema to this program's.
int MigrateCommand(const std::string& ledger_file);

struct MergeArguments {
  std::string ledger_file;
  std::vector<std::string> others;
};
int MergeCommand(const MergeArguments& arguments);

}  // namespace dateline
