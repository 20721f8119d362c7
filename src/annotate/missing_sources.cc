// Missing sources: the words beside a cue that name its speaker, where the decoder found none.
#include "annotate/missing_sources.h"

#include <algorithm>
#include <string>

#include "annotate/labels.h"
#include "annotate/verb_words.h"
#include "base/one_of.h"
#include "base/utf8.h"

namespace dateline {
namespace {

constexpr uint32_t kBesideVerb = 8;   // auxiliaries and adverbs before a cue
constexpr uint32_t kPhraseWords = 4;  // of "on Monday" between "and" and the verb

constexpr std::string_view kRelative[] = {"who", "which", "that"};
constexpr std::string_view kConjunctions[] = {"and", "but"};
constexpr std::string_view kPrepositions[] = {"on",  "in",   "at",   "by",   "of",   "to",
                                              "for", "from", "with", "than", "about"};
// Past forms that do not end in -ed, and present ones that are no nouns.
constexpr std::string_view kVerbs[] = {"said",   "told",     "wrote", "thought", "sought",   "felt",    "knew",
                                       "saw",    "found",    "made",  "put",     "says",     "tells",   "wants",
                                       "thinks", "believes", "warns", "insists", "denies",   "argues",  "remains",
                                       "writes", "rejects",  "urges", "accuses", "condemns", "opposes", "refuses"};
// Behind a form of "to be" these tell what somebody thinks, and are no passives.
constexpr std::string_view kMinded[] = {"committed", "concerned", "worried", "convinced", "determined", "willing",
                                        "confident", "ready",     "afraid",  "opposed",   "prepared",   "planning"};

class SourceFinder {
 public:
  SourceFinder(std::string_view text, const Segments& segments, const std::vector<FoundMention>& mentions)
      : text_(text), segments_(segments), mentions_(mentions) {}

  // before: the last statement of the sentence that stands before this one and has a source; nullptr if none.
  WordRange Find(const FoundStatement& s, const FoundStatement* before) const {
    const uint32_t begin = segments_.sentences[segments_.words[s.cue.begin].sentence].first_word;
    uint32_t verb = s.cue.begin;
    bool to_be = false;
    while (verb > begin && verb + kBesideVerb > s.cue.begin &&
           (IsAdverb(Word(verb - 1)) || IsAuxiliary(Word(verb - 1))))
      to_be = IsToBe(Word(--verb)) || to_be;
    for (uint32_t w = s.cue.begin; w < s.cue.end; ++w) to_be = IsToBe(Word(w)) || to_be;
    if (verb == begin || (to_be && !IsOneOf(Word(s.cue.end - 1), kMinded))) return {};
    const std::string beside = Word(verb - 1);
    if (IsOneOf(beside, kRelative) && verb >= begin + 2) return Antecedent(begin, verb - 1);
    const bool participle = Word(s.cue.begin).ends_with("ing") && beside == ",";
    if (before != nullptr && (participle || (IsFinite(s.cue, verb) && IsJoined(begin, verb)))) return before->source;
    const bool plain = verb == s.cue.begin && Word(verb).ends_with("ed");  // perhaps "a man accused of"
    return IsFinite(s.cue, verb) && !plain ? Subject(begin, verb) : WordRange{};
  }

 private:
  std::string Word(uint32_t w) const { return Lowered(segments_.words[w].span.In(text_)); }

  // A verb of its own subject, as far as its form tells.
  bool IsFinite(WordRange cue, uint32_t verb) const {
    const std::string first = Word(cue.begin);
    return verb < cue.begin || IsAuxiliary(first) || first.ends_with("ed") || IsOneOf(first, kVerbs);
  }

  // Right behind "and", but for a phrase such as "on Monday".
  bool IsJoined(uint32_t begin, uint32_t verb) const {
    if (IsOneOf(Word(verb - 1), kConjunctions)) return true;
    for (uint32_t w = verb - 1; w > begin && w + kPhraseWords > verb; --w)
      if (IsOneOf(Word(w), kPrepositions)) return IsOneOf(Word(w - 1), kConjunctions);
    return false;
  }

  // Of the mentions that end at a word the longest person or group for "who", else the shortest.
  WordRange Antecedent(uint32_t begin, uint32_t relative) const {
    const bool who = Word(relative) == "who";
    const uint32_t end = Word(relative - 1) == "," ? relative - 1 : relative;
    WordRange best;
    for (auto m = From(Reach(begin, end)); m != mentions_.end() && m->words.begin < end; ++m) {
      if (m->words.end != end) continue;
      const bool people = m->kind() == ActorKind::kPerson || m->kind() == ActorKind::kGroup;
      if (!who || (people && best.size() == 0)) best = m->words;
    }
    return best;
  }

  // The longest mention that ends before the verb, unless it hangs on a preposition.
  WordRange Subject(uint32_t begin, uint32_t verb) const {
    for (auto m = From(Reach(begin, verb)); m != mentions_.end() && m->words.begin < verb; ++m) {
      if (m->words.end != verb) continue;
      return m->words.begin > begin && IsOneOf(Word(m->words.begin - 1), kPrepositions) ? WordRange{} : m->words;
    }
    return {};
  }

  // Where a mention may begin that ends at a word.
  static uint32_t Reach(uint32_t begin, uint32_t end) {
    return std::max(begin + kMaxMentionWords, end) - kMaxMentionWords;
  }

  std::vector<FoundMention>::const_iterator From(uint32_t word) const {
    return std::lower_bound(mentions_.begin(), mentions_.end(), word,
                            [](const FoundMention& m, uint32_t w) { return m.words.begin < w; });
  }

  std::string_view text_;
  const Segments& segments_;
  const std::vector<FoundMention>& mentions_;
};

// What was taken for said though it only names the speaker ("[The union] is committed to peace") is no more.
void SetSource(WordRange found, FoundStatement* s) {
  if (s->content.size() > 1 && found.Holds(s->content.front())) s->content.erase(s->content.begin());
  const auto meets = [&](WordRange said) { return said.begin < found.end && found.begin < said.end; };
  if (std::none_of(s->content.begin(), s->content.end(), meets)) s->source = found;
}

}  // namespace

void AddMissingSources(std::string_view text, const Segments& segments, const std::vector<FoundMention>& mentions,
                       std::vector<FoundStatement>* statements) {
  const SourceFinder finder(text, segments, mentions);
  const auto sentence = [&](const FoundStatement& s) { return segments.words[s.anchor.begin].sentence; };
  const FoundStatement* before = nullptr;
  for (FoundStatement& s : *statements) {
    if (before != nullptr && sentence(*before) != sentence(s)) before = nullptr;
    if (s.source.size() == 0 && s.cue.size() > 0) {
      SetSource(finder.Find(s, before), &s);
    }
    if (s.source.size() > 0) before = &s;
  }
}

}  // namespace dateline
