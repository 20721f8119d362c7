// Coder: goes through the entries of a ledger and makes a row of each act and deed that the codebooks know.
#include <algorithm>
#include <utility>

#include "coding/actor_codes.h"
#include "coding/cameo.h"
#include "coding/fold.h"
#include "coding/story_words.h"
#include "coding/word_lists.h"
#include "dateline/coding.h"

namespace dateline {
namespace {

// Words looked at beside a trigger: those that may change its type, those that tell its status, those about it.
constexpr uint32_t kTypeBefore = 4, kTypeAfter = 5, kStatusBefore = 6, kAbout = 8;
constexpr std::string_view kComment = "comment* respond* answer* discuss* elaborate* speak say identify";
constexpr std::string_view kInquiring = "investigat* probe probes probed probing inquir*";

class Coder {
 public:
  Coder(const Ledger& ledger, bool cameo)
      : ledger_(ledger), cameo_(cameo), words_(ledger.text), codes_(ActorCodes(ledger)) {
    for (size_t a = 0; a < ledger.actors.size(); ++a)
      for (const Mention& mention : ledger.actors[a].mentions)
        mentions_.emplace_back(mention.span, static_cast<int>(a));
    std::sort(mentions_.begin(), mentions_.end());
    inside_.resize(ledger.statements.size());
    for (size_t e = 0; e < ledger.events.size(); ++e)
      if (const Statement* s = StatementAt(ledger.events[e].within)) inside_[s - ledger.statements.data()].push_back(e);
  }

  std::vector<CodedEvent> All() {
    taken_.assign(ledger_.events.size(), false);
    for (size_t s = 0; s < ledger_.statements.size(); ++s) CodeStatement(s);
    const size_t statements = rows_.size();
    for (size_t e = 0; e < ledger_.events.size(); ++e)
      if (!taken_[e]) CodeEvent(e, statements);
    std::stable_sort(rows_.begin(), rows_.end(),
                     [](const CodedEvent& a, const CodedEvent& b) { return a.trigger.begin < b.trigger.begin; });
    return std::move(rows_);
  }

 private:
  // nullptr for an event that no statement reports.
  const Statement* StatementAt(int index) const {
    const bool there = index >= 0 && static_cast<size_t>(index) < ledger_.statements.size();
    return there ? &ledger_.statements[index] : nullptr;
  }

  // What stands of an event in the story, as fold.h names it.
  struct Deed {
    std::string_view type, mode;
    std::string about;
  };
  Deed DeedOf(const Event& event) const {
    Deed deed;
    deed.type = DeedType(event.type, words_.In(event.trigger), words_.Around(event.trigger, kTypeBefore, kTypeAfter));
    deed.about = words_.Around(event.trigger, kAbout, kAbout);
    deed.mode = ModeNear(deed.type, event.trigger, deed.about, {}, {});
    return deed;
  }

  // The trigger's own words first.
  std::string_view ModeNear(std::string_view type, Span trigger, std::string_view about, std::string_view deed,
                            std::string_view deed_mode) const {
    const std::string_view mode = ModeOf(type, words_.In(trigger), deed, deed_mode);
    return mode.empty() ? ModeOf(type, about, deed, deed_mode) : mode;
  }

  CodedActor Coded(int actor, Span near) const {
    const ActorCode& code = codes_[actor];
    CodedActor coded{actor, ledger_.actors[actor].name, code.country, code.sector, "", {}};
    coded.code = cameo_ ? CameoCode(code) : PloverCode(code);
    const auto& mentions = ledger_.actors[actor].mentions;
    if (mentions.empty()) return coded;
    const auto in_sentence = std::lower_bound(mentions.begin(), mentions.end(), near.begin,
                                              [](const Mention& m, uint32_t at) { return m.span.begin < at; });
    coded.span =
        in_sentence != mentions.end() && near.Contains(in_sentence->span) ? in_sentence->span : mentions.front().span;
    return coded;
  }
  std::vector<CodedActor> Coded(const std::vector<int>& actors, Span near) const {
    std::vector<CodedActor> coded;
    for (const int actor : actors)
      if (actor >= 0 && static_cast<size_t>(actor) < codes_.size()) coded.push_back(Coded(actor, near));
    return coded;
  }

  // The first actor but places and `speakers` that the content names.
  std::vector<int> FirstNamed(const Statement& statement) const {
    for (const Span piece : statement.content) {
      auto at = std::lower_bound(mentions_.begin(), mentions_.end(), piece.begin,
                                 [](const auto& mention, uint32_t begin) { return mention.first.begin < begin; });
      for (; at != mentions_.end() && at->first.begin < piece.end; ++at) {
        const bool speaks =
            std::find(statement.speakers.begin(), statement.speakers.end(), at->second) != statement.speakers.end();
        if (!speaks && ledger_.actors[at->second].kind != ActorKind::kPlace) return {at->second};
      }
    }
    return {};
  }

