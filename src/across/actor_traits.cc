// From a ledger's actors to traits: proper names, offices, bodies that every state has, nouns of descriptions.
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <map>
#include <set>

#include "across/actors.h"
#include "across/cut.h"
#include "across/names.h"
#include "actors/names.h"
#include "actors/sector_words.h"
#include "base/one_of.h"
#include "base/utf8.h"

namespace dateline::across {
namespace {

// Words of which the names of bodies are made that every state has. A name of nothing else means that of a state.
constexpr std::string_view kBodyWords[] = {"ministry",        "department",     "office",       "parliament",
                                           "police",          "army",           "government",   "cabinet",
                                           "senate",          "house",          "assembly",     "court",
                                           "commission",      "committee",      "council",      "opposition",
                                           "presidency",      "palace",         "navy",         "force",
                                           "forces",          "guard",          "guards",       "staff",
                                           "television",      "radio",          "bank",         "agency",
                                           "authority",       "service",        "services",     "interior",
                                           "foreign",         "defense",        "defence",      "finance",
                                           "health",          "transport",      "justice",      "energy",
                                           "education",       "agriculture",    "trade",        "economy",
                                           "labor",           "labour",         "information",  "security",
                                           "internal",        "external",       "electoral",    "election",
                                           "supreme",         "constitutional", "high",         "central",
                                           "state",           "national",       "federal",      "air",
                                           "coast",           "border",         "armed",        "military",
                                           "general",         "prosecutor",     "prosecutors",  "presidential",
                                           "ruling",          "coalition",      "governing",    "affairs",
                                           "representatives", "deputies",       "intelligence", "rescue",
                                           "search",          "civil",          "tax",          "customs",
                                           "chief",           "junta",          "independent",  "public",
                                           "safety",          "transportation", "disaster",     "emergency",
                                           "emergencies",     "management",     "human",        "rights",
                                           "prime",           "minister",       "ministers",    "congress",
                                           "lower",           "upper",          "attorney",     "leadership",
                                           "authorities",     "civilian",       "aviation",     "meteorological",
                                           "statistics",      "weather",        "protection",   "royal",
                                           "communications"};
// Of those, the ones that a body's name has to have.
constexpr std::string_view kBodyHeads[] = {
    "ministry", "department", "parliament",  "police",         "army",      "government", "cabinet",    "senate",
    "house",    "assembly",   "court",       "commission",     "committee", "council",    "opposition", "presidency",
    "palace",   "navy",       "force",       "forces",         "guard",     "guards",     "staff",      "television",
    "bank",     "agency",     "authority",   "service",        "services",  "military",   "coalition",  "junta",
    "congress", "office",     "authorities", "representatives"};
constexpr std::string_view kNoTell[] = {"affairs", "national", "federal", "republic"};

// Groups of which every story has its own.
constexpr std::string_view kAnybody[] = {
    "reporter",  "journalist",  "resident", "witness",  "official",  "diplomat", "analyst",  "aide",
    "man",       "woman",       "person",   "people",   "child",     "expert",   "source",   "other",
    "member",    "side",        "party",    "country",  "doctor",    "critic",   "observer", "lawyer",
    "colleague", "relative",    "friend",   "neighbor", "neighbour", "student",  "soldier",  "officer",
    "spokesman", "spokeswoman", "place",    "area",     "site",      "town",     "city",     "village"};

struct Root {
  std::string_view word, root;
};
constexpr Root kRoots[] = {{"dead", "killed"},
                           {"bodies", "killed"},
                           {"victims", "victim"},
                           {"deaths", "killed"},
                           {"lives", "killed"},
                           {"died", "killed"},
                           {"injured", "wounded"},
                           {"hurt", "wounded"},
                           {"people", "person"},
                           {"persons", "person"},
                           {"men", "man"},
                           {"women", "woman"},
                           {"children", "child"},
                           {"families", "family"},
                           {"center", "centre"},
                           {"bereaved", "family"},
                           {"defence", "defense"},
                           {"harbour", "harbor"},
                           {"ferries", "ferry"},
                           {"journalists", "reporter"},
                           {"blast", "explosion"},
                           {"bombing", "explosion"},
                           {"transportation", "transport"},
                           {"electoral", "election"},
                           {"legislature", "parliament"}};

// What befell people, by words that tell it; the first that stands in a description.
struct Lot {
  std::string_view lot;
  std::array<std::string_view, 5> words;
};
constexpr Lot kLots[] = {{"family", {"family", "relative", "kin", "mourner", ""}},
                         {"missing", {"missing", "unaccounted", "", "", ""}},
                         {"saved", {"survivor", "rescued", "saved", "pulled", ""}},
                         {"wounded", {"wounded", "burned", "", "", ""}},
                         {"aboard", {"aboard", "board", "passenger", "crew", ""}},
                         {"arrested", {"arrested", "detained", "prisoner", "detainee", "jailed"}},
                         {"killed", {"killed", "victim", "", "", ""}},
                         {"displaced", {"displaced", "evacuated", "evacuee", "refugee", "homeless"}},
                         {"hostage", {"hostage", "captive", "", "", ""}}};

std::string LotOf(const std::vector<std::string>& words, std::string_view counted) {
  for (const Lot& lot : kLots)
    for (const std::string_view word : lot.words)
      if (!word.empty() && std::find(words.begin(), words.end(), word) != words.end()) return std::string(lot.lot);
  if (counted == "detained") return "arrested";
  for (const Lot& lot : kLots)
    if (lot.lot == counted) return std::string(counted);
  return {};
}

std::string RootOf(const std::string& word) {
  for (const Root& root : kRoots)
    if (root.word == word) return std::string(root.root);
  if (word.size() > 4 && word.ends_with("s") && !word.ends_with("ss") && !word.ends_with("us") && !word.ends_with("is"))
    return word.substr(0, word.size() - 1);
  return word;
}

bool IsNumber(const std::string& word) { return !word.empty() && word[0] >= '0' && word[0] <= '9'; }

std::string OfficeOf(std::string_view title) { return OfficeKey(WordsOfPhrase(title)); }

class Tracer {
 public:
  Tracer(const Ledger& ledger, const Setting& setting) : ledger_(ledger), setting_(setting) {}

