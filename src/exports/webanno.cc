// Web Annotation (W3C): an AnnotationCollection in JSON-LD, one annotation for each entry.
#include <algorithm>
#include <array>

#include "exports/form.h"
#include "exports/json.h"
#include "exports/story_view.h"

namespace dateline {
namespace {

constexpr uint32_t kMostAround = 96;  // bytes of prefix and suffix
constexpr size_t kMostTargets = 64;   // spans of one annotation

// What an annotation says of its spans: a class, tags, and a sentence for a person.
struct Note {
  std::string_view kind;
  std::vector<std::string> tags;
  std::string says;
  std::vector<Span> spans;
  float confidence = 0;
};

// "Names: what, with the rest"; empty parts are left out.
std::string Said(const std::vector<std::string>& who, std::string_view what, std::initializer_list<std::string> more) {
  std::string says = Joined(who, ", ");
  if (!what.empty()) says.append(says.empty() ? "" : ": ").append(what);
  for (const std::string& part : more)
    if (!part.empty()) says.append(says.empty() ? "" : ", ").append(part);
  return says;
}

std::string With(std::string_view word, const std::string& text) {
  return text.empty() ? "" : std::string(word) + " " + text;
}

class Annotations {
 public:
  Annotations(const StoryView& view, Pieces* pieces, size_t* total) : view_(view), pieces_(pieces), total_(total) {
    const std::string& id = view.ledger().id;
    const bool url = (id.starts_with("http://") || id.starts_with("https://")) &&
                     id.find_first_of(" \t\n\"<>\\^`{|}") == std::string::npos;
    source_ = url ? id : "urn:dateline:" + view.key();
  }

  void Write(const Statement& s, int number) {
    Note note{"statement",
              {Named(kStatementActNames, s.act), Named(kStatementModeNames, s.mode)},
              "",
              s.content,
              s.confidence};
    if (s.denied) note.tags.emplace_back("denied");
    if (note.spans.empty()) note.spans = {WordsOf(s)};
    note.says =
        Said(view_.NamesOf(s.speakers), note.tags[0], {With("to", Names(s.to)), With("through", Names(s.via)), s.date});
    Annotation('Q', number, note);
  }

  void Write(const Event& e, int number) {
    Note note{
        "event", {Named(kEventTypeNames, e.type), Named(kEventStatusNames, e.status)}, "", {e.trigger}, e.confidence};
    note.says = Said(view_.NamesOf(e.actors), note.tags[0],
                     {note.tags[1], With("towards", Names(e.recipients)), With("in", Names(e.places)), e.date});
    Annotation('E', number, note);
  }

  void Write(const Figure& f, int number) {
    Note note{"figure", {Named(kCountedNames, f.counted)}, "", {f.span}, f.confidence};
    note.says = Said(view_.NamesOf(f.sources), note.tags[0],
                     {With("at least", Number(f.low)), With("at most", Number(f.high)), Number(f.value),
                      OneLine(f.unit), With("in", Names(f.places)), f.date});
    Annotation('F', number, note);
  }

  void Write(const Position& p, int number) {
    Note note{
        "position", {Named(kStanceNames, p.stance), p.former ? "former" : "current"}, "", {p.issue}, p.confidence};
    note.says = Said(view_.NamesOf(p.actors), note.tags[0], {OneLine(p.topic), p.former ? "formerly" : "", p.date});
    Annotation('P', number, note);
  }

  void Write(const Shift& s, int number) {
    Note note{"shift", {s.inferred ? "inferred" : "told"}, "", s.basis, s.confidence};
    note.says = Said(view_.NamesOf(s.actors), "shift",
                     {OneLine(s.topic), With("from", StanceOf(s.from)), With("to", StanceOf(s.to)), OneLine(s.when)});
    Annotation('H', number, note);
  }

 private:
  template <class Names, class Value>
  static std::string Named(const Names& names, Value value) {
    return names[static_cast<size_t>(value)];
  }
  std::string Names(const std::vector<int>& actors) const { return Joined(view_.NamesOf(actors), ", "); }
  static std::string Number(const std::optional<double>& value) { return value ? Decimal(*value, 3) : ""; }
  std::string StanceOf(int position) const {
    const auto& positions = view_.ledger().positions;
    const bool there = position >= 0 && static_cast<size_t>(position) < positions.size();
    return there ? Named(kStanceNames, positions[position].stance) : "";
  }

