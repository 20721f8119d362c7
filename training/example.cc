// Example: one document's pieces, windows and labels, aligned to the engine's own words. What training learns from.
#include "example.h"

#include <algorithm>
#include <map>
#include <numeric>

#include "annotate/quotations.h"
#include "annotate/role_candidates.h"
#include "resolve/quotation_speakers.h"

namespace dateline {
namespace {

class Maker {
 public:
  Maker(const GoldDocument& gold, const WordPieces& vocabulary)
      : gold_(gold), segments_(Segment(gold.text)), quotations_(MatchQuotations(gold.text, segments_, nullptr)) {
    example_.marks = gold.marks;
    example_.words = static_cast<uint32_t>(segments_.words.size());
    example_.pieces = vocabulary.Encode(gold.text, segments_.words);
    example_.windows = CutWindows(segments_, example_.pieces);
  }

  Example Make() && {
    if (segments_.words.empty()) return std::move(example_);
    Mentions();
    Names();
    Titles();
    for (const GoldStatement& s : gold_.statements) Statement(s);
    if ((gold_.marks & kMarksRoles) != 0) Roles();
    CueTags();
    Syntax();
    if ((gold_.marks & kMarksLinks) != 0) Links();
    Events();
    Figures();
    return std::move(example_);
  }

 private:
  // The words that a span touches.
  WordRange WordsOf(Span span) const {
    const auto& words = segments_.words;
    if (span.empty()) return {};
    const auto begin = std::lower_bound(words.begin(), words.end(), span.begin,
                                        [](const Word& w, uint32_t at) { return w.span.end <= at; });
    const auto end =
        std::lower_bound(begin, words.end(), span.end, [](const Word& w, uint32_t at) { return w.span.begin < at; });
    return {static_cast<uint32_t>(begin - words.begin()), static_cast<uint32_t>(end - words.begin())};
  }

  // Possessive endings are no part of a mention here, whatever the corpus does; articles stay.
  WordRange MentionWords(Span span) const {
    WordRange range = WordsOf(span);
    if (range.size() == 0) return range;
    range.end = TrimMention(gold_.text, segments_.words, range).end;
    return range;
  }

  void Mentions() {
    std::map<std::pair<uint32_t, uint32_t>, const GoldMention*> distinct;
    for (const GoldMention& m : gold_.mentions) {
      const WordRange range = MentionWords(m.span);
      if (range.size() > 0) distinct.emplace(std::pair{range.begin, ~range.end}, &m);
    }
    for (const auto& [key, m] : distinct) {
      example_.mentions.push_back({key.first, ~key.second});
      example_.kinds.push_back(m->kind < 0 ? kNoLabel : static_cast<uint8_t>(m->kind));
      example_.levels.push_back(m->level < 0 ? kNoLabel : static_cast<uint8_t>(m->level));
      clusters_.push_back(m->cluster);
      lessons_.push_back(m->lesson);
      example_.tones.push_back(m->tone < 0 ? kNoLabel : static_cast<uint8_t>(m->tone));
    }
    example_.first.assign(example_.mentions.size(), kNoLabel);
    for (const WordRange& range : example_.mentions) forms_.push_back(FormOf(gold_.text, segments_, range));
  }

  void Names() {
    const bool marked = (gold_.marks & kMarksNames) != 0;
    example_.name_tags.assign(example_.words, marked ? 0 : kNoLabel);
    if (!marked) return;
    if ((gold_.marks & kMarksMentions) != 0) MaskUnsureNames();
    for (const bool unsure : {true, false}) {
      for (const GoldName& name : gold_.names) {
        if ((name.label == NameLabel::kUnsure) != unsure) continue;
        const WordRange range = WordsOf(name.span);
        for (uint32_t w = range.begin; w < range.end; ++w) {
          const uint8_t begin = static_cast<uint8_t>(1 + 2 * static_cast<int>(name.label));
          example_.name_tags[w] = unsure ? kNoLabel : static_cast<uint8_t>(w == range.begin ? begin : begin + 1);
        }
      }
    }
  }