  std::vector<ActorTraits> All() {
    std::vector<ActorTraits> out;
    out.reserve(ledger_.actors.size());
    for (const Actor& actor : ledger_.actors) out.push_back(Of(actor));
    return out;
  }

 private:
  const Actor* At(int actor) const {
    const bool there = actor >= 0 && static_cast<size_t>(actor) < ledger_.actors.size();
    return there ? &ledger_.actors[static_cast<size_t>(actor)] : nullptr;
  }

  ActorTraits Of(const Actor& actor) {
    ActorTraits traits;
    traits.kind = actor.kind;
    if (actor.kind != ActorKind::kPerson) {
      traits.country = StateOfActor(ledger_, actor);
      if (!traits.country.empty()) {
        traits.naming = Naming::kNamed;
        traits.kind = ActorKind::kState;
        traits.name = FoldedName(actor.name);
        return traits;
      }
    }
    std::string proper = ProperNameOf(ledger_, actor);
    if (actor.kind == ActorKind::kPerson && IsOffice(proper)) proper.clear();
    traits.name = FoldedName(proper.empty() ? Description(actor) : proper);
    if (actor.kind != ActorKind::kPerson)
      if (const std::string known = BodyInTables(proper.empty() ? actor.name : proper); !known.empty()) {
        traits.naming = Naming::kNamed;
        traits.kind = ActorKind::kOrg;
        traits.name = FoldedName(known);
        return traits;
      }
    if (!proper.empty()) {
      const bool family = actor.kind == ActorKind::kPerson && WordsOfName(traits.name).size() < 2;
      traits.naming = family ? Naming::kFamily : Naming::kNamed;
      AddOtherNames(actor, &traits);
    }
    AddOffices(actor, &traits);
    if (actor.kind == ActorKind::kPerson) {
      traits.sex = SexOf(actor);
      for (const OfficeTrait& office : traits.offices)
        if (office.of.size() == 3 && office.of[0] < 'a' && traits.country.empty()) traits.country = office.of;
    } else {
      AddBody(actor, &traits);
    }
    if (traits.naming == Naming::kDescribed) Describe(actor, &traits);
    return traits;
  }

  // "Health Minister": written large, and no name.
  static bool IsOffice(std::string_view proper) {
    const std::vector<PhraseWord> words = WordsOfPhrase(Lowered(proper));
    for (size_t i = 0; i < words.size(); ++i)
      if (!IsOneOf(words[i].folded, kBodyWords) && !IsSmallWord(words[i].folded) &&
          NounBefore(words, i, i + 1).words == 0)
        return false;
    return words.size() > 1;
  }

  // The longest wording; of a mention, where the name is none of them.
  std::string Description(const Actor& actor) const {
    std::string best = actor.name.substr(0, 200);
    for (const Mention& mention : actor.mentions)
      if (best.empty() && mention.level != MentionLevel::kPronoun) best = mention.span.In(ledger_.text).substr(0, 200);
    return best;
  }

