// Stories: what the named files hold, one story or record after the other.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "dateline/result.h"
#include "input.h"
#include "read_command.h"

namespace dateline {

// One story on its way from a file to the output.
struct Story {
  enum class Kind : uint8_t { kText, kRecord, kFileEnd };  // kFileEnd: a file of records is through
  Kind kind = Kind::kText;
  size_t file = 0;               // of ReadArguments::files
  std::string bytes;             // as read; a record without byte-order mark
  uint64_t offset = 0;           // of a record in its file
  uint64_t line = 0;             // on which a record begins, from 1
  uint64_t record = 0;           // which one of its file, from 1; 0 where each has its line
  uint64_t read_to = 0;          // bytes of all files up to here, as they lie there
  std::optional<Error> failure;  // why there is no ledger
  std::string id;                // from here on what becomes of it
  std::string out;               // the ledger, or an error in its place, as it is written
  std::optional<uint32_t> cut;   // where its reading stopped, in bytes of its text
};

std::string ShownName(const std::string& path);  // for a message
std::string NamedId(const std::string& path);    // the id of the story in this file
bool EndsIn(const std::string& path, std::initializer_list<std::string_view> endings);  // but for .gz and .zst
// By what was asked for, else by name.
bool HoldsRecords(const std::string& path, InputFormat asked);

// Goes through the files in order. Not thread-safe.
class Stories {
 public:
  explicit Stories(const ReadArguments& arguments) : arguments_(arguments) {}

  // Fills the next story; false at the end, or when the program is asked to stop. What cannot be read is a story with
  // its failure, and the rest is read.
  bool Next(Story* story);

  // Bytes of all files; 0 where one has no size.
  static uint64_t SizeOf(const std::vector<std::string>& files);

 private:
  void OpenNext(Story* story);
  bool NextRecord(Story* story);
  Result<bool> NextPiece(Input::Line* line);

  const ReadArguments& arguments_;
  size_t next_file_ = 0;
  std::unique_ptr<Input> records_;  // the file of records that is being read
  bool in_lines_ = true;            // each record on a line
  uint64_t record_ = 0;             // that was read last, where they are not
  bool failed_ = false;             // to read on in it
  uint64_t read_before_ = 0;        // bytes of the files before
};

}  // namespace dateline
