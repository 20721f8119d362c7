// Authors: who speaks where a paper or a picture does.
#include "resolve/authors.h"

#include <algorithm>

#include "base/one_of.h"

namespace dateline {
namespace {

// Papers and pictures that speak for whoever made them.
constexpr std::string_view kPapers[] = {
    "report", "reports", "video",   "videos",   "footage", "photo",     "photos",    "photograph", "photographs",
    "image",  "images",  "audio",   "poll",     "polls",   "survey",    "surveys",   "study",      "studies",
    "data",   "figures", "records", "draft",    "memo",    "memos",     "minutes",   "document",   "documents",
    "letter", "rumours", "rumors",  "database", "map",     "recording", "recordings"};
constexpr std::string_view kBeforeAuthor[] = {"by", "from"};

bool IsPaper(const MentionForm& form) { return IsOneOf(form.lower[form.head], kPapers); }

}  // namespace

int AuthorOf(uint32_t mention, const std::vector<MentionForm>& forms, const Annotations& annotations,
             const Resolved& resolved) {
  const int own = resolved.actor_of_mention[mention];
  const MentionForm& form = forms[mention];
  if (!IsPaper(form)) return own;
  // Other mentions of it may name its author: such an actor speaks itself.
  const std::vector<uint32_t>& mentions = resolved.actors[static_cast<size_t>(own)].mentions;
  const bool only_paper = std::all_of(mentions.begin(), mentions.end(), [&](uint32_t m) {
    return IsPaper(forms[m]) || annotations.mentions[m].level == MentionLevel::kPronoun;
  });
  if (!only_paper) return own;
  const uint32_t head = form.words.begin + form.head;
  for (uint32_t m = mention + 1; m < forms.size() && forms[m].words.begin < form.words.end; ++m) {
    const WordRange inner = forms[m].words;
    if (annotations.mentions[m].kind() == ActorKind::kPlace || !form.words.Holds(inner)) continue;
    const uint32_t before = annotations.mentions[m].words.begin - form.words.begin;
    const bool by = before > 0 && before <= form.lower.size() && IsOneOf(form.lower[before - 1], kBeforeAuthor);
    if (inner.end <= head || by) return resolved.actor_of_mention[m];
  }
  return -1;
}

}  // namespace dateline
