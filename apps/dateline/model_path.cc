// The places where a model file or a gazetteer may lie, in order.
#include "model_path.h"

#include <cstdlib>
#include <system_error>
#include <vector>

namespace dateline {
namespace {

// A file that the program needs: its name, the folder that it has in the source tree, and how it can be named.
struct Needed {
  const char *name, *folder, *variable, *option, *what;
};
constexpr Needed kModel = {"dateline-en.dlm", "model", "DATELINE_MODEL", "--model", "model file"};
constexpr Needed kGazetteer = {"places.dlg", "data", "DATELINE_PLACES", "--gazetteer", "gazetteer"};

bool IsWithin(const std::filesystem::path& file, const std::filesystem::path& folder) {
  const auto relative = file.lexically_relative(folder);
  return !relative.empty() && *relative.begin() != "..";
}

Result<std::filesystem::path> PathOf(const Needed& needed, const std::string& asked) {
  if (!asked.empty()) return std::filesystem::path(asked);
  const char* named = std::getenv(needed.variable);
  if (named && *named) return std::filesystem::path(named);

  std::error_code error;
  const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", error);
  std::vector<std::filesystem::path> places;
  if (!error) {
    const std::filesystem::path folder = program.parent_path();
    for (const std::filesystem::path& place :
         {std::filesystem::path("..") / needed.folder, std::filesystem::path(needed.folder),
          std::filesystem::path("../share/dateline")})
      places.push_back((folder / place / needed.name).lexically_normal());
    if (IsWithin(program, DATELINE_BUILD_DIR))
      places.push_back(std::filesystem::path(DATELINE_SOURCE_DIR) / needed.folder / needed.name);
  }
  std::string looked;
  for (const std::filesystem::path& place : places) {
    if (std::filesystem::exists(place, error)) return place;
    looked.append("\n  ").append(place.string());
  }
  return Error{ErrorCode::kModel, std::string("no ") + needed.what + ": name one by " + needed.option + " or $" +
                                      needed.variable + "; looked for" + looked};
}

}  // namespace

Result<std::filesystem::path> ModelPath(const std::string& asked) { return PathOf(kModel, asked); }

Result<std::filesystem::path> GazetteerPath(const std::string& asked) { return PathOf(kGazetteer, asked); }

std::filesystem::path GazetteerIfAny() {
  const Result<std::filesystem::path> path = GazetteerPath("");
  return path.ok() ? path.value() : std::filesystem::path();
}

}  // namespace dateline
