// Form: what a story's outward shape tells, read from its first and last lines alone.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "read/document.h"

namespace dateline {

// The lines that hold more than white space, without the white space around them; at most max_lines of them, from the
// first (last) max_bytes of the text. A line that the limit cuts is given in part.
inline constexpr uint32_t kHeadBytes = 2048;
inline constexpr uint32_t kTailBytes = 8192;
std::vector<Span> HeadLines(std::string_view text, size_t max_lines = 12);
std::vector<Span> TailLines(std::string_view text, size_t max_lines = 12);

// The dateline, which stands on the first line or below bylines, headlines and other head matter.
DatelineLine FindDateline(std::string_view text);

// YYYY-MM-DD of the day that the head names: a line of the first three that is only a day ("Published: March 8, 2024"),
// else the dateline's date when it has a year; else empty.
std::string FindDay(std::string_view text, const DatelineLine& dateline);

// "By Jane Doe", "Our Correspondent, Kandy"; never a sentence that happens to begin with "By".
bool IsByline(std::string_view line);

// In text order. The dateline is never part of one.
std::vector<Span> FindBylines(std::string_view text, const DatelineLine& dateline);
std::vector<Span> FindCredits(std::string_view text);

// Fills the document's dateline, bylines and credits, and its day of publication when it has none. REQUIRES: its text
// is there.
void ReadForm(Document* document);

}  // namespace dateline
