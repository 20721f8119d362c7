// Stories for tests of what is one over stories.
#pragma once

#include <string>
#include <vector>

#include "dateline/ledger.h"

namespace dateline::across {

// An actor as a story tells of it. A small first letter: a description.
struct Told {
  ActorKind kind = ActorKind::kPerson;
  std::string name;
  std::string title = {};  // of an office; with "former " before it, one that was
  int of = -1;             // actor whose it is
  std::string pronoun = {};
};

inline Ledger ToldStory(const std::string& id, const std::string& published, const std::string& dateline,
                        const std::vector<Told>& told) {
  Ledger ledger;
  ledger.id = id;
  ledger.published = published;
  ledger.dateline = dateline;
  ledger.source = "The " + id + " Gazette";
  const auto put = [&ledger](const std::string& words) {
    const auto begin = static_cast<uint32_t>(ledger.text.size());
    ledger.text.append(words).append(" spoke of " + ledger.id + ". ");
    return Span{begin, begin + static_cast<uint32_t>(words.size())};
  };
  for (const Told& one : told) {
    Actor actor;
    actor.kind = one.kind;
    actor.name = one.name;
    const bool described = one.name[0] >= 'a' && one.name[0] <= 'z';
    Mention mention;
    mention.span = put(one.name);
    mention.level = described ? MentionLevel::kDescription : MentionLevel::kName;
    if (!described) mention.name = mention.span;
    actor.mentions.push_back(mention);
    if (!one.pronoun.empty()) actor.mentions.push_back({put(one.pronoun), {}, MentionLevel::kPronoun, 1});
    if (!one.title.empty()) {
      Office office;
      office.former = one.title.starts_with("former ");
      office.title = office.former ? one.title.substr(7) : one.title;
      office.of = one.of;
      actor.offices.push_back(office);
    }
    ledger.actors.push_back(actor);
  }
  return ledger;
}

}  // namespace dateline::across
