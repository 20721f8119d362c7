// Named relays: through whom a statement reached the writer, where fixed phrases say so.
#include "annotate/named_relays.h"

#include <algorithm>
#include <string>

#include "annotate/labels.h"
#include "base/one_of.h"
#include "base/utf8.h"

namespace dateline {
namespace {

constexpr uint32_t kReporterGap = 4;    // words between a reporter and "quoted"
constexpr uint32_t kPassiveReach = 12;  // words behind a source in which "was quoted by" may stand
constexpr uint32_t kLongestSentence = 400;
constexpr int kNone = -1;

constexpr std::string_view kActive[] = {"quoted", "cited", "quotes", "cites", "quoting", "citing"};
constexpr std::string_view kPassive[] = {"quoted", "cited"};
constexpr std::string_view kToBe[] = {"was", "were", "is", "are", "been", "being"};

class RelayFinder {
 public:
  RelayFinder(std::string_view text, const Segments& segments, const std::vector<FoundMention>& mentions)
      : text_(text), segments_(segments), mentions_(mentions) {}

  void Add(FoundStatement* s) const {
    const Sentence& whole = segments_.sentences[segments_.words[s->anchor.begin].sentence];
    const WordRange sentence = {whole.first_word, std::min(whole.end_word, whole.first_word + kLongestSentence)};
    for (const int m : {Accorded(*s, sentence), Quoting(*s, sentence), QuotedBy(*s, sentence)}) {
      if (m == kNone) continue;
      const auto mention = static_cast<uint32_t>(m);
      if (std::find(s->via.begin(), s->via.end(), mention) == s->via.end()) s->via.push_back(mention);
    }
  }

 private:
  std::string Word(uint32_t w) const { return Lowered(segments_.words[w].span.In(text_)); }

  static bool Inside(const FoundStatement& s, uint32_t w) {
    return s.anchor.Has(w) || s.source.Has(w) || AnyHolds(s.content, {w, w + 1});
  }

  std::vector<FoundMention>::const_iterator From(uint32_t word) const {
    return std::lower_bound(mentions_.begin(), mentions_.end(), word,
                            [](const FoundMention& m, uint32_t w) { return m.words.begin < w; });
  }

  // The longest mention that begins at a word, and is not the source.
  int At(uint32_t word, const FoundStatement& s) const {
    const auto m = From(word);
    if (m == mentions_.end() || m->words.begin != word || s.source.Has(word)) return kNone;
    return static_cast<int>(m - mentions_.begin());
  }

  int Accorded(const FoundStatement& s, WordRange sentence) const {
    for (uint32_t w = sentence.begin; w + 2 < sentence.end; ++w)
      if (!Inside(s, w) && Word(w) == "according" && Word(w + 1) == "to")
        if (const int m = At(w + 2, s); m != kNone) return m;
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
      is = is || IsOneOf(word, kToBe);
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
