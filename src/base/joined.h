// Joined: texts with something between them.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace dateline {

inline std::string Joined(std::span<const std::string> parts, std::string_view between) {
  std::string out;
  for (const std::string& part : parts) out.append(&part == parts.data() ? "" : between).append(part);
  return out;
}

}  // namespace dateline
