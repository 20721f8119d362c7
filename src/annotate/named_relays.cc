// Named relays: through whom a statement reached the writer and whom it was addressed to, where fixed phrases say so.
#include "annotate/named_relays.h"

#include <algorithm>
#include <initializer_list>
#include <span>
#include <string>

#include "annotate/labels.h"
#include "annotate/verb_words.h"
#include "base/one_of.h"
#include "base/utf8.h"

namespace dateline {
namespace {

constexpr uint32_t kReporterGap = 4;    // words between a reporter and "quoted"
constexpr uint32_t kPassiveReach = 12;  // words behind a source in which "was quoted by" may stand
constexpr uint32_t kPaperReach = 12;    // words behind a source in which "seen by" may stand
constexpr uint32_t kPhraseGap = 3;      // words between the two of a phrase: "published on Sunday by"
constexpr uint32_t kLongestSentence = 400;
constexpr int kNone = -1;

constexpr std::string_view kActive[] = {"quoted", "cited", "quotes", "cites", "quoting", "citing"};
constexpr std::string_view kPassive[] = {"quoted", "cited"};
constexpr std::string_view kApart[] = {";", "(", ")"};  // what parts "according to" from another clause

// A word and the preposition behind it.
struct Phrase {
  std::string_view word, preposition;
};
// Who has seen the paper that speaks, beside its name: "a draft seen by Radio Nord".
constexpr Phrase kSeen[] = {{"seen", "by"}, {"obtained", "by"}, {"reviewed", "by"}, {"leaked", "to"}};
// Who has made it heard: "in a note read out by an aide".
constexpr Phrase kHeard[] = {{"read", "by"},   {"read", "on"},  {"carried", "by"}, {"published", "by"},
                             {"posted", "by"}, {"aired", "by"}, {"aired", "on"},   {"broadcast", "by"}};
constexpr std::string_view kThrough[] = {"through", "via"};  // "said through his lawyer"
// Whom the speaker turned to.
constexpr Phrase kTurnedTo[] = {{"remarks", "to"}, {"comments", "to"}, {"interview", "with"}, {"message", "to"},
                                {"letter", "to"},  {"speech", "to"},   {"speaking", "to"}};

class RelayFinder {
 public:
  RelayFinder(std::string_view text, const Segments& segments, const std::vector<FoundMention>& mentions)
      : text_(text), segments_(segments), mentions_(mentions) {}

  void Add(FoundStatement* s) const {
    const Sentence& whole = segments_.sentences[segments_.words[s->anchor.begin].sentence];
    const WordRange sentence = {whole.first_word, std::min(whole.end_word, whole.first_word + kLongestSentence)};
    const WordRange beside = {s->source.begin, std::min(sentence.end, s->source.end + kPaperReach)};
    for (const int m : {Accorded(*s, sentence), Quoting(*s, sentence), QuotedBy(*s, sentence),
                        s->source.size() == 0 ? kNone : Behind(kSeen, *s, beside, {ActorKind::kOrg}),
                        Behind(kHeard, *s, sentence, {ActorKind::kOrg, ActorKind::kPerson}), Through(*s, sentence)})
      AddOnce(m, &s->via);
    const int turned_to = Behind(kTurnedTo, *s, sentence, {ActorKind::kOrg, ActorKind::kPerson, ActorKind::kGroup});
    if (turned_to == kNone) return;
    AddOnce(turned_to, &s->to);
    std::erase(s->via, static_cast<uint32_t>(turned_to));
  }

 private:
  std::string Word(uint32_t w) const { return Lowered(segments_.words[w].span.In(text_)); }

  static void AddOnce(int mention, std::vector<uint32_t>* mentions) {
    const auto m = static_cast<uint32_t>(mention);
    if (mention != kNone && std::find(mentions->begin(), mentions->end(), m) == mentions->end()) mentions->push_back(m);
  }

  static bool Told(const FoundStatement& s, uint32_t w) { return s.anchor.Has(w) || AnyHolds(s.content, {w, w + 1}); }
  static bool Inside(const FoundStatement& s, uint32_t w) { return s.source.Has(w) || Told(s, w); }

  std::vector<FoundMention>::const_iterator From(uint32_t word) const {
    return std::lower_bound(mentions_.begin(), mentions_.end(), word,
                            [](const FoundMention& m, uint32_t w) { return m.words.begin < w; });
  }

