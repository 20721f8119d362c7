// Offices: which title is held by which person, of which body or state, read off the words around the title.
#include "resolve/offices.h"

#include <algorithm>
#include <string>

#include "base/utf8.h"

namespace dateline {
namespace {

constexpr uint32_t kBeside = 4;  // words between a title and a holder or body beside it

class OfficeReader {
 public:
  OfficeReader(std::string_view text, const Segments& segments, const Annotations& annotations, Resolved* resolved)
      : text_(text), segments_(segments), annotations_(annotations), resolved_(resolved) {}

  void Read(const FoundTitle& title) {
    const int holder = Holder(title.words);
    if (holder < 0) return;
    ResolvedActor& actor = resolved_->actors[resolved_->actor_of_mention[holder]];
    ResolvedOffice office = {title.words, Body(title.words, annotations_.mentions[holder].words),
                             Former(title.words, holder), title.confidence};
    if (office.of == resolved_->actor_of_mention[holder]) office.of = -1;
    const std::string key = Key(title.words);
    const auto same = std::find_if(actor.offices.begin(), actor.offices.end(),
                                   [&](const ResolvedOffice& o) { return Key(o.title) == key; });
    if (same == actor.offices.end()) {
      actor.offices.push_back(office);
    } else {
      if (same->of < 0) same->of = office.of;
      same->former = same->former && office.former;
      same->confidence = std::max(same->confidence, office.confidence);
    }
    if (office.of >= 0 && resolved_->actors[office.of].kind == ActorKind::kOrg && !office.former)
      actor.member_of.push_back(office.of);
  }

 private:
  std::string Key(WordRange words) const {
    return Lowered(Span{segments_.words[words.begin].span.begin, segments_.words[words.end - 1].span.end}.In(text_));
  }
  std::string Lower(uint32_t word) const { return Lowered(segments_.words[word].span.In(text_)); }
  ActorKind KindOf(uint32_t mention) const { return resolved_->actors[resolved_->actor_of_mention[mention]].kind; }

  template <class F>
  void ForMentionsNear(WordRange words, F visit) const {
    const uint32_t from = words.begin > 40 ? words.begin - 40 : 0;
    auto at = std::lower_bound(annotations_.mentions.begin(), annotations_.mentions.end(), from,
                               [](const FoundMention& m, uint32_t w) { return m.words.begin < w; });
    for (; at != annotations_.mentions.end() && at->words.begin <= words.end + kBeside; ++at)
      visit(static_cast<uint32_t>(at - annotations_.mentions.begin()), at->words);
  }

  int Holder(WordRange title) const {
    int around = -1, beside = -1;
    uint32_t gap = kBeside + 1;
    const uint32_t sentence = segments_.words[title.begin].sentence;
    ForMentionsNear(title, [&](uint32_t m, WordRange words) {
      if (KindOf(m) != ActorKind::kPerson || annotations_.mentions[m].level == MentionLevel::kPronoun) return;
      if (words.begin <= title.begin && title.end <= words.end) {
        if (around < 0 || words.size() <= annotations_.mentions[around].words.size()) around = static_cast<int>(m);
        return;
      }
      const uint32_t distance = words.end <= title.begin   ? title.begin - words.end
                                : words.begin >= title.end ? words.begin - title.end
                                                           : kBeside + 1;
      if (distance < gap && segments_.words[words.begin].sentence == sentence &&
          annotations_.mentions[m].name.size() > 0) {
        gap = distance;
        beside = static_cast<int>(m);
      }
    });
    return around >= 0 ? around : beside;
  }

  // The body or state: the outermost such mention in the holder's words outside the title, nearest to it; else right
  // after the title.
  int Body(WordRange title, WordRange holder) const {
    int best = -1;
    uint32_t nearest = kBeside + 1, size = 0;
    ForMentionsNear(title, [&](uint32_t m, WordRange words) {
      const ActorKind kind = KindOf(m);
      if (kind == ActorKind::kPerson || words == holder) return;
      const bool inside = words.begin >= holder.begin && words.end <= holder.end;
      const bool after = words.begin >= title.end && words.begin <= title.end + 2 &&
                         segments_.words[words.begin].sentence == segments_.words[title.begin].sentence;
      if (!inside && !(after && (Lower(words.begin - 1) == "of" || Lower(words.begin - 1) == "the" ||
                                 Lower(words.begin - 1) == "for")))
        return;
      const uint32_t distance = words.end <= title.begin   ? title.begin - words.end
                                : words.begin >= title.end ? words.begin - title.end
                                                           : 0;
      if (words.begin >= title.begin && words.end <= title.end && words.size() == title.size()) return;
      if (distance < nearest || (distance == nearest && words.size() > size)) {
        nearest = distance;
        size = words.size();
        best = resolved_->actor_of_mention[m];
      }
    });
    return best;
  }

  bool Former(WordRange title, int holder) const {
    const WordRange words = annotations_.mentions[holder].words;
    const uint32_t begin = std::min(words.begin, title.begin);
    for (uint32_t w = title.begin; w-- > begin;) {
      const std::string word = Lower(w);
      if (word == "former" || word == "ex" || word == "then" || word == "ousted" || word == "late" || word == "deposed")
        return true;
    }
    const std::string first = Lower(title.begin);
    return first == "former" || (begin > 0 && Lower(begin - 1) == "former");
  }

  std::string_view text_;
  const Segments& segments_;
  const Annotations& annotations_;
  Resolved* resolved_;
};

}  // namespace

void AddOffices(std::string_view text, const Segments& segments, const Annotations& annotations, Resolved* resolved) {
  OfficeReader reader(text, segments, annotations, resolved);
  for (const FoundTitle& title : annotations.titles) reader.Read(title);
  for (ResolvedActor& actor : resolved->actors) {
    std::sort(actor.member_of.begin(), actor.member_of.end());
    actor.member_of.erase(std::unique(actor.member_of.begin(), actor.member_of.end()), actor.member_of.end());
  }
}

}  // namespace dateline
