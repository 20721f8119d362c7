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

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

Error TooMuch() { return {ErrorCode::kLimit, "a record that unpacks to more than 1 GiB"}; }

Error Broken(const char* what, uint64_t at) {
  return {ErrorCode::kFormat, std::string(what) + " (byte " + std::to_string(at) + ")"};
}

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
      cutter_(other.cutter_),
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
    Keep({from, size}, line);
    at_ += size + (end != nullptr);
    offset_ += size + (end != nullptr);
    if (end) {
      ++lines_;
      return true;
    }
    if (unpacker_->packed() && offset_ - line->offset > kMostUnpacked) return TooMuch();
  }
}

void Input::Keep(std::string_view bytes, Line* line) const {
  if (line->text.size() + bytes.size() > kMostBytes) {
    line->too_long = true;
    std::string().swap(line->text);
  }
  if (!line->too_long) line->text.append(bytes);
}

Result<bool> Input::NextValue(Line* line) {
  line->text.clear();
  line->too_long = false;
  if (offset_ == 0 && Head().starts_with(kByteOrderMark)) offset_ = at_ = kByteOrderMark.size();
  line->offset = offset_;
  line->number = lines_ + 1;
  for (bool begun = false;;) {
    if (at_ == buffer_.size()) {
      const Result<bool> more = Fill();
      if (!more.ok()) return more.error();
      const char* fault = more.value() ? nullptr : cutter_.FaultAtEnd();
      if (fault) return Broken(fault, begun ? line->offset : offset_);
      if (!more.value()) return false;
    }
    const std::string_view bytes = std::string_view(buffer_).substr(at_);
    const JsonCutter::Cut cut = cutter_.Next(bytes);
    const std::string_view skipped = bytes.substr(0, cut.skipped), taken = bytes.substr(cut.skipped, cut.taken);
    offset_ += cut.skipped;
    lines_ += static_cast<uint64_t>(std::count(skipped.begin(), skipped.end(), '\n'));
    if (!begun) {
      line->offset = offset_;
      line->number = lines_ + 1;
      begun = !taken.empty();
    }
    if (cut.fault) return Broken(cut.fault, offset_);
    Keep(taken, line);
    offset_ += cut.taken;
    lines_ += static_cast<uint64_t>(std::count(taken.begin(), taken.end(), '\n'));
    at_ += cut.skipped + cut.taken;
    if (cut.whole) return true;
    if (unpacker_->packed() && offset_ - line->offset > kMostUnpacked) return TooMuch();
  }
}

std::string_view Input::Head() {
  if (at_ == buffer_.size()) {
    const Result<bool> more = Fill();
    if (!more.ok() || !more.value()) return {};
  }
  return std::string_view(buffer_).substr(at_);
}

Input::Look Input::LooksLike() {
  std::string_view head = Head();
  if (head.starts_with(kByteOrderMark)) head.remove_prefix(kByteOrderMark.size());
  const auto skip = [&head] { head.remove_prefix(std::min(head.find_first_not_of(" \t\r\n"), head.size())); };
  skip();
  const std::string_view first_line = head.substr(0, head.find('\n'));
  const bool goes_on = first_line.size() < head.size();
  const bool array = head.starts_with('[');
  if (!array && !head.starts_with('{')) return Look::kText;
  head.remove_prefix(1);
  skip();
  if (!head.starts_with(array ? '{' : '"')) return Look::kText;
  const size_t last = first_line.find_last_not_of(" \t\r");  // a whole object never ends in these
  return array || (goes_on && std::string_view(",:{[").find(first_line[last]) != std::string_view::npos) ? Look::kValues
                                                                                                         : Look::kLines;
}

bool Input::LooksLikeUtf16() {
  if (offset_ != 0) return false;
  const std::string_view head = Head();
  return head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF");
}

}  // namespace dateline
