// Positions of a ledger, read off its statements.
#include "ledger/positions.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <string_view>
#include <tuple>

#include "base/one_of.h"
#include "base/utf8.h"
#include "ledger/add_once.h"
#include "ledger/shifts.h"
#include "ledger/topics.h"

namespace dateline {
namespace {

constexpr size_t kWordings = 8;  // of an actor's mentions, looked at for the state that they name
constexpr uint32_t kLead = 2;    // words before that name in such a wording: "a senior SDF commander"

constexpr std::string_view kOpeners[] = {"that", "if", "whether"};  // words before the subject of what is said
constexpr std::string_view kOwners[] = {"his", "her", "its", "their", "our", "my"};
constexpr std::string_view kWill[] = {"will", "would", "wo", "ca", "could", "can", "cannot", "won't", "wouldn't"};
constexpr std::string_view kMust[] = {"must", "should", "needs", "need", "ought"};

// For whom the holder of a title, or somebody described by such words, speaks.
enum class Voice : uint8_t {
  kOwn,    // himself alone: a senator, a judge
  kBody,   // the body or state alone: a spokeswoman
  kBoth,   // himself and the body or state: a delegate, an adviser
  kState,  // himself and the state, if it is one: a minister, an official
  kHead,   // himself and the body that he leads: a party's leader, a commander
};

struct VoiceWord {
  std::string_view part;  // of the title, in small letters
  Voice voice;
};

// The first row whose part stands in the title decides.
constexpr VoiceWord kVoiceWords[] = {
    {"former", Voice::kOwn},           {"ex-", Voice::kOwn},           {"opposition", Voice::kOwn},
    {"majority", Voice::kOwn},         {"minority", Voice::kOwn},      {"spokes", Voice::kBody},
    {"press secretary", Voice::kBody}, {"envoy", Voice::kBoth},        {"ambassador", Voice::kBoth},
    {"diplomat", Voice::kBoth},        {"negotiator", Voice::kBoth},   {"delegat", Voice::kBoth},
    {"representatives", Voice::kBoth}, {"adviser", Voice::kBoth},      {"advisor", Voice::kBoth},
    {"lawyer", Voice::kBoth},          {"office", Voice::kBoth},       {"minister", Voice::kState},
    {"secretary", Voice::kState},      {"chancellor", Voice::kState},  {"president", Voice::kState},
    {"premier", Voice::kState},        {"ministry", Voice::kState},    {"embassy", Voice::kState},
    {"government", Voice::kState},     {"official", Voice::kState},    {"authorities", Voice::kState},
    {"leader", Voice::kHead},          {"chief", Voice::kHead},        {"head", Voice::kHead},
    {"chair", Voice::kHead},           {"director", Voice::kHead},     {"commander", Voice::kHead},
    {"general", Voice::kHead},         {"executive", Voice::kHead},    {"manager", Voice::kHead},
    {"governor", Voice::kHead},        {"commissioner", Voice::kHead}, {"coordinator", Voice::kHead},
    {"convener", Voice::kHead},
};

Voice VoiceOf(std::string_view title) {
  for (const VoiceWord& word : kVoiceWords)
    if (title.find(word.part) != title.npos) return word.voice;
  return Voice::kOwn;
}

// Whether who speaks so stands beside an actor of that kind.
bool SpeaksFor(Voice voice, ActorKind kind) {
  switch (voice) {
    case Voice::kOwn:
      return false;
    case Voice::kBody:
    case Voice::kBoth:
      return true;
    case Voice::kState:
      return kind == ActorKind::kState || kind == ActorKind::kOrg;
    case Voice::kHead:
      return kind == ActorKind::kOrg || kind == ActorKind::kGroup;
  }
  return false;
}

// The state that the actor is of, or itself.
int StateOf(const Ledger& ledger, int actor) {
  const Actor& a = ledger.actors[actor];
  if (a.kind == ActorKind::kState) return actor;
  for (const int body : a.member_of)
    if (ledger.actors[body].kind == ActorKind::kState) return body;
  return actor;
}

// Whether the speaker is of the body or state: holds an office of it or is a member.
bool IsOf(const Ledger& ledger, int speaker, int body) {
  const auto reaches = [&](int of) { return of >= 0 && (of == body || StateOf(ledger, of) == body); };
  const Actor& actor = ledger.actors[speaker];
  return std::any_of(actor.offices.begin(), actor.offices.end(), [&](const Office& o) { return reaches(o.of); }) ||
         std::any_of(actor.member_of.begin(), actor.member_of.end(), reaches);
}

void AddHolders(const Ledger& ledger, int speaker, std::vector<int>* holders) {
  const Actor& actor = ledger.actors[speaker];
  if (actor.kind == ActorKind::kPerson) {
    for (const Office& office : actor.offices) {
      if (office.of < 0 || office.former) continue;
      const Voice voice = VoiceOf(Lowered(office.title));
      const int state = voice == Voice::kHead ? office.of : StateOf(ledger, office.of);
      if (!SpeaksFor(voice, ledger.actors[state].kind)) continue;
      if (voice != Voice::kBody) AddOnce(speaker, holders);
      return AddOnce(state, holders);
    }
  }
  AddOnce(speaker, holders);
  if (actor.kind != ActorKind::kOrg && actor.kind != ActorKind::kGroup) return;
  if (const int state = StateOf(ledger, speaker); state != speaker) AddOnce(state, holders);
}

class PositionMaker {
 public:
  PositionMaker(const Story& story, Ledger* ledger)
      : story_(story), ledger_(*ledger), topics_(ledger->text, story.segments) {}