  // A ledger names actors only: a capitalised word outside its mentions may be a name all the same.
  void MaskUnsureNames() {
    for (uint32_t w = 0; w < example_.words; ++w) {
      const char c = gold_.text[segments_.words[w].span.begin];
      if (c >= 'A' && c <= 'Z') example_.name_tags[w] = kNoLabel;
    }
    for (const Span& title : gold_.titles) {
      const WordRange range = WordsOf(title);
      std::fill(example_.name_tags.begin() + range.begin, example_.name_tags.begin() + range.end, uint8_t{0});
    }
  }

  void Titles() {
    example_.title_tags.assign(example_.words, (gold_.marks & kMarksTitles) != 0 ? 0 : kNoLabel);
    for (const Span& title : gold_.titles) {
      const WordRange range = WordsOf(title);
      for (uint32_t w = range.begin; w < range.end; ++w) example_.title_tags[w] = w == range.begin ? 1 : 2;
    }
  }

  void Mark(const std::vector<Span>& spans, SaidTag begin, ExampleStatement* s) const {
    for (const Span& span : spans) {
      const WordRange range = WordsOf(span);
      for (uint32_t w = range.begin; w < range.end; ++w)
        if (s->scope.Has(w))
          s->tags[w - s->scope.begin] = static_cast<uint8_t>(static_cast<int>(begin) + (w == range.begin ? 0 : 1));
    }
  }

  void Statement(const GoldStatement& gold) {
    ExampleStatement s;
    const bool cued = !gold.cue.empty();
    if (!cued && gold.content.empty()) return;
    s.anchor = WordsOf(cued ? gold.cue : gold.content.front());
    if (s.anchor.size() == 0) return;
    if (!cued) s.anchor.end = s.anchor.begin + 1;
    s.scope = ScopeOf(segments_, s.anchor);
    s.tags.assign(s.scope.size(), 0);
    if (!gold.venue.empty()) Mark({gold.venue}, SaidTag::kBeginVenue, &s);
    Mark(gold.content, SaidTag::kBeginContent, &s);
    Mark(gold.source, SaidTag::kBeginSource, &s);
    s.act = gold.act < 0 ? kNoLabel : static_cast<uint8_t>(gold.act);
    s.denied = gold.denied < 0 ? kNoLabel : static_cast<uint8_t>(gold.denied);
    const PairFeatureReader reader(segments_, quotations_);
    for (uint32_t w = s.scope.begin; w < s.scope.end; ++w) s.features.push_back(reader.Of(s.anchor, w));
    cued_.push_back(cued);
    Stand(gold, &s);
    Said(gold);
    of_statement_.push_back(&gold);
    example_.statements.push_back(std::move(s));
  }

  void Stand(const GoldStatement& gold, ExampleStatement* s) const {
    s->stand_tags.assign(s->scope.size(), gold.stance > 0 && !gold.issue.empty() ? 0 : kNoLabel);
    if (gold.stance < 0) return;
    s->stance = static_cast<uint8_t>(gold.stance);
    if (gold.former >= 0) s->former = static_cast<uint8_t>(gold.former);
    const std::array<std::pair<Span, StandTag>, 2> parts = {
        {{gold.condition, StandTag::kBeginCondition}, {gold.issue, StandTag::kBeginIssue}}};
    for (const auto& [span, begin] : parts) {
      const WordRange range = WordsOf(span);
      for (uint32_t w = range.begin; w < range.end; ++w)
        if (s->scope.Has(w))
          s->stand_tags[w - s->scope.begin] =
              static_cast<uint8_t>(static_cast<int>(begin) + (w == range.begin ? 0 : 1));
    }
  }

  void Roles() {
    std::vector<size_t> order(example_.statements.size());
    std::iota(order.begin(), order.end(), size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) {
      return example_.statements[a].anchor.begin < example_.statements[b].anchor.begin;
    });
    std::vector<Reported> reported;
    for (const size_t i : order) {
      const GoldStatement& gold = *of_statement_[i];
      Reported r = {example_.statements[i].anchor, said_[i].source, WordsOf(gold.venue), said_[i].content, 0};
      if (gold.act >= 0) r.act = static_cast<uint8_t>(gold.act);
      if (r.content.empty()) r.content.push_back({r.anchor.begin, r.anchor.begin});
      reported.push_back(std::move(r));
    }
    const RoleFeatureReader reader(segments_, quotations_, reported);
    for (size_t at = 0; at < order.size(); ++at)
      RolesOf(*of_statement_[order[at]], reader, at, &example_.statements[order[at]]);
  }

