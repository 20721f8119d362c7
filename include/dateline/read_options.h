// ReadOptions: what is known of a story beside its bytes.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

// They fill in what the story does not say itself, but for the id, which goes before its own.
struct ReadOptions {
  std::string id;
  std::string title;
  std::string source;
  std::string published;          // YYYY-MM-DD or YYYY-MM
  bool fold_white_space = false;  // runs of blanks become one space
};

// True for what a story may name as its publication: a day of the calendar, YYYY-MM-DD, or a month, YYYY-MM.
bool IsPublication(std::string_view text);

}  // namespace dateline
