// OfficeBodies: of which body or state an office is that the words beside the title do not tell: read off the story.
#include "resolve/office_bodies.h"

#include <algorithm>

#include "base/one_of.h"
#include "resolve/link_features.h"

namespace dateline {
namespace {

// By a title's last word.
constexpr std::string_view kOfStates[] = {"president", "minister", "premier", "king", "queen", "emir", "sultan"};
constexpr std::string_view kOfUpperHouse[] = {"senator", "senators", "sen.", "sen", "sens.", "sens"};
constexpr std::string_view kOfLowerHouse[] = {"representative", "representatives", "rep.",         "rep",
                                              "reps.",          "congressman",     "congresswoman"};
constexpr std::string_view kHouse = "house", kSenate = "senate";
constexpr std::string_view kPartyWords[] = {"republican", "republicans", "democratic",   "democrat",
                                            "democrats",  "labour",      "conservative", "conservatives"};
constexpr uint32_t kBodyReach = 400;  // mentions back

}  // namespace

bool IsPartyWord(std::string_view word) { return IsOneOf(word, kPartyWords); }

OfficeBodies::OfficeBodies(std::string_view text, const Segments& segments, const Annotations& annotations,
                           const Resolved& resolved)
    : text_(text), segments_(segments), annotations_(annotations), resolved_(resolved) {
  std::vector<uint32_t> counts(resolved.actors.size(), 0);
  for (uint32_t m = 0; m < annotations.mentions.size(); ++m) {
    const int actor = resolved.actor_of_mention[m];
    if (resolved.actors[static_cast<size_t>(actor)].kind != ActorKind::kState) continue;
    if (first_state_ < 0) first_state_ = actor;
    states_.push_back(m);
    ++counts[static_cast<size_t>(actor)];
  }
  for (size_t a = 0; a < counts.size(); ++a)
    if (2 * size_t{counts[a]} > states_.size()) main_state_ = static_cast<int>(a);
  FindChambers();
}

std::string OfficeBodies::Lower(uint32_t word) const { return LoweredPlain(segments_.words[word].span.In(text_)); }

int OfficeBodies::ChamberOf(WordRange title) const {
  const std::string last = Lower(title.end - 1);
  return IsOneOf(last, kOfUpperHouse) ? upper_house_ : IsOneOf(last, kOfLowerHouse) ? lower_house_ : -1;
}

void OfficeBodies::FindChambers() {
  for (size_t a = 0; a < resolved_.actors.size(); ++a) {
    const ResolvedActor& actor = resolved_.actors[a];
    const WordRange name = annotations_.mentions[actor.name_mention].name;
    if (actor.kind != ActorKind::kOrg || name.size() == 0) continue;
    for (uint32_t w = name.begin; w < name.end; ++w) {
      const std::string word = Lower(w);
      // "the U.S. Senate", "the House of Representatives"; not "the Senate Intelligence Committee", "the White House".
      const bool ends = w + 1 == name.end || Lower(w + 1) == "of";
      if (!ends) continue;
      if (word == kSenate && upper_house_ < 0) upper_house_ = static_cast<int>(a);
      if (word == kHouse && lower_house_ < 0 && (w == name.begin || Lower(w - 1) != "white"))
        lower_house_ = static_cast<int>(a);
    }
  }
}

int OfficeBodies::FromStory(WordRange title, WordRange holder) const {
  const uint32_t begin = std::min(title.begin, holder.begin);
  for (uint32_t w = title.end - 1; w-- > begin;)  // before the office itself
    if (const int body = BodyEndingIn(Lower(w), title, holder); body >= 0) return body;
  return IsOneOf(Lower(title.end - 1), kOfStates) ? StateAt(title.begin) : -1;
}

// The state that the story is of; else the last one before the word, else the first of all.
int OfficeBodies::StateAt(uint32_t word) const {
  if (main_state_ >= 0) return main_state_;
  const auto after = std::partition_point(states_.begin(), states_.end(),
                                          [&](uint32_t m) { return annotations_.mentions[m].words.begin < word; });
  return after == states_.begin() ? first_state_ : resolved_.actor_of_mention[*(after - 1)];
}

// "The committee", "Rural Development Committee": the last one before the title.
int OfficeBodies::BodyEndingIn(const std::string& noun, WordRange title, WordRange holder) const {
  const auto& mentions = annotations_.mentions;
  const auto after = std::partition_point(mentions.begin(), mentions.end(), [&](const FoundMention& m) {
    return m.words.begin < std::min(title.begin, holder.begin);
  });
  const auto end = static_cast<uint32_t>(after - mentions.begin());
  for (uint32_t m = end, first = end > kBodyReach ? end - kBodyReach : 0; m > first; --m) {
    const WordRange words = mentions[m - 1].words;
    const int actor = resolved_.actor_of_mention[m - 1];
    if (resolved_.actors[static_cast<size_t>(actor)].kind == ActorKind::kOrg && words.end <= title.begin &&
        Lower(words.end - 1) == noun)
      return actor;
  }
  return -1;
}

}  // namespace dateline
