// Words of time: what each may stand for in a pattern.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/packed_word.h"

namespace dateline::times {

// Sets of these are Lexeme::classes. The comment says what Lexeme::number holds.
enum Class : uint64_t {
  kMonth = 1ull << 0,    // 1..12
  kWeekday = 1ull << 1,  // 0 Monday .. 6
  kUnit = 1ull << 2,     // a TimeUnit
  kNear = 1ull << 3,     // "yesterday": days from now
  kPart = 1ull << 4,     // "morning", "night"
  kEdge = 1ull << 5,     // "early" -1, "mid" 0, "late" 1
  kToward = 1ull << 6,   // "last" -1, "this" 0, "next" 1
  kCount = 1ull << 7,    // "three", "12"
  kAgo = 1ull << 8,      // "ago"
  kSeason = 1ull << 9,   // its first month
  kDay = 1ull << 10,     // 1..31, also "3rd"
  kYear = 1ull << 11,    // 1400..2199
  kDecade = 1ull << 13,  // "1990s": 1990
  kThe = 1ull << 14,
  kOf = 1ull << 15,
  kIn = 1ull << 16,  // what may stand before a year
  kOn = 1ull << 17,
  kComma = 1ull << 18,
  kDash = 1ull << 19,
  kTo = 1ull << 20,  // "to", "through"
  kAnd = 1ull << 21,
  kBetween = 1ull << 22,
  kThat = 1ull << 23,         // "that", "same": the day spoken of
  kBeside = 1ull << 24,       // "previous", "before" -1, "following", "after", "later" 1: next to the day spoken of
  kNight = 1ull << 25,        // "night": with "last" the night before today
  kAhead = 1ull << 26,        // "will", "scheduled": what follows is to come
  kUntil = 1ull << 27,        // "by", "until": the very next time is to come
  kPast = 1ull << 28,         // "said", "was": ends the search for a word that looks ahead
  kDayUnit = 1ull << 29,      // "day"
  kWeekendUnit = 1ull << 12,  // "weekend"
  kClose = 1ull << 30,        // a mark or stop that ends a clause
  kSureMonth = 1ull << 31,    // a month whose name is no other word
  kIsoDate = 1ull << 32,      // "2024-03-20": its day number
};

struct Lexeme {
  uint64_t classes = 0;
  int32_t number = 0;
  bool Is(uint64_t any) const { return (classes & any) != 0; }
};

// Constant time. `packed` is the word in small letters; of one longer than kMostPacked it is not asked.
Lexeme LexemeOf(std::string_view word, const PackedWord& packed);
Lexeme LexemeOf(std::string_view word);

// The length of an edge word and hyphen that begin the word ("mid-" of "mid-March"), else 0.
size_t EdgePrefix(std::string_view word);

}  // namespace dateline::times
