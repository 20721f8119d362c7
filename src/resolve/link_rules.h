// LinkRules: what news obeys whoever links: which mentions must be one actor, which can never be. Named rules, in
// lists.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "annotate/annotations.h"
#include "resolve/link_features.h"

namespace dateline {

// What rules look at. All must outlive it.
struct LinkStory {
  std::string_view text;
  const Segments& segments;
  const Annotations& annotations;
  const std::vector<MentionForm>& forms;  // of each mention
  const QuotationSpeakers& speakers;
};

// What the mentions of one actor tell of it, together.
struct ActorTraits {
  std::vector<std::string> person_name;     // words of the fullest name of a person, in lower case
  std::vector<std::string> body_name;       // telling words of the fullest name of a body
  uint32_t he = 0, she = 0, it = 0, i = 0;  // pronouns
  Gender told = Gender::kUnknown;           // by titles
  uint16_t state = 0;
  bool named_person = false;  // surely a single person
  uint16_t minister_of = 0;   // the state that a person governs or speaks for
  bool congress = false;      // sits in an American house

  void Take(const ActorTraits& other);
};

ActorTraits TraitsOfMention(const LinkStory& story, uint32_t mention);

// The name of a rule that two sets of such traits would break as one actor, nullptr if none.
const char* BrokenRule(const ActorTraits& a, const ActorTraits& b);

// For each mention those that can never be the same actor, by how they stand to each other. Both ways; bounded work a
// mention.
std::vector<std::vector<uint32_t>> RivalsOf(const LinkStory& story);

// The earlier mention that `mention` must be the same actor as, by the first rule that finds one; -1 none.
// candidates: earlier mentions, ascending.
int SureAntecedent(const LinkStory& story, uint32_t mention, const std::vector<uint32_t>& candidates);

}  // namespace dateline
