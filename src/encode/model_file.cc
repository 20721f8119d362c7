// ModelFile and TensorWriter: the container of named tensors, read with every bound checked and written atomically.
#include "encode/model_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>
#include <system_error>
#include <utility>

namespace dateline {
namespace {

static_assert(std::endian::native == std::endian::little, "the container is read in place");

using Json = nlohmann::json;

constexpr std::array<char, 8> kMagic = {'D', 'A', 'T', 'E', 'L', 'I', 'N', 'E'};
constexpr uint32_t kVersion = 1;
constexpr uint64_t kFixed = 40;  // bytes before the JSON header
constexpr uint64_t kAlign = 64;
constexpr uint64_t kMaxHeader = uint64_t{8} << 20;
constexpr size_t kMaxTensors = 4096;
constexpr size_t kMaxName = 256;
constexpr size_t kMaxRank = 4;
constexpr int kMaxDepth = 32;

struct TypeName {
  std::string_view name;
  uint64_t size;
};
constexpr std::array<TypeName, 5> kTypes = {{{"f32", 4}, {"f16", 2}, {"i32", 4}, {"i16", 2}, {"u8", 1}}};

constexpr uint64_t SizeOf(TensorType type) { return kTypes[static_cast<size_t>(type)].size; }

constexpr uint64_t AlignUp(uint64_t n) { return (n + kAlign - 1) / kAlign * kAlign; }

bool KnownKind(std::string_view kind) { return kind == "model" || kind == "tensors"; }

// Product of the sizes and the element size; nothing when it passes 64 bits.
std::optional<uint64_t> ByteCount(TensorType type, const std::vector<uint64_t>& shape) {
  if (std::find(shape.begin(), shape.end(), 0) != shape.end()) return 0;
  uint64_t n = SizeOf(type);
  for (uint64_t d : shape) {
    if (__builtin_mul_overflow(n, d, &n)) return std::nullopt;
  }
  return n;
}

// Depth of the nesting, so that no recursion over the parsed value can run out of stack.
bool TooDeep(std::string_view json) {
  int depth = 0;
  bool in_string = false;
  for (size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (in_string) {
      if (c == '\\') ++i;
      if (c == '"') in_string = false;
      continue;
    }
    if (c == '"') in_string = true;
    if (c == '{' || c == '[') ++depth;
    if (c == '}' || c == ']') --depth;
    if (depth > kMaxDepth) return true;
  }
  return false;
}

template <class T>
T ReadAt(std::span<const std::byte> bytes, size_t at) {
  T value;
  std::memcpy(&value, bytes.data() + at, sizeof value);
  return value;
}

Error Damaged(std::string what) { return {ErrorCode::kModel, "model file: " + std::move(what)}; }

const Json* Member(const Json& object, const char* key) {
  if (!object.is_object()) return nullptr;
  const auto it = object.find(key);
  return it == object.end() ? nullptr : &*it;
}

std::string Dump(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

// `data` is where tensor data may begin.
Result<TensorView> ReadTensor(const Json& entry, std::span<const std::byte> bytes, uint64_t data) {
  const Json *name = Member(entry, "name"), *type = Member(entry, "type"), *shape = Member(entry, "shape"),
             *offset = Member(entry, "offset");
  if (!name || !name->is_string() || !type || !type->is_string() || !shape || !shape->is_array() || !offset ||
      !offset->is_number_unsigned()) {
    return Damaged("a tensor lacks name, type, shape or offset");
  }
  TensorView view;
  view.name = *name->get_ptr<const std::string*>();
  if (view.name.empty() || view.name.size() > kMaxName) return Damaged("a tensor's name is empty or too long");
  const std::string& type_name = *type->get_ptr<const std::string*>();
  const auto known = std::find_if(kTypes.begin(), kTypes.end(), [&](const TypeName& t) { return t.name == type_name; });
  if (known == kTypes.end()) return Damaged("tensor '" + view.name + "' has an unknown type");
  view.type = static_cast<TensorType>(known - kTypes.begin());
  if (shape->size() > kMaxRank) return Damaged("tensor '" + view.name + "' has too many dimensions");
  for (const Json& d : *shape) {
    if (!d.is_number_unsigned()) return Damaged("tensor '" + view.name + "' has a bad shape");
    view.shape.push_back(d.get<uint64_t>());
  }
  const std::optional<uint64_t> size = ByteCount(view.type, view.shape);
  if (!size) return Damaged("tensor '" + view.name + "' is too large");
  if (*size == 0) return view;
  const uint64_t at = offset->get<uint64_t>();
  if (at % kAlign != 0) return Damaged("tensor '" + view.name + "' is not aligned");
  if (at < data || at > bytes.size() || *size > bytes.size() - at) {
    return Damaged("tensor '" + view.name + "' lies outside the file's data");
  }
  view.bytes = bytes.subspan(at, *size);
  return view;
}

// Overlapping tensors could ask for far more memory than the file has bytes.
bool Overlap(const std::vector<TensorView>& tensors) {
  std::vector<std::span<const std::byte>> ranges;
  for (const TensorView& t : tensors) {
    if (!t.bytes.empty()) ranges.push_back(t.bytes);
  }
  std::sort(ranges.begin(), ranges.end(), [](auto a, auto b) { return a.data() < b.data(); });
  for (size_t i = 1; i < ranges.size(); ++i) {
    if (ranges[i - 1].data() + ranges[i - 1].size() > ranges[i].data()) return true;
  }
  return false;
}

// Checks the fixed part and the checksum; the JSON header's length.
Result<uint64_t> CheckFixed(std::span<const std::byte> bytes) {
  if (bytes.size() < kFixed || std::memcmp(bytes.data(), kMagic.data(), kMagic.size()) != 0) {
    return Damaged("not a Dateline model file");
  }
  const auto version = ReadAt<uint32_t>(bytes, 8);
  if (version != kVersion || ReadAt<uint32_t>(bytes, 12) != 0) {
    return Damaged("container version " + std::to_string(version) + " is not known");
  }
  const auto header = ReadAt<uint64_t>(bytes, 16);
  if (ReadAt<uint64_t>(bytes, 24) != bytes.size()) return Damaged("the file is cut short or has bytes added");
  if (header > kMaxHeader || header > bytes.size() - kFixed) return Damaged("the header is too long");
  if ((kFixed + header) % kAlign != 0) return Damaged("the header's length is odd");
  if (XXH64(bytes.data() + kFixed, bytes.size() - kFixed, 0) != ReadAt<uint64_t>(bytes, 32)) {
    return Damaged("the checksum differs");
  }
  return header;
}

constexpr std::array<char, kAlign> kZeros{};

uint64_t PaddingAfter(const TensorView& tensor) { return AlignUp(tensor.bytes.size()) - tensor.bytes.size(); }

// The JSON header for tensors laid out in order, filled up with spaces.
Result<std::string> HeaderOf(const std::string& kind, std::string_view meta, const std::vector<TensorView>& tensors) {
  const auto refuse = [](std::string what) { return Error{ErrorCode::kUsage, std::move(what)}; };
  if (!KnownKind(kind)) return refuse("'" + kind + "' is no kind of file");
  Json meta_json = Json::parse(meta, nullptr, false);
  if (TooDeep(meta) || !meta_json.is_object()) return refuse("meta is not a JSON object");
  if (tensors.size() > kMaxTensors) return refuse("too many tensors");
  Json list = Json::array();
  std::vector<std::string_view> names;
  for (const TensorView& t : tensors) {
    if (t.name.empty() || t.name.size() > kMaxName || t.shape.size() > kMaxRank ||
        ByteCount(t.type, t.shape) != t.bytes.size()) {
      return refuse("tensor '" + t.name + "' has a bad name, shape or size");
    }
    names.push_back(t.name);
    list.push_back({{"name", t.name},
                    {"type", std::string(kTypes[static_cast<size_t>(t.type)].name)},
                    {"shape", t.shape},
                    {"offset", uint64_t{1} << 50}});  // as long as any offset can become
  }
  std::sort(names.begin(), names.end());
  if (std::adjacent_find(names.begin(), names.end()) != names.end()) return refuse("two tensors have one name");

  Json root = {{"kind", kind}, {"meta", std::move(meta_json)}, {"tensors", std::move(list)}};
  const uint64_t data = AlignUp(kFixed + Dump(root).size());
  if (data - kFixed > kMaxHeader) return refuse("the header is too long");
  uint64_t offset = data;
  for (size_t i = 0; i < tensors.size(); ++i) {
    root["tensors"][i]["offset"] = offset;
    offset += AlignUp(tensors[i].bytes.size());
  }
  std::string header = Dump(root);
  header.resize(data - kFixed, ' ');
  return header;
}

// What stands between the magic and the header: version, lengths and checksum.
std::array<uint64_t, 4> NumbersOf(const std::string& header, const std::vector<TensorView>& tensors) {
  const std::unique_ptr<XXH64_state_t, XXH_errorcode (*)(XXH64_state_t*)> hash(XXH64_createState(), XXH64_freeState);
  XXH64_reset(hash.get(), 0);
  XXH64_update(hash.get(), header.data(), header.size());
  uint64_t length = kFixed + header.size();
  for (const TensorView& t : tensors) {
    if (t.bytes.empty()) continue;
    XXH64_update(hash.get(), t.bytes.data(), t.bytes.size());
    XXH64_update(hash.get(), kZeros.data(), PaddingAfter(t));
    length += AlignUp(t.bytes.size());
  }
  return {kVersion, header.size(), length, XXH64_digest(hash.get())};
}

struct Mapping {
  void* data = nullptr;
  size_t size = 0;

  Mapping() = default;
  Mapping(const Mapping&) = delete;
  Mapping& operator=(const Mapping&) = delete;
  ~Mapping() {
    if (data) munmap(data, size);
  }
};

}  // namespace

uint64_t TensorView::elements() const {
  uint64_t n = 1;
  for (uint64_t d : shape) n *= d;
  return n;
}

struct ModelFile::State {
  Mapping mapping;  // empty when the caller owns the bytes
  std::string kind;
  Json meta;
  std::string meta_text;
  std::vector<TensorView> tensors;
  std::vector<uint32_t> by_name;  // indices into tensors, sorted by name