  // Names that stand side by side for one: "Basarnas, the National Search and Rescue Agency".
  void AddOtherNames(const Actor& actor, ActorTraits* traits) const {
    for (size_t i = 0; i < actor.mentions.size() && traits->also.size() < 4; ++i) {
      const Mention& mention = actor.mentions[i];
      if (mention.level == MentionLevel::kPronoun) continue;
      const bool beside = (i > 0 && Beside(actor.mentions[i - 1], mention)) ||
                          (i + 1 < actor.mentions.size() && Beside(mention, actor.mentions[i + 1]));
      Actor one;
      one.name = std::string((mention.name.empty() ? mention.span : mention.name).In(ledger_.text));
      if (!beside) continue;
      const std::string name = FoldedName(ProperNameOf(ledger_, one));
      const auto& also = traits->also;
      const bool whole = actor.kind != ActorKind::kPerson || WordsOfName(name).size() > 1;
      if (whole && !name.empty() && name != traits->name && std::find(also.begin(), also.end(), name) == also.end())
        traits->also.push_back(name);
    }
  }
  static bool Beside(const Mention& a, const Mention& b) {
    constexpr uint32_t kMostBetween = 8;  // ", or the "
    return a.span.end <= b.span.begin && b.span.begin - a.span.end <= kMostBetween;
  }

  // A state's code, else a body's or person's name as it is heard.
  std::string WhoseOffice(int of) const {
    const Actor* whose = At(of);
    if (whose == nullptr) return {};
    std::string state = StateOfActor(ledger_, *whose);
    if (!state.empty()) return state;
    if (whose->kind == ActorKind::kPlace || whose->kind == ActorKind::kState)
      if (std::string country = CountryOf(whose->name, ledger_.published); country.size() == 3) return country;
    const std::string name = ProperNameOf(ledger_, *whose);
    return Skeleton(Heard(FoldedName(name.empty() ? whose->name : name)), 12);
  }

  void AddOffices(const Actor& actor, ActorTraits* traits) const {
    for (const Office& office : actor.offices) {
      const std::string key = OfficeOf(office.title);
      if (key.empty() || traits->offices.size() >= 4) continue;
      std::string of = WhoseOffice(office.of);
      if (of.size() > 3 || !std::all_of(of.begin(), of.end(), [](char c) { return c >= 'A' && c <= 'Z'; }))
        of = of.empty() ? of : "~" + of;
      traits->offices.push_back({key, of, office.former});
    }
  }

  std::string SexOf(const Actor& actor) const {
    constexpr std::string_view kHe[] = {"he", "him", "his", "himself"};
    constexpr std::string_view kShe[] = {"she", "her", "hers", "herself"};
    int he = 0, she = 0;
    for (const Mention& mention : actor.mentions) {
      const std::string_view span = mention.span.In(ledger_.text);
      const std::string word = Lowered(span.substr(0, 8));
      he += IsOneOf(word, kHe) || span.starts_with("Mr ") || span.starts_with("Mr. ");
      she += IsOneOf(word, kShe) || span.starts_with("Mrs") || span.starts_with("Ms");
    }
    return he > she ? "he" : she > he ? "she" : "";
  }

  // Of words that are for bodies, states and places alone: which kind of body, and of which state.
  bool BodyOf(const std::string& name, std::string* body, std::string* whose) const {
    std::vector<std::string> kept;
    bool headed = false;
    for (std::string word : WordsOfName(name)) {
      if (IsSmallWord(word)) continue;
      if (IsOneOf(word, kBodyWords)) {
        headed = headed || IsOneOf(word, kBodyHeads);
        if (!IsOneOf(word, kNoTell)) kept.push_back(RootOf(word));
        continue;
      }
      if (word.size() > 3 && word.ends_with("s") && CountryOf(word, "").empty()) word.pop_back();  // "nigers"
      const std::string country = CountryOf(word, ledger_.published);
      if (country.size() != 3 || !whose->empty()) return false;
      *whose = country;
    }
    if (!headed || kept.empty()) return false;
    std::sort(kept.begin(), kept.end());
    for (const std::string& word : kept) body->append(body->empty() ? "" : " ").append(word);
    return true;
  }

  void AddBody(const Actor& actor, ActorTraits* traits) const {
    std::string whose, body;
    if (BodyOf(traits->name, &body, &whose)) {
      traits->body = body;
      for (const int of : actor.member_of)
        if (const Actor* owner = At(of); whose.empty() && owner != nullptr) whose = StateOfActor(ledger_, *owner);
    } else {
      for (size_t i = 0; i < actor.mentions.size() && i < 20 && traits->goes_as.empty(); ++i) {
        const Mention& mention = actor.mentions[i];
        body.clear();
        if (mention.level == MentionLevel::kDescription && mention.span.size() < 80 &&
            BodyOf(FoldedName(mention.span.In(ledger_.text)), &body, &whose) && body.find(' ') != std::string::npos)
          traits->goes_as = body;
      }
      if (traits->goes_as.empty()) return;
    }
    if (whose.empty() && setting_.clear()) whose = setting_.home;
    traits->country = whose;
  }

