// The exchange form read: every span and reference is checked, since the file may come from anywhere.
#include <simdjson.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/one_of.h"
#include "base/utf8.h"
#include "dateline/parse.h"
#include "dateline/read_options.h"
#include "dateline/write.h"
#include "ledger/labels.h"
#include "ledger/source_anchors.h"

namespace dateline {
namespace {

namespace json = simdjson::dom;

constexpr size_t kMostBytes = size_t{64} << 20, kDeepest = 64;
constexpr uint64_t kMostSource = uint64_t{1} << 62;

// Words that stand for somebody named elsewhere; only for mentions whose level nobody says.
constexpr std::string_view kPronouns[] = {"he", "she",  "it",  "they",  "him", "her", "them", "his", "its",
                                          "i",  "your", "who", "their", "we",  "us",  "our",  "my",  "you"};

// Ids of one kind of entries, in their order.
using Ids = std::map<std::string_view, int>;

class JsonReader {
 public:
  explicit JsonReader(json::object all) : all_(all) {}

  Result<Ledger> Read() {
    ledger_.id = Text(all_, "id");
    ledger_.title = Text(all_, "title");
    ledger_.source = Text(all_, "outlet");  // of an annotated story, whose source says who annotated it
    if (ledger_.source.empty()) ledger_.source = Text(all_, "source");
    ledger_.dateline = Text(all_, "dateline");
    ledger_.engine = Text(all_, "engine");
    std::string_view text;
    if (all_["text"].get(text)) return Error{ErrorCode::kFormat, "no text"};
    if (all_["actors"].error() && all_["statements"].error() && all_["events"].error())
      return Error{ErrorCode::kFormat, "no ledger: it has neither actors nor statements nor events"};
    ledger_.text = WithoutNul(text);
    bytes_ = ByteIndex(ledger_.text);
    ReadPublished();

    const auto actors = Entries("actors", &actors_), statements = Entries("statements", &statements_),
               events = Entries("events", &events_), figures = Entries("figures", &figures_),
               positions = Entries("positions", &positions_);
    Each(actors, "actors", &ledger_.actors, [this](json::object o) { return ActorOf(o); });
    Each(statements, "statements", &ledger_.statements, [this](json::object o) { return StatementOf(o); });
    Each(events, "events", &ledger_.events, [this](json::object o) { return EventOf(o); });
    Each(figures, "figures", &ledger_.figures, [this](json::object o) { return FigureOf(o); });
    Each(positions, "positions", &ledger_.positions, [this](json::object o) { return PositionOf(o); });
    ReadShifts();
    ReadNotices();
    place_ = {};
    if (fault_.empty() && InCircle()) Fault("statements within each other in a circle");
    ledger_.runs = anchors_.Runs(static_cast<uint32_t>(ledger_.text.size()));
    if (!fault_.empty()) return Error{ErrorCode::kFormat, std::move(fault_)};
    return std::move(ledger_);
  }

 private:
  // Only the first is kept; reading goes on with something harmless.
  void Fault(std::string_view what) {
    if (!fault_.empty()) return;
    if (!place_.empty()) fault_.append(place_).append("[").append(std::to_string(number_)).append("]: ");
    fault_.append(what);
  }

  // A NUL would end the text for those who read it in C; code points stay as they are.
  static std::string WithoutNul(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (size_t at = 0; at < text.size();) {
      const size_t end = std::min(text.find('\0', at), text.size());
      out.append(text.substr(at, end - at));
      if (end < text.size()) out.append("\uFFFD");
      at = end + 1;
    }
    return out;
  }

  // Missing, null and other types are empty.
  static std::string Text(json::object object, std::string_view key) {
    std::string_view text;
    if (object[key].get(text)) return {};
    return WithoutNul(text);
  }

  static std::optional<json::array> ListOf(json::object object, std::string_view key) {
    json::array list;
    if (object[key].get(list)) return std::nullopt;
    return list;
  }

