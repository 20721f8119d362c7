// Result<T>: a value or an error with its code and a sentence that says what went wrong and where.
#pragma once

#include <cassert>
#include <string>
#include <utility>
#include <variant>

namespace dateline {

// Codes are append-only; docs/errors.md describes each.
enum class ErrorCode {
  kIo = 1,      // a file cannot be opened, read or written
  kFormat = 2,  // bytes are not of the format that was promised
  kModel = 3,   // a model file is damaged, of another version, or lacks a tensor
  kUsage = 4,   // an argument or option makes no sense
  kLimit = 5,   // an input is larger than the documented limit
};

struct Error {
  ErrorCode code = ErrorCode::kIo;
  std::string message;
};

// Never throws. REQUIRES of value(): ok(). REQUIRES of error(): !ok().
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : value_(std::move(value)) {}      // NOLINT(google-explicit-constructor): returned by value
  Result(Error error) : value_(std::move(error)) {}  // NOLINT(google-explicit-constructor)
  bool ok() const { return value_.index() == 0; }
  explicit operator bool() const { return ok(); }
  T& value() & {
    assert(ok());
    return *std::get_if<0>(&value_);
  }
  const T& value() const& {
    assert(ok());
    return *std::get_if<0>(&value_);
  }
  T value() && {  // by value, so that nothing dangles when the result was a temporary
    assert(ok());
    return std::move(*std::get_if<0>(&value_));
  }
  const Error& error() const {
    assert(!ok());
    return *std::get_if<1>(&value_);
  }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T operator*() && { return std::move(*this).value(); }

 private:
  std::variant<T, Error> value_;
};

}  // namespace dateline
