// PronounRules: named rules, in a list.
#include "resolve/pronoun_rules.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <unordered_set>

#include "annotate/function_words.h"
#include "base/utf8.h"

namespace dateline {
namespace {

constexpr uint32_t kOpening = 40;    // words of a sentence before the pronoun
constexpr uint32_t kToComma = 25;    // words from the pronoun to the main clause
constexpr uint32_t kInRelative = 6;  // words from "who" to the pronoun
constexpr uint32_t kReach = 30;      // mentions before or behind
constexpr size_t kShortestIng = 5;   // bytes
constexpr std::string_view kIng = "ing";

using WordList = std::unordered_set<std::string_view>;

// A sentence that one of these opens, or a word in "-ing", may have its main clause behind a comma.
const WordList& OpenersOfClauses() {
  static const WordList words = {
      "about",   "according", "after",  "against", "along",   "although", "amid",       "among",   "around", "as",
      "at",      "because",   "before", "behind",  "between", "beyond",   "by",         "despite", "during", "even",
      "ever",    "for",       "from",   "given",   "if",      "in",       "inside",     "like",    "on",     "once",
      "outside", "over",      "prior",  "since",   "thanks",  "though",   "throughout", "through", "toward", "towards",
      "under",   "unlike",    "until",  "upon",    "when",    "whenever", "while",      "with",    "within", "without"};
  return words;
}

// A name before one of these is no subject.
const WordList& NotVerbs() {
  static const WordList words = {"and", "or", "nor", "of", "in", "for", "at", "on", "to", "with", "from", "by"};
  return words;
}

bool IsPossessive(const std::string& word) { return word == "his" || word == "her"; }

class SentenceReader {
 public:
  SentenceReader(const LinkStory& story, uint32_t mention)
      : story_(story), mention_(mention), at_(story.forms[mention].words.begin) {}

  uint32_t at() const { return at_; }
  const std::string& pronoun() const { return story_.forms[mention_].lower[0]; }

  // In lower case; empty outside the pronoun's sentence.
  std::string Word(uint32_t w) const {
    const auto& words = story_.segments.words;
    if (w >= words.size() || words[w].sentence != words[at_].sentence) return {};
    return LoweredPlain(words[w].span.In(story_.text));
  }

  bool IsLowerWord(uint32_t w) const {
    const std::string word = Word(w);
    return !word.empty() && IsAlnum(DecodeUtf8(word, 0).code) && word == story_.segments.words[w].span.In(story_.text);
  }

  // The first word of the sentence that has letters; at() when it is the pronoun or too far away.
  uint32_t First() const {
    uint32_t first = at_;
    for (uint32_t w = at_; w > 0 && at_ - w < kOpening && !Word(w - 1).empty(); --w)
      if (IsAlnum(DecodeUtf8(Word(w - 1), 0).code)) first = w - 1;
    return first > 0 && at_ - first + 1 >= kOpening ? at_ : first;
  }

  bool IsNamedPerson(uint32_t mention) const {
    const FoundMention& found = story_.annotations.mentions[mention];
    return found.kind() == ActorKind::kPerson && found.name.size() > 0;
  }

  // The longest named person that ends before word `end`; -1 none.
  int PersonEndingAt(uint32_t end) const {
    int best = -1;
    for (uint32_t j = mention_; j > 0 && mention_ - j < kReach; --j)
      if (story_.annotations.mentions[j - 1].words.end == end && IsNamedPerson(j - 1) &&
          (best < 0 || Begin(j - 1) < Begin(static_cast<uint32_t>(best))))
        best = static_cast<int>(j - 1);
    return best;
  }

  // The longest that begins at `begin`, an article aside.
  int PersonBeginningAt(uint32_t begin) const {
    int best = -1;
    const uint32_t to = std::min(mention_ + kReach, static_cast<uint32_t>(story_.forms.size()));
    for (uint32_t j = mention_ + 1; j < to; ++j)
      if ((story_.annotations.mentions[j].words.begin == begin || Begin(j) == begin) && IsNamedPerson(j) &&
          (best < 0 || End(j) > End(static_cast<uint32_t>(best))))
        best = static_cast<int>(j);
    return best;
  }

  bool AnyPersonNamedIn(WordRange words) const {
    for (uint32_t j = mention_; j > 0 && mention_ - j < kReach; --j)
      if (words.Holds(story_.annotations.mentions[j - 1].words) && IsNamedPerson(j - 1)) return true;
    return false;
  }