  void ReadPublished() {
    std::string published = Text(all_, "published");
    if (published.size() > 10 && (published[10] == 'T' || published[10] == ' ')) published.resize(10);
    if (published.empty() || IsPublication(published)) {
      ledger_.published = std::move(published);
      return;
    }
    ledger_.notices.push_back({NoticeCode::kBadDate, {}, "published: " + published.substr(0, 40)});
  }

  // The entries of one kind, with their ids noted.
  std::vector<json::object> Entries(std::string_view key, Ids* ids) {
    std::vector<json::object> entries;
    place_ = key;
    number_ = 0;
    const auto list = ListOf(all_, key);
    if (!list) return entries;
    for (const json::element element : *list) {
      json::object entry;
      std::string_view id;
      if (element.get(entry)) {
        Fault("no object");
      } else if (entry["id"].get(id)) {
        Fault("no id");
      } else if (!ids->emplace(id, static_cast<int>(entries.size())).second) {
        Fault("an id that another one has");
      }
      entries.push_back(entry);
      ++number_;
    }
    if (!fault_.empty()) entries.clear();
    return entries;
  }

  template <class Entry, class Make>
  void Each(const std::vector<json::object>& entries, std::string_view key, std::vector<Entry>* out, Make make) {
    place_ = key;
    number_ = 0;
    out->reserve(entries.size());
    for (const json::object entry : entries) {
      out->push_back(make(entry));
      ++number_;
    }
  }

  // Two numbers. `most` is what the greater one may be.
  std::optional<std::pair<uint64_t, uint64_t>> Pair(json::element element, uint64_t most) {
    json::array pair;
    uint64_t numbers[2] = {};
    size_t count = 0;
    bool sound = !element.get(pair);
    if (sound) {
      for (const json::element number : pair) {
        if (count == 2 || number.get(numbers[count])) {
          sound = false;
          break;
        }
        ++count;
      }
    }
    if (sound && count == 2 && numbers[0] <= numbers[1] && numbers[1] <= most) return std::pair{numbers[0], numbers[1]};
    Fault("a span that is no pair of places in the text");
    return std::nullopt;
  }

  Span SpanOf(json::element element) {
    const auto pair = Pair(element, bytes_.size());
    if (!pair) return {};
    return {bytes_.At(static_cast<uint32_t>(pair->first)), bytes_.At(static_cast<uint32_t>(pair->second))};
  }

  // The pieces of a span; empty ones are left out. What `bytes_key` says of their source is noted.
  std::vector<Span> Pieces(json::object object, std::string_view key, std::string_view bytes_key) {
    std::vector<Span> pieces;
    const auto list = ListOf(object, key);
    if (!list) return pieces;
    for (const json::element element : *list) pieces.push_back(SpanOf(element));
    if (const auto sources = ListOf(object, bytes_key)) {
      size_t i = 0;
      for (const json::element element : *sources) {
        const auto pair = Pair(element, kMostSource);
        if (pair && i < pieces.size()) anchors_.Add(pieces[i], pair->first, pair->second);
        ++i;
      }
    }
    std::erase_if(pieces, [](Span piece) { return piece.empty(); });
    return pieces;
  }
  Span One(json::object object, std::string_view key, std::string_view bytes_key) {
    const std::vector<Span> pieces = Pieces(object, key, bytes_key);
    return pieces.empty() ? Span{} : pieces.front();
  }

  int IndexOf(const Ids& ids, std::string_view id) {
    const auto found = ids.find(id);
    if (found != ids.end()) return found->second;
    Fault("names what the ledger does not have");
    return -1;
  }
  int Reference(json::object object, std::string_view key, const Ids& ids) {
    std::string_view id;
    return object[key].get(id) ? -1 : IndexOf(ids, id);
  }
  std::vector<int> References(json::object object, std::string_view key, const Ids& ids) {
    std::vector<int> out;
    const auto list = ListOf(object, key);
    if (!list) return out;
    for (const json::element element : *list) {
      std::string_view id;
      if (element.get(id)) Fault("a reference that is no id");
      out.push_back(IndexOf(ids, id));
    }
    return out;
  }

