// StoryChanges: which figures and positions an update of a story gives otherwise than the version before it.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/span.h"
#include "store/database.h"

namespace dateline {

// What is compared of a version, in text order. Spans are bytes of its text.
struct StoryVersion {
  struct Figure {
    std::string id;
    Span span;
    std::string counts;                            // what it counts, and its unit
    std::array<std::optional<double>, 3> numbers;  // low, high, value
  };
  struct Position {
    std::string id;
    Span issue;
    std::string holder, topic, stance;
  };
  std::string text;
  std::vector<Figure> figures;
  std::vector<Position> positions;  // current ones
};

struct StoryChange {
  std::string_view kind;          // figure, position
  std::string what, was, became;  // as in the table `change`
  std::string was_id, became_id;
};

// In the order of the later text. A figure has changed where its sentence is found again with another one that counts
// the same; so has one of the first sentence, when both versions open otherwise. A position has changed where the same
// actor takes another stance on the same topic. Linear, but for sorting.
std::vector<StoryChange> ChangesOf(const StoryVersion& before, const StoryVersion& after);

// Finds the version before each of these stories anew, and what changed where that is another one.
void RenewVersions(const std::set<int64_t>& stories, Database* database);
// Of all updates.
void RenewAllVersions(Database* database);
// After the entries of a story were replaced: what it changed, and what those changed that follow it.
void RenewChanges(int64_t story, Database* database);

}  // namespace dateline
