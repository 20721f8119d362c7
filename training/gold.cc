// Gold: annotated documents as the corpora give them, with byte spans. What dateline-prepare reads.
#include "gold.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <unordered_map>
#include <unordered_set>

#include "base/utf8.h"
#include "dateline/ledger.h"

namespace dateline {
namespace {

using Json = nlohmann::json;

// Turns the corpora's code points into bytes.
class Offsets {
 public:
  explicit Offsets(std::string_view text) {
    for (size_t at = 0; at < text.size(); at += DecodeUtf8(text, at).size) bytes_.push_back(static_cast<uint32_t>(at));
    bytes_.push_back(static_cast<uint32_t>(text.size()));
  }
  Span At(int64_t begin, int64_t end) const { return {Clamp(begin), Clamp(end)}; }
  Span Of(const Json& pair) const { return At(pair.at(0).get<int64_t>(), pair.at(1).get<int64_t>()); }
  std::vector<Span> All(const Json& pairs) const {
    std::vector<Span> spans;
    for (const Json& pair : pairs) spans.push_back(Of(pair));
    return spans;
  }
  Span Hull(const Json& pairs) const {
    return pairs.empty() ? Span{} : At(pairs.front().at(0).get<int64_t>(), pairs.back().at(1).get<int64_t>());
  }