  // A label; `unknown` where it is null or missing.
  template <class Label, size_t N>
  Label LabelOf(json::object object, std::string_view key, const std::array<const char*, N>& names, Label unknown) {
    std::string_view name;
    if (object[key].get(name)) return unknown;
    if (const auto label = LabelNamed<Label>(name, names)) return *label;
    Fault("a value that is no label: " + std::string(name.substr(0, 40)));
    return unknown;
  }

  static float Confidence(json::object object) {
    double confidence = 1;
    if (object["confidence"].get(confidence)) return 1;
    return static_cast<float>(std::clamp(confidence, 0.0, 1.0));
  }
  static bool Flag(json::object object, std::string_view key) {
    bool flag = false;
    return !object[key].get(flag) && flag;
  }
  static std::optional<double> Number(json::object object, std::string_view key) {
    double number = 0;
    if (object[key].get(number)) return std::nullopt;
    return number;
  }

  Actor ActorOf(json::object object) {
    Actor actor;
    actor.kind = LabelOf(object, "kind", kActorKindNames, ActorKind::kGroup);
    actor.name = Text(object, "name");
    for (const Span span : Pieces(object, "mentions", "mention_bytes"))
      actor.mentions.push_back({.span = span, .name = {}, .confidence = 1});
    const auto known = ListOf(object, "mention_info");
    if (known && known->size() == actor.mentions.size()) {
      size_t i = 0;
      for (const json::element element : *known) ReadMention(element, &actor.mentions[i++]);
    } else {
      for (Mention& mention : actor.mentions) GuessLevel(actor.name, &mention);
    }
    if (const auto offices = ListOf(object, "offices")) {
      for (const json::element element : *offices) {
        json::object office;
        if (element.get(office)) {
          Fault("an office that is no object");
          continue;
        }
        actor.offices.push_back({Text(office, "title"), Reference(office, "of", actors_), Flag(office, "former"),
                                 One(office, "span", "span_bytes"), Confidence(office)});
      }
    }
    actor.member_of = References(object, "member_of", actors_);
    actor.confidence = Confidence(object);
    actor.place = PlaceOf(object);
    actor.code = CodeOf(object);
    return actor;
  }

  static int64_t Id(json::object object, std::string_view key) {
    int64_t id = 0;
    return object[key].get(id) || id < 0 ? 0 : id;
  }

  // Where one of the coordinates is missing or none of this world, there is no place.
  static std::optional<ActorPlace> PlaceOf(json::object actor) {
    constexpr double kPole = 90, kDateLine = 180;
    json::object object;
    if (actor["place"].get(object)) return std::nullopt;
    const std::optional<double> latitude = Number(object, "lat"), longitude = Number(object, "lon");
    if (!latitude || !longitude) return std::nullopt;
    const auto within = [](double at, double most) { return at >= -most && at <= most; };
    if (!within(*latitude, kPole) || !within(*longitude, kDateLine)) return std::nullopt;
    return ActorPlace{
        Id(object, "geonameid"),   *latitude,         *longitude, Text(object, "country"), Text(object, "admin1"),
        Text(object, "precision"), Confidence(object)};
  }

  static std::optional<ActorTableCode> CodeOf(json::object actor) {
    json::object object, ids;
    if (actor["code"].get(object)) return std::nullopt;
    ActorTableCode code{.country = Text(object, "country"), .sectors = {}, .name = Text(object, "name")};
    if (const auto sectors = ListOf(object, "sectors"))
      for (const json::element element : *sectors)
        if (std::string_view sector; !element.get(sector)) code.sectors.push_back(WithoutNul(sector));
    if (!object["ids"].get(ids)) {
      const std::string wikidata = Text(ids, "wikidata");
      if (wikidata.starts_with('Q'))
        std::from_chars(wikidata.data() + 1, wikidata.data() + wikidata.size(), code.wikidata);
      code.geonames = static_cast<uint32_t>(std::min<int64_t>(Id(ids, "geonames"), UINT32_MAX));
    }
    return code;
  }

  void ReadMention(json::element element, Mention* mention) {
    json::object object;
    if (element.get(object)) return;
    mention->level = LabelOf(object, "level", kMentionLevelNames, MentionLevel::kName);
    json::element name;
    if (!object["name"].get(name) && !name.is_null()) mention->name = SpanOf(name);
    mention->confidence = Confidence(object);
  }

