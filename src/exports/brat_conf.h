// The annotation.conf of the brat export: the types that its standoff files use.
#pragma once

#include <string>

namespace dateline {

void AppendBratConfiguration(std::string* out);

}  // namespace dateline