  // The nearest mention of an addressee or relay is the right one; others of the same actor are neither right nor
  // wrong.
  void RolesOf(const GoldStatement& gold, const RoleFeatureReader& reader, size_t index, ExampleStatement* s) const {
    const std::vector<uint32_t> candidates = RoleCandidates(segments_, s->anchor, example_.mentions);
    std::map<int, std::pair<uint32_t, uint32_t>> nearest;  // cluster -> distance, mention
    for (uint32_t m : candidates) {
      const uint32_t at = example_.mentions[m].begin;
      const uint32_t distance = at < s->anchor.begin ? s->anchor.begin - at : at - s->anchor.begin;
      const auto [entry, fresh] = nearest.emplace(clusters_[m], std::pair{distance, m});
      if (!fresh) entry->second = std::min(entry->second, std::pair{distance, m});
    }
    for (uint32_t m : candidates) {
      ExampleStatement::RolePair pair;
      pair.mention = m;
      pair.features = reader.Of(index, example_.mentions[m]);
      const auto is = [&](const std::vector<int>& list) {
        return std::find(list.begin(), list.end(), clusters_[m]) != list.end();
      };
      const Role role = is(gold.to) ? Role::kTo : is(gold.via) ? Role::kVia : Role::kNone;
      pair.role = role == Role::kNone || nearest.at(clusters_[m]).second == m ? static_cast<uint8_t>(role) : kNoLabel;
      s->roles.push_back(pair);
    }
  }

  void Said(const GoldStatement& gold) {
    SaidWords said;
    if (!gold.source.empty()) said.source = WordsOf(gold.source.front());
    for (const Span& span : gold.content) said.content.push_back(WordsOf(span));
    said_.push_back(std::move(said));
  }

  void CueTags() {
    const bool marked = (gold_.marks & kMarksStatements) != 0;
    example_.cue_tags.assign(example_.words, marked ? 0 : kNoLabel);
    if (!marked) return;
    for (const Span& span : gold_.doubtful) {
      const WordRange range = WordsOf(span);
      for (uint32_t w = range.begin; w < range.end; ++w) example_.cue_tags[w] = kNoLabel;
    }
    for (size_t i = 0; i < example_.statements.size(); ++i) {
      const WordRange anchor = example_.statements[i].anchor;
      for (uint32_t w = anchor.begin; w < anchor.end; ++w)
        example_.cue_tags[w] = static_cast<uint8_t>(!cued_[i]           ? CueTag::kNoCue
                                                    : w == anchor.begin ? CueTag::kBegin
                                                                        : CueTag::kInside);
    }
  }

  // Only of words that the treebank cuts as we do.
  void Syntax() {
    example_.speech_tags.assign(example_.words, kNoLabel);
    example_.relations.assign(example_.words, kNoLabel);
    for (const GoldWord& gold : gold_.words) {
      const WordRange range = WordsOf(gold.span);
      if (range.size() != 1 || !(segments_.words[range.begin].span == gold.span)) continue;
      example_.speech_tags[range.begin] = gold.tag;
      example_.relations[range.begin] = gold.relation;
    }
  }

  void Links() {
    const QuotationSpeakers speakers = SpeakersOf(segments_.words, gold_.text, quotations_, said_, forms_);
    const LinkFeatureReader reader(gold_.text, segments_, quotations_, forms_, speakers);
    const auto candidates = LinkCandidates(forms_);
    std::map<int, uint32_t> seen;
    for (uint32_t i = 0; i < forms_.size(); ++i) {
      if (lessons_[i] == LinkLesson::kNothing) continue;
      const bool denied = lessons_[i] == LinkLesson::kDenied;
      bool any = false;
      for (uint32_t j : candidates[i]) {
        const uint8_t same = denied ? clusters_[j] < 0 : clusters_[i] == clusters_[j];
        any = any || same != 0;
        example_.links.push_back({i, j, reader.Of(i, j), same});
      }
      const bool fresh = seen.emplace(clusters_[i], i).second && lessons_[i] != LinkLesson::kSome;
      example_.first[i] = denied || fresh ? 1 : any ? 0 : kNoLabel;
    }
  }