  void GuessLevel(std::string_view name, Mention* mention) const {
    const std::string_view words = mention->span.In(ledger_.text);
    const size_t at = name.empty() ? std::string_view::npos : words.find(name);
    if (at != std::string_view::npos) {
      const uint32_t begin = mention->span.begin + static_cast<uint32_t>(at);
      mention->name = {begin, begin + static_cast<uint32_t>(name.size())};
    } else if (IsOneOf(Lowered(words.substr(0, 8)), kPronouns)) {
      mention->level = MentionLevel::kPronoun;
    } else if (IsUpper(DecodeUtf8(words, 0).code) && name.find(words) != std::string_view::npos) {
      mention->name = mention->span;
    } else {
      mention->level = MentionLevel::kDescription;
    }
  }

  Statement StatementOf(json::object object) {
    Statement s;
    s.speakers = References(object, "speaker", actors_);
    s.source = One(object, "source", "source_bytes");
    s.cue = One(object, "cue", "cue_bytes");
    s.content = Pieces(object, "content", "content_bytes");
    s.mode = LabelOf(object, "mode", kStatementModeNames, StatementMode::kIndirect);
    s.act = LabelOf(object, "act", kStatementActNames, StatementAct::kOther);
    s.to = References(object, "to", actors_);
    s.venue = One(object, "venue", "venue_bytes");
    s.date = Text(object, "date");
    s.via = References(object, "via", actors_);
    s.denied = Flag(object, "denied");
    s.within = Reference(object, "within", statements_);
    s.confidence = Confidence(object);
    return s;
  }

  Event EventOf(json::object object) {
    Event e;
    e.trigger = One(object, "trigger", "trigger_bytes");
    e.type = LabelOf(object, "type", kEventTypeNames, EventType::kOther);
    e.actors = References(object, "actors", actors_);
    e.recipients = References(object, "recipients", actors_);
    e.places = References(object, "place", actors_);
    e.date = Text(object, "date");
    e.status = LabelOf(object, "status", kEventStatusNames, EventStatus::kHappened);
    e.evidence = One(object, "evidence", "evidence_bytes");
    e.within = Reference(object, "within", statements_);
    e.same_as = Reference(object, "same_as", events_);
    e.confidence = Confidence(object);
    return e;
  }

  Figure FigureOf(json::object object) {
    Figure f;
    f.span = One(object, "span", "span_bytes");
    f.low = Number(object, "low");
    f.high = Number(object, "high");
    f.value = Number(object, "value");
    f.qualifier = Text(object, "qualifier");
    f.counted = LabelOf(object, "what", kCountedNames, Counted::kOther);
    f.unit = Text(object, "unit");
    f.of_event = Reference(object, "of_event", events_);
    f.places = References(object, "place", actors_);
    f.period = One(object, "period", "period_bytes");
    f.sources = References(object, "source", actors_);
    f.date = Text(object, "date");
    f.within = Reference(object, "within", statements_);
    f.rival = Reference(object, "rival", figures_);
    f.confidence = Confidence(object);
    return f;
  }

  Position PositionOf(json::object object) {
    Position p;
    p.actors = References(object, "actor", actors_);
    p.stance = LabelOf(object, "stance", kStanceNames, Stance::kSupport);
    p.issue = One(object, "issue", "issue_bytes");
    p.topic = Text(object, "topic");
    ReadBasis(object, &p);
    p.date = Text(object, "date");
    p.former = Text(object, "state") == "former";
    p.condition = One(object, "condition", "condition_bytes");
    p.confidence = Confidence(object);
    return p;
  }

  // Statements and events in one list.
  void ReadBasis(json::object object, Position* position) {
    const auto list = ListOf(object, "basis");
    if (!list) return;
    for (const json::element element : *list) {
      std::string_view id;
      if (element.get(id)) Fault("a reference that is no id");
      if (const auto statement = statements_.find(id); statement != statements_.end())
        position->statements.push_back(statement->second);
      else
        position->events.push_back(IndexOf(events_, id));
    }
  }

