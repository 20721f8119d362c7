// The exchange form: a ledger as one JSON object on one line.
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "dateline/write.h"

namespace dateline {
namespace {

constexpr std::array kNoticeNames = {"invalid_utf8",  "nul_byte", "lone_quote",       "long_sentence",
                                     "long_document", "bad_date", "unheld_quotation", "contradiction"};
constexpr std::array kErrorNames = {"io", "format", "model", "usage", "limit"};

void AppendNumber(uint64_t value, std::string* out) {
  char digits[20];
  const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
  out->append(digits, end);
}

// Three decimals at most; not a number counts as 0.
void AppendConfidence(float confidence, std::string* out) {
  const float bounded = confidence > 0 ? std::min(confidence, 1.0f) : 0.0f;
  int thousandths = static_cast<int>(std::lround(bounded * 1000));
  if (thousandths % 1000 == 0) {
    out->push_back(thousandths == 0 ? '0' : '1');
    return;
  }
  out->append("0.");
  for (int place = 100; thousandths > 0; place /= 10) {
    out->push_back(static_cast<char>('0' + thousandths / place));
    thousandths %= place;
  }
}

bool IsPlain(char c) {
  return static_cast<uint8_t>(c) >= 0x20 && static_cast<uint8_t>(c) < 0x80 && c != '"' && c != '\\';
}

void AppendEscape(char c, std::string* out) {
  switch (c) {
    case '"':
      out->append("\\\"");
      return;
    case '\\':
      out->append("\\\\");
      return;
    case '\n':
      out->append("\\n");
      return;
    case '\r':
      out->append("\\r");
      return;
    case '\t':
      out->append("\\t");
      return;
    default:
      break;
  }
  constexpr char kHex[] = "0123456789abcdef";
  out->append("\\u00");
  out->push_back(kHex[static_cast<uint8_t>(c) >> 4]);
  out->push_back(kHex[c & 15]);
}

// Appends the parts of one ledger. Keys are written with their leading comma.
class JsonWriter {
 public:
  explicit JsonWriter(const Ledger& ledger)
      : ledger_(ledger), code_points_(ledger.text), size_(static_cast<uint32_t>(ledger.text.size())) {
    out_.reserve(ledger.text.size() + ledger.text.size() / 8 + 400 * ledger.statements.size() +
                 300 * ledger.actors.size() + 512);
  }

  std::string Finish() && {
    out_.append("{\"id\":");
    AppendJsonString(ledger_.id, &out_);
    Optional("published", ledger_.published);
    Optional("dateline", ledger_.dateline);
    Optional("title", ledger_.title);
    Optional("source", ledger_.source);
    Key("text");
    AppendJsonString(ledger_.text, &out_);
    Key("actors");
    List(ledger_.actors, [this](const Actor& actor) { Write(actor); });
    Key("statements");
    List(ledger_.statements, [this](const Statement& statement) { Write(statement); });
    Key("events");
    List(ledger_.events, [this](const Event& event) { Write(event); });
    Key("figures");
    List(ledger_.figures, [this](const Figure& figure) { Write(figure); });
    Key("positions");
    List(ledger_.positions, [this](const Position& position) { Write(position); });
    Shifts("shifts", false);
    Shifts("inferred_shifts", true);
    Key("notices");
    List(ledger_.notices, [this](const Notice& notice) { Write(notice); });
    Optional("engine", ledger_.engine);
    out_.push_back('}');
    return std::move(out_);
  }

 private:
  void Key(std::string_view name) { out_.append(",\"").append(name).append("\":"); }

  void Optional(std::string_view name, std::string_view value) {
    Key(name);
    OrNull(value);
  }
  void OrNull(std::string_view value) {
    if (value.empty())
      out_.append("null");
    else
      AppendJsonString(value, &out_);
  }

  template <class T, class Each>
  void List(const std::vector<T>& all, Each each) {
    out_.push_back('[');
    for (size_t i = 0; i < all.size(); ++i) {
      if (i > 0) out_.push_back(',');
      each(all[i]);
    }
    out_.push_back(']');
  }

  void Pair(uint64_t begin, uint64_t end) {
    out_.push_back('[');
    AppendNumber(begin, &out_);
    out_.push_back(',');
    AppendNumber(end, &out_);
    out_.push_back(']');
  }

  // Never beyond the text, whatever the span.
  void CodePoints(Span span) {
    const uint32_t begin = std::min(span.begin, size_);
    Pair(code_points_.At(begin), code_points_.At(std::clamp(span.end, begin, size_)));
  }

  void SourceBytes(Span span) {
    const auto [begin, end] = ledger_.SourceOf(span);
    Pair(begin, end);
  }

