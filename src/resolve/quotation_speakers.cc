// QuotationSpeakers: which mention speaks each quotation, read off the statements.
#include "resolve/quotation_speakers.h"

#include <algorithm>
#include <string>

#include "annotate/party_tags.h"
#include "base/utf8.h"

namespace dateline {

namespace {

// "its leader, Anne Morin", "the head of the guild, Anne Morin": the name after the only comma, up to the end.
bool NamedByApposition(const std::vector<Word>& words, std::string_view text, WordRange source,
                       const MentionForm& named) {
  if (!named.capital || named.words.end != source.end || named.words.begin <= source.begin + 1) return false;
  for (uint32_t w = source.begin; w < named.words.begin; ++w) {
    const std::string_view word = words[w].span.In(text);
    if (word == "and" || word == "or" || (word == ",") != (w + 1 == named.words.begin)) return false;
  }
  return true;
}

}  // namespace

std::vector<uint32_t> SourceMentions(const std::vector<Word>& words, std::string_view text, WordRange source,
                                     const std::vector<MentionForm>& forms) {
  if (source.size() == 0) return {};
  const WordRange trimmed = TrimMention(text, words, source);
  std::vector<uint32_t> inside;
  int around = -1;
  uint32_t reach = 0;  // inside ones that end before this are nested in an earlier one
  // Forms are sorted by their first word; a mention is at most a few dozen words long, so look back a bounded way.
  const auto from = std::lower_bound(forms.begin(), forms.end(), trimmed.begin > 60 ? trimmed.begin - 60 : 0,
                                     [](const MentionForm& form, uint32_t at) { return form.words.begin < at; });
  for (auto at = from; at != forms.end() && at->words.begin < trimmed.end; ++at) {
    const WordRange m = at->words;
    const uint32_t index = static_cast<uint32_t>(at - forms.begin());
    if (m == trimmed) return {index};
    if (m.begin >= trimmed.begin && m.end <= trimmed.end) {
      if (!inside.empty() && forms[inside.back()].words.begin == m.begin && m.end > reach) inside.pop_back();
      if (m.end > reach) {
        inside.push_back(index);
        reach = m.end;
      }
    } else if (m.begin <= trimmed.begin && m.end >= trimmed.end &&
               (around < 0 || m.size() < forms[around].words.size())) {
      around = static_cast<int>(index);
    }
  }
  if (inside.empty())
    return around < 0 ? std::vector<uint32_t>{} : std::vector<uint32_t>{static_cast<uint32_t>(around)};
  size_t joined = 1;  // as far as a conjunction was seen: commas alone join appositions
  for (size_t i = 1; i < inside.size(); ++i) {
    uint32_t gap_begin = forms[inside[i - 1]].words.end;
    const uint32_t gap_end = forms[inside[i]].words.begin;
    if (const WordRange tag = PartyTagAt(text, words, gap_begin); tag.size() > 0 && tag.end <= gap_end)
      gap_begin = tag.end;
    bool joins = gap_end > gap_begin && gap_end - gap_begin <= 3, conjunction = false;
    for (uint32_t w = gap_begin; joins && w < gap_end; ++w) {
      const std::string word = Lowered(words[w].span.In(text));
      conjunction = conjunction || word == "and" || word == "or" || word == "nor" || word == "&";
      joins = word == "and" || word == "or" || word == "nor" || word == "&" || word == "," || word == "the" ||
              word == "both";
    }
    if (!joins) break;
    if (conjunction) joined = i + 1;
  }
  if (joined == 1 && inside.size() > 1 && NamedByApposition(words, text, source, forms[inside.back()]))
    return {inside.back()};
  inside.resize(joined);
  return inside;
}

namespace {

// The speaker of the shortest statement that holds each word.
std::vector<int> SpeakersOfWords(size_t words, const std::vector<SaidWords>& statements,
                                 const std::vector<int>& named) {
  std::vector<int> speakers(words, -1);
  std::vector<uint32_t> sizes(words, UINT32_MAX);
  for (size_t s = 0; s < statements.size(); ++s) {
    for (const WordRange piece : statements[s].content) {
      for (uint32_t w = piece.begin; w < piece.end; ++w) {
        if (piece.size() >= sizes[w]) continue;
        sizes[w] = piece.size();
        speakers[w] = named[s];
      }
    }
  }
  return speakers;
}

}  // namespace

QuotationSpeakers SpeakersOf(const std::vector<Word>& words, std::string_view text, const Quotations& quotations,
                             const std::vector<SaidWords>& statements, const std::vector<MentionForm>& forms) {
  std::vector<int> speakers(quotations.all.size(), -1), first_named;
  std::vector<uint32_t> covered(quotations.all.size(), 0);  // words of the best statement so far
  for (const SaidWords& said : statements) {
    const std::vector<uint32_t> named = SourceMentions(words, text, said.source, forms);
    first_named.push_back(named.empty() ? -1 : static_cast<int>(named[0]));
    if (named.empty()) continue;
    for (const WordRange piece : said.content) {
      int last = -1;
      for (uint32_t w = piece.begin; w < piece.end; ++w) {
        const int q = quotations.of_word[w];
        if (q < 0 || q == last || quotations.all[q].depth != 1) continue;
        last = q;
        const Quotation& quotation = quotations.all[q];
        const uint32_t begin = std::max(piece.begin, quotation.first_word),
                       end = std::min(piece.end, quotation.end_word);
        const uint32_t overlap = end > begin ? end - begin : 0;
        if (overlap > covered[quotation.chain] && 2 * overlap >= quotation.end_word - quotation.first_word) {
          covered[quotation.chain] = overlap;
          speakers[quotation.chain] = static_cast<int>(named[0]);
        }
      }
    }
  }
  for (size_t q = 0; q < speakers.size(); ++q) speakers[q] = speakers[quotations.all[q].chain];
  return {std::move(speakers), SpeakersOfWords(words.size(), statements, first_named)};
}

}  // namespace dateline
