// Stories and lines out of blocks of bytes, so that a line is there as soon as its end has come.
#include "input.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

namespace dateline {
namespace {

constexpr uint64_t kMostUnpacked = uint64_t{1} << 30;  // of one line that is too long

}  // namespace

Result<Input> Input::Open(const std::string& path) {
  if (path == "-") return Input(STDIN_FILENO);
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return Error{ErrorCode::kIo, std::strerror(errno)};
  return Input(file);
}

Input::Input(Input&& other) noexcept
    : file_(std::exchange(other.file_, -1)),
      unpacker_(std::move(other.unpacker_)),
      buffer_(std::move(other.buffer_)),
      at_(other.at_),
      offset_(other.offset_),
      lines_(other.lines_) {}

Input::~Input() {
  if (file_ > STDIN_FILENO) ::close(file_);
}

Result<bool> Input::Fill() {
  at_ = 0;
  return unpacker_->Next(&buffer_);
}

Result<std::string> Input::ReadAll() {
  std::string all = buffer_.substr(at_);
  while (all.size() <= kMostBytes) {
    const Result<bool> more = Fill();
    if (!more.ok()) return more.error();
    if (!more.value()) return all;
    all.append(buffer_);
  }
  return Error{ErrorCode::kLimit, "longer than 64 MiB"};
}

Result<bool> Input::NextLine(Line* line) {
  *line = {.text = std::move(line->text), .offset = offset_, .number = lines_ + 1};
  line->text.clear();
  for (bool begun = false;; begun = true) {
    if (at_ == buffer_.size()) {
      const Result<bool> more = Fill();
      if (!more.ok()) return more.error();
      if (!more.value()) {
        lines_ += begun;
        return begun;
      }
    }
    const char* from = buffer_.data() + at_;
    const size_t left = buffer_.size() - at_;
    const void* end = std::memchr(from, '\n', left);
    const size_t size = end ? static_cast<size_t>(static_cast<const char*>(end) - from) : left;
    if (line->text.size() + size > kMostBytes) {
      line->too_long = true;
      std::string().swap(line->text);
    }
    if (!line->too_long) line->text.append(from, size);
    at_ += size + (end != nullptr);
    offset_ += size + (end != nullptr);
    if (end) {
      ++lines_;
      return true;
    }
    if (unpacker_->packed() && offset_ - line->offset > kMostUnpacked)
      return Error{ErrorCode::kLimit, "a line that unpacks to more than 1 GiB"};
  }
}

bool Input::LooksLikeRecords() {
  if (at_ == buffer_.size()) {
    const Result<bool> more = Fill();
    if (!more.ok() || !more.value()) return false;
  }
  std::string_view head = std::string_view(buffer_).substr(at_);
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  const auto skip = [&head] { head.remove_prefix(std::min(head.find_first_not_of(" \t\r\n"), head.size())); };
  skip();
  if (!head.starts_with('{')) return false;
  head.remove_prefix(1);
  skip();
  return head.starts_with('"');
}

}  // namespace dateline