  void Describe(const Actor& actor, ActorTraits* traits) const {
    std::vector<std::string> words = WordsOfName(traits->name);
    std::string last;
    for (const std::string& word : words) {
      if (IsOneOf(word, kStops)) break;
      last = word;
    }
    traits->head = RootOf(last);
    const std::set<std::string> proper = ProperWords(actor.name);
    for (const std::string& word : words) {
      if (IsSmallWord(word)) continue;
      traits->words.push_back(proper.contains(word) ? "^" + word : RootOf(word));
      double number = 0;
      if (IsNumber(word) && std::from_chars(word.data(), word.data() + word.size(), number).ec == std::errc())
        traits->number = number;
    }
    for (const Figure& figure : ledger_.figures) {
      if (!Mentions(actor, figure.span)) continue;
      if (traits->counted.empty()) traits->counted = kCountedNames[static_cast<size_t>(figure.counted)];
      const auto value = figure.value ? figure.value : figure.high ? figure.high : figure.low;
      if (value) traits->number = *value;
    }
    traits->counted = LotOf(traits->words, traits->counted);
    std::sort(traits->words.begin(), traits->words.end());
    traits->words.erase(std::unique(traits->words.begin(), traits->words.end()), traits->words.end());
    if (traits->words.size() > 12) traits->words.resize(12);
  }

  // Words with a capital that stand behind another.
  static std::set<std::string> ProperWords(std::string_view name) {
    std::set<std::string> proper;
    for (size_t at = std::min(name.find(' '), name.size()); at < name.size();) {
      const size_t begin = at + 1, end = std::min(name.find(' ', begin), name.size());
      if (begin < end && IsUpper(DecodeUtf8(name, begin).code))
        proper.insert(FoldedName(name.substr(begin, end - begin)));
      at = end;
    }
    return proper;
  }

  static bool Mentions(const Actor& actor, Span span) {
    return std::any_of(actor.mentions.begin(), actor.mentions.end(), [span](const Mention& mention) {
      return mention.span.begin <= span.begin && span.end <= mention.span.end && mention.span.size() < 80;
    });
  }

  // Where what follows a noun begins.
  static constexpr std::string_view kStops[] = {
      "of",     "in",    "on",   "from",   "at",  "who",   "to",      "by",       "for",     "with",     "near", "that",
      "killed", "loyal", "told", "aboard", "hit", "under", "outside", "detained", "wounded", "arrested", "moved"};

  const Ledger& ledger_;
  const Setting& setting_;
};

constexpr char kField = '\t', kItem = '\x1f';

void Append(const std::vector<std::string>& items, std::string* out) {
  for (const std::string& item : items) out->append(item).push_back(kItem);
  out->push_back(kField);
}

std::vector<std::string> Items(std::string_view text) {
  std::vector<std::string> items;
  while (!text.empty()) items.emplace_back(Cut(&text, kItem));
  return items;
}

}  // namespace

bool IsAnybody(std::string_view head) { return IsOneOf(head, kAnybody); }

std::vector<ActorTraits> TraitsOf(const Ledger& ledger, const Setting& setting) {
  return Tracer(ledger, setting).All();
}

std::string ToText(const ActorTraits& t) {
  std::string out;
  for (const std::string& part :
       {std::to_string(static_cast<int>(t.kind)), std::to_string(static_cast<int>(t.naming)), t.name, t.country, t.body,
        t.goes_as, t.sex, t.head, t.counted, std::to_string(std::llround(t.number))})
    out.append(part).push_back(kField);
  std::vector<std::string> offices;
  for (const OfficeTrait& office : t.offices)
    offices.insert(offices.end(), {office.office, office.of, office.former ? "1" : "0"});
  Append(offices, &out);
  Append(t.words, &out);
  Append(t.also, &out);
  return out;
}

ActorTraits TraitsFrom(std::string_view text) {
  ActorTraits t;
  const auto number = [&text] { return std::atoll(std::string(Cut(&text, kField)).c_str()); };
  const auto within = [&number](int64_t most) { return std::clamp<int64_t>(number(), 0, most); };
  t.kind = static_cast<ActorKind>(within(static_cast<int64_t>(ActorKind::kPlace)));
  t.naming = static_cast<Naming>(within(static_cast<int64_t>(Naming::kDescribed)));
  for (std::string* part : {&t.name, &t.country, &t.body, &t.goes_as, &t.sex, &t.head, &t.counted})
    *part = Cut(&text, kField);
  t.number = static_cast<double>(number());
  const std::vector<std::string> offices = Items(Cut(&text, kField));
  for (size_t i = 0; i + 2 < offices.size(); i += 3)
    t.offices.push_back({offices[i], offices[i + 1], offices[i + 2] == "1"});
  t.words = Items(Cut(&text, kField));
  t.also = Items(Cut(&text, kField));
  return t;
}

}  // namespace dateline::across
