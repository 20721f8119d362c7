// ActSignReader: classes of words, and exact rules over them.
#include "annotate/act_signs.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "base/one_of.h"
#include "base/utf8.h"

namespace dateline {
namespace {

struct WordClass {
  std::string_view name, words;
};
#include "annotate/act_words.inc"

static_assert(std::size(kCueClasses) < 32 && std::size(kSaidClasses) <= 32 && std::size(kSourceClasses) <= 32);

// Bits of the classes that a word is in.
struct Classes {
  uint32_t cue = 0, said = 0, source = 0;
};

template <size_t N>
void AddClasses(const WordClass (&classes)[N], uint32_t Classes::* field,
                std::unordered_map<std::string_view, Classes>* map) {
  for (size_t c = 0; c < N; ++c)
    for (size_t begin = 0; begin < classes[c].words.size();) {
      const size_t end = std::min(classes[c].words.find(' ', begin), classes[c].words.size());
      (*map)[classes[c].words.substr(begin, end - begin)].*field |= 1U << c;
      begin = end + 1;
    }
}

Classes ClassesOf(std::string_view word) {
  static const std::unordered_map<std::string_view, Classes> map = [] {
    std::unordered_map<std::string_view, Classes> made;
    AddClasses(kCueClasses, &Classes::cue, &made);
    AddClasses(kSaidClasses, &Classes::said, &made);
    AddClasses(kSourceClasses, &Classes::source, &made);
    return made;
  }();
  const auto at = map.find(word);
  return at == map.end() ? Classes{} : at->second;
}

constexpr WordClass kVerbs[] = {
    {"will", "will shall 'll ’ll wo"},
    {"would", "would 'd ’d"},
    {"must", "must should ought needs need"},
    {"may", "may might could"},
    {"can", "can ca cannot"},
    {"is", "is are am 's ’s 're ’re 'm ’m"},
    {"was", "was were"},
    {"has", "has have 've ’ve"},
    {"had", "had"},
    {"do", "do does"},
    {"did", "did"},
};
constexpr std::string_view kGoing = "going", kPast = "ed", kGerund = "ing";
constexpr WordClass kOpenings[] = {
    {"I", "i we"},
    {"my", "my our us me"},
    {"you", "you your"},
    {"he", "he she they it"},
    {"his", "his her their its them him"},
    {"there", "there"},
    {"which", "who what how why where when which whose whom"},
    {"whether", "whether if"},
    {"to", "to"},
    {"for", "for"},
    {"no", "not n't n’t never no cannot nothing nobody none nor neither without"},
    {"this", "this that these those"},
    {"the", "the a an"},
};
constexpr std::string_view kNot[] = {"not",     "n't",    "n’t",  "never", "no",      "cannot",
                                     "nothing", "nobody", "none", "nor",   "neither", "without"};
constexpr std::string_view kNeither[] = {"neither", "nor"};
constexpr std::string_view kFutures[] = {"will", "would", "shall", "'ll", "’ll", "'d", "’d"};
constexpr std::string_view kMarks[] = {"\"", "“", "‘", "'", "(", "[", "`", "``", "that", ","};
// Words before a thing: a verb that opens a sentence and has one behind it commands.
constexpr std::string_view kBeforeThings[] = {"the",  "a",    "an",  "one",   "this",  "that", "these", "those", "our",
                                              "your", "my",   "his", "her",   "their", "its",  "us",    "it",    "no",
                                              "any",  "some", "all", "every", "each",  "both", "him",   "me"};
constexpr std::string_view kNoVerb[] = {"in",  "on",   "at",   "of",    "from",  "with",    "by", "and",  "or",
                                        "but", "as",   "here", "when",  "while", "because", "so", "then", "now",
                                        "one", "some", "all",  "every", "each",  "both",    "any"};
constexpr std::string_view kThen[] = {"to",  "for", "of", "that", "on", "as",  "with", "against",
                                      "any", "it",  ",",  "\"",   "“",  "him", "the"};
constexpr std::array kModes = {"direct", "indirect", "mixed"};
constexpr std::array kKinds = {"a person", "a state", "a body", "a group", "a place"};
constexpr uint32_t kReach = 14;                       // words from the opening to its verb
constexpr uint32_t kNotReach = 4, kNeitherReach = 4;  // words from the verb to "not", from "neither" to the cue
constexpr uint32_t kLengths[] = {4, 8, 16, 32};       // words of what is said
constexpr size_t kPlace = 4;                          // of kKinds; a place does nothing

template <size_t N>
std::string_view NameOf(std::string_view word, const WordClass (&classes)[N]) {
  const auto has = [word](const WordClass& c) {
    for (size_t at = c.words.find(word); at != std::string_view::npos; at = c.words.find(word, at + 1)) {
      const size_t end = at + word.size();
      if ((at == 0 || c.words[at - 1] == ' ') && (end == c.words.size() || c.words[end] == ' ')) return true;
    }
    return false;
  };
  const auto at = word.empty() ? std::end(classes) : std::find_if(std::begin(classes), std::end(classes), has);
  return at == std::end(classes) ? std::string_view{} : at->name;
}

std::string_view VerbOf(std::string_view word, bool first) {
  if (word == kGoing) return "will";
  if (const std::string_view name = NameOf(word, kVerbs); !name.empty()) return name;
  return !first && word.size() > 4 && word.ends_with(kPast) ? "past" : "";
}

}  // namespace

class ActSignReader::Collector {
 public:
  explicit Collector(ActSigns* out) : out_(*out) {}

