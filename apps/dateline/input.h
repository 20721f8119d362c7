// Input: a file or standard input, read whole or line by line in bounded memory; gzip and Zstandard are unpacked.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "dateline/result.h"
#include "unpack.h"

namespace dateline {

inline constexpr size_t kMostBytes = size_t{64} << 20;  // of a story or a line

class Input {
 public:
  static Result<Input> Open(const std::string& path);  // "-" is standard input
  Input(Input&& other) noexcept;
  Input& operator=(Input&&) = delete;
  ~Input();

  // Errors: kIo, kFormat, kLimit.
  Result<std::string> ReadAll();

  struct Line {
    std::string text;     // without its end; empty when too long
    uint64_t offset = 0;  // of its first byte, in the unpacked bytes
    uint64_t number = 0;  // from 1
    bool too_long = false;
  };
  // Fills `line` with the next one, without waiting for more than it needs; false at the end. Errors: kIo, kFormat,
  // kLimit when a compressed line goes on for more than 1 GiB: nobody wrote that.
  Result<bool> NextLine(Line* line);

  // Whether the first characters are those of a JSON object. Reads ahead, loses nothing.
  bool LooksLikeRecords();

  uint64_t read() const { return unpacker_->read(); }  // bytes of the file so far, as it lies there

 private:
  explicit Input(int file) : file_(file), unpacker_(std::make_unique<Unpacker>(file)) {}
  Result<bool> Fill();  // more bytes into the spent buffer; false at the end

  int file_ = -1;
  std::unique_ptr<Unpacker> unpacker_;
  std::string buffer_;
  size_t at_ = 0;
  uint64_t offset_ = 0;  // of buffer_[at_]
  uint64_t lines_ = 0;
};

}  // namespace dateline