  // The longest mention that begins at a word.
  int AnyAt(uint32_t word) const {
    const auto m = From(word);
    return m == mentions_.end() || m->words.begin != word ? kNone : static_cast<int>(m - mentions_.begin());
  }

  // The same, unless it begins in the source.
  int At(uint32_t word, const FoundStatement& s) const { return s.source.Has(word) ? kNone : AnyAt(word); }

  int AnyAt(uint32_t word, std::initializer_list<ActorKind> kinds) const {
    const int m = AnyAt(word);
    if (m == kNone) return kNone;
    const ActorKind kind = mentions_[static_cast<size_t>(m)].kind();
    return std::find(kinds.begin(), kinds.end(), kind) == kinds.end() ? kNone : m;
  }

  bool IsApart(uint32_t a, uint32_t b) const {
    for (uint32_t w = std::min(a, b); w < std::max(a, b); ++w)
      if (IsOneOf(segments_.words[w].span.In(text_), kApart)) return true;
    return false;
  }

  int Accorded(const FoundStatement& s, WordRange sentence) const {
    for (uint32_t w = sentence.begin; w + 2 < sentence.end; ++w)
      if (!Inside(s, w) && Word(w) == "according" && Word(w + 1) == "to" && !IsApart(w, s.anchor.begin))
        if (const int m = At(w + 2, s); m != kNone) return m;
    return kNone;
  }

  // The mention of one of these kinds behind a phrase that stands in a range, outside of what is said.
  int Behind(std::span<const Phrase> phrases, const FoundStatement& s, WordRange range,
             std::initializer_list<ActorKind> kinds) const {
    for (uint32_t w = range.begin; w + 2 < range.end; ++w) {
      if (Told(s, w)) continue;
      const std::string word = Word(w);
      for (const Phrase& phrase : phrases) {
        if (word != phrase.word) continue;
        uint32_t p = w + 1;
        while (p + 1 < range.end && p <= w + kPhraseGap && Word(p) != phrase.preposition) ++p;
        if (Word(p) != phrase.preposition) continue;
        if (const int m = AnyAt(p + 1, kinds); m != kNone) return m;
      }
    }
    return kNone;
  }

  int Through(const FoundStatement& s, WordRange sentence) const {
    for (uint32_t w = sentence.begin; w + 1 < sentence.end; ++w)
      if (!Told(s, w) && IsOneOf(Word(w), kThrough))
        if (const int m = AnyAt(w + 1, {ActorKind::kPerson, ActorKind::kGroup}); m != kNone) return m;
    return kNone;
  }

  // "Fars quoted the minister as saying": the mention that ends next before the verb.
  int Quoting(const FoundStatement& s, WordRange sentence) const {
    if (s.source.size() == 0 || s.source.begin <= sentence.begin || !sentence.Has(s.source.begin)) return kNone;
    const uint32_t verb = s.source.begin - 1;
    if (!IsOneOf(Word(verb), kActive)) return kNone;
    int best = kNone;
    uint32_t end = 0;
    for (auto m = From(std::max(sentence.begin, verb > kMaxMentionWords ? verb - kMaxMentionWords : 0));
         m != mentions_.end() && m->words.begin < verb; ++m) {
      if (m->words.end > verb || m->words.end + kReporterGap < verb || m->words.end <= end) continue;
      best = static_cast<int>(m - mentions_.begin());
      end = m->words.end;
    }
    return best;
  }

  // "The minister was quoted by Fars as saying".
  int QuotedBy(const FoundStatement& s, WordRange sentence) const {
    if (s.source.size() == 0) return kNone;
    const uint32_t end = std::min(sentence.end, s.source.end + kPassiveReach);
    bool is = false, quoted = false;
    for (uint32_t w = s.source.end; w + 1 < end; ++w) {
      const std::string word = Word(w);
      if (quoted && word == "by") return At(w + 1, s);
      quoted = quoted || (is && IsOneOf(word, kPassive));
      is = is || IsToBe(word);
    }
    return kNone;
  }

  std::string_view text_;
  const Segments& segments_;
  const std::vector<FoundMention>& mentions_;
};

}  // namespace

void AddNamedRelays(std::string_view text, const Segments& segments, const std::vector<FoundMention>& mentions,
                    std::vector<FoundStatement>* statements) {
  const RelayFinder finder(text, segments, mentions);
  for (FoundStatement& s : *statements) finder.Add(&s);
}

}  // namespace dateline
