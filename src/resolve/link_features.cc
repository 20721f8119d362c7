// LinkFeatures: how two mentions of actors lie to each other. Computed here alone, for training and for use.
#include "resolve/link_features.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "base/utf8.h"

namespace dateline {
namespace {

const std::unordered_map<std::string_view, PronounClass>& PronounTable() {
  using P = PronounClass;
  static const std::unordered_map<std::string_view, PronounClass> table = {
      {"he", P::kHe},
      {"him", P::kHe},
      {"his", P::kHe},
      {"himself", P::kHe},
      {"she", P::kShe},
      {"her", P::kShe},
      {"hers", P::kShe},
      {"herself", P::kShe},
      {"it", P::kIt},
      {"its", P::kIt},
      {"itself", P::kIt},
      {"they", P::kThey},
      {"them", P::kThey},
      {"their", P::kThey},
      {"theirs", P::kThey},
      {"themselves", P::kThey},
      {"i", P::kI},
      {"me", P::kI},
      {"my", P::kI},
      {"mine", P::kI},
      {"myself", P::kI},
      {"we", P::kWe},
      {"us", P::kWe},
      {"our", P::kWe},
      {"ours", P::kWe},
      {"ourselves", P::kWe},
      {"you", P::kYou},
      {"your", P::kYou},
      {"yours", P::kYou},
      {"yourself", P::kYou},
      {"who", P::kOtherPronoun},
      {"whom", P::kOtherPronoun},
      {"whose", P::kOtherPronoun},
      {"this", P::kOtherPronoun},
      {"that", P::kOtherPronoun},
      {"these", P::kOtherPronoun},
      {"those", P::kOtherPronoun},
      {"both", P::kOtherPronoun},
      {"others", P::kOtherPronoun},
      {"one", P::kOtherPronoun},
  };
  return table;
}

bool HeadEnds(std::string_view word) {
  static const std::unordered_set<std::string_view> words = {"of", "in", "for", "from", "at", "on",  "to",  "with",
                                                             "by", ",",  "(",   "-",    "--", "who", "that"};
  return words.contains(word);
}

bool Connective(std::string_view word) {
  static const std::unordered_set<std::string_view> words = {
      "the", "a", "an", "of", "in", "for", "and", "'s", "\u2019s", ",", ".", "-", "mr", "mr.", "mrs.", "ms.", "dr."};
  return words.contains(word);
}

bool Capitalised(std::string_view word) { return IsUpper(DecodeUtf8(word, 0).code); }

bool IsPossessive(std::string_view word) {
  return word == "'s" || word == "\u2019s" || word == "'" || word == "\u2019";
}

std::string_view WordOf(std::string_view text, const Word& word) { return word.span.In(text); }

uint8_t NumberBucket(uint32_t n) { return n == 0 ? 0 : DistanceBucket(n); }

bool SameSet(const MentionForm& a, const MentionForm& b) { return a.lower == b.lower; }

// All words of the shorter one, connectives aside, stand in the longer one.
bool Within(const MentionForm& shorter, const MentionForm& longer) {
  bool any = false;
  for (const std::string& w : shorter.lower) {
    if (Connective(w)) continue;
    any = true;
    if (std::find(longer.lower.begin(), longer.lower.end(), w) == longer.lower.end()) return false;
  }
  return any;
}

// Pronoun or title up to the head: "king" of "King Abdullah", "daughter" of "the king's daughter".
Gender ToldGender(const MentionForm& form) {
  if (form.pronoun == PronounClass::kHe) return Gender::kMale;
  if (form.pronoun == PronounClass::kShe) return Gender::kFemale;
  Gender told = Gender::kUnknown;
  for (uint32_t i = 0; i <= form.head; ++i) {
    if (IsPossessive(form.lower[i])) told = Gender::kUnknown;
    if (told == Gender::kUnknown) told = GenderOfWord(form.lower[i]);
  }
  return told;
}

Gender GivenGender(std::string_view text, const Segments& segments, const MentionForm& form) {
  for (uint32_t i = 0; i <= form.head; ++i) {
    const Gender given = GenderOfName(form.lower[i]);
    if (given != Gender::kUnknown && Capitalised(WordOf(text, segments.words[form.words.begin + i]))) return given;
  }
  return Gender::kUnknown;
}

constexpr size_t kMaxStateWords = 5;

// "Egypt", "Egyptian"; "the Egyptian government", "Egypt's government", "the government of Egypt".
StateName StateOf(const MentionForm& form) {
  const auto joined = [&](size_t begin, size_t end) {
    std::string wording;
    for (size_t i = begin; i < end; ++i) wording += (wording.empty() ? "" : " ") + form.lower[i];
    return wording;
  };
  const size_t n = form.lower.size();
  if (n > 1 && form.lower[n - 1] == "government")
    return StateOfWording(joined(0, n - (IsPossessive(form.lower[n - 2]) ? 2 : 1)));
  if (n > 2 && form.lower[0] == "government" && form.lower[1] == "of")
    return StateOfWording(joined(form.lower[2] == "the" ? 3 : 2, n));
  return StateOfWording(joined(0, n));
}

uint8_t GenderMatch(const MentionForm& a, const MentionForm& b) {
  if (a.gender == Gender::kUnknown || b.gender == Gender::kUnknown) return 0;
  return a.gender == b.gender ? 1 : 2;
}

uint8_t StateMatch(const MentionForm& a, const MentionForm& b) {
  if (a.state.state == 0 || b.state.state == 0) return 0;
  if (a.state.state != b.state.state) return 3;
  return a.state.capital || b.state.capital ? 2 : 1;
}

}  // namespace

WordRange TrimMention(std::string_view text, const std::vector<Word>& words, WordRange range) {
  while (range.size() > 1) {
    const std::string first = Lowered(WordOf(text, words[range.begin]));
    if (first != "the" && first != "a" && first != "an") break;
    ++range.begin;
  }
  while (range.size() > 1 && IsPossessive(WordOf(text, words[range.end - 1]))) --range.end;
  return range;
}

std::string LoweredPlain(std::string_view word) {
  constexpr std::string_view kCurly = "\u2019";
  std::string lower = Lowered(word);
  for (size_t at = lower.find(kCurly); at != std::string::npos; at = lower.find(kCurly, at))
    lower.replace(at, kCurly.size(), "'");
  return lower;
}

MentionForm FormOf(std::string_view text, const Segments& segments, WordRange range) {
  MentionForm form;
  form.words = TrimMention(text, segments.words, range);
  uint32_t capitals = 0;
  for (uint32_t i = form.words.begin; i < form.words.end; ++i) {
    const std::string_view word = WordOf(text, segments.words[i]);
    form.lower.push_back(LoweredPlain(word));
    if (!Capitalised(word)) continue;
    ++capitals;
    AppendUtf8(ToLower(DecodeUtf8(word, 0).code), &form.initials);
    if (i != segments.sentences[segments.words[i].sentence].first_word) form.capital = true;
  }
  form.capital = form.capital || capitals > 1 || (capitals == 1 && form.words.begin == range.begin);
  uint32_t end = 0;
  while (end < form.lower.size() && !HeadEnds(form.lower[end])) ++end;
  form.head = end == 0 ? 0 : end - 1;
  if (form.lower.size() == 1) {
    const auto found = PronounTable().find(form.lower[0]);
    if (found != PronounTable().end() && WordOf(text, segments.words[form.words.begin]) != "US")
      form.pronoun = found->second;
  }
  if (form.pronoun != PronounClass::kNone) form.capital = false;
  form.told = ToldGender(form);
  form.gender = form.told != Gender::kUnknown ? form.told : GivenGender(text, segments, form);
  if (form.pronoun == PronounClass::kNone && form.lower.size() <= kMaxStateWords) form.state = StateOf(form);
  return form;
}

LinkFeatures LinkFeatureReader::Of(uint32_t later, uint32_t earlier) const {
  const MentionForm& a = forms_[later];
  const MentionForm& b = forms_[earlier];
  const uint32_t sentences = segments_.words[a.words.begin].sentence - segments_.words[b.words.begin].sentence;
  const uint8_t sentence_bucket = static_cast<uint8_t>(sentences <= 3   ? sentences
                                                       : sentences <= 5 ? 4
                                                       : sentences <= 9 ? 5
                                                                        : 6);
  return {StringMatch(a, b),
          NumberBucket(later - earlier),
          sentence_bucket,
          QuoteRelation(later, earlier),
          Nesting(a, b),
          static_cast<uint8_t>(a.pronoun),
          static_cast<uint8_t>(b.pronoun),
          StatementRelation(later, earlier),
          GenderMatch(a, b),
          StateMatch(a, b),
          Places(later, earlier)};
}

uint8_t LinkFeatureReader::StringMatch(const MentionForm& a, const MentionForm& b) const {
  const bool pa = a.pronoun != PronounClass::kNone, pb = b.pronoun != PronounClass::kNone;
  if (pa && pb) return a.pronoun == b.pronoun ? 1 : 2;
  if (pa) return 3;
  if (pb) return 4;
  if (SameSet(a, b)) return a.capital || b.capital ? 5 : 6;
  const bool head = a.lower[a.head] == b.lower[b.head];
  if (a.capital && b.capital) {
    if (Within(a, b) || Within(b, a)) return head ? 7 : 8;
    const auto acronym = [](const MentionForm& shorter, const MentionForm& longer) {
      std::string letters;
      for (char c : shorter.lower[0])
        if (c != '.') letters.push_back(c);
      return shorter.lower.size() == 1 && letters.size() > 1 && longer.lower.size() > 1 && longer.initials == letters;
    };
    if (acronym(a, b) || acronym(b, a)) return 9;
  }
  return head ? 10 : 11;
}

uint8_t LinkFeatureReader::QuoteRelation(uint32_t later, uint32_t earlier) const {
  const int qa = quotations_.of_word[forms_[later].words.begin], qb = quotations_.of_word[forms_[earlier].words.begin];
  const auto chain = [&](int q) { return q < 0 ? -1 : static_cast<int>(quotations_.all[q].chain); };
  const auto speaker = [&](int q) { return q < 0 ? -1 : speakers_.of_quotation[chain(q)]; };
  if (qa < 0 && qb < 0) return 0;
  if (chain(qa) == chain(qb)) return 1;
  if (qa >= 0 && qb < 0) return speaker(qa) == static_cast<int>(earlier) ? 2 : 3;
  if (qa < 0) return speaker(qb) == static_cast<int>(later) ? 4 : 5;
  return speaker(qa) >= 0 && speaker(qa) == speaker(qb) ? 6 : 7;
}

uint8_t LinkFeatureReader::Nesting(const MentionForm& a, const MentionForm& b) const {
  if (b.words.begin <= a.words.begin && a.words.end <= b.words.end) return 1;
  if (a.words.begin <= b.words.begin && b.words.end <= a.words.end) return 2;
  if (a.words.begin < b.words.end) return 0;
  const uint32_t gap = a.words.begin - b.words.end;
  if (gap == 0) return 3;
  if (gap <= 2) {
    const std::string_view between = WordOf(text_, segments_.words[b.words.end]);
    if (between == "," || between == "(" || between == "\u2014" || between == "--") return 4;  // apposition
    if (between == "is" || between == "was" || between == "as" || between == "became") return 5;
  }
  return 0;
}

// Who says what the two stand in: 0 both in the story's own voice, 1 the earlier says the later, 2 the later says the
// earlier, 3 both in words of one speaker, 4 only the later in another's words, 5 only the earlier, 6 words of two.
uint8_t LinkFeatureReader::StatementRelation(uint32_t later, uint32_t earlier) const {
  const int sa = speakers_.of_word[forms_[later].words.begin], sb = speakers_.of_word[forms_[earlier].words.begin];
  if (sa < 0 && sb < 0) return 0;
  if (sa == static_cast<int>(earlier)) return 1;
  if (sb == static_cast<int>(later)) return 2;
  if (sa == sb) return 3;
  return sb < 0 ? 4 : sa < 0 ? 5 : 6;
}

bool LinkFeatureReader::FirstInSentence(uint32_t mention) const {
  return mention == 0 || segments_.words[forms_[mention - 1].words.begin].sentence !=
                             segments_.words[forms_[mention].words.begin].sentence;
}

// Whether each is the first of its sentence (the earlier 2, the later 1); 4: an "and"
// or the like among the at most three words between them.
uint8_t LinkFeatureReader::Places(uint32_t later, uint32_t earlier) const {
  const WordRange a = forms_[later].words, b = forms_[earlier].words;
  if (a.begin > b.end && a.begin <= b.end + 3) {
    for (uint32_t w = b.end; w < a.begin; ++w) {
      const std::string_view word = WordOf(text_, segments_.words[w]);
      if (word == "and" || word == "or" || word == "&" || word == "nor") return 4;
    }
  }
  return static_cast<uint8_t>((FirstInSentence(earlier) ? 2 : 0) + (FirstInSentence(later) ? 1 : 0));
}

std::vector<std::vector<uint32_t>> LinkCandidates(const std::vector<MentionForm>& forms) {
  std::vector<std::vector<uint32_t>> candidates(forms.size());
  std::unordered_map<std::string, std::vector<uint32_t>>
      first_with_word;  // capitalised mentions of new wording, by word
  std::vector<uint32_t> firsts;
  std::unordered_set<std::string> seen;
  for (uint32_t i = 0; i < forms.size(); ++i) {
    const uint32_t near = i > kNearMentions ? i - kNearMentions : 0;
    std::vector<uint32_t>& mine = candidates[i];
    const auto add = [&](const std::vector<uint32_t>& list) {
      for (auto at = list.begin(); at != list.end() && *at < near && mine.size() < kFarMentions; ++at)
        mine.push_back(*at);
    };
    if (near > 0) {
      if (forms[i].capital) {
        for (const std::string& w : forms[i].lower) {
          const auto found = first_with_word.find(w);
          if (found != first_with_word.end()) add(found->second);
        }
        const auto found = first_with_word.find("=" + forms[i].initials);
        if (found != first_with_word.end()) add(found->second);
        if (forms[i].lower.size() == 1) {
          const auto by_initials = first_with_word.find("=" + forms[i].lower[0]);
          if (by_initials != first_with_word.end()) add(by_initials->second);
        }
      } else {
        add(firsts);
      }
      std::sort(mine.begin(), mine.end());
      mine.erase(std::unique(mine.begin(), mine.end()), mine.end());
    }
    for (uint32_t j = near; j < i; ++j) mine.push_back(j);
    if (!forms[i].capital) continue;
    std::string wording;
    for (const std::string& w : forms[i].lower) wording += w + ' ';
    if (!seen.insert(wording).second) continue;
    firsts.push_back(i);
    for (const std::string& w : forms[i].lower)
      if (!Connective(w)) first_with_word[w].push_back(i);
    if (forms[i].initials.size() > 1) first_with_word["=" + forms[i].initials].push_back(i);
  }
  return candidates;
}

}  // namespace dateline
