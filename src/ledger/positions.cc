// Positions of a ledger, read off its statements.
#include "ledger/positions.h"

#include <algorithm>
#include <array>
#include <iterator>
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
constexpr size_t kKnown = 64;    // latest positions of a holder that a new one may be one with

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
    {"former", Voice::kOwn},
    {"ex-", Voice::kOwn},
    {"opposition", Voice::kOwn},
    {"majority", Voice::kOwn},
    {"minority", Voice::kOwn},
    {"spokes", Voice::kBody},
    {"press secretary", Voice::kBody},
    {"envoy", Voice::kBoth},
    {"ambassador", Voice::kBoth},
    {"diplomat", Voice::kBoth},
    {"mediator", Voice::kBoth},
    {"negotiator", Voice::kBoth},
    {"delegat", Voice::kBoth},
    {"representatives", Voice::kBoth},
    {"adviser", Voice::kBoth},
    {"advisor", Voice::kBoth},
    {"lawyer", Voice::kBoth},
    {"office", Voice::kBoth},
    {"minister", Voice::kState},
    {"secretary", Voice::kState},
    {"chancellor", Voice::kState},
    {"president", Voice::kState},
    {"premier", Voice::kState},
    {"ministry", Voice::kState},
    {"embassy", Voice::kState},
    {"government", Voice::kState},
    {"official", Voice::kState},
    {"authorities", Voice::kState},
    {"leader", Voice::kHead},
    {"chief", Voice::kHead},
    {"head", Voice::kHead},
    {"chair", Voice::kHead},
    {"director", Voice::kHead},
    {"commander", Voice::kHead},
    {"general", Voice::kHead},
    {"executive", Voice::kHead},
    {"manager", Voice::kHead},
    {"governor", Voice::kHead},
    {"commissioner", Voice::kHead},
    {"coordinator", Voice::kHead},
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
      : story_(story),
        ledger_(*ledger),
        topics_(ledger->text, story.segments, story.annotations.mentions),
        known_(ledger->positions.size()) {}

  void Make() {
    for (const FoundStand& stand : story_.annotations.stands) Add(stand);
    Sort();
  }

 private:
  static constexpr size_t kNone = SIZE_MAX;

  struct Known {               // a position as far as a new one may be one with it
    std::vector<int> holders;  // sorted: for whom the speakers stand, whatever the subject of what is said
    uint32_t topic = 0;
    WordRange issue;
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
    const ActorKind of = ledger_.actors[speaker].kind;
    const bool tells = of == ActorKind::kPerson || of == ActorKind::kGroup;
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
      const bool acts = body && tells && IsAmong(at->words.end, kWill);
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

  // The issue whole: it ends in no hyphenated word and in no mention, and keeps the mark of a quotation that it opens.
  WordRange Whole(WordRange issue) const {
    const auto& words = story_.segments.words;
    const auto& mentions = story_.annotations.mentions;
    const uint32_t end =
        issue.size() == 0 ? issue.end : story_.segments.sentences[words[issue.begin].sentence].end_word;
    const auto glued = [&](uint32_t w) { return words[w - 1].span.end == words[w].span.begin; };
    const auto hyphen = [&](uint32_t w) { return Text(w) == "-" || Text(w) == "\u2013"; };
    const auto at = std::lower_bound(mentions.begin(), mentions.end(), issue.begin,
                                     [](const FoundMention& m, uint32_t word) { return m.words.begin < word; });
    for (auto m = at; m != mentions.end() && m->words.begin < issue.end; ++m)
      if (m->words.end <= end) issue.end = std::max(issue.end, m->words.end);
    while (issue.end > issue.begin && issue.end < end && glued(issue.end) &&
           (hyphen(issue.end) || hyphen(issue.end - 1)))
      ++issue.end;
    const Quotations& quotations = story_.annotations.quotations;
    if (issue.end < end && quotations.IsMark(issue.end)) {
      const Quotation& q = quotations.all[quotations.of_word[issue.end]];
      if (q.closed && q.end_word == issue.end && q.first_word > issue.begin) ++issue.end;
    }
    return issue;
  }

  // The place among the positions of the first known one that the stand is one with: of the same holders or some of
  // them, on the same topic with the same stance, or on words of the same issue. kNone if there is none.
  size_t KnownAs(const std::vector<int>& holders, const FoundStand& stand, uint32_t topic, WordRange issue) const {
    const auto part = [](const std::vector<int>& whole, const std::vector<int>& of) {
      return std::includes(whole.begin(), whole.end(), of.begin(), of.end());
    };
    size_t first = kNone;
    for (const int holder : holders) {
      const auto held = held_.find(holder);
      if (held == held_.end()) continue;
      const std::vector<size_t>& list = held->second;
      for (size_t i = list.size() > kKnown ? list.size() - kKnown : 0; i < list.size() && list[i] < first; ++i) {
        const Known& known = known_[list[i]];
        const Position& p = ledger_.positions[list[i]];
        const bool meets = known.issue.begin < issue.end && issue.begin < known.issue.end;
        if (p.former != stand.former || !(meets || (p.stance == stand.stance && known.topic == topic))) continue;
        if (part(known.holders, holders) || part(holders, known.holders)) first = list[i];
      }
    }
    return first;
  }

  // Takes the holders as those of that position, too.
  void Hold(size_t position, const std::vector<int>& holders) {
    std::vector<int>& known = known_[position].holders;
    std::vector<int> fresh, all;
    std::set_difference(holders.begin(), holders.end(), known.begin(), known.end(), std::back_inserter(fresh));
    std::set_union(holders.begin(), holders.end(), known.begin(), known.end(), std::back_inserter(all));
    for (const int holder : fresh) {
      std::vector<size_t>& held = held_[holder];
      held.insert(std::upper_bound(held.begin(), held.end(), position), position);
    }
    known = std::move(all);
  }

  void Add(const FoundStand& stand) {
    const int index = story_.statement_of[stand.statement];
    if (index < 0) return;
    const Statement& statement = ledger_.statements[index];
    const WordRange issue = Trim(Whole(Trim(stand.issue)));
    if (statement.speakers.empty() || statement.denied || issue.size() == 0) return;
    const uint32_t topic = topics_.Of(issue);
    const int subject = SubjectOf(story_.annotations.statements[stand.statement], statement);
    std::vector<int> holders = HoldersOf(ledger_, statement.speakers, -1);
    AddNamedBodies(statement.speakers, &holders);
    const std::vector<int> actors = subject < 0 ? holders : HoldersOf(ledger_, statement.speakers, subject);
    std::sort(holders.begin(), holders.end());
    size_t at = KnownAs(holders, stand, topic, issue);
    if (at == kNone) {
      at = ledger_.positions.size();
      ledger_.positions.emplace_back().former = stand.former;
      known_.emplace_back();
    }
    Position& p = ledger_.positions[at];
    p.statements.push_back(index);
    for (const int actor : actors) AddOnce(actor, &p.actors);
    if (p.date.empty()) p.date = statement.date;
    if (p.condition.empty()) p.condition = story_.SpanOf(Trim(stand.condition));
    Hold(at, holders);
    if (stand.confidence <= p.confidence) return;
    p.stance = stand.stance;  // the surest says on what, and how
    p.issue = story_.SpanOf(issue);
    p.topic = topics_.Name(topic);
    p.confidence = stand.confidence;
    known_[at].topic = topic;
    known_[at].issue = issue;
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
  std::vector<Known> known_;                 // of each position
  std::map<int, std::vector<size_t>> held_;  // of each holder its positions, ascending
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
