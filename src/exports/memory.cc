// Memory: the links between stories as one JSON object.
#include "exports/form.h"
#include "exports/json.h"
#include "exports/story_view.h"

namespace dateline {
namespace {

class Memory : public Form {
 public:
  Memory(std::string name, MemoryLinks links) : name_(std::move(name)), links_(std::move(links)) {}

  void Begin(Pieces* pieces) override {
    json_ = Json(&pieces->out());
    json_.Open('{').TextOrNull("saga", name_).Key("stories").Open('[');
  }

  void Add(const Ledger& ledger, const ExportStory&, Pieces*) override { json_.String(ledger.id); }

  void End(Pieces* pieces) override {
    json_.Close(']');
    pieces->Flush();
    List("copies", links_.copies, pieces,
         [this](const CopyOf& link) { json_.Text("of", link.of).Text("copy", link.copy).Text("kind", link.kind); });
    List("actors", links_.actors, pieces, [this](const ActorOver& link) {
      json_.Text("name", link.name).Text("kind", kActorKindNames[static_cast<size_t>(link.kind)]);
      Entries("in", 'A', link.in);
    });
    List("events", links_.events, pieces, [this](const EventOver& link) {
      json_.Text("what", link.what);
      Entries("in", 'E', link.in);
    });
    List("figures", links_.figures, pieces, [this](const FigureOver& link) {
      json_.Text("of", link.of);
      Entries("claims", 'F', link.claims);
    });
    List("positions", links_.positions, pieces, [this](const PositionOver& link) {
      json_.Text("actor", link.actor).Text("topic", link.topic);
      Entries("in", 'P', link.in);
    });
    List("shifts", links_.shifts, pieces, [this](const ShiftOver& link) {
      json_.Text("actor", link.actor).Text("topic", link.topic);
      Entry(json_.Key("from"), 'P', link.from);
      Entry(json_.Key("to"), 'P', link.to);
    });
    List("fates", links_.fates, pieces, [this](const FateOf& link) {
      Entry(json_.Key("planned"), 'E', link.planned);
      json_.Text("fate", link.fate).Key("by");
      if (link.by)
        Entry(json_, 'E', *link.by);
      else
        json_.Raw("null");
    });
    json_.Close('}');
    pieces->out().push_back('\n');
  }

 private:
  template <class Link, class Write>
  void List(std::string_view key, const LinkSource<Link>& source, Pieces* pieces, Write write) {
    json_.Key(key).Open('[');
    const auto each = [&](const Link& link) {
      json_.Open('{');
      write(link);
      json_.Close('}');
      pieces->Flush();
      return pieces->going();
    };
    if (source) source(each);
    json_.Close(']');
  }

  static void Entry(Json& json, char letter, const EntryLink& link) {
    json.Open('[').String(link.story).String(EntryId(letter, link.entry)).Close(']');
  }
  void Entries(std::string_view key, char letter, const std::vector<EntryLink>& links) {
    json_.Key(key).Open('[');
    for (const EntryLink& link : links) Entry(json_, letter, link);
    json_.Close(']');
  }

  std::string name_;
  MemoryLinks links_;
  Json json_ = Json(nullptr);
};

}  // namespace

std::unique_ptr<Form> MakeMemory(const std::string& name, MemoryLinks links) {
  return std::make_unique<Memory>(name, std::move(links));
}

}  // namespace dateline
