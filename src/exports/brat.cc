// brat: standoff annotation, a .txt and a .ann for each story and one annotation.conf.
#include <algorithm>
#include <array>
#include <map>

#include "exports/brat_conf.h"
#include "exports/form.h"
#include "exports/story_view.h"

namespace dateline {
namespace {

constexpr size_t kMostFragments = 200;  // of one span
constexpr std::array<std::string_view, 5> kKinds = {"Person", "State", "Org", "Group", "Place"};

// The annotations of one story. Every entry with words of its own is an event of brat's; actors' mentions are
// entities.
class Standoff {
 public:
  Standoff(const StoryView& view, Pieces* pieces)
      : view_(view), sentences_(view.ledger().text), pieces_(pieces), out_(pieces->out()) {}

  void Write() {
    const Ledger& ledger = view_.ledger();
    for (size_t a = 0; a < ledger.actors.size(); ++a) Mentions(ledger.actors[a]);
    Number(ledger.statements, 'Q', [](const Statement& s) { return TriggerOf(s); });
    Number(ledger.events, 'E', [](const Event& e) { return e.trigger; });
    Number(ledger.figures, 'F', [](const Figure& f) { return f.span; });
    Number(ledger.positions, 'P', [](const Position& p) { return p.issue; });
    Number(ledger.shifts, 'H', [](const Shift& s) { return WordsOf(s); });
    Each(ledger.statements, [this](const Statement& s, int i) { Write(s, i); });
    Each(ledger.events, [this](const Event& e, int i) { Write(e, i); });
    Each(ledger.figures, [this](const Figure& f, int i) { Write(f, i); });
    Each(ledger.positions, [this](const Position& p, int i) { Write(p, i); });
    Each(ledger.shifts, [this](const Shift& s, int i) { Write(s, i); });
  }

 private:
  static Span TriggerOf(const Statement& statement) {
    return statement.cue.empty() ? WordsOf(statement) : statement.cue;
  }

  template <class Entry, class Do>
  void Each(const std::vector<Entry>& entries, Do write) {
    for (size_t i = 0; i < entries.size(); ++i) {
      write(entries[i], static_cast<int>(i));
      pieces_->Flush();
    }
  }

  // Gives those that have words, and are not rejected, their numbers, so that entries may name later ones.
  template <class Entry, class Trigger>
  void Number(const std::vector<Entry>& entries, char letter, Trigger trigger) {
    std::vector<int>& numbers = numbers_[letter];
    for (const Entry& entry : entries) {
      const bool told = !view_.Rejected(letter, static_cast<int>(numbers.size())) && !Fragments(trigger(entry)).empty();
      numbers.push_back(told ? ++events_ : 0);
    }
  }
  int NumberOf(char letter, int index) const {
    const std::vector<int>& numbers = numbers_.at(letter);
    return index >= 0 && static_cast<size_t>(index) < numbers.size() ? numbers[index] : 0;
  }

  // Without line breaks and the blanks about them: brat wants every fragment within a line.
  std::vector<Span> Fragments(Span span) const {
    const Span whole = view_.Clamped(span);
    const std::string_view text = view_.ledger().text;
    std::vector<Span> fragments;
    uint32_t begin = whole.begin;
    while (begin < whole.end && fragments.size() < kMostFragments) {
      const auto line = static_cast<uint32_t>(std::min<size_t>(text.find('\n', begin), whole.end));
      Span part = {begin, line};
      while (!part.empty() && text[part.begin] == ' ') ++part.begin;
      while (!part.empty() && text[part.end - 1] == ' ') --part.end;
      if (!part.empty()) fragments.push_back(part);
      begin = line + 1;
    }
    return fragments;
  }

  // The number of the span's T; 0 when it has no words.
  int Bound(std::string_view type, Span span) {
    const std::vector<Span> fragments = Fragments(span);
    if (fragments.empty()) return 0;
    out_.append("T").append(std::to_string(++bounds_)).append("\t").append(type);
    for (size_t i = 0; i < fragments.size(); ++i) {
      out_.append(i > 0 ? ";" : " ").append(std::to_string(view_.CodePoint(fragments[i].begin)));
      out_.append(" ").append(std::to_string(view_.CodePoint(fragments[i].end)));
    }
    for (size_t i = 0; i < fragments.size(); ++i) out_.append(i > 0 ? " " : "\t").append(view_.In(fragments[i]));
    out_.push_back('\n');
    return bounds_;
  }