  uint32_t End(uint32_t mention) const { return story_.annotations.mentions[mention].words.end; }

 private:
  uint32_t Begin(uint32_t mention) const { return story_.forms[mention].words.begin; }

  const LinkStory& story_;
  uint32_t mention_, at_;
};

bool Opens(const std::string& word) {
  return OpenersOfClauses().contains(word) || (word.size() >= kShortestIng && word.ends_with(kIng));
}

// The first word after the last comma or "and" before the pronoun, from `first` on.
uint32_t FirstOfClause(const SentenceReader& s, uint32_t first) {
  for (uint32_t w = s.at(); w > first; --w)
    if (s.Word(w - 1) == "," || s.Word(w - 1) == "and") return w;
  return first;
}

// Whether a clause that goes before the main one may go on behind a comma.
bool GoesOn(const std::string& word) {
  return Opens(word) || word == "who" || word == "which" || word == "and" || word == "or";
}

// "In his report, Ames wrote": who owns or does what stands before the main clause is its subject, unless somebody was
// named there before. (Of 210 such pronouns in GAP's training passages, 195 mean the subject.)
int SubjectBehind(const SentenceReader& s) {
  const uint32_t first = s.First();
  if (first == s.at() || s.AnyPersonNamedIn({first, s.at()})) return -1;
  if (!Opens(s.Word(first)) && !Opens(s.Word(FirstOfClause(s, first)))) return -1;
  for (uint32_t w = s.at() + 1; w - s.at() <= kToComma; ++w) {
    const std::string word = s.Word(w);
    if (word.empty() || word == ";" || word == ":" || word == "\"" || word == "“") return -1;
    if (word != ",") continue;
    const int subject = s.PersonBeginningAt(w + 1);
    if (subject < 0 && GoesOn(s.Word(w + 1))) continue;
    if (subject < 0) return -1;
    const uint32_t next = s.End(static_cast<uint32_t>(subject));
    const bool with_own = s.Word(next) == "and" && IsPossessive(s.Word(next + 1));
    return with_own || (s.IsLowerWord(next) && !NotVerbs().contains(s.Word(next))) ? subject : -1;
  }
  return -1;
}

// "Ames and his wife"
int OwnerBeside(const SentenceReader& s) {
  if (s.at() < 2 || !IsPossessive(s.pronoun()) || s.Word(s.at() - 1) != "and") return -1;
  return s.PersonEndingAt(s.at() - 1);
}

// "Ames, who sold his house"
int SubjectOfRelative(const SentenceReader& s) {
  if (s.pronoun() == "him" || (s.pronoun() == "her" && IsFunctionWord(s.Word(s.at() + 1)))) return -1;
  for (uint32_t w = s.at(); w > 1 && s.at() - w < kInRelative && s.IsLowerWord(w - 1); --w)
    if (s.Word(w - 1) == "who") return s.Word(w - 2) == "," && s.at() > w ? s.PersonEndingAt(w - 2) : -1;
  return -1;
}

struct PronounRule {
  const char* name;
  int (*find)(const SentenceReader&);
};
constexpr std::array kPronounRules = {
    PronounRule{"subject behind", &SubjectBehind},
    PronounRule{"owner beside", &OwnerBeside},
    PronounRule{"subject of the relative clause", &SubjectOfRelative},
};

}  // namespace

int PersonMeant(const LinkStory& story, uint32_t mention) {
  const PronounClass pronoun = story.forms[mention].pronoun;
  if (pronoun != PronounClass::kHe && pronoun != PronounClass::kShe) return -1;
  const SentenceReader reader(story, mention);
  for (const PronounRule& rule : kPronounRules)
    if (const int found = rule.find(reader); found >= 0) return found;
  return -1;
}

bool IsObject(const LinkStory& story, const MentionForm& form) {
  if (form.lower.size() != 1) return false;
  const std::string& word = form.lower[0];
  if (word == "him" || word == "them" || word == "me" || word == "us") return true;
  if (word != "her" || form.words.end >= story.segments.words.size()) return false;
  const std::string next = LoweredPlain(story.segments.words[form.words.end].span.In(story.text));
  return IsFunctionWord(next) || !IsAlnum(DecodeUtf8(next, 0).code);
}

}  // namespace dateline
