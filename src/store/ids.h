// Ids: hashes of what an entry is made of, as letter and 16 hexadecimal digits.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

#include "dateline/span.h"

namespace dateline {

std::string HexOf(uint64_t hash);
uint64_t HashOf(std::string_view bytes);
// Of several texts, so that moving a character from one to the next is another hash.
uint64_t HashOf(std::initializer_list<std::string_view> parts);

// Of an entry or actor: the letter of its kind, its text, its anchor in code points, and which one it is of those of
// its kind with that anchor, from 0.
std::string EntryId(char letter, std::string_view text_hash, Span anchor, int which);

// What people write for an id: its letter and at least one digit, in small letters.
bool LooksLikeId(std::string_view text);

}  // namespace dateline
