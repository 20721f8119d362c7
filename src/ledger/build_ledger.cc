// BuildLedger: turns ranges of words into entries with spans, checked and in order. The one place where a Ledger is
// made.
#include "ledger/build_ledger.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "ledger/completeness.h"
#include "ledger/events.h"
#include "ledger/figures.h"
#include "ledger/guessed_offices.h"
#include "ledger/positions.h"
#include "ledger/statement_dates.h"
#include "resolve/facts.h"

namespace dateline {
namespace {

// Acts of those who tell of another one's words without reporting them (relays by the training ledgers: 2 of 39).
constexpr StatementAct kNoReport[] = {StatementAct::kDeny,   StatementAct::kDemand,   StatementAct::kAsk,
                                      StatementAct::kOppose, StatementAct::kThreaten, StatementAct::kAgree,
                                      StatementAct::kOther};

class Builder {
 public:
  Builder(Document&& document, const Segments& segments, const Annotations& annotations, const Resolved& resolved)
      : segments_(segments), annotations_(annotations), resolved_(resolved) {
    ledger_.id = std::move(document.id);
    ledger_.title = std::move(document.title);
    ledger_.source = std::move(document.source);
    ledger_.published = std::move(document.published);
    ledger_.dateline = std::move(document.dateline.name);
    dateline_ = document.dateline.span;
    ledger_.notices = std::move(document.notices);
    ledger_.runs = std::move(document.text.map).Take();
    ledger_.text = std::move(document.text.bytes);
  }

  Ledger Build() && {
    for (const ResolvedActor& actor : resolved_.actors) AddActor(actor);
    MendGuessedOffices(&ledger_);
    const DatedStory story = {ledger_.text, ledger_.title, ledger_.published, dateline_};
    dates_ = StatementDates(story, segments_, annotations_, resolved_.speakers);
    statement_of_.assign(annotations_.statements.size(), -1);
    for (size_t i = 0; i < annotations_.statements.size(); ++i) AddStatement(i);
    SetWithin();
    for (Statement& s : ledger_.statements) AddReporters(&s);
    SortStatements();
    const Story story_parts = {segments_, annotations_, resolved_, statement_of_};
    AddEvents(story_parts, &ledger_);
    AddFigures(story_parts, &ledger_);
    AddPositions(story_parts, &ledger_);
    NoteGaps(story_parts, &ledger_);
    return std::move(ledger_);
  }

 private:
  Span SpanOf(WordRange range) const {
    if (range.size() == 0) return {};
    return {segments_.words[range.begin].span.begin, segments_.words[range.end - 1].span.end};
  }
  std::string Words(WordRange range) const { return std::string(SpanOf(range).In(ledger_.text)); }

  void AddActor(const ResolvedActor& from) {
    Actor actor;
    actor.kind = from.kind;
    actor.confidence = from.confidence;
    const FoundMention& named = annotations_.mentions[from.name_mention];
    actor.name = OneLine(Words(WithoutBrackets(named.name.size() > 0 ? named.name : named.words)));
    if (const StateName state = StateOfWording(Lowered(actor.name)); state.demonym && from.kind == ActorKind::kState)
      actor.name = NameOfState(state.state);  // "Egyptian" is no name
    for (uint32_t i : from.mentions) {
      const FoundMention& m = annotations_.mentions[i];
      const bool demonym = StateOfWording(Lowered(Words(m.name))).demonym;
      actor.mentions.push_back({SpanOf(m.words), demonym ? Span{} : SpanOf(m.name),
                                demonym ? MentionLevel::kDescription : m.level, m.confidence});
    }
    for (const ResolvedOffice& office : from.offices)
      actor.offices.push_back(
          {OneLine(Words(office.title)), office.of, office.former, SpanOf(office.title), office.confidence});
    actor.member_of = from.member_of;
    ledger_.actors.push_back(std::move(actor));
  }

  // "Tarn River Board (TRB": a name ends before its short form.
  WordRange WithoutBrackets(WordRange name) const {
    for (uint32_t w = name.begin + 1; w < name.end; ++w)
      if (segments_.words[w].span.In(ledger_.text) == "(") return {name.begin, w};
    return name;
  }