  const Json* At(std::string_view path) const;
};

const Json* ModelFile::State::At(std::string_view path) const {
  const Json* at = &meta;
  while (at) {
    const size_t dot = path.find('.');
    at = Member(*at, std::string(path.substr(0, dot)).c_str());
    if (dot == std::string_view::npos) return at;
    path.remove_prefix(dot + 1);
  }
  return nullptr;
}

ModelFile::ModelFile(std::unique_ptr<State> state) : state_(std::move(state)) {}
ModelFile::ModelFile(ModelFile&&) noexcept = default;
ModelFile& ModelFile::operator=(ModelFile&&) noexcept = default;
ModelFile::~ModelFile() = default;

Result<ModelFile> ModelFile::Open(const std::filesystem::path& path) {
  const auto failed = [&](std::string_view what) {
    return Error{ErrorCode::kIo,
                 path.string() + ": " + std::string(what) + ": " + std::generic_category().message(errno)};
  };
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return failed("cannot be opened");
  struct stat status{};
  if (fstat(file, &status) != 0) {
    const Error error = failed("cannot be examined");
    close(file);
    return error;
  }
  if (!S_ISREG(status.st_mode) || status.st_size <= 0) {
    close(file);
    return Error{ErrorCode::kModel, path.string() + ": model file: empty or not a plain file"};
  }
  const auto size = static_cast<size_t>(status.st_size);
  void* const data = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0);
  if (data == MAP_FAILED) {
    const Error error = failed("cannot be mapped");
    close(file);
    return error;
  }
  close(file);
  Mapping mapping;
  mapping.data = data;
  mapping.size = size;
  Result<ModelFile> parsed = Parse({static_cast<const std::byte*>(data), size});
  if (!parsed) return Error{parsed.error().code, path.string() + ": " + parsed.error().message};
  std::swap(parsed->state_->mapping.data, mapping.data);
  std::swap(parsed->state_->mapping.size, mapping.size);
  return parsed;
}

Result<ModelFile> ModelFile::Parse(std::span<const std::byte> bytes) {
  const Result<uint64_t> length = CheckFixed(bytes);
  if (!length) return length.error();
  const std::string_view header(reinterpret_cast<const char*>(bytes.data()) + kFixed, length.value());
  if (TooDeep(header)) return Damaged("the header is nested too deeply");
  Json root = Json::parse(header, nullptr, false);
  const Json *kind = Member(root, "kind"), *meta = Member(root, "meta"), *tensors = Member(root, "tensors");
  if (!kind || !kind->is_string() || !meta || !meta->is_object() || !tensors || !tensors->is_array()) {
    return Damaged("the header is not the JSON object expected");
  }
  if (tensors->size() > kMaxTensors) return Damaged("too many tensors");

  auto state = std::make_unique<State>();
  state->kind = *kind->get_ptr<const std::string*>();
  if (!KnownKind(state->kind)) return Damaged("unknown kind of file");
  for (const Json& entry : *tensors) {
    Result<TensorView> view = ReadTensor(entry, bytes, kFixed + length.value());
    if (!view) return view.error();
    state->tensors.push_back(std::move(view).value());
    state->by_name.push_back(static_cast<uint32_t>(state->by_name.size()));
  }
  const auto name = [&](uint32_t i) -> const std::string& { return state->tensors[i].name; };
  std::sort(state->by_name.begin(), state->by_name.end(), [&](uint32_t a, uint32_t b) { return name(a) < name(b); });
  for (size_t i = 1; i < state->by_name.size(); ++i) {
    if (name(state->by_name[i - 1]) == name(state->by_name[i])) {
      return Damaged("two tensors are named '" + name(state->by_name[i]) + "'");
    }
  }
  if (Overlap(state->tensors)) return Damaged("two tensors overlap");
  state->meta_text = Dump(*meta);
  state->meta = std::move(root["meta"]);
  return ModelFile(std::move(state));
}

std::string_view ModelFile::kind() const { return state_->kind; }

std::string_view ModelFile::meta() const { return state_->meta_text; }

std::string ModelFile::MetaString(std::string_view path) const {
  const Json* value = state_->At(path);
  if (!value) return "";
  if (value->is_string()) return *value->get_ptr<const std::string*>();
  return value->is_number() || value->is_boolean() ? Dump(*value) : "";
}

std::vector<std::string> ModelFile::MetaStrings(std::string_view path) const {
  const Json* value = state_->At(path);
  std::vector<std::string> strings;
  if (!value || !value->is_array()) return strings;
  for (const Json& item : *value) {
    if (!item.is_string()) return {};
    strings.push_back(*item.get_ptr<const std::string*>());
  }
  return strings;
}

const TensorView* ModelFile::Find(std::string_view name) const {
  const auto& order = state_->by_name;
  const auto it = std::lower_bound(order.begin(), order.end(), name,
                                   [&](uint32_t i, std::string_view n) { return state_->tensors[i].name < n; });
  return it != order.end() && state_->tensors[*it].name == name ? &state_->tensors[*it] : nullptr;
}

const std::vector<TensorView>& ModelFile::tensors() const { return state_->tensors; }

void TensorWriter::Add(std::string name, TensorType type, std::vector<uint64_t> shape, std::vector<std::byte> bytes) {
  entries_.push_back({std::move(name), type, std::move(shape), std::move(bytes)});
}

Result<uint64_t> TensorWriter::Write(const std::filesystem::path& path, std::string_view meta) const {
  std::vector<TensorView> tensors;
  tensors.reserve(entries_.size());
  for (const Entry& e : entries_) tensors.push_back({e.name, e.type, e.shape, e.bytes});
  const Result<std::string> header = HeaderOf(kind_, meta, tensors);
  if (!header) return Error{header.error().code, path.string() + ": " + header.error().message};
  const std::array<uint64_t, 4> numbers = NumbersOf(header.value(), tensors);

  std::filesystem::path unfinished = path;
  unfinished += ".unfinished";
  std::ofstream out(unfinished, std::ios::binary | std::ios::trunc);
  const auto put = [&](const void* from, size_t n) {
    out.write(static_cast<const char*>(from), static_cast<std::streamsize>(n));
  };
  put(kMagic.data(), kMagic.size());
  put(numbers.data(), sizeof numbers);
  put(header->data(), header->size());
  for (const TensorView& t : tensors) {
    put(t.bytes.data(), t.bytes.size());
    put(kZeros.data(), PaddingAfter(t));
  }
  out.close();
  std::error_code error;
  if (out.fail()) {
    std::filesystem::remove(unfinished, error);
    return Error{ErrorCode::kIo, path.string() + ": cannot be written"};
  }
  std::filesystem::rename(unfinished, path, error);
  if (error) return Error{ErrorCode::kIo, path.string() + ": cannot be written: " + error.message()};
  return numbers[2];
}

}  // namespace dateline
