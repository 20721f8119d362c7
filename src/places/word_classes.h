// What a word beside a name tells of it, by tables.
#pragma once

#include <cstdint>

namespace dateline {

// Bits: a word may be of several classes.
enum WordClass : uint32_t {
  kWithin = 1 << 0,       // "in", "near": a place follows
  kToward = 1 << 1,       // "from", "to", "of": often one
  kTitle = 1 << 2,        // "Mr.", "Gen.": a person follows
  kOffice = 1 << 3,       // "Mayor", "Senator": a person follows, a place may stand before
  kDirection = 1 << 4,    // "North", "downtown"
  kBody = 1 << 5,         // "Police", "Council": of a place before it
  kTeam = 1 << 6,         // "Rockets"
  kRoad = 1 << 7,         // "Street"
  kFeature = 1 << 8,      // "River", "Park": part of a larger name
  kSpeech = 1 << 9,       // "said": a person before
  kSettlement = 1 << 10,  // "town": of a place
  kCounty = 1 << 11,      // "County": a unit of the second level before
  kCounties = 1 << 12,    // "counties": such units before
  kJoining = 1 << 13,     // may stand within a name: "of", "de"
  kNeverPlace = 1 << 14,  // a name of a place that is hardly ever meant: "March", "Most"
  kOf = 1 << 15,
  kAnd = 1 << 16,
  kNative = 1 << 17,  // "resident", "area": of a place before
  kPaper = 1 << 18,   // "Post", "Times"
  kThe = 1 << 19,
  kCompany = 1 << 20,   // "Inc."
  kActs = 1 << 21,      // "accused": what stands before it acts, a government for instance
  kOfBody = 1 << 22,    // "Bank", "Bishop": with "of" and a place behind it a body or a person
  kParticle = 1 << 23,  // "Di", "Van": in capitals within the name of a person
};

// Of a word's hash (names.h); 0 for words of no class.
uint32_t ClassesOf(uint64_t word_hash);

}  // namespace dateline