  void Mentions(const Actor& actor) {
    std::vector<std::pair<Span, int>>& mentions = mentions_.emplace_back();
    std::string equal;
    for (const Mention& mention : actor.mentions) {
      const int bound = Bound(kKinds[static_cast<size_t>(actor.kind)], mention.span);
      if (bound == 0) continue;
      mentions.emplace_back(mention.span, bound);
      equal.append(" T").append(std::to_string(bound));
    }
    if (mentions.size() > 1) out_.append("*\tEquiv").append(equal).append("\n");
    pieces_->Flush();
  }

  // The arguments of an event, one after the other: "Speaker:T1 Speaker2:T4".
  class Arguments {
   public:
    void Add(std::string_view role, char letter, int number) {
      if (number == 0) return;
      const int nth = ++counts_[std::string(role)];
      written_.append(" ").append(role).append(nth > 1 ? std::to_string(nth) : "").append(":");
      written_.push_back(letter);
      written_.append(std::to_string(number));
    }
    const std::string& written() const { return written_; }

   private:
    std::map<std::string, int> counts_;
    std::string written_;
  };

  // Each actor by its mention in the sentence, else by its first.
  void AddActors(std::string_view role, const std::vector<int>& actors, Span near, Arguments* arguments) const {
    const Span sentence = sentences_.SentenceOf(near);
    for (const int actor : view_.Known(actors)) {
      const auto& mentions = mentions_[actor];
      if (mentions.empty()) continue;
      const auto next = std::lower_bound(mentions.begin(), mentions.end(), sentence.begin,
                                         [](const auto& mention, uint32_t at) { return mention.first.begin < at; });
      const bool there = next != mentions.end() && sentence.Contains(next->first);
      arguments->Add(role, 'T', there ? next->second : mentions.front().second);
    }
  }

  // The event's line, its attributes and a note. `bound` is its trigger.
  void Entry(std::string_view type, int number, int bound, const Arguments& arguments,
             std::initializer_list<std::pair<std::string_view, std::string_view>> attributes, const std::string& note) {
    const std::string event = "E" + std::to_string(number);
    out_.append(event).append("\t").append(type).append(":T").append(std::to_string(bound));
    out_.append(arguments.written()).append("\n");
    for (const auto& [name, value] : attributes) {
      if (value.empty()) continue;
      out_.append("A").append(std::to_string(++attributes_)).append("\t").append(name).append(" ").append(event);
      out_.append(" ").append(value).append("\n");
    }
    out_.append("#").append(std::to_string(++notes_)).append("\tAnnotatorNotes ").append(event).append("\t");
    out_.append(note).append("\n");
  }

  static std::string NoteOf(float confidence, std::initializer_list<std::pair<std::string_view, std::string>> more) {
    std::string note = "confidence " + Decimal(confidence, 3);
    for (const auto& [name, value] : more)
      if (!value.empty()) note.append("; ").append(name).append(" ").append(OneLine(value));
    return note;
  }

  void Write(const Statement& statement, int i) {
    const int number = NumberOf('Q', i);
    if (number == 0) return;
    const Span trigger = TriggerOf(statement);
    const int bound = Bound("Statement", trigger);
    Arguments arguments;
    AddActors("Speaker", statement.speakers, statement.source.empty() ? trigger : statement.source, &arguments);
    AddActors("To", statement.to, trigger, &arguments);
    AddActors("Via", statement.via, trigger, &arguments);
    for (const Span piece : statement.content) arguments.Add("Content", 'T', Bound("Content", piece));
    arguments.Add("Venue", 'T', Bound("Venue", statement.venue));
    arguments.Add("Within", 'E', NumberOf('Q', statement.within));
    Entry("Statement", number, bound, arguments,
          {{"Act", kStatementActNames[static_cast<size_t>(statement.act)]},
           {"Mode", kStatementModeNames[static_cast<size_t>(statement.mode)]},
           {"Made", statement.denied ? "denied" : ""}},
          NoteOf(statement.confidence, {{"date", statement.date}}));
  }