 private:
  uint32_t Clamp(int64_t at) const {
    return bytes_[static_cast<size_t>(std::clamp<int64_t>(at, 0, static_cast<int64_t>(bytes_.size()) - 1))];
  }
  std::vector<uint32_t> bytes_;
};

template <size_t N>
int IndexOf(const std::array<const char*, N>& names, const std::string& name) {
  for (size_t i = 0; i < N; ++i)
    if (name == names[i]) return static_cast<int>(i);
  return -1;
}

std::vector<std::string> LowerWords(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  for (size_t at = 0; at < text.size();) {
    const Utf8Char c = DecodeUtf8(text, at);
    if (IsAlnum(c.code) || c.code == U'-' || c.code == U'.') {
      AppendUtf8(ToLower(c.code), &word);
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
    at += c.size;
  }
  if (!word.empty()) words.push_back(word);
  return words;
}

bool IsPronoun(std::string_view words) {
  static const std::unordered_set<std::string> table = {
      "he",     "him",  "his",   "himself", "she",    "her",        "hers",  "herself", "it",    "its",
      "itself", "they", "them",  "their",   "theirs", "themselves", "i",     "me",      "my",    "mine",
      "myself", "we",   "us",    "our",     "ours",   "ourselves",  "you",   "your",    "yours", "who",
      "this",   "that", "these", "those",   "both",   "one",        "others"};
  return words != "US" && table.contains(Lowered(words));
}

bool IsConnective(std::string_view word) {
  static const std::unordered_set<std::string_view> table = {"the", "a",  "an",  "of",   "and", "for", "in", "on",
                                                             "de",  "mr", "mr.", "mrs.", "ms.", "dr.", "sir"};
  return table.contains(word);
}

// The run of capitalised words of a mention that stand in its actor's name: "Antony Blinken" in "U.S. Secretary of
// State Antony Blinken".
Span BareName(std::string_view text, Span mention, const std::vector<std::string>& name_words) {
  Span best, run;
  uint32_t last_end = 0;
  for (uint32_t at = mention.begin; at < mention.end;) {
    Utf8Char c = DecodeUtf8(text, at);
    if (!IsAlnum(c.code)) {
      at += c.size;
      continue;
    }
    uint32_t end = at;
    while (end < mention.end &&
           (c = DecodeUtf8(text, end), IsAlnum(c.code) || c.code == U'-' || (c.code == U'.' && end > at)))
      end += c.size;
    const std::string word = Lowered(text.substr(at, end - at));
    const bool known = std::find(name_words.begin(), name_words.end(), word) != name_words.end();
    const bool capital = IsUpper(DecodeUtf8(text, at).code) && !IsConnective(word);
    const bool joins = !run.empty() && (known || IsDigit(DecodeUtf8(text, at).code));
    if (known && (capital || joins)) {
      if (run.empty() || at > last_end + 3) run = {at, end};
      run.end = end;
      if (capital && run.size() > best.size()) best = run;
    } else {
      run = {};
    }
    last_end = end;
    at = end;
  }
  return best;
}

NameLabel LabelOf(ActorKind kind) {
  if (kind == ActorKind::kPerson) return NameLabel::kPerson;
  return kind == ActorKind::kOrg ? NameLabel::kOrg : kind == ActorKind::kGroup ? NameLabel::kUnsure : NameLabel::kPlace;
}

// Names and levels are not annotated in ledgers: they follow from the actor's name and the words.
void AddLedgerMention(const std::vector<std::string>& name_words, ActorKind kind, Span span, int cluster,
                      GoldDocument* doc) {
  const std::string_view words = span.In(doc->text);
  GoldMention mention = {span, static_cast<int>(kind), -1, cluster};
  if (IsPronoun(words)) {
    mention.level = static_cast<int>(MentionLevel::kPronoun);
  } else if (const Span name = BareName(doc->text, span, name_words); !name.empty()) {
    mention.level = static_cast<int>(MentionLevel::kName);
    doc->names.push_back({name, LabelOf(kind)});
  } else if (std::none_of(words.begin(), words.end(), [](char c) { return c >= 'A' && c <= 'Z'; })) {
    mention.level = static_cast<int>(MentionLevel::kDescription);
  } else {
    doc->names.push_back({span, NameLabel::kUnsure});
  }
  doc->mentions.push_back(mention);
}

// The words of an actor's name that a bare name may hold: of a person without titles, of others only when the whole
// name is a proper one.
std::vector<std::string> NameWords(const Json& actor, ActorKind kind) {
  const std::string name = actor.at("name").get<std::string>();
  std::vector<std::string> words = LowerWords(name);
  if (kind == ActorKind::kPerson) {
    for (const Json& office : actor.at("offices"))
      for (const std::string& title : LowerWords(office.value("title", std::string()))) std::erase(words, title);
    return words;
  }
  bool inside = false;  // a word in small letters that is no connective: "Israeli government" is a description
  for (size_t at = 0, begin = 0; at <= name.size(); ++at) {
    if (at < name.size() && name[at] != ' ') continue;
    const std::string_view word = std::string_view(name).substr(begin, at - begin);
    inside = inside || (!word.empty() && word[0] >= 'a' && word[0] <= 'z' && !IsConnective(word));
    begin = at + 1;
  }
  return inside ? std::vector<std::string>{} : words;
}

void ReadActors(const Json& actors, const Offsets& offsets, std::unordered_map<std::string, int>* clusters,
                GoldDocument* doc) {
  for (const Json& actor : actors) {
    const int cluster = static_cast<int>(clusters->size());
    clusters->emplace(actor.at("id").get<std::string>(), cluster);
    const auto kind =
        static_cast<ActorKind>(std::max(0, IndexOf(kActorKindNames, actor.at("kind").get<std::string>())));
    const std::vector<std::string> name_words = NameWords(actor, kind);
    for (const Json& m : actor.at("mentions")) AddLedgerMention(name_words, kind, offsets.Of(m), cluster, doc);
    for (const Json& office : actor.at("offices")) {
      const Span span = offsets.Hull(office.value("span", Json::array()));
      const std::string title = Lowered(office.value("title", std::string()));
      const size_t at = Lowered(span.In(doc->text)).find(title);
      if (title.empty() || at == std::string::npos) continue;
      doc->titles.push_back(
          {span.begin + static_cast<uint32_t>(at), span.begin + static_cast<uint32_t>(at + title.size())});
    }
  }
}

GoldStatement ReadStatement(const Json& s, const Offsets& offsets) {
  GoldStatement statement;
  statement.source = offsets.All(s.value("source", Json::array()));
  statement.content = offsets.All(s.value("content", Json::array()));
  statement.cue = offsets.Hull(s.value("cue", Json::array()));
  statement.venue = offsets.Hull(s.value("venue", Json::array()));
  return statement;
}

using Clusters = std::unordered_map<std::string, int>;

std::vector<int> ClustersOf(const Json& ids, const Clusters& clusters) {
  std::vector<int> found;
  for (const Json& id : ids)
    if (const auto at = clusters.find(id.get<std::string>()); at != clusters.end()) found.push_back(at->second);
  return found;
}

bool Says(const Json& e, const char* key) { return e.contains(key) && !e.at(key).is_null() && !e.at(key).empty(); }

// A later mention of an event says only what is new; the rest is the first's.
void ReadEvents(const Json& events, const Offsets& offsets, const Clusters& clusters, GoldDocument* doc) {
  std::unordered_map<std::string, size_t> by_id;
  for (size_t i = 0; i < events.size(); ++i) by_id.emplace(events[i].at("id").get<std::string>(), i);
  for (size_t i = 0; i < events.size(); ++i) {
    const Json& e = events[i];
    size_t root = i;
    for (size_t steps = 0; steps < events.size() && Says(events[root], "same_as"); ++steps) {
      const auto at = by_id.find(events[root].at("same_as").get<std::string>());
      if (at == by_id.end()) break;
      root = at->second;
    }
    GoldEvent event;
    event.trigger = offsets.Hull(e.value("trigger", Json::array()));
    if (event.trigger.empty()) continue;
    const auto label = [&](const char* key, const auto& names) {
      const Json& from = Says(e, key) ? e : events[root];
      return Says(from, key) ? IndexOf(names, from.at(key).get<std::string>()) : -1;
    };
    event.type = label("type", kEventTypeNames);
    event.status = label("status", kEventStatusNames);
    event.same = static_cast<int>(root);
    constexpr std::array kRoleKeys = {"actors", "recipients", "place"};
    for (size_t role = 0; role < kRoleKeys.size(); ++role) {
      if (root != i && !Says(e, kRoleKeys[role])) continue;
      event.known |= static_cast<uint8_t>(1U << role);
      if (Says(e, kRoleKeys[role])) event.arguments[role] = ClustersOf(e.at(kRoleKeys[role]), clusters);
    }
    doc->events.push_back(std::move(event));
  }
}

void ReadFigures(const Json& figures, const Offsets& offsets, GoldDocument* doc) {
  for (const Json& f : figures)
    doc->figures.push_back(
        {offsets.Hull(f.value("span", Json::array())), IndexOf(kCountedNames, f.value("what", std::string()))});
}

// Positions are read off the statements that they rest on: the first position of a statement counts.
void ReadPositions(const Json& positions, const Offsets& offsets, const std::unordered_map<std::string, size_t>& by_id,
                   GoldDocument* doc) {
  for (GoldStatement& s : doc->statements) s.stance = 0;
  for (const Json& p : positions) {
    for (const Json& id : p.at("basis")) {
      const auto at = by_id.find(id.get<std::string>());
      if (at == by_id.end()) continue;
      GoldStatement& s = doc->statements[at->second];
      if (s.stance > 0) continue;
      s.stance = 1 + IndexOf(kStanceNames, p.value("stance", std::string()));
      s.former = p.value("state", std::string()) == "former" ? 1 : 0;
      s.issue = offsets.Hull(p.value("issue", Json::array()));
      if (Says(p, "condition")) s.condition = offsets.Hull(p.at("condition"));
    }
  }
}

GoldDocument ReadLedger(const Json& d) {
  GoldDocument doc;
  doc.text = d.at("text").get<std::string>();
  doc.marks = kMarksMentions | kMarksNames | kMarksTitles | kMarksStatements | kMarksVenues | kMarksRoles |
              kMarksLinks | kMarksEvents;
  const Offsets offsets(doc.text);
  std::unordered_map<std::string, int> clusters;
  ReadActors(d.at("actors"), offsets, &clusters, &doc);
  std::unordered_map<std::string, size_t> statements;
  for (const Json& s : d.at("statements")) {
    statements.emplace(s.at("id").get<std::string>(), doc.statements.size());
    GoldStatement statement = ReadStatement(s, offsets);
    statement.act = IndexOf(kStatementActNames, s.value("act", std::string()));
    statement.denied = s.value("denied", false) ? 1 : 0;
    for (const auto& [key, list] : {std::pair{"to", &statement.to}, std::pair{"via", &statement.via}})
      for (const Json& id : s.value(key, Json::array()))
        if (const auto found = clusters.find(id.get<std::string>()); found != clusters.end())
          list->push_back(found->second);
    doc.statements.push_back(std::move(statement));
  }
  ReadEvents(d.at("events"), offsets, clusters, &doc);
  ReadFigures(d.at("figures"), offsets, &doc);
  ReadPositions(d.at("positions"), offsets, statements, &doc);
  return doc;
}

// What was judged teaches; what stayed as an earlier model read it does not, where that can be told apart: who the
// actors are, figures' kinds and positions. Spans of mentions stand for arguments only.
GoldDocument ReadJudged(const Json& d) {
  GoldDocument doc = ReadLedger(d);
  doc.marks = kMarksStatements | kMarksRoles | kMarksEvents;
  for (GoldMention& m : doc.mentions) {
    m.kind = m.level = -1;
    m.lesson = LinkLesson::kNothing;
  }
  doc.names.clear();
  doc.titles.clear();
  for (GoldFigure& f : doc.figures) f.counted = -1;
  for (GoldStatement& s : doc.statements) s.stance = s.former = -1;
  return doc;
}

GoldDocument ReadAttribution(const Json& d) {
  GoldDocument doc;
  doc.text = d.at("text").get<std::string>();
  doc.marks = kMarksStatements;
  const Offsets offsets(doc.text);
  for (const Json& a : d.at("attributions"))
    if (!a.value("caption", false)) doc.statements.push_back(ReadStatement(a, offsets));
  for (const char* key : {"ignore", "doubt"})
    for (const Span span : offsets.All(d.value(key, Json::array()))) doc.doubtful.push_back(span);
  return doc;
}

GoldDocument ReadGumCoref(const Json& d) {
  GoldDocument doc;
  doc.text = d.at("text").get<std::string>();
  doc.marks = kMarksLinks;
  const Offsets offsets(doc.text);
  for (const Json& m : d.at("mentions")) {
    const std::string type = m.at("type").get<std::string>(), pos = m.value("hpos", std::string());
    if (type != "person" && type != "organization" && type != "place") continue;
    const MentionLevel level = pos == "PROPN"  ? MentionLevel::kName
                               : pos == "PRON" ? MentionLevel::kPronoun
                                               : MentionLevel::kDescription;
    doc.mentions.push_back({offsets.At(m.at("s").get<int64_t>(), m.at("e").get<int64_t>()), -1, static_cast<int>(level),
                            m.at("grp").get<int>()});
  }
  return doc;
}

GoldDocument ReadLitBank(const Json& d) {
  GoldDocument doc;
  doc.text = d.at("text").get<std::string>();
  doc.marks = kMarksLinks;
  const Offsets offsets(doc.text);
  int cluster = 0;
  for (const Json& mentions : d.at("clusters")) {
    for (const Json& m : mentions) {
      const std::string type = m.at(2).get<std::string>();
      const MentionLevel level = type.starts_with("PROP")  ? MentionLevel::kName
                                 : type.starts_with("NOM") ? MentionLevel::kDescription
                                                           : MentionLevel::kPronoun;
      doc.mentions.push_back({offsets.Of(m), -1, static_cast<int>(level), cluster});
    }
    ++cluster;
  }
  return doc;
}

// Other mentions than the three that GAP gives, as an earlier model found them ("mentions": [[begin, end, actor]], see
// training/gap_mentions.py): candidates that the pronoun has in use too. Those of an actor that holds one of the two
// names, and not also the other or the pronoun, are that name's.
void AddFoundMentions(const Json& found, const Offsets& offsets, GoldDocument* doc) {
  std::unordered_map<int, int> named;  // actor -> index of the given mention in it, -1 several
  for (const Json& m : found)
    for (int i = 0; i < 3; ++i)
      if (doc->mentions[i].span == offsets.Of(m))
        if (const auto [at, fresh] = named.emplace(m.at(2).get<int>(), i); !fresh) at->second = -1;
  for (const Json& m : found) {
    const auto at = named.find(m.at(2).get<int>());
    const bool known = at != named.end() && at->second > 0;
    doc->mentions.push_back(
        {offsets.Of(m), -1, -1, known ? doc->mentions[at->second].cluster : -1, LinkLesson::kNothing});
  }
}

GoldDocument ReadGap(const Json& d) {
  GoldDocument doc;
  doc.text = d.at("text").get<std::string>();
  doc.marks = kMarksLinks;
  const Offsets offsets(doc.text);
  const auto level = [](MentionLevel l) { return static_cast<int>(l); };
  const bool a = d.at("a_coref").get<bool>(), b = d.at("b_coref").get<bool>();
  const int person = static_cast<int>(ActorKind::kPerson), name = level(MentionLevel::kName);
  const LinkLesson lesson = a || b ? LinkLesson::kSome : LinkLesson::kDenied;
  const LinkLesson of_a = a ? LinkLesson::kSome : LinkLesson::kNothing;
  const LinkLesson of_b = b ? LinkLesson::kSome : LinkLesson::kNothing;
  doc.mentions = {{offsets.Of(d.at("pronoun")), person, level(MentionLevel::kPronoun), 0, lesson},
                  {offsets.Of(d.at("a")), person, name, a ? 0 : 1, of_a},
                  {offsets.Of(d.at("b")), person, name, b ? 0 : 2, of_b}};
  AddFoundMentions(d.value("mentions", Json::array()), offsets, &doc);
  return doc;
}

GoldDocument ReadNames(const Json& d) {
  static const std::unordered_map<std::string, NameLabel> labels = {
      {"PER", NameLabel::kPerson}, {"PERSON", NameLabel::kPerson}, {"ORG", NameLabel::kOrg},
      {"LOC", NameLabel::kPlace},  {"PLACE", NameLabel::kPlace},   {"GPE", NameLabel::kPlace},
      {"FAC", NameLabel::kUnsure}};
  GoldDocument doc;
  doc.text = d.at("text").get<std::string>();
  doc.marks = kMarksNames;
  const Offsets offsets(doc.text);
  for (const Json& e : d.at("ents"))
    if (const auto found = labels.find(e.at(3).get<std::string>()); found != labels.end())
      doc.names.push_back({offsets.Of(e), found->second});
  for (const Json& unlabelled : d.value("unlabelled_sents", Json::array())) {
    const Json& sentence = unlabelled.is_array() ? unlabelled : d.at("sents").at(unlabelled.get<size_t>());
    doc.names.push_back({offsets.Of(sentence), NameLabel::kUnsure});
  }
  return doc;
}

GoldDocument ReadSyntax(const Json& d) {
  GoldDocument doc;
  doc.text = d.at("text").get<std::string>();
  const Offsets offsets(doc.text);
  for (const Json& w : d.at("words"))
    doc.words.push_back({offsets.Of(w), w.at(2).get<uint8_t>(), w.at(3).get<uint8_t>()});
  return doc;
}

// Sentences with mentions and how each is spoken of.
GoldDocument ReadTone(const Json& d) {
  GoldDocument doc;
  doc.text = d.at("text").get<std::string>();
  const Offsets offsets(doc.text);
  for (const Json& s : d.at("stances")) {
    GoldMention m = {offsets.At(s.at("s").get<int64_t>(), s.at("e").get<int64_t>())};
    const std::string polarity = s.at("polarity").get<std::string>();
    m.tone = polarity == "neg" ? 0 : polarity == "pos" ? 2 : 1;
    doc.mentions.push_back(m);
  }
  return doc;
}

// Sentences with predicates and whether they are so: a score from -3 to 3, or one of our statuses.
GoldDocument ReadFact(const Json& d) {
  constexpr double kSure = 1.0;
  GoldDocument doc;
  doc.text = d.at("text").get<std::string>();
  const Offsets offsets(doc.text);
  for (const Json& e : d.at("events")) {
    GoldEvent event;
    event.trigger = offsets.Hull(e.at("trigger"));
    if (e.contains("status") && e.at("status").is_string())
      event.status = IndexOf(kEventStatusNames, e.at("status").get<std::string>());
    if (e.contains("status") && e.at("type").is_string())
      event.type = IndexOf(kEventTypeNames, e.at("type").get<std::string>());
    if (e.contains("x") && e.at("x").is_object() && e.at("x").contains("score")) {
      const double score = e.at("x").at("score").get<double>();
      event.fact = score >= kSure ? 2 : score <= -kSure ? 0 : 1;
    }
    if (!event.trigger.empty()) doc.events.push_back(std::move(event));
  }
  return doc;
}

}  // namespace

Result<GoldDocument> ReadGold(std::string_view corpus, std::string_view line) {
  static const std::unordered_map<std::string_view, GoldDocument (*)(const Json&)> readers = {
      {"ledger", ReadLedger},      {"judged", ReadJudged},   {"attribution", ReadAttribution},
      {"gum-coref", ReadGumCoref}, {"litbank", ReadLitBank}, {"gap", ReadGap},
      {"names", ReadNames},        {"syntax", ReadSyntax},   {"tone", ReadTone},
      {"fact", ReadFact}};
  const auto reader = readers.find(corpus);
  if (reader == readers.end()) return Error{ErrorCode::kUsage, "no corpus of the name " + std::string(corpus)};
  try {
    const Json d = Json::parse(line);
    GoldDocument doc = reader->second(d);
    doc.id = d.contains("id") ? d.at("id").get<std::string>() : d.value("doc", std::string());
    return doc;
  } catch (const Json::exception& e) {
    return Error{ErrorCode::kFormat, e.what()};
  }
}

}  // namespace dateline