  // A name may run over a line end of hard-wrapped copy.
  static std::string OneLine(std::string words) {
    std::replace_if(words.begin(), words.end(), [](char c) { return c == '\n' || c == '\t' || c == '\r'; }, ' ');
    return words;
  }

  std::vector<int> ActorsOf(const std::vector<uint32_t>& mentions, const std::vector<int>& except) const {
    std::vector<int> actors;
    for (uint32_t m : mentions) {
      const int actor = resolved_.actor_of_mention[m];
      const bool known = std::find(actors.begin(), actors.end(), actor) != actors.end();
      if (!known && std::find(except.begin(), except.end(), actor) == except.end()) actors.push_back(actor);
    }
    return actors;
  }

  void AddStatement(size_t index) {
    const FoundStatement& from = annotations_.statements[index];
    Statement s;
    s.speakers = resolved_.speakers[index];
    s.source = SpanOf(TrimEnd(from.source));
    s.cue = SpanOf(from.cue);
    for (const WordRange& piece : from.content) AddContent(piece, &s.content);
    if (s.content.empty()) return;
    statement_of_[index] = static_cast<int>(ledger_.statements.size());
    s.mode = from.mode;
    s.act = from.act;
    s.to = ActorsOf(from.to, s.speakers);
    s.via = ActorsOf(from.via, s.speakers);
    s.venue = SpanOf(TrimEnd(from.venue));
    s.date = dates_[index];
    s.denied = from.denied;
    s.confidence = from.confidence;
    anchors_.push_back(SpanOf(from.anchor));
    ledger_.statements.push_back(std::move(s));
  }

  bool Loose(uint32_t word) const {  // a stop or comma that belongs to the sentence, not to what is said
    const std::string_view w = segments_.words[word].span.In(ledger_.text);
    return w == "," || w == "." || w == ";" || w == ":" || w == "--" || w == "\u2014" || w == "\u2013";
  }

  WordRange TrimEnd(WordRange range) const {
    while (range.size() > 0 && Loose(range.end - 1)) --range.end;
    return range;
  }

  // A piece for each paragraph.
  void AddContent(WordRange range, std::vector<Span>* content) const {
    while (range.size() > 0) {
      const uint32_t paragraph = segments_.words[range.begin].paragraph;
      const WordRange piece = {range.begin, std::min(range.end, segments_.paragraphs[paragraph].end_word)};
      if (const WordRange trimmed = TrimContent(piece); trimmed.size() > 0) content->push_back(SpanOf(trimmed));
      range.begin = piece.end;
    }
  }

  WordRange TrimStops(WordRange range) const {
    while (range.size() > 0 && Loose(range.begin)) ++range.begin;
    return TrimEnd(range);
  }

  // The quotation whose opening or closing mark the word is; nullptr for other words.
  const Quotation* MarkOf(uint32_t word) const {
    const int q = annotations_.quotations.of_word[word];
    if (q < 0) return nullptr;
    const Quotation& quotation = annotations_.quotations.all[q];
    return word < quotation.first_word || word >= quotation.end_word ? &quotation : nullptr;
  }

  // Loose stops at the edges, marks there without their partner, and the marks of the one quotation that is all of it.
  WordRange TrimContent(WordRange piece) const {
    bool enclosed = false;
    while (true) {
      piece = TrimStops(piece);
      if (piece.size() == 0) return piece;
      const Quotation *first = MarkOf(piece.begin), *last = MarkOf(piece.end - 1);
      if (first != nullptr && (piece.begin >= first->end_word || piece.end <= first->end_word)) {
        ++piece.begin;
      } else if (last != nullptr && (piece.end <= last->first_word || piece.begin >= last->first_word)) {
        --piece.end;
      } else if (first != nullptr && first == last && !enclosed) {
        piece = {first->first_word, first->end_word};
        enclosed = true;
      } else {
        return piece;
      }
    }
  }

