// Reading by read(2), and unpacking by zlib and libzstd, which no other file sees.
#include "unpack.h"

#include <poll.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <string_view>

#include "stop.h"

namespace dateline {
namespace {

constexpr size_t kBlock = 64 << 10;
constexpr std::string_view kGzipMagic = "\x1F\x8B\x08", kZstdMagic = "\x28\xB5\x2F\xFD";

Error IoError() { return {ErrorCode::kIo, std::strerror(errno)}; }
Error Damaged(const char* what) { return {ErrorCode::kFormat, std::string("damaged compressed data: ") + what}; }

bool MayBecome(const std::string& head, std::string_view magic) {
  return head.size() < magic.size() && magic.starts_with(head);
}

}  // namespace

class Unpacker::Stream {
 public:
  virtual ~Stream() = default;
  // Unpacks from the front of `in`, which it shortens, to the end of `out`, up to kBlock bytes. Errors: kFormat.
  virtual Result<bool> Run(std::string_view* in, std::string* out) = 0;
  virtual bool Whole() const = 0;  // whether the bytes so far may end here
};

class Unpacker::GzipStream : public Unpacker::Stream {
 public:
  GzipStream() { ready_ = inflateInit2(&z_, 15 + 16) == Z_OK; }
  ~GzipStream() override {
    if (ready_) inflateEnd(&z_);
  }
  GzipStream(const GzipStream&) = delete;
  GzipStream& operator=(const GzipStream&) = delete;

  Result<bool> Run(std::string_view* in, std::string* out) override {
    if (!ready_) return Error{ErrorCode::kIo, "no memory for unpacking"};
    if (whole_ && !in->empty()) {  // another member, or zeros that fill up a block
      in->remove_prefix(std::min(in->find_first_not_of('\0'), in->size()));
      if (in->empty()) return true;
      if (inflateReset(&z_) != Z_OK) return Damaged("no further member");
      whole_ = false;
    }
    out->resize(kBlock);
    z_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(in->data()));
    z_.avail_in = static_cast<uInt>(in->size());
    z_.next_out = reinterpret_cast<Bytef*>(out->data());
    z_.avail_out = static_cast<uInt>(out->size());
    const int state = inflate(&z_, Z_NO_FLUSH);
    in->remove_prefix(in->size() - z_.avail_in);
    out->resize(out->size() - z_.avail_out);
    whole_ = state == Z_STREAM_END;
    if (state == Z_OK || state == Z_STREAM_END || state == Z_BUF_ERROR) return true;
    return Damaged(z_.msg ? z_.msg : "no gzip");
  }
  bool Whole() const override { return whole_; }

 private:
  z_stream z_{};
  bool ready_ = false, whole_ = false;
};

class Unpacker::ZstdStream : public Unpacker::Stream {
 public:
  Result<bool> Run(std::string_view* in, std::string* out) override {
    if (!context_) return Error{ErrorCode::kIo, "no memory for unpacking"};
    out->resize(kBlock);
    ZSTD_inBuffer from{in->data(), in->size(), 0};
    ZSTD_outBuffer to{out->data(), out->size(), 0};
    const size_t state = ZSTD_decompressStream(context_.get(), &to, &from);
    in->remove_prefix(from.pos);
    out->resize(to.pos);
    if (ZSTD_isError(state)) return Damaged(ZSTD_getErrorName(state));
    if (from.pos > 0 || to.pos > 0) whole_ = state == 0;
    return true;
  }
  bool Whole() const override { return whole_; }

 private:
  struct Free {
    void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
  };
  std::unique_ptr<ZSTD_DCtx, Free> context_{ZSTD_createDCtx()};  // refuses windows beyond 128 MiB
  bool whole_ = false;
};

Unpacker::Unpacker(int file) : file_(file) {}
Unpacker::~Unpacker() = default;

bool Unpacker::packed() const { return stream_ != nullptr; }
uint64_t Unpacker::read() const { return read_; }

Result<bool> Unpacker::Read() {
  raw_at_ = 0;
  raw_.resize(kBlock);
  ssize_t got = 0;
  do {
    pollfd ready[] = {{file_, POLLIN, 0}, {StopFile(), POLLIN, 0}};
    got = ::poll(ready, 2, -1);
    if (got > 0 && ready[1].revents != 0) {
      raw_.clear();
      return Error{ErrorCode::kIo, "interrupted"};
    }
    if (got > 0) got = ::read(file_, raw_.data(), raw_.size());
  } while (got < 0 && (errno == EINTR || errno == EAGAIN));
  raw_.resize(static_cast<size_t>(std::max<ssize_t>(got, 0)));
  if (got < 0) return IoError();
  read_ += static_cast<uint64_t>(got);
  at_end_ = got == 0;
  return got > 0;
}

std::unique_ptr<Unpacker::Stream> Unpacker::StreamOf(const std::string& head) const {
  if (head.starts_with(kGzipMagic)) return std::make_unique<GzipStream>();
  if (head.starts_with(kZstdMagic)) return std::make_unique<ZstdStream>();
  return nullptr;
}

// Reads as far as it takes to tell what the bytes are.
Result<bool> Unpacker::Begin() {
  std::string head;
  do {
    const Result<bool> more = Read();
    if (!more.ok()) return more.error();
    head.append(raw_);
  } while (!at_end_ && (MayBecome(head, kGzipMagic) || MayBecome(head, kZstdMagic)));
  raw_ = std::move(head);
  begun_ = true;
  stream_ = StreamOf(raw_);
  return true;
}

Result<bool> Unpacker::Next(std::string* out) {
  if (!failure_) {
    Result<bool> more = TryNext(out);
    if (more.ok()) return more;
    failure_ = more.error();
  }
  out->clear();
  return *failure_;
}

Result<bool> Unpacker::TryNext(std::string* out) {
  out->clear();
  const bool first = !begun_;
  if (first) {
    const Result<bool> begun = Begin();
    if (!begun.ok()) return begun.error();
  }
  if (!stream_) {
    if (!first) {
      const Result<bool> more = Read();
      if (!more.ok()) return more.error();
    }
    std::swap(*out, raw_);
    return !out->empty();
  }
  for (;;) {
    if (raw_at_ == raw_.size() && !at_end_) {
      const Result<bool> more = Read();
      if (!more.ok()) return more.error();
    }
    std::string_view left = std::string_view(raw_).substr(raw_at_);
    const Result<bool> unpacked = stream_->Run(&left, out);
    raw_at_ = raw_.size() - left.size();
    if (!unpacked.ok()) return unpacked.error();
    if (!out->empty()) return true;
    if (at_end_ && left.empty()) break;
  }
  if (!stream_->Whole()) return Damaged("it breaks off");
  return false;
}

}  // namespace dateline
