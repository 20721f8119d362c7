// Tests of the container: what is written is read back, and damage of every kind is refused.
#include "encode/model_file.h"

#include <gtest/gtest.h>
#include <unistd.h>
#include <xxhash.h>

#include <cstring>
#include <fstream>
#include <iterator>
#include <random>

namespace dateline {
namespace {

// A copy of a file's bytes at an aligned address.
class Bytes {
 public:
  explicit Bytes(std::string_view raw) : room_(raw.size() + 64), size_(raw.size()) {
    std::memcpy(data(), raw.data(), raw.size());
  }
  char* data() {
    const auto at = reinterpret_cast<uintptr_t>(room_.data());
    return room_.data() + (64 - at % 64) % 64;
  }
  std::span<const std::byte> span() { return std::as_bytes(std::span(data(), size_)); }

 private:
  std::vector<char> room_;
  size_t size_;
};

// A file with this header and data (from byte 512 on when the header is short); length and checksum are right.
std::string FileOf(std::string header, std::string_view data = "") {
  while (header.size() < 512 - 40 || (40 + header.size()) % 64 != 0) header += ' ';
  std::string body = header + std::string(data);
  const uint64_t numbers[] = {1, header.size(), 40 + body.size(), XXH64(body.data(), body.size(), 0)};
  return "DATELINE" + std::string(reinterpret_cast<const char*>(numbers), sizeof numbers) + body;
}

std::string WithTensor(const std::string& entry) {
  return FileOf(R"({"kind":"model","meta":{},"tensors":[)" + entry + "]}", std::string(128, 'x'));
}

Result<ModelFile> ParseString(std::string_view raw) {
  Bytes bytes(raw);
  return ModelFile::Parse(bytes.span());
}

std::filesystem::path TemporaryPath() {
  return std::filesystem::temp_directory_path() / ("dateline-model-file-" + std::to_string(getpid()) + ".dlm");
}

std::string Slurp(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string SmallFile() {
  const auto path = TemporaryPath();
  TensorWriter writer("model");
  writer.Add("a", std::vector<float>{1, 2, 3, 4, 5, 6}, {2, 3});
  writer.Add("none", std::vector<int32_t>{}, {0, 7});
  writer.Add("b", std::vector<uint8_t>{7});
  const auto written = writer.Write(path, R"({"encoder":{"layers":6,"eps":0.5,"cased":false},"labels":["x","y"]})");
  EXPECT_TRUE(written.ok());
  std::string raw = Slurp(path);
  EXPECT_EQ(raw.size(), written.value());
  std::filesystem::remove(path);
  return raw;
}

TEST(ModelFile, ReadsBackWhatWasWritten) {
  const std::string raw = SmallFile();
  const auto path = TemporaryPath();
  std::ofstream(path, std::ios::binary) << raw;
  Result<ModelFile> opened = ModelFile::Open(path);
  std::filesystem::remove(path);
  ASSERT_TRUE(opened.ok()) << opened.error().message;
  const ModelFile file = std::move(opened).value();
  EXPECT_EQ(file.kind(), "model");
  EXPECT_EQ(file.tensors().size(), 3u);
  const TensorView* a = file.Find("a");
  ASSERT_NE(a, nullptr);
  EXPECT_EQ(a->shape, (std::vector<uint64_t>{2, 3}));
  ASSERT_EQ(a->bytes.size(), 24u);
  EXPECT_EQ(reinterpret_cast<uintptr_t>(a->bytes.data()) % 64, 0u);
  EXPECT_EQ(reinterpret_cast<const float*>(a->bytes.data())[5], 6.0f);
  EXPECT_EQ(file.Find("none")->elements(), 0u);
  EXPECT_EQ(file.Find("c"), nullptr);
  EXPECT_EQ(file.MetaString("encoder.layers"), "6");
  EXPECT_EQ(file.MetaString("encoder.eps"), "0.5");
  EXPECT_EQ(file.MetaString("encoder.cased"), "false");
  EXPECT_EQ(file.MetaString("encoder.layers.deeper"), "");
  EXPECT_EQ(file.MetaString("encoder"), "");
  EXPECT_EQ(file.MetaString(""), "");
  EXPECT_EQ(file.MetaStrings("labels"), (std::vector<std::string>{"x", "y"}));
  EXPECT_TRUE(file.MetaStrings("encoder").empty());
}

TEST(ModelFile, MissingFileIsAnIoError) {
  const auto opened = ModelFile::Open("/nonexistent/model.dlm");
  ASSERT_FALSE(opened.ok());
  EXPECT_EQ(opened.error().code, ErrorCode::kIo);
}

TEST(ModelFile, RefusesAnyCutAndAnyChangedByte) {
  const std::string whole = SmallFile();
  ASSERT_TRUE(ParseString(whole).ok());
  for (size_t n = 0; n < whole.size(); ++n) EXPECT_FALSE(ParseString(whole.substr(0, n)).ok()) << n;
  EXPECT_FALSE(ParseString(whole + "x").ok());
  for (size_t at = 0; at < whole.size(); ++at) {
    std::string changed = whole;
    changed[at] = static_cast<char>(changed[at] ^ 0x10);
    const auto parsed = ParseString(changed);
    ASSERT_FALSE(parsed.ok()) << at;
    EXPECT_EQ(parsed.error().code, ErrorCode::kModel);
  }
}

TEST(ModelFile, RefusesBadTensors) {
  EXPECT_TRUE(ParseString(WithTensor(R"({"name":"a","type":"u8","shape":[2,64],"offset":512})")).ok());
  const char* bad[] = {
      R"({"name":"a","type":"u8","shape":[129],"offset":512})",
      R"({"name":"a","type":"u8","shape":[1],"offset":513})",
      R"({"name":"a","type":"u8","shape":[1],"offset":0})",
      R"({"name":"a","type":"u8","shape":[1],"offset":64})",
      R"({"name":"a","type":"u8","shape":[1],"offset":640})",
      R"({"name":"a","type":"u8","shape":[1],"offset":18446744073709551552})",
      R"({"name":"a","type":"u8","shape":[1],"offset":-64})",
      R"({"name":"a","type":"u8","shape":[1],"offset":512.0})",
      R"({"name":"a","type":"u8","shape":[-1],"offset":512})",
      R"({"name":"a","type":"u8","shape":[4294967296,4294967296],"offset":512})",
      R"({"name":"a","type":"f32","shape":[4611686018427387905],"offset":512})",
      R"({"name":"a","type":"u8","shape":[1,1,1,1,1],"offset":512})",
      R"({"name":"a","type":"u8","shape":1,"offset":512})",
      R"({"name":"a","type":"f64","shape":[1],"offset":512})",
      R"({"name":"","type":"u8","shape":[1],"offset":512})",
      R"({"name":7,"type":"u8","shape":[1],"offset":512})",
      R"({"type":"u8","shape":[1],"offset":512})",
      R"([])",
      R"({"name":"a","type":"u8","shape":[65],"offset":512},{"name":"b","type":"u8","shape":[1],"offset":576})",
      R"({"name":"a","type":"u8","shape":[1],"offset":512},{"name":"a","type":"u8","shape":[1],"offset":512})",
  };
  for (const char* entry : bad) EXPECT_FALSE(ParseString(WithTensor(entry)).ok()) << entry;
  const std::string name(257, 'n');
  EXPECT_FALSE(ParseString(WithTensor(R"({"name":")" + name + R"(","type":"u8","shape":[1],"offset":512})")).ok());
}

TEST(ModelFile, RefusesBadHeaders) {
  EXPECT_TRUE(ParseString(FileOf(R"({"kind":"tensors","meta":{},"tensors":[]})")).ok());
  EXPECT_FALSE(ParseString(FileOf(R"({"kind":"other","meta":{},"tensors":[]})")).ok());
  EXPECT_FALSE(ParseString(FileOf(R"({"kind":"model","meta":[],"tensors":[]})")).ok());
  EXPECT_FALSE(ParseString(FileOf(R"({"kind":"model","meta":{}})")).ok());
  EXPECT_FALSE(ParseString(FileOf("[]")).ok());
  EXPECT_FALSE(ParseString(FileOf("")).ok());
  EXPECT_FALSE(ParseString(FileOf("{\"kind\":\"model\xff\",\"meta\":{},\"tensors\":[]}")).ok());
  const std::string deep = std::string(100000, '[') + std::string(100000, ']');
  EXPECT_FALSE(ParseString(FileOf(R"({"kind":"model","meta":{"x":)" + deep + R"(},"tensors":[]})")).ok());
  std::string many = "{}";
  for (int i = 0; i < 4096; ++i) many += ",{}";
  EXPECT_FALSE(ParseString(WithTensor(many)).ok());
}

TEST(ModelFile, RandomHeaderBytesNeverCrash) {
  std::mt19937 random(7);
  const std::string base =
      R"({"kind":"model","meta":{"a":{"b":[1]}},"tensors":[{"name":"a","type":"u8","shape":[2],"offset":512}]})";
  for (int round = 0; round < 3000; ++round) {
    std::string header = base;
    for (unsigned n = 1 + random() % 4; n > 0; --n) header[random() % header.size()] = "{}[]\",:0129a\\"[random() % 13];
    (void)ParseString(FileOf(header, std::string(64, 'x')));
  }
}

TEST(TensorWriter, RefusesWhatCouldNotBeRead) {
  const auto path = TemporaryPath();
  TensorWriter twice("model");
  twice.Add("a", std::vector<float>{1});
  twice.Add("a", std::vector<float>{1});
  EXPECT_EQ(twice.Write(path, "{}").error().code, ErrorCode::kUsage);
  TensorWriter odd("model");
  odd.Add("a", std::vector<float>{1, 2}, {3});
  EXPECT_EQ(odd.Write(path, "{}").error().code, ErrorCode::kUsage);
  EXPECT_EQ(TensorWriter("other").Write(path, "{}").error().code, ErrorCode::kUsage);
  EXPECT_EQ(TensorWriter("model").Write(path, "[]").error().code, ErrorCode::kUsage);
  EXPECT_EQ(TensorWriter("model").Write("/nonexistent/a.dlm", "{}").error().code, ErrorCode::kIo);
  EXPECT_FALSE(std::filesystem::exists(path));
}

}  // namespace
}  // namespace dateline
