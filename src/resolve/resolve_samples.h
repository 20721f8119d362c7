// Stories with marked mentions and titles, for tests.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "annotate/annotations.h"
#include "resolve/link_rules.h"

namespace dateline {

// "{P:Foreign Minister [Ann Roe]}": a mention, its kind by a letter (P person, S state, O body, G group, L place) and
// its bare name; "<mayor>": a title. They may nest.
class MarkedStory {
 public:
  explicit MarkedStory(std::string_view marked) {
    std::vector<Mark> marks;
    std::vector<size_t> open;
    for (size_t i = 0; i < marked.size(); ++i) {
      const char c = marked[i];
      const auto here = static_cast<uint32_t>(text_.size());
      if (c == '{' || c == '[' || c == '<') {
        open.push_back(marks.size());
        marks.push_back({c, c == '{' ? marked[i + 1] : ' ', {here, here}});
        if (c == '{') i += 2;
      } else if (c == '}' || c == ']' || c == '>') {
        marks[open.back()].span.end = here;
        open.pop_back();
      } else {
        text_.push_back(c);
      }
    }
    segments_ = Segment(text_);
    annotations_.quotations = MatchQuotations(text_, segments_, nullptr);
    for (const Mark& mark : marks) Add(mark);
    speakers_.of_quotation.assign(annotations_.quotations.all.size(), -1);
    speakers_.of_word.assign(segments_.words.size(), -1);
  }

  LinkStory Link() const { return {text_, segments_, annotations_, forms_, speakers_}; }
  const std::string& text() const { return text_; }
  const Segments& segments() const { return segments_; }
  const Annotations& annotations() const { return annotations_; }
  QuotationSpeakers& speakers() { return speakers_; }

 private:
  struct Mark {
    char type, kind;
    Span span;
  };

  void Add(const Mark& mark) {
    const WordRange words = WordsOf(mark.span);
    if (mark.type == '<') {
      annotations_.titles.push_back({words, 1.0F});
    } else if (mark.type == '[') {
      // The innermost one around it: mentions stand in the order of their opening braces.
      const auto holder =
          std::find_if(annotations_.mentions.rbegin(), annotations_.mentions.rend(),
                       [&](const auto& m) { return m.words.begin <= words.begin && words.end <= m.words.end; });
      holder->name = words;
      holder->level = MentionLevel::kName;
    } else {
      FoundMention mention;
      mention.words = words;
      mention.kinds[std::string_view("PSOGL").find(mark.kind)] = 1;
      mention.confidence = 1;
      forms_.push_back(FormOf(text_, segments_, words));
      mention.level =
          forms_.back().pronoun == PronounClass::kNone ? MentionLevel::kDescription : MentionLevel::kPronoun;
      annotations_.mentions.push_back(mention);
    }
  }

  WordRange WordsOf(Span span) const {
    WordRange range = {UINT32_MAX, 0};
    for (uint32_t w = 0; w < segments_.words.size(); ++w)
      if (span.Contains(segments_.words[w].span)) range = {std::min(range.begin, w), w + 1};
    return range;
  }

  std::string text_;
  Segments segments_;
  Annotations annotations_;
  std::vector<MentionForm> forms_;
  QuotationSpeakers speakers_;
};

}  // namespace dateline