  // The span as a list, and the source bytes behind it as `name`_bytes.
  void Spans(std::string_view name, const std::vector<Span>& spans) {
    Key(name);
    List(spans, [this](Span span) { CodePoints(span); });
    if (spans.empty()) return;
    out_.append(",\"").append(name).append("_bytes\":");
    List(spans, [this](Span span) { SourceBytes(span); });
  }
  void OneSpan(std::string_view name, Span span) {
    Spans(name, span.empty() ? std::vector<Span>{} : std::vector<Span>{span});
  }

  void Reference(char letter, int index) {
    if (index < 0) {
      out_.append("null");
      return;
    }
    out_.push_back('"');
    out_.push_back(letter);
    AppendNumber(static_cast<uint64_t>(index) + 1, &out_);
    out_.push_back('"');
  }

  void Actors(std::string_view name, const std::vector<int>& actors) {
    Key(name);
    List(actors, [this](int actor) { Reference('A', actor); });
  }

  void Confidence(float confidence) {
    Key("confidence");
    AppendConfidence(confidence, &out_);
  }

  void Named(std::string_view key, std::string_view name) {
    Key(key);
    out_.append("\"").append(name).append("\"");
  }

  void Flag(std::string_view key, bool value) {
    Key(key);
    out_.append(value ? "true" : "false");
  }

  void Write(const Actor& actor) {
    out_.append("{\"id\":");
    Reference('A', static_cast<int>(&actor - ledger_.actors.data()));
    Named("kind", kActorKindNames[static_cast<size_t>(actor.kind)]);
    Key("name");
    AppendJsonString(actor.name, &out_);
    Key("mentions");
    List(actor.mentions, [this](const Mention& mention) { CodePoints(mention.span); });
    Key("mention_bytes");
    List(actor.mentions, [this](const Mention& mention) { SourceBytes(mention.span); });
    Key("mention_info");
    List(actor.mentions, [this](const Mention& mention) { Write(mention); });
    Key("offices");
    List(actor.offices, [this](const Office& office) { Write(office); });
    Actors("member_of", actor.member_of);
    Confidence(actor.confidence);
    if (actor.place) Write(*actor.place);
    if (actor.code) Write(*actor.code);
    out_.push_back('}');
  }

  void Write(const ActorPlace& place) {
    Key("place");
    out_.append("{\"geonameid\":");
    if (place.geonameid > 0)
      AppendNumber(static_cast<uint64_t>(place.geonameid), &out_);
    else
      out_.append("null");
    Number("lat", place.latitude);
    Number("lon", place.longitude);
    Optional("country", place.country);
    Optional("admin1", place.admin1);
    Optional("precision", place.precision);
    Confidence(place.confidence);
    out_.push_back('}');
  }

  void Write(const ActorTableCode& code) {
    Key("code");
    out_.append("{\"country\":");
    OrNull(code.country);
    Key("sectors");
    List(code.sectors, [this](const std::string& sector) { AppendJsonString(sector, &out_); });
    Optional("name", code.name);
    Key("ids");
    out_.push_back('{');
    if (code.wikidata > 0) out_.append("\"wikidata\":\"Q").append(std::to_string(code.wikidata)).append("\"");
    if (code.geonames > 0) {
      out_.append(code.wikidata > 0 ? ",\"geonames\":" : "\"geonames\":");
      AppendNumber(code.geonames, &out_);
    }
    out_.append("}}");
  }

  void Write(const Mention& mention) {
    out_.append("{\"level\":\"").append(kMentionLevelNames[static_cast<size_t>(mention.level)]).append("\",\"name\":");
    if (mention.name.empty())
      out_.append("null");
    else
      CodePoints(mention.name);
    Confidence(mention.confidence);
    out_.push_back('}');
  }

  void Write(const Office& office) {
    out_.append("{\"title\":");
    AppendJsonString(office.title, &out_);
    Key("of");
    Reference('A', office.of);
    Flag("former", office.former);
    OneSpan("span", office.span);
    Confidence(office.confidence);
    out_.push_back('}');
  }

  void Write(const Statement& statement) {
    out_.append("{\"id\":");
    Reference('Q', static_cast<int>(&statement - ledger_.statements.data()));
    Actors("speaker", statement.speakers);
    OneSpan("source", statement.source);
    OneSpan("cue", statement.cue);
    Spans("content", statement.content);
    Named("mode", kStatementModeNames[static_cast<size_t>(statement.mode)]);
    Named("act", kStatementActNames[static_cast<size_t>(statement.act)]);
    Actors("to", statement.to);
    OneSpan("venue", statement.venue);
    Optional("date", statement.date);
    Actors("via", statement.via);
    Flag("denied", statement.denied);
    Key("within");
    Reference('Q', statement.within);
    Confidence(statement.confidence);
    out_.push_back('}');
  }

