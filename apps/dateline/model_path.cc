// The places where a model file may lie, in order.
#include "model_path.h"

#include <cstdlib>
#include <system_error>
#include <vector>

namespace dateline {
namespace {

constexpr char kName[] = "dateline-en.dlm";

bool IsWithin(const std::filesystem::path& file, const std::filesystem::path& folder) {
  const auto relative = file.lexically_relative(folder);
  return !relative.empty() && *relative.begin() != "..";
}

}  // namespace

Result<std::filesystem::path> ModelPath(const std::string& asked) {
  if (!asked.empty()) return std::filesystem::path(asked);
  const char* named = std::getenv("DATELINE_MODEL");
  if (named && *named) return std::filesystem::path(named);

  std::error_code error;
  const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", error);
  std::vector<std::filesystem::path> places;
  if (!error) {
    const std::filesystem::path folder = program.parent_path();
    for (const char* place : {"../model", "model", "../share/dateline"})
      places.push_back((folder / place / kName).lexically_normal());
    if (IsWithin(program, DATELINE_BUILD_DIR))
      places.push_back(std::filesystem::path(DATELINE_SOURCE_DIR) / "model" / kName);
  }
  std::string looked;
  for (const std::filesystem::path& place : places) {
    if (std::filesystem::exists(place, error)) return place;
    looked.append("\n  ").append(place.string());
  }
  return Error{ErrorCode::kModel, "no model file: name one by --model or $DATELINE_MODEL; looked for" + looked};
}

}  // namespace dateline
