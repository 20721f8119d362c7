// Name parts: where one tagged name holds several, and where marks inside it belong to it.
#include "annotate/name_parts.h"

#include <algorithm>
#include <string>

#include "base/one_of.h"
#include "base/utf8.h"

namespace dateline {
namespace {

// What follows a comma inside a name.
constexpr std::string_view kAfterComma[] = {"dc", "d.c.", "inc", "inc.", "ltd", "ltd.", "llc", "corp", "corp.",
                                            "co", "co.",  "plc", "jr",   "jr.", "sr",   "sr.", "iii"};

constexpr std::string_view kStates[] = {
    "alabama",       "alaska",    "arizona",  "arkansas", "california", "colorado",  "connecticut", "delaware",
    "florida",       "georgia",   "hawaii",   "idaho",    "illinois",   "indiana",   "iowa",        "kansas",
    "kentucky",      "louisiana", "maine",    "maryland", "michigan",   "minnesota", "mississippi", "missouri",
    "massachusetts", "montana",   "nebraska", "nevada",   "ohio",       "oklahoma",  "oregon",      "pennsylvania",
    "tennessee",     "texas",     "utah",     "vermont",  "virginia",   "wisconsin", "wyoming",     "calif.",
    "fla.",          "mass.",     "mich.",    "conn.",    "tenn.",      "tex.",      "ariz.",       "wis."};
constexpr std::string_view kTwoWordStates[] = {"new hampshire",  "new jersey",   "new mexico",   "new york",
                                               "north carolina", "north dakota", "rhode island", "south dakota",
                                               "south carolina", "west virginia"};
// As letters carry them; not those that are words or parts of names elsewhere.
constexpr std::string_view kStateLetters[] = {"AZ", "CA", "Ca", "CT", "FL", "GA", "IA", "IL", "KS", "KY", "MA", "MD",
                                              "MI", "MN", "MO", "NC", "ND", "NE", "NH", "NJ", "NM", "NV", "NY", "OH",
                                              "PA", "RI", "SC", "SD", "TN", "TX", "UT", "VA", "VT", "WA", "WI", "WV"};
// Before a state's name these make another one of it.
constexpr std::string_view kPartsOfName[] = {
    "north",        "south",        "east",         "west",      "northern",  "southern",  "eastern",  "western",
    "central",      "upstate",      "upper",        "lower",     "mid",       "rural",     "coastal",  "greater",
    "new",          "old",          "little",       "state",     "of",        "the",       "and",      "lake",
    "gulf",         "port",         "fort",         "mount",     "baja",      "sierra",    "rio",      "r\u00edo",
    "cerro",        "la",           "el",           "san",       "santa",     "isla",      "villa",    "southeastern",
    "southwestern", "northeastern", "northwestern", "southeast", "southwest", "northeast", "northwest"};

std::string Word(std::string_view text, const Segments& segments, uint32_t word) {
  return Lowered(segments.words[word].span.In(text));
}

std::vector<WordRange> PartedByCommas(std::string_view text, const Segments& segments, WordRange range, bool whole) {
  std::vector<WordRange> pieces;
  uint32_t begin = range.begin;
  for (uint32_t w = range.begin; w < range.end; ++w) {
    if (segments.words[w].span.In(text) != ",") continue;
    const bool last = w + 1 == range.end;
    if (!last && (whole || IsOneOf(Word(text, segments, w + 1), kAfterComma))) continue;
    if (w > begin) pieces.push_back({begin, w});
    begin = w + 1;
  }
  if (range.end > begin) pieces.push_back({begin, range.end});
  return pieces;
}

// Where the state begins that ends a place's name; the name's begin when it has none besides its own words.
uint32_t StateIn(std::string_view text, const Segments& segments, WordRange place) {
  if (place.size() < 2) return place.begin;
  uint32_t state = place.end - 1;
  const std::string last = Word(text, segments, state), before = Word(text, segments, state - 1);
  if (IsOneOf(before + " " + last, kTwoWordStates))
    --state;
  else if (!IsOneOf(last, kStates) && !IsOneOf(segments.words[state].span.In(text), kStateLetters))
    return place.begin;
  if (state == place.begin) return state;
  const std::string beside = Word(text, segments, state - 1);
  const bool apart = segments.words[state - 1].span.end < segments.words[state].span.begin;
  return apart && IsAlnum(DecodeUtf8(beside, 0).code) && !IsOneOf(beside, kPartsOfName) ? state : place.begin;
}

}  // namespace

bool IsQuotedSurname(std::string_view text, const Segments& segments, WordRange range) {
  const auto at = [&](uint32_t w) { return segments.words[w].span.In(text); };
  if (range.size() < 3 || range.size() > 4 || at(range.begin + 1) != ",") return false;
  return range.begin > 0 && range.end < segments.words.size() && at(range.begin - 1) == "\"" && at(range.end) == "\"";
}

std::vector<WordRange> NamesIn(std::string_view text, const Segments& segments, WordRange range, NameTag tag) {
  if (tag == NameTag::kBeginPerson && IsQuotedSurname(text, segments, range)) return {range};
  std::vector<WordRange> names = PartedByCommas(text, segments, range, tag == NameTag::kBeginOrg);
  if (tag != NameTag::kBeginPlace) return names;
  std::vector<WordRange> places;
  for (const WordRange& name : names) {
    const uint32_t state = StateIn(text, segments, name);
    if (state > name.begin) places.push_back({name.begin, state});
    places.push_back({std::max(state, name.begin), name.end});
  }
  return places;
}

}  // namespace dateline