  void Write(const Event& event) {
    out_.append("{\"id\":");
    Reference('E', static_cast<int>(&event - ledger_.events.data()));
    OneSpan("trigger", event.trigger);
    Named("type", kEventTypeNames[static_cast<size_t>(event.type)]);
    Actors("actors", event.actors);
    Actors("recipients", event.recipients);
    Actors("place", event.places);
    Optional("date", event.date);
    Named("status", kEventStatusNames[static_cast<size_t>(event.status)]);
    OneSpan("evidence", event.evidence);
    Key("within");
    Reference('Q', event.within);
    Key("same_as");
    Reference('E', event.same_as);
    Confidence(event.confidence);
    out_.push_back('}');
  }

  void Number(std::string_view name, const std::optional<double>& value) {
    Key(name);
    if (!value) {
      out_.append("null");
      return;
    }
    char digits[40];
    const auto end = std::to_chars(digits, digits + sizeof digits, *value).ptr;
    out_.append(digits, end);
  }

  void Write(const Figure& figure) {
    out_.append("{\"id\":");
    Reference('F', static_cast<int>(&figure - ledger_.figures.data()));
    OneSpan("span", figure.span);
    Number("low", figure.low);
    Number("high", figure.high);
    Number("value", figure.value);
    Optional("qualifier", figure.qualifier);
    Named("what", kCountedNames[static_cast<size_t>(figure.counted)]);
    Optional("unit", figure.unit);
    Key("of_event");
    Reference('E', figure.of_event);
    Actors("place", figure.places);
    OneSpan("period", figure.period);
    Actors("source", figure.sources);
    Optional("date", figure.date);
    Key("within");
    Reference('Q', figure.within);
    Key("rival");
    Reference('F', figure.rival);
    Confidence(figure.confidence);
    out_.push_back('}');
  }

  void Write(const Position& position) {
    out_.append("{\"id\":");
    Reference('P', static_cast<int>(&position - ledger_.positions.data()));
    Actors("actor", position.actors);
    Named("stance", kStanceNames[static_cast<size_t>(position.stance)]);
    OneSpan("issue", position.issue);
    Optional("topic", position.topic);
    Key("basis");
    out_.push_back('[');
    bool first = true;
    const auto all = [&](char letter, const std::vector<int>& entries) {
      for (const int entry : entries) {
        if (!first) out_.push_back(',');
        first = false;
        Reference(letter, entry);
      }
    };
    all('Q', position.statements);
    all('E', position.events);
    out_.push_back(']');
    Optional("date", position.date);
    Named("state", position.former ? "former" : "current");
    OneSpan("condition", position.condition);
    Confidence(position.confidence);
    out_.push_back('}');
  }

  void Write(const Shift& shift) {
    out_.append("{\"id\":");
    Reference('H', static_cast<int>(&shift - ledger_.shifts.data()));
    Actors("actor", shift.actors);
    Optional("topic", shift.topic);
    Key("from");
    Reference('P', shift.from);
    Key("to");
    Reference('P', shift.to);
    Optional("when", shift.when);
    Spans("basis", shift.basis);
    Flag("inferred", shift.inferred);
    Confidence(shift.confidence);
    out_.push_back('}');
  }

  // Those that the text tells, or those that follow from positions: scorers compare only the first.
  void Shifts(std::string_view name, bool inferred) {
    Key(name);
    out_.push_back('[');
    bool first = true;
    for (const Shift& shift : ledger_.shifts) {
      if (shift.inferred != inferred) continue;
      if (!first) out_.push_back(',');
      first = false;
      Write(shift);
    }
    out_.push_back(']');
  }

  void Write(const Notice& notice) {
    out_.append("{\"code\":\"").append(NameOf(notice.code)).append("\",\"span\":[");
    CodePoints(notice.span);
    out_.append("],\"detail\":");
    AppendJsonString(notice.detail, &out_);
    out_.push_back('}');
  }

  const Ledger& ledger_;
  CodePointIndex code_points_;
  uint32_t size_;
  std::string out_;
};

}  // namespace

std::string_view NameOf(NoticeCode code) { return kNoticeNames[static_cast<size_t>(code) - 1]; }
std::string_view NameOf(ErrorCode code) { return kErrorNames[static_cast<size_t>(code) - 1]; }

void AppendJsonString(std::string_view text, std::string* out) {
  out->push_back('"');
  for (size_t at = 0; at < text.size();) {
    size_t end = at;
    while (end < text.size() && IsPlain(text[end])) ++end;
    out->append(text.substr(at, end - at));
    at = end;
    if (at == text.size()) break;
    if (static_cast<uint8_t>(text[at]) < 0x80) {
      AppendEscape(text[at++], out);
      continue;
    }
    const Utf8Char c = DecodeUtf8(text, at);
    out->append(c.valid ? text.substr(at, c.size) : "\uFFFD");
    at += c.size;
  }
  out->push_back('"');
}

std::string ToJson(const Ledger& ledger) { return JsonWriter(ledger).Finish(); }

}  // namespace dateline