  // Those told and those that follow stand in two lists; our own ids tell how they stood in one.
  void ReadShifts() {
    Ids ids;
    std::vector<std::pair<std::string_view, Shift>> shifts;
    for (const char* key : {"shifts", "inferred_shifts"}) {
      for (const json::object object : Entries(key, &ids)) {
        Shift shift = ShiftOf(object);
        shift.inferred = shift.inferred || key[0] == 'i';
        shifts.emplace_back(object["id"].get_string().value_unsafe(), std::move(shift));
      }
      ids.clear();
    }
    const auto ours = [](std::string_view id) { return id.size() > 1 && id[0] == 'H' && id.size() <= 12; };
    if (std::all_of(shifts.begin(), shifts.end(), [&](const auto& shift) { return ours(shift.first); }))
      std::stable_sort(shifts.begin(), shifts.end(), [](const auto& a, const auto& b) {
        return std::pair(a.first.size(), a.first) < std::pair(b.first.size(), b.first);
      });
    for (auto& [id, shift] : shifts) ledger_.shifts.push_back(std::move(shift));
  }

  Shift ShiftOf(json::object object) {
    Shift s;
    s.actors = References(object, "actor", actors_);
    s.topic = Text(object, "topic");
    s.from = Reference(object, "from", positions_);
    s.to = Reference(object, "to", positions_);
    s.when = Text(object, "when");
    s.basis = Pieces(object, "basis", "basis_bytes");
    s.inferred = Flag(object, "inferred");
    s.confidence = Confidence(object);
    return s;
  }

  // Those of a kind that is unknown here are passed over.
  void ReadNotices() {
    const auto list = ListOf(all_, "notices");
    if (!list) return;
    place_ = "notices";
    number_ = 0;
    for (const json::element element : *list) {
      json::object object;
      std::string_view name;
      if (element.get(object) || object["code"].get(name)) continue;
      Notice notice{NoticeCode::kInvalidUtf8, {}, Text(object, "detail")};
      if (const auto spans = ListOf(object, "span"); spans && spans->size() > 0) notice.span = SpanOf(*spans->begin());
      for (int code = 1; code <= static_cast<int>(NoticeCode::kContradiction); ++code) {
        if (name != NameOf(static_cast<NoticeCode>(code))) continue;
        notice.code = static_cast<NoticeCode>(code);
        ledger_.notices.push_back(notice);
      }
      ++number_;
    }
  }

  // Follows every chain once.
  bool InCircle() const {
    enum : char { kNew, kOpen, kDone };
    std::vector<char> state(ledger_.statements.size(), kNew);
    for (size_t i = 0; i < state.size(); ++i) {
      int at = static_cast<int>(i);
      for (; at >= 0 && state[static_cast<size_t>(at)] == kNew; at = ledger_.statements[static_cast<size_t>(at)].within)
        state[static_cast<size_t>(at)] = kOpen;
      if (at >= 0 && state[static_cast<size_t>(at)] == kOpen) return true;
      at = static_cast<int>(i);
      for (; at >= 0 && state[static_cast<size_t>(at)] == kOpen;
           at = ledger_.statements[static_cast<size_t>(at)].within)
        state[static_cast<size_t>(at)] = kDone;
    }
    return false;
  }

  json::object all_;
  Ledger ledger_;
  ByteIndex bytes_{{}};  // of the text
  SourceAnchors anchors_;
  Ids actors_, statements_, events_, figures_, positions_;
  std::string_view place_;  // what is being read, for a message
  size_t number_ = 0;
  std::string fault_;
};

}  // namespace

Result<Ledger> LedgerFromJson(std::string_view line) {
  if (line.size() > kMostBytes) return Error{ErrorCode::kLimit, "a ledger longer than 64 MiB"};
  json::parser parser;
  json::element element;
  simdjson::error_code error = parser.allocate(line.size(), kDeepest);
  if (!error) error = parser.parse(simdjson::padded_string(line)).get(element);
  json::object object;
  if (!error) error = element.get(object);
  if (error) return Error{ErrorCode::kFormat, simdjson::error_message(error)};
  return JsonReader(object).Read();
}

}  // namespace dateline
