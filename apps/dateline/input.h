// Input: a file or standard input, read whole or line by line in bounded memory; gzip and Zstandard are unpacked.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "dateline/result.h"
#include "json_cutter.h"
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
    std::string text;     // without the line's end; empty when too long
    uint64_t offset = 0;  // of its first byte, in the unpacked bytes
    uint64_t number = 0;  // from 1
    bool too_long = false;
  };
  // Fills `line` with the next one, without waiting for more than it needs; false at the end. Errors: kIo, kFormat,
  // kLimit when a compressed line goes on for more than 1 GiB: nobody wrote that.
  Result<bool> NextLine(Line* line);

  // Fills `line` with the next JSON value: an element of the array that the bytes are, else an object; false at the
  // end. Offset and number are those of its first byte. Errors: as NextLine; kFormat with the byte where the brackets
  // or commas are wrong.
  Result<bool> NextValue(Line* line);

  // What the first bytes look like. kLines: JSON objects, each on a line of its own. kValues: an array of objects, or
  // objects over several lines. Reads ahead, loses nothing.
  enum class Look { kText, kLines, kValues };
  Look LooksLike();
  bool LooksLikeUtf16();  // by a byte-order mark; false once something was read

  uint64_t read() const { return unpacker_->read(); }  // bytes of the file so far, as it lies there

 private:
  explicit Input(int file) : file_(file), unpacker_(std::make_unique<Unpacker>(file)) {}
  Result<bool> Fill();      // more bytes into the spent buffer; false at the end
  std::string_view Head();  // the first bytes that are not yet used
  void Keep(std::string_view bytes, Line* line) const;

  int file_ = -1;
  std::unique_ptr<Unpacker> unpacker_;
  JsonCutter cutter_;
  std::string buffer_;
  size_t at_ = 0;
  uint64_t offset_ = 0;  // of buffer_[at_]
  uint64_t lines_ = 0;
};

}  // namespace dateline
