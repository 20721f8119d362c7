// PronounRules: where the grammar of one sentence tells whom "he", "she", "his" or "her" means.
#pragma once

#include "resolve/link_rules.h"

namespace dateline {

// The named person, before the mention or behind it, whom it means by the first rule that tells; -1 when none does, or
// when it is another pronoun. Looks at a bounded number of words and mentions.
int PersonMeant(const LinkStory& story, uint32_t mention);

// Whether the mention is the object of a verb or preposition by its form ("him", "them") or, for "her", by the word
// behind it ("told her that").
bool IsObject(const LinkStory& story, const MentionForm& form);

}  // namespace dateline
