// Where the model file and the gazetteer are.
#pragma once

#include <filesystem>
#include <string>

#include "dateline/result.h"

namespace dateline {

// The path asked for, else $DATELINE_MODEL, else the first that exists beside the program. Errors: kModel, with the
// places that were looked at. A path that was asked for is not looked at here.
Result<std::filesystem::path> ModelPath(const std::string& asked);

// Likewise, with $DATELINE_PLACES.
Result<std::filesystem::path> GazetteerPath(const std::string& asked);

// The same, where it need not be: empty when there is none.
std::filesystem::path GazetteerIfAny();

}  // namespace dateline