  void Annotation(char letter, int number, const Note& note) {
    if (view_.Rejected(letter, number)) return;
    std::vector<Span> spans;
    for (const Span span : note.spans)
      if (!view_.Clamped(span).empty() && spans.size() < kMostTargets) spans.push_back(view_.Clamped(span));
    if (spans.empty()) return;  // an annotation is of something
    std::string& out = pieces_->out();
    out.append((*total_)++ > 0 ? ",\n" : "\n");
    Json json(&out);
    json.Open('{').Text("id", "urn:dateline:" + view_.key() + ":" + EntryId(letter, number)).Text("type", "Annotation");
    json.Text("motivation", "classifying").Key("body").Open('[');
    Body("classifying", note.kind, &json);
    for (const std::string& tag : note.tags) Body("tagging", tag, &json);
    Body("describing", note.says, &json);
    Body("assessing", "confidence " + Decimal(note.confidence, 3), &json);
    json.Close(']').Key("target");
    if (spans.size() > 1) json.Open('[');
    for (const Span span : spans) Target(span, &json);
    if (spans.size() > 1) json.Close(']');
    json.Close('}');
    pieces_->Flush();
  }

  static void Body(std::string_view purpose, std::string_view value, Json* json) {
    json->Open('{')
        .Text("type", "TextualBody")
        .Text("purpose", purpose)
        .Text("format", "text/plain")
        .Text("value", value)
        .Close('}');
  }

  void Target(Span span, Json* json) const {
    const std::string_view text = view_.ledger().text;
    json->Open('{').Text("type", "SpecificResource").Text("source", source_).Key("selector").Open('[');
    json->Open('{')
        .Text("type", "TextPositionSelector")
        .Key("start")
        .Int(view_.CodePoint(span.begin))
        .Key("end")
        .Int(view_.CodePoint(span.end))
        .Close('}');
    json->Open('{').Text("type", "TextQuoteSelector").Text("exact", span.In(text));
    uint32_t begin = span.begin - std::min(span.begin, kMostAround);
    while (begin < span.begin && IsInside(text[begin])) ++begin;
    uint32_t end = std::min(span.end + kMostAround, static_cast<uint32_t>(text.size()));
    while (end > span.end && end < text.size() && IsInside(text[end])) --end;
    json->Text("prefix", text.substr(begin, span.begin - begin)).Text("suffix", text.substr(span.end, end - span.end));
    json->Close('}').Close(']').Close('}');
  }
  static bool IsInside(char c) {
    return (static_cast<uint8_t>(c) & 0xC0u) == 0x80;
  }  // of a character, not its first byte

  const StoryView& view_;
  Pieces* pieces_;
  size_t* total_;
  std::string source_;
};

class Webanno : public Form {
 public:
  explicit Webanno(std::string name) : name_(std::move(name)) {}

  void Begin(Pieces* pieces) override {
    Json json(&pieces->out());
    json.Open('{').Text("@context", "http://www.w3.org/ns/anno.jsonld").Text("id", "urn:dateline:collection");
    json.Text("type", "AnnotationCollection").Text("label", name_.empty() ? "Dateline" : name_).Key("first").Open('{');
    json.Text("id", "urn:dateline:collection:1")
        .Text("type", "AnnotationPage")
        .Text("partOf", "urn:dateline:collection");
    json.Key("startIndex").Int(0).Key("items").Open('[');
  }

  void Add(const Ledger& ledger, const ExportStory& story, Pieces* pieces) override {
    const StoryView view(ledger, story);
    Annotations annotations(view, pieces, &total_);
    All(ledger.statements, &annotations);
    All(ledger.events, &annotations);
    All(ledger.figures, &annotations);
    All(ledger.positions, &annotations);
    All(ledger.shifts, &annotations);
  }

  void End(Pieces* pieces) override { pieces->out().append("\n]},\"total\":" + std::to_string(total_) + "}\n"); }

 private:
  template <class Entry>
  static void All(const std::vector<Entry>& entries, Annotations* annotations) {
    for (size_t i = 0; i < entries.size(); ++i) annotations->Write(entries[i], static_cast<int>(i));
  }

  std::string name_;
  size_t total_ = 0;
};

}  // namespace

std::unique_ptr<Form> MakeWebanno(const std::string& name) { return std::make_unique<Webanno>(name); }

}  // namespace dateline
