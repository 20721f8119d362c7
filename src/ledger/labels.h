// Labels by the names that they have in the exchange form and in the ledger file.
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "dateline/ledger.h"

namespace dateline {

template <class Label, size_t N>
std::optional<Label> LabelNamed(std::string_view name, const std::array<const char*, N>& names) {
  for (size_t i = 0; i < N; ++i)
    if (name == names[i]) return static_cast<Label>(i);
  return std::nullopt;
}

// Whether a figure counts people who were harmed: what a toll is made of.
constexpr bool CountsHarmed(Counted counted) { return counted <= Counted::kAffected; }

}  // namespace dateline
