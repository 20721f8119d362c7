// Positions of a ledger, read off its statements.
#include "ledger/positions.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <string_view>
#include <tuple>

#include "base/utf8.h"
#include "ledger/shifts.h"
#include "ledger/topics.h"

namespace dateline {
namespace {

constexpr size_t kWordings = 8;  // of an actor's mentions, looked at for the state that they name

void AddOnce(int actor, std::vector<int>* actors) {
  if (std::find(actors->begin(), actors->end(), actor) == actors->end()) actors->push_back(actor);
}

bool HasAny(std::string_view title, std::initializer_list<std::string_view> parts) {
  return std::any_of(parts.begin(), parts.end(), [&](std::string_view p) { return title.find(p) != title.npos; });
}

// Titles of those who only speak for another.
bool IsVoice(std::string_view title) {
  return HasAny(title, {"spokes", "press secretary", "envoy", "ambassador", "diplomat", "negotiator", "delegate",
                        "representative"});
}

// Titles and names of those who speak for a state as well as for themselves.
bool IsOfGovernment(std::string_view title) {
  return HasAny(title, {"minister", "secretary", "chancellor", "president", "premier", "ministry", "embassy",
                        "government", "official", "diplomat", "delegation", "authorities", "spokes"});
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

bool IsState(const Ledger& ledger, int actor) { return ledger.actors[actor].kind == ActorKind::kState; }

void AddHolders(const Ledger& ledger, int speaker, std::vector<int>* holders) {
  const Actor& actor = ledger.actors[speaker];
  if (actor.kind == ActorKind::kPerson) {
    for (const Office& office : actor.offices) {
      if (office.of < 0 || office.former) continue;
      const std::string title = Lowered(office.title);
      const int state = StateOf(ledger, office.of);
      if (IsVoice(title)) return AddOnce(state, holders);
      if (IsOfGovernment(title) && IsState(ledger, state)) {
        AddOnce(speaker, holders);
        return AddOnce(state, holders);
      }
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
  struct Place {  // what a position is one with others by
    std::vector<int> actors;
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

  // The body or state of the speaker's that what is said begins with; -1 none.
  int SubjectOf(const FoundStatement& from, const Statement& statement) const {
    if (statement.speakers.size() != 1) return -1;
    const auto& mentions = story_.annotations.mentions;
    const uint32_t first = from.content.front().begin;
    auto at = std::lower_bound(mentions.begin(), mentions.end(), first,
                               [](const FoundMention& m, uint32_t word) { return m.words.begin < word; });
    for (; at != mentions.end() && at->words.begin == first; ++at) {
      const int actor = story_.resolved.actor_of_mention[at - mentions.begin()];
      if (actor != statement.speakers[0] && IsOf(ledger_, statement.speakers[0], actor)) return actor;
    }
    return -1;
  }

  // Adds the states that the speakers' own wording names: "U.S. officials", "Russia's embassy".
  void AddNamedStates(const std::vector<int>& speakers, std::vector<int>* holders) const {
    const auto& mentions = story_.annotations.mentions;
    for (const int speaker : speakers) {
      const auto& own = story_.resolved.actors[speaker].mentions;
      for (size_t i = 0; i < std::min<size_t>(own.size(), kWordings); ++i) {
        const WordRange words = mentions[own[i]].words;
        const std::string wording = Lowered(story_.SpanOf(words).In(ledger_.text));
        if (!IsOfGovernment(wording) || HasAny(wording, {"former", "ex-", "opposition"})) continue;
        for (size_t m = own[i] + 1; m < mentions.size() && mentions[m].words.begin <= words.begin + 1; ++m) {
          const int state = story_.resolved.actor_of_mention[m];
          if (words.Holds(mentions[m].words) && IsState(ledger_, state)) AddOnce(state, holders);
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
    std::vector<int> actors = HoldersOf(ledger_, statement.speakers, subject);
    if (subject < 0) AddNamedStates(statement.speakers, &actors);
    const auto [at, fresh] =
        places_.emplace(Place{actors, stand.stance, stand.former, topic}, ledger_.positions.size());
    if (!fresh) {
      Position& known = ledger_.positions[at->second];
      known.statements.push_back(index);
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
  if (subject >= 0) return {subject};
  std::vector<int> holders;
  for (const int speaker : speakers) AddHolders(ledger, speaker, &holders);
  return holders;
}

void AddPositions(const Story& story, Ledger* ledger) {
  PositionMaker(story, ledger).Make();
  AddShifts(story, ledger);
}

}  // namespace dateline
