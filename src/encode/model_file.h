// ModelFile: named tensors and a JSON header in one file, mapped read-only. Model files and training tensors share it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "dateline/result.h"

namespace dateline {

// Layout, little-endian:
//   bytes 0..7    "DATELINE"
//   bytes 8..11   container version, 1
//   bytes 12..15  zero
//   bytes 16..23  header length H in bytes; 40 + H is a multiple of 64 (spaces fill the header up)
//   bytes 24..31  file length in bytes
//   bytes 32..39  XXH64 (seed 0) of bytes 40..file length
//   bytes 40..    header, a JSON object:
//                 {"kind": "model"|"tensors", "meta": {...}, "tensors": [{"name", "type", "shape", "offset"}]}
//   then          tensor data; each offset is from the file's start and a multiple of 64; no two tensors overlap
// type: f32, f16, i32, i16, u8. An empty tensor (a zero in shape) has no bytes.
enum class TensorType : uint8_t { kF32, kF16, kI32, kI16, kU8 };

struct TensorView {
  std::string name;
  TensorType type = TensorType::kF32;
  std::vector<uint64_t> shape;
  std::span<const std::byte> bytes;  // lives as long as the file

  uint64_t elements() const;
};

// Immutable; views stay valid as long as the object lives. Moving keeps them valid.
class ModelFile {
 public:
  // Maps and checks the whole file (bounds, types, alignment, checksum): any bytes give a ModelFile or an error, never
  // a crash.
  static Result<ModelFile> Open(const std::filesystem::path& path);
  // The same over bytes that the caller keeps alive (for tests and fuzzing). REQUIRES: 64-byte aligned.
  static Result<ModelFile> Parse(std::span<const std::byte> bytes);

  std::string_view kind() const;
  // "meta" as JSON text; see MetaString and MetaStrings for single values.
  std::string_view meta() const;
  // A string, number or bool of meta as text, by a dotted path ("encoder.layers"); empty when missing.
  std::string MetaString(std::string_view path) const;
  // A list of strings of meta ("labels.act"); empty when missing.
  std::vector<std::string> MetaStrings(std::string_view path) const;
  // nullptr when there is none of that name.
  const TensorView* Find(std::string_view name) const;
  const std::vector<TensorView>& tensors() const;

  ModelFile(ModelFile&&) noexcept;
  ModelFile& operator=(ModelFile&&) noexcept;
  ~ModelFile();

 private:
  struct State;
  explicit ModelFile(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

// Writes such a file, atomically (a temporary name, then a rename). Names must differ.
class TensorWriter {
 public:
  explicit TensorWriter(std::string kind) : kind_(std::move(kind)) {}
  void Add(std::string name, TensorType type, std::vector<uint64_t> shape, std::vector<std::byte> bytes);
  template <class T>
  void Add(std::string name, const std::vector<T>& values, std::vector<uint64_t> shape = {});
  // `meta`: JSON text of an object.
  Result<uint64_t> Write(const std::filesystem::path& path, std::string_view meta) const;  // bytes written; kIo

 private:
  struct Entry {
    std::string name;
    TensorType type;
    std::vector<uint64_t> shape;
    std::vector<std::byte> bytes;
  };
  std::string kind_;
  std::vector<Entry> entries_;
};

template <class T>
constexpr TensorType TensorTypeOf() {
  if constexpr (std::is_same_v<T, float>)
    return TensorType::kF32;
  else if constexpr (std::is_same_v<T, int32_t>)
    return TensorType::kI32;
  else if constexpr (std::is_same_v<T, int16_t>)
    return TensorType::kI16;
  else {
    static_assert(std::is_same_v<T, uint8_t>);
    return TensorType::kU8;
  }
}

template <class T>
void TensorWriter::Add(std::string name, const std::vector<T>& values, std::vector<uint64_t> shape) {
  if (shape.empty()) shape = {values.size()};
  auto raw = std::as_bytes(std::span(values));
  Add(std::move(name), TensorTypeOf<T>(), std::move(shape), std::vector<std::byte>(raw.begin(), raw.end()));
}

}  // namespace dateline