  void Finish(std::string_view type, std::string_view mode, std::string_view about, bool appeal, CodedEvent* row) {
    row->type = type;
    if (!mode.empty()) row->modes.emplace_back(mode);
    row->contexts = ContextsOf(words_.In(row->sentence));
    row->quad = QuadOf(type);
    row->score = ScoreOf(type, mode);
    row->cameo = CameoOf(type, mode, row->contexts, about, appeal);
  }

  // The event that the statement is about: promised, asked for, threatened.
  const Event* ContentOf(size_t s) const {
    for (const size_t e : inside_[s])
      if (IsContent(ledger_.statements[s].act, ledger_.events[e].status)) return &ledger_.events[e];
    return nullptr;
  }

  static std::vector<int> Others(const std::vector<int>& actors, const std::vector<int>& but) {
    std::vector<int> others;
    for (const int actor : actors)
      if (std::find(but.begin(), but.end(), actor) == but.end()) others.push_back(actor);
    return others;
  }

  std::vector<int> Targets(size_t s, std::string_view type, const Event* content) const {
    const Statement& statement = ledger_.statements[s];
    if (!statement.to.empty()) return statement.to;
    if (content != nullptr) {
      const std::vector<int>& named = type == "REQUEST" ? content->actors : content->recipients;
      const std::vector<int> targets = Others(named, statement.speakers);
      if (!targets.empty()) return targets;
    }
    std::vector<int> named = FirstNamed(statement);
    for (const size_t e : inside_[s])
      if (named.empty()) named = Others(ledger_.events[e].actors, statement.speakers);
    return named;
  }

  CodedEvent RowOf(bool statement, size_t entry, Span trigger, const std::string& date, float confidence) const {
    CodedEvent row;
    row.statement = statement;
    row.entry = static_cast<int>(entry);
    row.date = date.empty() ? ledger_.published : date;
    row.trigger = trigger;
    row.sentence = words_.SentenceOf(trigger);
    row.confidence = confidence;
    return row;
  }

  static Span TriggerOf(const Statement& statement) {
    if (!statement.cue.empty()) return statement.cue;
    if (!statement.content.empty()) return statement.content.front();
    return statement.source;
  }

  std::string_view ModeOfStatement(const Statement& statement, std::string_view type, std::string_view cue,
                                   std::string_view about, const Deed& deed) const {
    if (type != "ACCUSE") return ModeOf(type, about, deed.type, deed.mode);
    if (AnyOf(kInquiring, cue)) return "investigate";
    return statement.act == StatementAct::kAccuse ? "allege" : "disapprove";
  }

  static bool Share(const std::vector<int>& some, const std::vector<int>& others) {
    return std::any_of(some.begin(), some.end(),
                       [&](int actor) { return std::find(others.begin(), others.end(), actor) != others.end(); });
  }

  // Whether the sentence tells that one of the actors does that.
  bool Does(Span sentence, EventType type, const std::vector<int>& actors) const {
    auto at = std::lower_bound(ledger_.events.begin(), ledger_.events.end(), sentence.begin,
                               [](const Event& event, uint32_t begin) { return event.trigger.begin < begin; });
    for (; at != ledger_.events.end() && at->trigger.begin < sentence.end; ++at) {
      if (at->type != type || at->status > EventStatus::kOngoing) continue;
      if (Share(actors, at->actors)) return true;
    }
    return false;
  }

  // What a protest demands or is against is told by the protest.
  bool IsProtested(const Statement& statement, std::string_view type) const {
    return (type == "REQUEST" || type == "ACCUSE") &&
           Does(words_.SentenceOf(TriggerOf(statement)), EventType::kProtest, statement.speakers);
  }

  void CodeStatement(size_t s) {
    const Statement& statement = ledger_.statements[s];
    if (statement.denied) return;
    const Event* content = ContentOf(s);
    const Deed deed = content ? DeedOf(*content) : Deed{};
    const std::string cue = words_.In(statement.cue);
    std::string about = cue;
    for (const Span piece : statement.content) about.append(words_.In(piece).substr(1));
    const bool mum = statement.act == StatementAct::kReject && AnyOf(kComment, cue + about);
    const std::string_view type = mum ? "" : ActType(statement.act, cue, deed.type, !statement.to.empty());
    if (IsProtested(statement, type)) return;

    CodedEvent row = RowOf(true, s, TriggerOf(statement), statement.date, statement.confidence);
    row.sources = Coded(statement.speakers, row.sentence);
    row.targets = Coded(Targets(s, type, content), row.sentence);
    if (type.empty()) {
      row.cameo = CameoOfStatement(statement.act, mum);
      if (row.cameo.empty()) return;
    } else {
      Finish(type, ModeOfStatement(statement, type, cue, about, deed), about, statement.act == StatementAct::kRequest,
             &row);
      for (const size_t e : inside_[s]) taken_[e] = taken_[e] || IsContent(statement.act, ledger_.events[e].status);
    }
    rows_.push_back(std::move(row));
  }