  // anchors_ are sorted, so that each statement looks only at those inside its content.
  void SetWithin() {
    auto& all = ledger_.statements;
    std::vector<uint32_t> smallest(all.size(), UINT32_MAX);
    for (size_t j = 0; j < all.size(); ++j) {
      const Span extent = {all[j].content.front().begin, all[j].content.back().end};
      const auto first = std::lower_bound(anchors_.begin(), anchors_.end(), extent.begin,
                                          [](Span anchor, uint32_t at) { return anchor.begin < at; });
      for (auto at = first; at != anchors_.end() && at->begin < extent.end; ++at) {
        const auto i = static_cast<size_t>(at - anchors_.begin());
        if (i == j || !Holds(all[j], *at) || Holds(all[i], anchors_[j]) || extent.size() >= smallest[i]) continue;
        smallest[i] = extent.size();
        all[i].within = static_cast<int>(j);
      }
    }
    BreakCircles();
  }

  // Who reports what another one said has relayed it; not who asks for it or denies it, nor what was not said.
  void AddReporters(Statement* s) const {
    if (s->within < 0 || s->speakers.empty() || s->cue.empty() || s->denied) return;
    const StatementAct outer = ledger_.statements[static_cast<size_t>(s->within)].act;
    if (std::find(std::begin(kNoReport), std::end(kNoReport), outer) != std::end(kNoReport)) return;
    const auto known = [](const std::vector<int>& actors, int actor) {
      return std::find(actors.begin(), actors.end(), actor) != actors.end();
    };
    const std::vector<int>& reporters = ledger_.statements[static_cast<size_t>(s->within)].speakers;
    if (std::any_of(reporters.begin(), reporters.end(), [&](int actor) { return known(s->speakers, actor); })) return;
    for (const int reporter : reporters)
      if (!known(s->via, reporter)) s->via.push_back(reporter);
  }

  void BreakCircles() {
    auto& all = ledger_.statements;
    std::vector<size_t> seen_from(all.size(), all.size());
    for (size_t i = 0; i < all.size(); ++i) {
      for (size_t at = i; seen_from[at] == all.size();) {
        seen_from[at] = i;
        const int outer = all[at].within;
        if (outer < 0) break;
        if (seen_from[outer] == i) all[at].within = -1;
        at = static_cast<size_t>(outer);
      }
    }
  }

  static bool Holds(const Statement& s, Span anchor) {
    return std::any_of(s.content.begin(), s.content.end(), [&](Span piece) { return piece.Contains(anchor); });
  }

  // By first character; references follow.
  void SortStatements() {
    auto& all = ledger_.statements;
    const auto first = [](const Statement& s) {
      uint32_t at = s.content.front().begin;
      if (!s.cue.empty()) at = std::min(at, s.cue.begin);
      if (!s.source.empty()) at = std::min(at, s.source.begin);
      return at;
    };
    std::vector<int> order(all.size()), place(all.size());
    for (size_t i = 0; i < order.size(); ++i) order[i] = static_cast<int>(i);
    std::stable_sort(order.begin(), order.end(), [&](int a, int b) { return first(all[a]) < first(all[b]); });
    std::vector<Statement> sorted;
    for (size_t i = 0; i < order.size(); ++i) {
      place[order[i]] = static_cast<int>(i);
      sorted.push_back(std::move(all[order[i]]));
    }
    for (Statement& s : sorted)
      if (s.within >= 0) s.within = place[s.within];
    for (int& index : statement_of_)
      if (index >= 0) index = place[index];
    all = std::move(sorted);
  }

  const Segments& segments_;
  const Annotations& annotations_;
  const Resolved& resolved_;
  Ledger ledger_;
  Span dateline_;
  std::vector<std::string> dates_;  // of annotations_.statements
  std::vector<Span> anchors_;       // of the statements kept
  std::vector<int> statement_of_;   // of annotations_.statements: place in the ledger, -1 left out
};

}  // namespace

Ledger BuildLedger(Document&& document, const Segments& segments, const Annotations& annotations,
                   const Resolved& resolved, const Calibration& calibration) {
  Ledger ledger = Builder(std::move(document), segments, annotations, resolved).Build();
  calibration.Apply(&ledger);
  return ledger;
}

}  // namespace dateline