  void Add(std::string_view kind, std::string_view name) {
    std::string sign(kind);
    sign += ' ';
    sign += name;
    if (std::find(out_.signs.begin(), out_.signs.end(), sign) == out_.signs.end())
      out_.signs.push_back(std::move(sign));
  }

 private:
  ActSigns& out_;
};

ActSignReader::ActSignReader(std::string_view text, const Segments& segments, const std::vector<FoundMention>& mentions)
    : mentions_(mentions) {
  words_.reserve(segments.words.size());
  for (const Word& word : segments.words) words_.push_back(Lowered(word.span.In(text)));
}

ActSigns ActSignReader::SignsOf(const FoundStatement& s) const {
  ActSigns signs;
  signs.cue = CueClass(s.cue);
  Collector out(&signs);
  out.Add("cue", signs.cue);
  out.Add("quoted", kModes[static_cast<size_t>(s.mode)]);
  AddCue(s, &out);
  AddSource(s, &out);
  AddSaid(s, &out);
  AddOpening(s, &out);
  AddNamed(s, &out);
  return signs;
}

std::string_view ActSignReader::CueClass(WordRange cue) const {
  if (cue.size() == 0) return "none";
  for (uint32_t w = cue.end; w-- > cue.begin;)
    if (const uint32_t is = ClassesOf(words_[w]).cue; is != 0) {
      size_t first = 0;
      while ((is >> first & 1U) == 0) ++first;
      return kCueClasses[first].name;
    }
  return "other";
}

void ActSignReader::AddCue(const FoundStatement& s, Collector* out) const {
  const auto cue = s.cue;
  if (cue.size() == 0) return;
  const auto at = [this](uint32_t w) { return words_.begin() + w; };
  if (cue.end < words_.size() && IsOneOf(words_[cue.end], kThen)) out->Add("then", words_[cue.end]);
  const uint32_t begin = cue.begin > 0 ? cue.begin - 1 : 0;
  if (std::any_of(at(begin), at(cue.end), [](const std::string& w) { return IsOneOf(w, kNot); }))
    out->Add("cue", "not");
  const uint32_t far = cue.begin > kNeitherReach ? cue.begin - kNeitherReach : 0;
  if (std::any_of(at(far), at(cue.end), [](const std::string& w) { return IsOneOf(w, kNeither); }))
    out->Add("cue", "neither");
}

void ActSignReader::AddSource(const FoundStatement& s, Collector* out) const {
  if (s.source.size() == 0) return out->Add("source", "none");
  if (NameOf(words_[s.source.begin], kOpenings) == "I") out->Add("source", "I");
  uint32_t is = 0;
  for (uint32_t w = s.source.begin; w < s.source.end; ++w) is |= ClassesOf(words_[w]).source;
  for (size_t c = 0; c < std::size(kSourceClasses); ++c)
    if ((is >> c & 1U) != 0) out->Add("source", kSourceClasses[c].name);
  if (const FoundMention* m = LongestAt(s.source.begin)) out->Add("source", kKinds[static_cast<size_t>(m->kind())]);
}

void ActSignReader::AddSaid(const FoundStatement& s, Collector* out) const {
  uint32_t is = 0, length = 0;
  bool future = false, condition = false;
  for (const WordRange& piece : s.content)
    for (uint32_t w = piece.begin; w < piece.end; ++w, ++length) {
      const std::string& word = words_[w];
      is |= ClassesOf(word).said;
      future = future || IsOneOf(word, kFutures);
      if (word == "?" || word == "!") out->Add("says", word);
      if (std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; }))
        out->Add("says", "a number");
      if (const std::string_view verb = NameOf(word, kVerbs); !verb.empty()) out->Add("says", verb);
      if (const std::string_view who = NameOf(word, kOpenings);
          who == "I" || who == "you" || who == "he" || who == "to")
        out->Add("says", who);
    }
  for (size_t c = 0; c < std::size(kSaidClasses); ++c) {
    if ((is >> c & 1U) == 0) continue;
    out->Add("says", kSaidClasses[c].name);
    condition = condition || kSaidClasses[c].name == "condition";
  }
  if (condition && future) out->Add("says", "if and will");
  const auto longer = std::find_if(std::begin(kLengths), std::end(kLengths), [=](uint32_t n) { return length < n; });
  out->Add("length", std::to_string(longer - std::begin(kLengths)));
}