  void Write(const Event& event, int i) {
    const int number = NumberOf('E', i);
    if (number == 0) return;
    const std::string_view type = kEventTypeNames[static_cast<size_t>(event.type)];
    const int bound = Bound(type, event.trigger);
    Arguments arguments;
    AddActors("Actor", event.actors, event.trigger, &arguments);
    AddActors("Recipient", event.recipients, event.trigger, &arguments);
    AddActors("Place", event.places, event.trigger, &arguments);
    arguments.Add("Evidence", 'T', Bound("Evidence", event.evidence));
    arguments.Add("Within", 'E', NumberOf('Q', event.within));
    if (event.same_as != i) arguments.Add("SameAs", 'E', NumberOf('E', event.same_as));
    Entry(type, number, bound, arguments, {{"Status", kEventStatusNames[static_cast<size_t>(event.status)]}},
          NoteOf(event.confidence, {{"date", event.date}}));
  }

  void Write(const Figure& figure, int i) {
    const int number = NumberOf('F', i);
    if (number == 0) return;
    const auto written = [](const std::optional<double>& value) { return value ? Decimal(*value, 3) : ""; };
    const int bound = Bound("Figure", figure.span);
    Arguments arguments;
    AddActors("Claimant", figure.sources, figure.span, &arguments);
    AddActors("Place", figure.places, figure.span, &arguments);
    arguments.Add("Period", 'T', Bound("Period", figure.period));
    arguments.Add("Of", 'E', NumberOf('E', figure.of_event));
    arguments.Add("Within", 'E', NumberOf('Q', figure.within));
    arguments.Add("Rival", 'E', NumberOf('F', figure.rival));
    Entry("Figure", number, bound, arguments, {{"Counted", kCountedNames[static_cast<size_t>(figure.counted)]}},
          NoteOf(figure.confidence, {{"low", written(figure.low)},
                                     {"high", written(figure.high)},
                                     {"value", written(figure.value)},
                                     {"unit", figure.unit},
                                     {"date", figure.date}}));
  }

  void Write(const Position& position, int i) {
    const int number = NumberOf('P', i);
    if (number == 0) return;
    const int bound = Bound("Position", position.issue);
    Arguments arguments;
    AddActors("Holder", position.actors, position.issue, &arguments);
    for (const int statement : position.statements) arguments.Add("Basis", 'E', NumberOf('Q', statement));
    for (const int event : position.events) arguments.Add("Basis", 'E', NumberOf('E', event));
    arguments.Add("Condition", 'T', Bound("Condition", position.condition));
    Entry("Position", number, bound, arguments,
          {{"Stance", kStanceNames[static_cast<size_t>(position.stance)]},
           {"Held", position.former ? "former" : "current"}},
          NoteOf(position.confidence, {{"topic", position.topic}, {"date", position.date}}));
  }

  void Write(const Shift& shift, int i) {
    const int number = NumberOf('H', i);
    if (number == 0) return;
    const Span trigger = WordsOf(shift);
    const int bound = Bound("Shift", trigger);
    Arguments arguments;
    AddActors("Holder", shift.actors, trigger, &arguments);
    arguments.Add("From", 'E', NumberOf('P', shift.from));
    arguments.Add("To", 'E', NumberOf('P', shift.to));
    Entry("Shift", number, bound, arguments, {{"Told", shift.inferred ? "inferred" : "told"}},
          NoteOf(shift.confidence, {{"topic", shift.topic}, {"when", shift.when}}));
  }

  const StoryView& view_;
  const StorySentences sentences_;
  Pieces* pieces_;
  std::string& out_;
  std::vector<std::vector<std::pair<Span, int>>> mentions_;  // of each actor, with the number of their T
  std::map<char, std::vector<int>> numbers_;                 // of each kind of entry: the number of its E, 0 for none
  int bounds_ = 0, events_ = 0, attributes_ = 0, notes_ = 0;
};

class Brat : public Form {
 public:
  void Begin(Pieces* pieces) override {
    pieces->File("annotation.conf");
    AppendBratConfiguration(&pieces->out());
  }

  void Add(const Ledger& ledger, const ExportStory& story, Pieces* pieces) override {
    const StoryView view(ledger, story);
    pieces->File(view.key() + ".txt");
    pieces->out().append(ledger.text);
    pieces->File(view.key() + ".ann");
    Standoff(view, pieces).Write();
  }
};

}  // namespace

std::unique_ptr<Form> MakeBrat() { return std::make_unique<Brat>(); }

}  // namespace dateline
