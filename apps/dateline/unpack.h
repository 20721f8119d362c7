// Unpacker: the bytes of a file or pipe; gzip and Zstandard are unpacked where the first bytes say so.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "dateline/result.h"

namespace dateline {

class Unpacker {
 public:
  explicit Unpacker(int file);  // the file stays the caller's
  ~Unpacker();
  Unpacker(const Unpacker&) = delete;
  Unpacker& operator=(const Unpacker&) = delete;

  // Replaces `out` by the next bytes, 64 KiB at most; false at the end. Plain bytes are there as soon as they have
  // come. Errors, which stay: kIo, kFormat for damaged data; kIo "interrupted" when the program is asked to stop.
  Result<bool> Next(std::string* out);

  bool packed() const;
  uint64_t read() const;  // bytes of the file so far, as it lies there

 private:
  class Stream;
  class GzipStream;
  class ZstdStream;
  Result<bool> TryNext(std::string* out);
  Result<bool> Read();  // more of the file into the spent raw_; false at its end
  Result<bool> Begin();
  std::unique_ptr<Stream> StreamOf(const std::string& head) const;

  int file_;
  bool begun_ = false;
  bool at_end_ = false;  // of the file
  uint64_t read_ = 0;
  std::string raw_;
  size_t raw_at_ = 0;
  std::optional<Error> failure_;
  std::unique_ptr<Stream> stream_;  // null while the bytes are plain
};

}  // namespace dateline
