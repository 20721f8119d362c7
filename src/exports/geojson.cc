// GeoJSON (RFC 7946): a feature for each place of an event, a figure or a statement.
#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <string_view>

#include "exports/form.h"
#include "exports/json.h"
#include "exports/story_view.h"

namespace dateline {
namespace {

constexpr std::string_view kPrepositions[] = {"in", "at", "on", "to", "near", "from", "during", "before"};

// What is told of an entry beside its place.
struct Told {
  std::string_view kind, type, status;
  std::string id;
  Span words;
  const std::vector<int>& actors;
  const std::vector<int>& recipients;
  const std::string& date;
  float confidence;
};

// "Quelimane" of "in Quelimane"; empty for "in" alone.
std::string WithoutPreposition(const std::string& words) {
  const size_t blank = words.find(' ');
  const bool stands =
      std::find(std::begin(kPrepositions), std::end(kPrepositions), words.substr(0, blank)) != std::end(kPrepositions);
  if (!stands) return words;
  return blank == std::string::npos ? std::string() : words.substr(blank + 1);
}

// The features of one story.
class Features {
 public:
  Features(const StoryView& view, Pieces* pieces, bool* first)
      : view_(view), sentences_(view.ledger().text), pieces_(pieces), first_(first) {}

  void Write(const Statement& statement, int number) {
    std::string place = WithoutPreposition(OneLine(view_.In(statement.venue)));
    int actor = -1;
    if (place.empty() && !statement.venue.empty()) {
      actor = PlaceBehind(statement.venue.end);
      if (actor >= 0) place = OneLine(view_.NameOf(actor));
    }
    if (place.empty() || view_.Rejected('Q', number)) return;
    Feature({"statement", kStatementActNames[static_cast<size_t>(statement.act)], statement.denied ? "denied" : "",
             EntryId('Q', number), WordsOf(statement), statement.speakers, statement.to, statement.date,
             statement.confidence},
            place, actor, 0);
  }

  void Write(const Event& event, int number) {
    if (view_.Rejected('E', number)) return;
    const Told told = {"event",
                       kEventTypeNames[static_cast<size_t>(event.type)],
                       kEventStatusNames[static_cast<size_t>(event.status)],
                       EntryId('E', number),
                       event.trigger,
                       event.actors,
                       event.recipients,
                       event.date,
                       event.confidence};
    Places(told, event.places);
  }

  void Write(const Figure& figure, int number) {
    if (view_.Rejected('F', number)) return;
    const std::vector<int> nobody;
    const Told told = {"figure",
                       kCountedNames[static_cast<size_t>(figure.counted)],
                       "",
                       EntryId('F', number),
                       figure.span,
                       figure.sources,
                       nobody,
                       figure.date,
                       figure.confidence};
    Places(told, figure.places);
  }

 private:
  // The place that is named right behind "in"; -1.
  int PlaceBehind(uint32_t end) const {
    const std::vector<Actor>& actors = view_.ledger().actors;
    for (size_t a = 0; a < actors.size(); ++a) {
      if (actors[a].kind != ActorKind::kPlace && actors[a].kind != ActorKind::kState) continue;
      for (const Mention& mention : actors[a].mentions)
        if (mention.span.begin > end && mention.span.begin - end == 1 && view_.Has(static_cast<int>(a)))
          return static_cast<int>(a);
    }
    return -1;
  }

  void Places(const Told& told, const std::vector<int>& places) {
    int nth = 0;
    for (const int place : places)
      if (view_.Has(place)) Feature(told, OneLine(view_.NameOf(place)), place, nth++);
  }

  void Feature(const Told& told, const std::string& place, int actor, int nth) {
    const Ledger& ledger = view_.ledger();
    std::string& out = pieces_->out();
    out.append(*first_ ? "\n" : ",\n");
    *first_ = false;
    Json json(&out);
    json.Open('{')
        .Text("type", "Feature")
        .Text("id", view_.key() + "/" + told.id + (nth > 0 ? "/" + EntryId('p', nth) : ""));
    json.Key("geometry");
    Geometry(actor, &json);
    json.Key("properties").Open('{').Text("place", place);
    json.TextOrNull("place_kind",
                    actor < 0 ? "venue" : kActorKindNames[static_cast<size_t>(ledger.actors[actor].kind)]);
    json.Text("kind", told.kind).Text("type", told.type).TextOrNull("status", told.status);
    json.Texts("actors", view_.NamesOf(told.actors)).Texts("recipients", view_.NamesOf(told.recipients));
    json.TextOrNull("date", told.date).Text("words", OneLine(view_.In(told.words)));
    json.Text("sentence", OneLine(view_.In(sentences_.SentenceOf(told.words))));
    json.Text("story", view_.key()).TextOrNull("story_id", ledger.id).TextOrNull("title", ledger.title);
    json.TextOrNull("source", ledger.source).TextOrNull("published", ledger.published);
    json.Key("confidence").Raw(Decimal(told.confidence, 3)).Close('}').Close('}');
    pieces_->Flush();
  }

  // Of the actor that the place is; null where its place on earth is not known.
  void Geometry(int actor, Json* json) const {
    const std::optional<Coordinates> at = actor < 0 ? std::nullopt : view_.At(actor);
    if (!at) {
      json->Raw("null");
      return;
    }
    json->Open('{').Text("type", "Point").Key("coordinates").Open('[');
    json->Raw(Decimal(at->longitude, 6)).Raw(Decimal(at->latitude, 6)).Close(']').Close('}');
  }

  const StoryView& view_;
  const StorySentences sentences_;
  Pieces* pieces_;
  bool* first_;
};

class Geojson : public Form {
 public:
  void Begin(Pieces* pieces) override { pieces->out().append("{\"type\":\"FeatureCollection\",\"features\":["); }

  void Add(const Ledger& ledger, const ExportStory& story, Pieces* pieces) override {
    if (!story.copy_of.empty()) return;
    const StoryView view(ledger, story);
    Features features(view, pieces, &first_);
    for (size_t i = 0; i < ledger.statements.size(); ++i) features.Write(ledger.statements[i], static_cast<int>(i));
    for (size_t i = 0; i < ledger.events.size(); ++i) features.Write(ledger.events[i], static_cast<int>(i));
    for (size_t i = 0; i < ledger.figures.size(); ++i) features.Write(ledger.figures[i], static_cast<int>(i));
  }

  void End(Pieces* pieces) override { pieces->out().append("\n]}\n"); }

 private:
  bool first_ = true;
};

}  // namespace

std::unique_ptr<Form> MakeGeojson() { return std::make_unique<Geojson>(); }

}  // namespace dateline