  void Events() {
    example_.trigger_tags.assign(example_.words, (gold_.marks & kMarksEvents) != 0 ? 0 : kNoLabel);
    std::vector<std::pair<WordRange, const GoldEvent*>> events;
    for (const GoldEvent& e : gold_.events)
      if (const WordRange range = WordsOf(e.trigger); range.size() > 0) events.emplace_back(range, &e);
    std::stable_sort(events.begin(), events.end(),
                     [](const auto& a, const auto& b) { return a.first.begin < b.first.begin; });
    std::vector<Telling> tellings;
    for (size_t i = 0; i < said_.size(); ++i) {
      Telling t = {said_[i].source, said_[i].content};
      t.act = example_.statements[i].act == kNoLabel ? uint8_t{0} : example_.statements[i].act;
      t.denied = example_.statements[i].denied == 1;
      tellings.push_back(std::move(t));
    }
    const EventFeatureReader reader(gold_.text, segments_, quotations_, tellings, example_.mentions);
    std::vector<const GoldEvent*> kept;
    for (const auto& [range, gold] : events) {
      if (!kept.empty() && example_.events.back().trigger.end > range.begin) continue;  // two at one place
      if ((gold_.marks & kMarksEvents) != 0)
        for (uint32_t w = range.begin; w < range.end; ++w) example_.trigger_tags[w] = w == range.begin ? 1 : 2;
      example_.events.push_back(EventOf(range, *gold, reader));
      kept.push_back(gold);
    }
    for (uint32_t i = 0; i < kept.size(); ++i) SameEvents(kept, i, reader);
  }

  ExampleEvent EventOf(WordRange range, const GoldEvent& gold, const EventFeatureReader& reader) const {
    const auto label = [](int value) { return value < 0 ? kNoLabel : static_cast<uint8_t>(value); };
    ExampleEvent e;
    e.trigger = range;
    e.type = label(gold.type);
    e.status = label(gold.status);
    e.fact = label(gold.fact);
    const int telling = reader.TellingOf(range);
    e.features = reader.OfStatus(range, telling);
    if (gold.known == 0 || e.type == kNoLabel) return e;
    for (const uint32_t m : reader.Candidates(range)) {
      ExampleEvent::Argument a;
      a.mention = m;
      a.features = reader.OfArgument(range, e.type, telling, m);
      a.actor = clusters_[m];
      a.known = gold.known;
      for (size_t role = 0; role < gold.arguments.size(); ++role) {
        const auto& list = gold.arguments[role];
        if (std::find(list.begin(), list.end(), clusters_[m]) != list.end())
          a.roles |= static_cast<uint8_t>(1U << role);
      }
      e.arguments.push_back(a);
    }
    return e;
  }

  void SameEvents(const std::vector<const GoldEvent*>& gold, uint32_t later, const EventFeatureReader& reader) {
    ExampleEvent& event = example_.events[later];
    if (gold[later]->same < 0) return;
    bool any = false;
    for (uint32_t i = later > kSameReach ? later - kSameReach : 0; i < later; ++i) {
      const uint8_t same = gold[i]->same == gold[later]->same;
      any = any || same != 0;
      example_.same.push_back(
          {later, i, reader.OfSame(event.trigger, event.type, example_.events[i].trigger, example_.events[i].type),
           same});
    }
    event.first = any ? 0 : 1;
  }

  void Figures() {
    example_.figure_tags.assign(example_.words, (gold_.marks & kMarksEvents) != 0 ? 0 : kNoLabel);
    for (const GoldFigure& figure : gold_.figures) {
      const WordRange range = WordsOf(figure.span);
      if (range.size() == 0) continue;
      for (uint32_t w = range.begin; w < range.end; ++w) example_.figure_tags[w] = w == range.begin ? 1 : 2;
      example_.figures.push_back({range, figure.counted < 0 ? kNoLabel : static_cast<uint8_t>(figure.counted)});
    }
  }

  const GoldDocument& gold_;
  Segments segments_;
  Quotations quotations_;
  Example example_;
  std::vector<int> clusters_;
  std::vector<LinkLesson> lessons_;
  std::vector<MentionForm> forms_;
  std::vector<bool> cued_;
  std::vector<SaidWords> said_;
  std::vector<const GoldStatement*> of_statement_;  // of each example statement
};

}  // namespace

Example MakeExample(const GoldDocument& gold, const WordPieces& vocabulary) { return Maker(gold, vocabulary).Make(); }

}  // namespace dateline
