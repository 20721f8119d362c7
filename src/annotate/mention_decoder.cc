// Mention decoding: nested, never crossing noun phrases from span probabilities and name tags.
#include "annotate/mention_decoder.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <string>

#include "annotate/name_parts.h"
#include "annotate/party_tags.h"
#include "annotate/thresholds.h"
#include "annotate/viterbi.h"
#include "base/one_of.h"
#include "base/utf8.h"

namespace dateline {
namespace {

// BIO tags numbered 0 out, then begin and inside of each class in turn.
bool MayFollow(uint32_t from, uint32_t to) { return to == 0 || to % 2 == 1 || from == to || from + 1 == to; }
bool MayStart(uint32_t to) { return to == 0 || to % 2 == 1; }

struct TaggedRange {
  WordRange words;
  uint8_t tag = 0;  // the begin tag
  float confidence = 0;
};

std::vector<TaggedRange> DecodeTags(const Segments& segments, const std::vector<float>& scores, uint32_t tags) {
  std::vector<TaggedRange> found;
  for (const Sentence& sentence : segments.sentences) {
    const uint32_t n = sentence.end_word - sentence.first_word;
    const std::span<const float> rows(scores.data() + size_t{sentence.first_word} * tags, size_t{n} * tags);
    const std::vector<uint8_t> sequence = BestSequence(rows, tags, MayFollow, MayStart);
    for (uint32_t i = 0; i < sequence.size(); ++i) {
      if (sequence[i] == 0) continue;
      const uint32_t w = sentence.first_word + i;
      const float p = std::exp(rows[size_t{i} * tags + sequence[i]]);
      if (sequence[i] % 2 == 1) found.push_back({{w, w}, sequence[i], 0});
      found.back().words.end = w + 1;
      found.back().confidence += p;
    }
  }
  for (TaggedRange& range : found) range.confidence /= static_cast<float>(range.words.size());
  return found;
}

bool Crosses(WordRange a, WordRange b) {
  return (a.begin < b.begin && b.begin < a.end && a.end < b.end) ||
         (b.begin < a.begin && a.begin < b.end && b.end < a.end);
}

bool StartsMention(std::string_view word) {
  const char32_t c = DecodeUtf8(word, 0).code;
  return IsAlnum(c) || c == U'$' || c == U'#' || c == U'@';
}

bool IsHonorific(const std::string& word) {
  static constexpr std::array<std::string_view, 38> kWords = {
      "the",  "mr",   "mr.",   "mrs",  "mrs.", "ms",    "ms.",  "dr",   "dr.",  "miss", "sir",  "dame", "lord",
      "lady", "prof", "prof.", "rev",  "rev.", "madam", "mx.",  "gen",  "gen.", "col",  "col.", "lt",   "lt.",
      "maj",  "maj.", "sgt",   "sgt.", "capt", "capt.", "sen.", "rep.", "gov.", "adm.", "pm",   "p.s."};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

// "jane.roe@example.org", "https://example.org", "report.doc": written like a name, but none. "Roe@DESK" is one.
bool IsAddress(std::string_view word) {
  const size_t at = word.find('@');
  if (at != std::string_view::npos && at > 0 && word.find('.', at) != std::string_view::npos) return true;
  if (word.find("://") != std::string_view::npos || word.starts_with("www.")) return true;
  static constexpr std::array<std::string_view, 10> kEndings = {".com", ".net", ".org", ".edu", ".gov",
                                                                ".doc", ".pdf", ".xls", ".htm", ".html"};
  return std::any_of(kEndings.begin(), kEndings.end(),
                     [&](std::string_view end) { return word.size() > end.size() && word.ends_with(end); });
}

bool InTitle(const WordScores& scores, uint32_t word) {
  const float* row = scores.title.data() + size_t{word} * kTitleTags;
  return row[0] < row[1] || row[0] < row[2];
}

bool Possessive(std::string_view word) { return word == "'s" || word == "\u2019s" || word == "'" || word == "\u2019"; }

bool IsCapital(std::string_view word) { return IsUpper(DecodeUtf8(word, 0).code); }

// "Le Monde", "El Baradei": a particle with a capital before a name is its beginning.
bool IsParticle(std::string_view word) {
  static constexpr std::array<std::string_view, 16> kWords = {"Le",  "La",  "Les", "El", "Al", "De",  "Del", "Van",
                                                              "Von", "Der", "Da",  "Di", "Du", "Dos", "Abu", "Bin"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

// "J.", "R.E.": initials.
bool IsInitials(std::string_view word) {
  if (word.size() < 2 || word.size() % 2 != 0) return false;
  for (size_t i = 0; i < word.size(); i += 2)
    if (word[i] < 'A' || word[i] > 'Z' || word[i + 1] != '.') return false;
  return true;
}

// Where a name begins whose first part was left out: "Jean-" of "Jean-François", "al-" of "al-Sisi", "Le" of "Le Pen".
// Only persons' names run over a hyphen: "U.S.-Israel" are two.
uint32_t BeginOfName(std::string_view text, const Segments& segments, WordRange name, bool person) {
  const auto& words = segments.words;
  const auto word = [&](uint32_t w) { return words[w].span.In(text); };
  const auto adjoin = [&](uint32_t w) { return w > 0 && words[w - 1].span.end == words[w].span.begin; };
  uint32_t begin = name.begin;
  if (person && word(begin) == "-" && adjoin(begin)) --begin;
  while (person && begin >= 2 && adjoin(begin) && word(begin - 1) == "-" && adjoin(begin - 1) &&
         IsAlnum(DecodeUtf8(word(begin - 2), 0).code) && words[begin - 2].sentence == words[begin].sentence)
    begin -= 2;
  const bool led = begin > 0 && words[begin - 1].sentence == words[begin].sentence && !adjoin(begin);
  if (led && IsCapital(word(begin)) && IsParticle(word(begin - 1))) --begin;
  while (person && begin > 0 && words[begin - 1].sentence == words[begin].sentence && IsInitials(word(begin - 1)) &&
         !IsHonorific(Lowered(word(begin - 1))))
    --begin;
  return begin;
}

NameTag TagOf(ActorKind kind) {
  switch (kind) {
    case ActorKind::kPerson:
      return NameTag::kBeginPerson;
    case ActorKind::kOrg:
    case ActorKind::kGroup:
      return NameTag::kBeginOrg;
    default:
      return NameTag::kBeginPlace;
  }
}

}  // namespace

namespace {

// "Muqtada" and "al-Sadr", "Tom" and "Martin": two persons with nothing between them are one.
bool IsOnePerson(std::string_view text, const Segments& segments, const FoundName& a, const FoundName& b) {
  constexpr auto kPerson = NameTag::kBeginPerson;
  if (a.kind != kPerson || b.kind != kPerson || a.words.end != b.words.begin) return false;
  if (segments.words[a.words.begin].sentence != segments.words[b.words.begin].sentence) return false;
  const Span gap = {segments.words[a.words.end - 1].span.end, segments.words[b.words.begin].span.begin};
  if (gap.In(text) != " ") return false;
  if (IsHonorific(Lowered(segments.words[a.words.begin].span.In(text)))) return false;
  const bool led = !IsCapital(segments.words[b.words.begin].span.In(text));
  return led || (a.words.size() == 1 && b.words.size() == 1);
}

// '"Roe, Jane"', when the comma parts the two.
bool IsSurnameFirst(std::string_view text, const Segments& segments, const FoundName& a, const FoundName& b) {
  return a.kind == NameTag::kBeginPerson && b.kind == a.kind &&
         IsQuotedSurname(text, segments, {a.words.begin, b.words.end});
}

constexpr uint32_t kNicknameWords = 2;
constexpr std::string_view kOpening[] = {"\"", "\u201c", "\u2018", "'"};
constexpr std::string_view kClosing[] = {"\"", "\u201d", "\u2019", "'"};

// The words of a nickname that begins at a word, with its marks; empty when there is none.
WordRange NicknameAt(std::string_view text, const Segments& segments, uint32_t word) {
  const auto& words = segments.words;
  const auto at = [&](uint32_t w) { return words[w].span.In(text); };
  const auto* const mark = std::find(std::begin(kOpening), std::end(kOpening), at(word));
  if (mark == std::end(kOpening)) return {};
  const std::string_view closing = kClosing[mark - std::begin(kOpening)];
  for (uint32_t end = word + 1; end < words.size() && end <= word + 1 + kNicknameWords; ++end) {
    if (words[end].sentence != words[word].sentence) return {};
    if (at(end) == closing) return end == word + 1 ? WordRange{} : WordRange{word, end + 1};
    if (!IsCapital(at(end))) return {};
  }
  return {};
}

// 'Carl J. "Chip" Roe' is one name: from the one that ends at or in a nickname to the one that begins behind it or runs
// over it. REQUIRES: `names` in order. Linear.
void JoinNicknames(std::string_view text, const Segments& segments, std::vector<FoundName>* names) {
  const auto person = [](const FoundName& n) { return n.kind == NameTag::kBeginPerson; };
  std::vector<FoundName> joined;
  joined.reserve(names->size());
  size_t next = 0;  // of names, not yet in joined
  for (uint32_t w = 1; w + 1 < segments.words.size(); ++w) {
    const WordRange nickname = NicknameAt(text, segments, w);
    if (nickname.size() == 0) continue;
    while (next < names->size() && (*names)[next].words.begin < nickname.begin) joined.push_back((*names)[next++]);
    if (joined.empty() || joined.back().words.end < nickname.begin || !person(joined.back())) continue;
    size_t end = next;
    while (end < names->size() && (*names)[end].words.begin <= nickname.end) ++end;
    const FoundName& last = end > next ? (*names)[end - 1] : joined.back();
    if (last.words.end <= nickname.end || !person(last)) continue;
    joined.back().words.end = last.words.end;
    next = end;
  }
  joined.insert(joined.end(), names->begin() + static_cast<std::ptrdiff_t>(next), names->end());
  *names = std::move(joined);
}

// The names that hold a nickname.
std::vector<WordRange> NicknamedOf(std::string_view text, const Segments& segments,
                                   const std::vector<FoundName>& names) {
  std::vector<WordRange> found;
  for (const FoundName& name : names) {
    if (name.kind != NameTag::kBeginPerson) continue;
    for (uint32_t w = name.words.begin + 1; w < name.words.end; ++w)
      if (const WordRange n = NicknameAt(text, segments, w); n.size() > 0 && n.end < name.words.end) {
        found.push_back(name.words);
        break;
      }
  }
  return found;
}

// Corpora differ on titles inside names: here they are outside.
WordRange WithoutTitles(std::string_view text, const Segments& segments, const WordScores& scores, WordRange words,
                        bool person) {
  while (words.size() > 1 && IsHonorific(Lowered(segments.words[words.begin].span.In(text)))) ++words.begin;
  while (words.size() > 1 && person && InTitle(scores, words.begin)) ++words.begin;
  return words;
}

}  // namespace

std::vector<FoundName> DecodeNames(std::string_view text, const Segments& segments, const WordScores& scores) {
  std::vector<FoundName> names;
  const std::vector<bool> tagged = PartyTagWords(text, segments.words);
  for (const TaggedRange& r : DecodeTags(segments, scores.name, kNameTags)) {
    const bool person = r.tag == static_cast<uint8_t>(NameTag::kBeginPerson);
    bool addressed = false;
    for (uint32_t w = r.words.begin; w < r.words.end; ++w)
      addressed = addressed || IsAddress(segments.words[w].span.In(text));
    if (addressed) continue;
    for (const WordRange& piece : NamesIn(text, segments, r.words, static_cast<NameTag>(r.tag))) {
      const WordRange words = WithoutPartyTag(piece, tagged);
      if (words.size() == 0) continue;
      FoundName name = {WithoutTitles(text, segments, scores, words, person), static_cast<NameTag>(r.tag),
                        r.confidence};
      name.words.begin = BeginOfName(text, segments, name.words, person);
      while (!names.empty() && names.back().words.end > name.words.begin) names.pop_back();  // "Jean", now a part
      if (!names.empty() &&
          (IsOnePerson(text, segments, names.back(), name) || IsSurnameFirst(text, segments, names.back(), name)))
        names.back().words.end = name.words.end;
      else
        names.push_back(name);
    }
  }
  JoinNicknames(text, segments, &names);
  return names;
}

std::vector<FoundTitle> DecodeTitles(const Segments& segments, const WordScores& scores) {
  std::vector<FoundTitle> titles;
  for (const TaggedRange& r : DecodeTags(segments, scores.title, kTitleTags)) titles.push_back({r.words, r.confidence});
  return titles;
}

std::vector<FoundMention> DecodeMentionSpans(std::string_view text, const Segments& segments, const WordHeads& heads,
                                             const WordScores& scores, const std::vector<FoundName>& names) {
  std::vector<uint32_t> ends(segments.words.size(), 0);  // spans stay within a sentence and begin with a word proper
  for (const Sentence& s : segments.sentences)
    for (uint32_t w = s.first_word; w < s.end_word; ++w)
      ends[w] = StartsMention(segments.words[w].span.In(text)) ? s.end_word : w;
  const std::vector<float> p = heads.SpanProbabilities(scores, ends);
  const std::vector<bool> tagged = PartyTagWords(text, segments.words);
  const std::vector<WordRange> nicknamed = NicknamedOf(text, segments, names);
  const auto whole = [&](WordRange range) {  // no mention is a part of such a name
    const auto name = std::lower_bound(nicknamed.begin(), nicknamed.end(), range.begin,
                                       [](WordRange n, uint32_t begin) { return n.end <= begin; });
    if (name == nicknamed.end() || name->begin >= range.end) return range;
    return WordRange{std::min(range.begin, name->begin), std::max(range.end, name->end)};
  };
  std::vector<FoundMention> candidates;
  for (uint32_t w = 0; w < ends.size(); ++w) {
    for (uint32_t d = 0; d < kMaxMentionWords; ++d) {
      const float confidence = p[size_t{w} * kMaxMentionWords + d];
      if (confidence < kMentionThreshold) continue;
      const std::string_view last = segments.words[w + d].span.In(text);
      if (Possessive(last) && d > 0) continue;
      FoundMention m;
      m.words = WithoutPartyTag({w, w + d + 1}, tagged);
      if (m.words.size() == 0) continue;
      m.words = whole(m.words);
      m.confidence = confidence;
      candidates.push_back(m);
    }
  }
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const FoundMention& a, const FoundMention& b) { return a.confidence > b.confidence; });
  std::vector<FoundMention> kept;
  std::vector<std::vector<uint32_t>> of_word(ends.size());  // kept mentions over each word; few a word, since they nest
  const auto keep = [&](const FoundMention& m) {
    for (uint32_t w = m.words.begin; w < m.words.end; ++w)
      for (uint32_t k : of_word[w])
        if (Crosses(kept[k].words, m.words) || kept[k].words == m.words) return;
    for (uint32_t w = m.words.begin; w < m.words.end; ++w) of_word[w].push_back(static_cast<uint32_t>(kept.size()));
    kept.push_back(m);
  };
  for (const FoundMention& m : candidates) keep(m);
  std::sort(kept.begin(), kept.end(), InTextOrder);
  return kept;
}

namespace {

// Visits the mentions that begin no later than `words` and hold it, outermost first. Mentions are short: a bounded way
// back is enough.
template <class Visit>
void ForMentionsAround(WordRange words, const std::vector<FoundMention>& mentions, Visit visit) {
  const uint32_t from = words.begin > kMaxMentionWords ? words.begin - kMaxMentionWords : 0;
  auto m = std::lower_bound(mentions.begin(), mentions.end(), from,
                            [](const FoundMention& o, uint32_t w) { return o.words.begin < w; });
  for (; m != mentions.end() && m->words.begin <= words.begin; ++m)
    if (m->words.end >= words.end) visit(static_cast<size_t>(m - mentions.begin()));
}

// The smallest mention around a name, -1 when there is none.
int HolderOf(WordRange name, const std::vector<FoundMention>& mentions) {
  int best = -1;
  ForMentionsAround(name, mentions, [&](size_t i) {
    if (best < 0 || mentions[i].words.size() <= mentions[best].words.size()) best = static_cast<int>(i);
  });
  return best;
}

constexpr std::string_view kBeforeComplement[] = {"for", "of", "in", "from", "to", "by", "near", "including", "with"};
// What a place's name behind "of" only names: "the city of Lyon".
constexpr std::string_view kNamedByOf[] = {
    "city",         "town",         "village", "state",     "republic", "kingdom", "island",    "islands",
    "province",     "district",     "county",  "region",    "port",     "nation",  "country",   "government",
    "municipality", "territory",    "emirate", "commune",   "suburb",   "enclave", "sultanate", "borough",
    "federation",   "commonwealth", "people",  "peninsula", "township"};

// Words that tell whose a name is.
struct NameSurroundings {
  std::vector<bool> apart;  // of names and titles: a name behind them is in apposition
  std::vector<uint32_t>
      title_before;  // where the title begins that ends before each word; the word itself if none does
};

NameSurroundings SurroundingsOf(size_t words, const std::vector<FoundName>& names,
                                const std::vector<FoundTitle>& titles) {
  NameSurroundings around = {std::vector<bool>(words, false), std::vector<uint32_t>(words)};
  std::iota(around.title_before.begin(), around.title_before.end(), 0U);
  for (const FoundName& n : names)
    std::fill(around.apart.begin() + n.words.begin, around.apart.begin() + n.words.end, true);
  for (const FoundTitle& t : titles) {
    std::fill(around.apart.begin() + t.words.begin, around.apart.begin() + t.words.end, true);
    if (t.words.end < words) around.title_before[t.words.end] = t.words.begin;
  }
  return around;
}

// Whether a name inside a mention is another's: what stands behind a preposition ("a spokesman for Joan Reed", "a
// spokesman for General Joan Reed", but not "Secretary of State Joan Reed" nor "the head of Acme, Joan Reed"), or
// before a possessive ("Joan Reed's lawyer").
bool IsAnothers(std::string_view text, const Segments& segments, const NameSurroundings& around,
                const FoundMention& mention, const FoundName& name) {
  const auto word = [&](uint32_t w) { return segments.words[w].span.In(text); };
  if (name.words.end + 1 < mention.words.end && Possessive(word(name.words.end))) return true;
  for (uint32_t w = around.title_before[name.words.begin]; w > mention.words.begin; --w) {
    const std::string before = Lowered(word(w - 1));
    if (around.apart[w - 1] || before == "," || Possessive(before)) return false;
    if (!IsOneOf(before, kBeforeComplement)) continue;
    return before != "of" || name.kind != NameTag::kBeginPlace || w - 1 == mention.words.begin ||
           !IsOneOf(Lowered(word(w - 2)), kNamedByOf);
  }
  return false;
}

bool CrossesAny(WordRange words, const std::vector<FoundMention>& mentions) {
  const uint32_t from = words.begin > kMaxMentionWords ? words.begin - kMaxMentionWords : 0;
  auto m = std::lower_bound(mentions.begin(), mentions.end(), from,
                            [](const FoundMention& o, uint32_t w) { return o.words.begin < w; });
  for (; m != mentions.end() && m->words.begin < words.end; ++m)
    if (Crosses(m->words, words)) return true;
  return false;
}

}  // namespace

void FillMentions(std::string_view text, const Segments& segments, const std::vector<float>& rows,
                  const std::vector<FoundName>& names, const std::vector<FoundTitle>& titles,
                  std::vector<FoundMention>* mentions) {
  const NameSurroundings around = SurroundingsOf(segments.words.size(), names, titles);
  std::vector<bool> right_kind(mentions->size(), false);
  std::vector<MentionLevel> levels(mentions->size());
  for (size_t i = 0; i < mentions->size(); ++i) {
    FoundMention& m = (*mentions)[i];
    std::copy_n(rows.data() + i * 8, 5, m.kinds.begin());
    const float* level = rows.data() + i * 8 + 5;
    levels[i] = static_cast<MentionLevel>(std::max_element(level, level + 3) - level);
    m.level = levels[i] == MentionLevel::kPronoun ? MentionLevel::kPronoun : MentionLevel::kDescription;
    m.name = {};
  }
  for (const FoundName& name : names) {
    const int i = HolderOf(name.words, *mentions);
    if (i < 0) continue;
    FoundMention& m = (*mentions)[i];
    if (IsAnothers(text, segments, around, m, name)) continue;
    const bool right = name.kind == TagOf(m.kind());
    const bool whole_end = name.words.end == m.words.end && levels[i] == MentionLevel::kName;
    if ((!right && !whole_end) || (right_kind[i] && !right)) continue;
    m.name = name.words;
    m.name_confidence = name.confidence;
    m.level = MentionLevel::kName;
    right_kind[i] = right;
  }
}

namespace {

// A person's name with the title that ends right before it.
WordRange WithTitle(const FoundName& name, const std::vector<FoundTitle>& titles) {
  if (name.kind != NameTag::kBeginPerson) return name.words;
  const auto title = std::lower_bound(titles.begin(), titles.end(), name.words.begin,
                                      [](const FoundTitle& t, uint32_t word) { return t.words.end < word; });
  return title != titles.end() && title->words.end == name.words.begin ? WordRange{title->words.begin, name.words.end}
                                                                       : name.words;
}

}  // namespace

bool AddNameMentions(const std::vector<FoundName>& names, const std::vector<FoundTitle>& titles,
                     std::vector<FoundMention>* mentions) {
  std::vector<FoundMention> added;
  for (const FoundName& name : names) {
    if (name.confidence < kNameThreshold) continue;
    const int holder = HolderOf(name.words, *mentions);
    if (holder >= 0 && ((*mentions)[holder].name == name.words || (*mentions)[holder].words == name.words)) continue;
    if (CrossesAny(name.words, *mentions)) continue;
    FoundMention m;
    m.words = WithTitle(name, titles);
    if (holder < 0 || !(*mentions)[holder].words.Holds(m.words) || (*mentions)[holder].words == m.words ||
        CrossesAny(m.words, *mentions))
      m.words = name.words;
    m.confidence = 0.5F * name.confidence;
    added.push_back(m);
  }
  mentions->insert(mentions->end(), added.begin(), added.end());
  std::sort(mentions->begin(), mentions->end(), InTextOrder);
  return !added.empty();
}

}  // namespace dateline