  int RootOf(size_t e) {
    if (roots_.empty()) {
      for (size_t i = 0; i < ledger_.events.size(); ++i) {
        const int first = ledger_.events[i].same_as;
        roots_.push_back(first >= 0 && static_cast<size_t>(first) < i ? roots_[first] : static_cast<int>(i));
      }
      row_of_.resize(roots_.size());
    }
    return roots_[e];
  }

  // An earlier row of the same event and type takes what is new, so that an event is one row however often it is told.
  bool Known(size_t e, const CodedEvent& row) {
    for (const size_t known : row_of_[RootOf(e)]) {
      CodedEvent& first = rows_[known];
      if (first.type != row.type) continue;
      if (first.sources.empty()) first.sources = row.sources;
      if (first.targets.empty()) first.targets = row.targets;
      if (ledger_.events[first.entry].date.empty() && !ledger_.events[e].date.empty()) first.date = row.date;
      return true;
    }
    return false;
  }

  void CodeEvent(size_t e, size_t statements) {
    const Event& event = ledger_.events[e];
    const Deed deed = DeedOf(event);
    const std::string told = words_.In(event.evidence) + words_.Around(event.trigger, kStatusBefore, 0);
    const std::string_view type = Folded(deed.type, event.status, told);
    if (type.empty()) return;
    // What is moved for an attack is part of it.
    if (type == "MOBILIZE" && Does(words_.SentenceOf(event.trigger), EventType::kAssault, event.actors)) return;

    CodedEvent row = RowOf(false, e, event.trigger, event.date, event.confidence);
    if (type == "REQUEST") {
      const Statement* within = StatementAt(event.within);
      row.sources = Coded(within ? within->speakers : std::vector<int>{}, row.sentence);
      row.targets = Coded(event.actors, row.sentence);
    } else {
      row.sources = Coded(event.actors, row.sentence);
      row.targets = Coded(event.recipients, row.sentence);
    }
    const bool folded = type != deed.type;
    Finish(type, folded ? ModeNear(type, event.trigger, deed.about, deed.type, deed.mode) : deed.mode, deed.about,
           event.status == EventStatus::kCalledFor, &row);
    if (Known(e, row)) return;
    const size_t twin = SaidInOneWord(row, statements);
    if (twin < statements) {  // "agreed" is both a statement and an event
      if (row.sources.empty()) row.sources = rows_[twin].sources;
      if (row.targets.empty()) row.targets = rows_[twin].targets;
      rows_[twin] = row;
      row_of_[RootOf(e)].push_back(twin);
      return;
    }
    row_of_[RootOf(e)].push_back(rows_.size());
    rows_.push_back(std::move(row));
  }

  // The row of a statement that has the same type and whose cue holds the trigger; `statements` when there is none.
  size_t SaidInOneWord(const CodedEvent& row, size_t statements) const {
    const auto begin = rows_.begin(), end = begin + static_cast<std::ptrdiff_t>(statements);
    const auto found = std::find_if(begin, end, [&](const CodedEvent& other) {
      return other.statement && other.type == row.type && other.trigger.Overlaps(row.trigger) &&
             !ledger_.statements[other.entry].cue.empty();
    });
    return static_cast<size_t>(found - begin);
  }

  const Ledger& ledger_;
  const bool cameo_;
  const StoryWords words_;
  const std::vector<ActorCode> codes_;
  std::vector<std::pair<Span, int>> mentions_;  // of all actors, sorted
  std::vector<std::vector<size_t>> inside_;     // events of each statement
  std::vector<bool> taken_;                     // events that are one row with their statement
  std::vector<int> roots_;                      // of each event: its first mention
  std::vector<std::vector<size_t>> row_of_;     // of each first mention: its rows
  std::vector<CodedEvent> rows_;
};

}  // namespace

std::vector<CodedEvent> CodePlover(const Ledger& ledger) {
  std::vector<CodedEvent> rows = Coder(ledger, false).All();
  std::erase_if(rows, [](const CodedEvent& row) { return row.type.empty(); });
  return rows;
}

std::vector<CodedEvent> CodeCameo(const Ledger& ledger) {
  std::vector<CodedEvent> rows = Coder(ledger, true).All();
  std::erase_if(rows, [](const CodedEvent& row) { return row.cameo.empty(); });
  return rows;
}

}  // namespace dateline
