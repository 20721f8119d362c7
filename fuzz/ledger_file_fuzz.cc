// Fuzzes ledger files: the input is edits of a sound file, five bytes each: a place in 32 bits and the byte to put
// there. Whatever comes of them, the file gives answers or errors.
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "dateline/ledger_file.h"
#include "ledger/ledger_samples.h"

namespace {

using dateline::LedgerFile;
using What = dateline::Question::What;

std::string TempPath(const char* name) {
  return (std::filesystem::temp_directory_path() / ("dateline_fuzz_" + std::to_string(::getpid()) + name)).string();
}

std::string SoundFile() {
  const std::string path = TempPath("_sound.dl");
  std::filesystem::remove(path);
  {
    auto file = LedgerFile::Open(path, LedgerFile::Access::kWrite);
    if (!file.ok() || !file->Add(dateline::samples::Harbour()).ok() || !file->Add(dateline::samples::Dam()).ok() ||
        !file->Commit().ok())
      std::abort();
  }
  std::ifstream in(path, std::ios::binary);
  std::string bytes((std::istreambuf_iterator<char>(in)), {});
  std::filesystem::remove(path);
  return bytes;
}

void ReadAll(const LedgerFile& file) {
  std::string at;
  for (int i = 0; i < 4; ++i) {
    const auto next = file.StoryAfter(at);
    if (!next.ok() || next->empty()) break;
    at = *next;
    (void)file.Load(at);
  }
  for (const What what : {What::kSaid, What::kFigures, What::kShifts, What::kNext, What::kWho, What::kStories})
    (void)file.Ask({.what = what, .about = what == What::kSaid ? "dam" : "", .limit = 20},
                   [&](const std::vector<dateline::Column>&, const dateline::Row& row) {
                     if (const auto* id = std::get_if<std::string>(&row.back())) (void)file.Why(*id);
                     return true;
                   });
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const std::string sound = SoundFile();
  static const std::string path = TempPath(".dl");
  std::string bytes = sound;
  for (; size >= 5; data += 5, size -= 5) {
    const uint32_t place = uint32_t{data[0]} << 24 | uint32_t{data[1]} << 16 | uint32_t{data[2]} << 8 | data[3];
    bytes[place % bytes.size()] = static_cast<char>(data[4]);
  }
  std::ofstream(path, std::ios::binary) << bytes;
  if (const auto file = LedgerFile::Open(path, LedgerFile::Access::kRead); file.ok()) ReadAll(*file);
  if (auto file = LedgerFile::Open(path, LedgerFile::Access::kWrite); file.ok()) {
    (void)file->Add(dateline::samples::Dam(), {.replace = true});
    (void)file->Decide("undo", {});
  }
  for (const char* ending : {"", "-wal", "-shm", "-journal"}) std::filesystem::remove(path + ending);
  return 0;
}