  void Make() {
    for (const FoundStand& stand : story_.annotations.stands) Add(stand);
    Sort();
  }

 private:
  struct Place {              // what a position is one with others by
    std::vector<int> actors;  // for whom the speakers stand, whatever the subject of what is said
    Stance stance;
    bool former;
    uint32_t topic;
    auto operator<=>(const Place&) const = default;
  };

  std::string_view Text(uint32_t word) const { return story_.segments.words[word].span.In(ledger_.text); }

  bool IsLoose(uint32_t word) const {  // a stop or mark that belongs to the sentence around
    static constexpr std::array<std::string_view, 15> kLoose = {
        ",", ".", ";", ":", "--", "-", "\u2014", "\u2013", "\"", "\u201c", "\u201d", "\u2018", "\u2019", "``", "''"};
    return std::find(kLoose.begin(), kLoose.end(), Text(word)) != kLoose.end();
  }

  // Whether the word is a quotation mark whose partner stands inside the range, too.
  bool Paired(uint32_t word, WordRange range) const {
    const Quotations& quotations = story_.annotations.quotations;
    if (!quotations.IsMark(word)) return false;
    const Quotation& q = quotations.all[quotations.of_word[word]];
    const bool whole = q.first_word == range.begin + 1 && q.end_word + 1 == range.end;
    return !whole && q.closed && q.first_word > range.begin && q.end_word < range.end;
  }

  WordRange Trim(WordRange range) const {
    const auto drop = [&](uint32_t word) { return IsLoose(word) && !Paired(word, range); };
    while (range.size() > 0) {
      if (drop(range.begin) && range.size() > 1 && drop(range.end - 1)) {
        ++range.begin, --range.end;
      } else if (drop(range.begin)) {
        ++range.begin;
      } else if (drop(range.end - 1)) {
        --range.end;
      } else {
        break;
      }
    }
    return range;
  }

  template <size_t N>
  bool IsAmong(uint32_t word, const std::string_view (&list)[N]) const {
    return word < story_.segments.words.size() && IsOneOf(Lowered(Text(word)), list);
  }

  // The body or state that what a single speaker says begins with, if he speaks for it there: it is his ("his
  // country"), he is of it, or what it will do is told. Not where it is told what it must do. -1 none.
  int SubjectOf(const FoundStatement& from, const Statement& statement) const {
    if (statement.speakers.size() != 1) return -1;
    const auto& mentions = story_.annotations.mentions;
    const int speaker = statement.speakers[0];
    uint32_t first = from.content.front().begin;
    while (first + 1 < from.content.front().end && (IsLoose(first) || IsAmong(first, kOpeners))) ++first;
    auto at = std::lower_bound(mentions.begin(), mentions.end(), first,
                               [](const FoundMention& m, uint32_t word) { return m.words.begin < word; });
    for (; at != mentions.end() && at->words.begin == first; ++at) {
      const int actor = story_.resolved.actor_of_mention[at - mentions.begin()];
      const ActorKind kind = ledger_.actors[actor].kind;
      if (actor == speaker || kind == ActorKind::kPerson || kind == ActorKind::kPlace) continue;
      if (IsAmong(at->words.end, kMust)) return -1;
      const bool body = kind == ActorKind::kState || kind == ActorKind::kOrg;
      const bool own = body && at->words.size() > 1 && IsAmong(first, kOwners);
      const bool acts = body && ledger_.actors[speaker].kind == ActorKind::kPerson && IsAmong(at->words.end, kWill);
      if (own || acts || IsOf(ledger_, speaker, actor)) return actor;
    }
    return -1;
  }