void ActSignReader::AddOpening(const FoundStatement& s, Collector* out) const {
  WordRange piece = s.content.front();
  while (piece.size() > 0 && IsOneOf(words_[piece.begin], kMarks)) ++piece.begin;
  if (piece.size() == 0) return;
  const std::string& first = words_[piece.begin];
  const std::string_view second = piece.size() > 1 ? std::string_view(words_[piece.begin + 1]) : std::string_view{};
  const FoundMention* mention = LongestAt(piece.begin);
  std::string_view opening = NameOf(first, kOpenings);
  const bool verb = !NameOf(first, kVerbs).empty();
  if (opening.empty() || ((opening == "the" || opening == "this") && mention != nullptr)) {
    if (verb) {
      opening = "a verb";
    } else if (mention != nullptr) {
      opening = kKinds[static_cast<size_t>(mention->kind())];
    } else if (opening.empty() && first.size() > 4 && first.ends_with(kGerund)) {
      opening = "doing";
    } else if (opening.empty() && s.mode != StatementMode::kIndirect && IsOneOf(second, kBeforeThings) &&
               !IsOneOf(first, kNoVerb) && !first.ends_with('s') && !first.ends_with(kPast)) {
      opening = "a command";
    } else if (opening.empty()) {
      opening = "other";
    }
  }
  out->Add("opens", opening);
  const uint32_t begin = mention != nullptr ? std::min(mention->words.end, piece.end) : piece.begin;
  for (uint32_t w = begin; w < std::min(piece.end, begin + kReach); ++w) {
    const std::string_view found = VerbOf(words_[w], w == piece.begin);
    if (found.empty()) continue;
    const auto from = words_.begin() + (w > piece.begin ? w - 1 : w),
               to = words_.begin() + std::min(piece.end, w + kNotReach);
    const bool negated = std::any_of(from, to, [](const std::string& word) { return IsOneOf(word, kNot); });
    out->Add(negated ? "verb not" : "verb", found);
    if (opening == "I" || opening == "he") out->Add(opening, found);
    return;
  }
  out->Add("verb", "none");
}

// Who is named in what is said. Bounded: mentions are sorted by their first word.
void ActSignReader::AddNamed(const FoundStatement& s, Collector* out) const {
  bool actor = false;
  for (const WordRange& piece : s.content) {
    auto m = std::lower_bound(mentions_.begin(), mentions_.end(), piece.begin,
                              [](const FoundMention& mention, uint32_t word) { return mention.words.begin < word; });
    for (; m != mentions_.end() && m->words.begin < piece.end; ++m) {
      if (m->words.end > piece.end) continue;
      const auto kind = static_cast<size_t>(m->kind());
      out->Add("names", kKinds[kind]);
      actor = actor || kind != kPlace;
    }
  }
  if (!actor) out->Add("names", "no actor");
}

const FoundMention* ActSignReader::LongestAt(uint32_t word) const {
  const auto m = std::lower_bound(mentions_.begin(), mentions_.end(), word,
                                  [](const FoundMention& mention, uint32_t w) { return mention.words.begin < w; });
  return m == mentions_.end() || m->words.begin != word ? nullptr : &*m;
}

}  // namespace dateline
