// The numbers that the gazetteer's reader and its packer share.
#pragma once

#include <cstddef>
#include <cstdint>

namespace dateline {

constexpr char kGazetteerMagic[] = "DATEPLAC";
constexpr uint32_t kGazetteerVersion = 1;
constexpr size_t kGazetteerHeader = 64;
constexpr uint32_t kMostBits = 22;
constexpr uint32_t kNoValue = 0xFFFFFF;  // what 24 bits hold is less

}  // namespace dateline