  // Adds the states and bodies that the speakers' own wording names: "U.S. officials", "a committee spokeswoman",
  // "his lawyer".
  void AddNamedBodies(const std::vector<int>& speakers, std::vector<int>* holders) const {
    const auto& mentions = story_.annotations.mentions;
    for (const int speaker : speakers) {
      const auto& own = story_.resolved.actors[speaker].mentions;
      for (size_t i = 0; i < std::min<size_t>(own.size(), kWordings); ++i) {
        const WordRange words = mentions[own[i]].words;
        const Voice voice = VoiceOf(Lowered(story_.SpanOf(words).In(ledger_.text)));
        for (size_t m = own[i] + 1; m < mentions.size() && mentions[m].words.begin <= words.begin + kLead; ++m) {
          const int body = story_.resolved.actor_of_mention[m];
          if (!words.Holds(mentions[m].words) || body == speaker) continue;
          if (SpeaksFor(voice, ledger_.actors[body].kind)) AddOnce(body, holders);
        }
      }
    }
  }

  void Add(const FoundStand& stand) {
    const int index = story_.statement_of[stand.statement];
    if (index < 0) return;
    const Statement& statement = ledger_.statements[index];
    const WordRange issue = Trim(stand.issue);
    if (statement.speakers.empty() || statement.denied || issue.size() == 0) return;
    const uint32_t topic = topics_.Of(issue);
    const int subject = SubjectOf(story_.annotations.statements[stand.statement], statement);
    std::vector<int> base = HoldersOf(ledger_, statement.speakers, -1);
    AddNamedBodies(statement.speakers, &base);
    std::vector<int> actors = subject < 0 ? base : HoldersOf(ledger_, statement.speakers, subject);
    const auto [at, fresh] =
        places_.emplace(Place{std::move(base), stand.stance, stand.former, topic}, ledger_.positions.size());
    if (!fresh) {
      Position& known = ledger_.positions[at->second];
      known.statements.push_back(index);
      if (subject >= 0) AddOnce(subject, &known.actors);
      known.confidence = std::max(known.confidence, stand.confidence);
      if (known.date.empty()) known.date = statement.date;
      if (known.condition.empty()) known.condition = story_.SpanOf(Trim(stand.condition));
      return;
    }
    Position p;
    p.actors = std::move(actors);
    p.stance = stand.stance;
    p.issue = story_.SpanOf(issue);
    p.topic = topics_.Name(topic);
    p.statements = {index};
    p.date = statement.date;
    p.former = stand.former;
    p.condition = story_.SpanOf(Trim(stand.condition));
    p.confidence = stand.confidence;
    ledger_.positions.push_back(std::move(p));
  }

  void Sort() {
    for (Position& p : ledger_.positions) std::sort(p.statements.begin(), p.statements.end());
    std::stable_sort(ledger_.positions.begin(), ledger_.positions.end(), [](const Position& a, const Position& b) {
      return std::tie(a.issue.begin, a.issue.end) < std::tie(b.issue.begin, b.issue.end);
    });
  }

  const Story& story_;
  Ledger& ledger_;
  Topics topics_;
  std::map<Place, size_t> places_;
};

}  // namespace

std::vector<int> HoldersOf(const Ledger& ledger, const std::vector<int>& speakers, int subject) {
  std::vector<int> holders;
  for (const int speaker : speakers) AddHolders(ledger, speaker, &holders);
  if (subject < 0) return holders;
  const bool himself = std::find(holders.begin(), holders.end(), speakers.front()) != holders.end();
  return himself ? std::vector<int>{speakers.front(), subject} : std::vector<int>{subject};
}

void AddPositions(const Story& story, Ledger* ledger) {
  PositionMaker(story, ledger).Make();
  AddShifts(story, ledger);
}

}  // namespace dateline
