// Shifts of a ledger: changes of position that the text tells, and those that follow from its positions.
#include "ledger/shifts.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "base/one_of.h"
#include "base/utf8.h"
#include "ledger/shift_cues.h"

namespace dateline {
namespace {

constexpr size_t kPositionsOfHolder = 64;  // of one holder, looked at for a told shift

// Between a holder and a cue: "welcomed the change of course".
constexpr std::string_view kReactions[] = {"welcomed",  "welcomes",   "hailed",     "praised",
                                           "applauded", "criticised", "criticized", "denounced",
                                           "condemned", "regretted",  "deplored",   "mocked"};

bool IsFor(Stance s) {
  return s == Stance::kSupport || s == Stance::kDemand || s == Stance::kPledge || s == Stance::kOffer;
}
bool IsAgainst(Stance s) { return s == Stance::kOppose || s == Stance::kReject; }

class ShiftMaker {
 public:
  ShiftMaker(const Story& story, Ledger* ledger) : story_(story), ledger_(*ledger) {
    for (size_t i = 0; i < ledger_.positions.size(); ++i)
      for (const int actor : ledger_.positions[i].actors) held_[actor].push_back(static_cast<int>(i));
  }

  void Make() {
    if (held_.empty()) return;
    for (const Sentence& sentence : story_.segments.sentences) AddTold(sentence);
    AddInferred();
  }

 private:
  const Position& At(int position) const { return ledger_.positions[position]; }

  // Whether a word there tells of somebody's reaction to what stands after it.
  bool Reacts(WordRange words) const {
    for (uint32_t w = words.begin; w < words.end; ++w)
      if (IsOneOf(Lowered(story_.segments.words[w].span.In(ledger_.text)), kReactions)) return true;
    return false;
  }

  // The holder named nearest before the cue, else the first one named after it, in the sentence; -1 none, or one who
  // reacts to the change of another.
  int HolderIn(const Sentence& sentence, uint32_t cue) const {
    const auto& mentions = story_.annotations.mentions;
    auto at = std::lower_bound(mentions.begin(), mentions.end(), sentence.first_word,
                               [](const FoundMention& m, uint32_t word) { return m.words.begin < word; });
    int holder = -1;
    uint32_t named = cue;
    for (; at != mentions.end() && at->words.begin < sentence.end_word; ++at) {
      const int actor = story_.resolved.actor_of_mention[at - mentions.begin()];
      if (!held_.contains(actor)) continue;
      if (at->words.begin > cue && holder >= 0) break;
      holder = actor;
      named = at->words.end;
    }
    return Reacts({named, cue}) ? -1 : holder;
  }

  // How far the position's issue lies from the sentence.
  uint32_t Distance(int position, Span sentence) const {
    const Span issue = At(position).issue;
    if (issue.end <= sentence.begin) return sentence.begin - issue.end + 1;
    return issue.begin >= sentence.end ? issue.begin - sentence.end + 1 : 0;
  }

  Span SpanOf(const Sentence& sentence) const {  // without its last stop
    WordRange words = {sentence.first_word, sentence.end_word};
    const auto stop = [&](uint32_t word) {
      const std::string_view w = story_.segments.words[word].span.In(ledger_.text);
      return w == "." || w == "!" || w == "?";
    };
    while (words.size() > 1 && stop(words.end - 1)) --words.end;
    return story_.SpanOf(words);
  }

  std::string WhenOf(const Sentence& sentence) const {
    const auto at =
        std::lower_bound(story_.annotations.times.begin(), story_.annotations.times.end(), sentence.first_word,
                         [](const TimeExpression& t, uint32_t word) { return t.first_word < word; });
    if (at == story_.annotations.times.end() || at->first_word >= sentence.end_word) return {};
    return std::string(story_.SpanOf({at->first_word, at->end_word}).In(ledger_.text));
  }

  // The holder's position nearest to the sentence gives the topic; of those on it a former one and a current one are
  // what it changed from and to.
  // Returns that nearest one.
  int Place(int holder, Span sentence, Shift* shift) const {
    const std::vector<int>& held = held_.at(holder);
    const auto end = held.begin() + static_cast<ptrdiff_t>(std::min(held.size(), kPositionsOfHolder));
    const int nearest = *std::min_element(held.begin(), end,
                                          [&](int a, int b) { return Distance(a, sentence) < Distance(b, sentence); });
    shift->topic = At(nearest).topic;
    shift->actors = At(nearest).actors;
    shift->confidence = At(nearest).confidence;
    for (auto at = held.begin(); at != end; ++at) {
      const Position& p = At(*at);
      if (p.topic != shift->topic) continue;
      int& place = p.former ? shift->from : shift->to;
      if (place < 0 || Distance(*at, sentence) < Distance(place, sentence)) place = *at;
    }
    return nearest;
  }

  void AddTold(const Sentence& sentence) {
    const std::optional<uint32_t> cue = ShiftCueIn(ledger_.text, story_.segments, sentence);
    if (!cue) return;
    const int holder = HolderIn(sentence, *cue);
    if (holder < 0) return;
    const auto index = static_cast<size_t>(&sentence - story_.segments.sentences.data());
    Shift shift;
    shift.basis = {SpanOf(sentence)};
    shift.when = WhenOf(sentence);
    const int nearest = Place(holder, shift.basis[0], &shift);
    if (told_in_ + 1 == index && ledger_.shifts.back().actors == shift.actors) {
      ledger_.shifts.back().basis.push_back(shift.basis[0]);
    } else {
      for (const int actor : shift.actors) told_.emplace(actor, At(nearest).topic);
      ledger_.shifts.push_back(std::move(shift));
    }
    told_in_ = index;
  }

  // Whether b is known to be later than a.
  static bool Later(const Position& a, const Position& b) {
    if (a.former != b.former) return a.former;
    return !a.date.empty() && !b.date.empty() && a.date.size() == b.date.size() && a.date < b.date;
  }

  void AddInferred() {
    std::set<std::pair<int, int>> known;
    for (const auto& [actor, held] : held_) {
      std::map<std::string_view, std::pair<int, int>> last;  // topic -> the latest position for and against
      for (const int i : held) {
        const Position& p = At(i);
        if (!IsFor(p.stance) && !IsAgainst(p.stance)) continue;
        auto& [on, off] = last.try_emplace(p.topic, -1, -1).first->second;
        const int other = IsFor(p.stance) ? off : on;
        (IsFor(p.stance) ? on : off) = i;
        if (other < 0 || told_.contains({actor, p.topic})) continue;
        if (Later(At(other), p)) AddInferred(actor, other, i, &known);
        if (Later(p, At(other))) AddInferred(actor, i, other, &known);
      }
    }
  }

  void AddInferred(int actor, int from, int to, std::set<std::pair<int, int>>* known) {
    if (!known->emplace(from, to).second) return;
    Shift shift;
    shift.actors = {actor};
    shift.topic = At(to).topic;
    shift.from = from;
    shift.to = to;
    shift.when = At(to).date;
    shift.basis = {At(from).issue, At(to).issue};
    std::sort(shift.basis.begin(), shift.basis.end(), [](Span a, Span b) { return a.begin < b.begin; });
    shift.inferred = true;
    shift.confidence = At(from).confidence * At(to).confidence;
    ledger_.shifts.push_back(std::move(shift));
  }

  const Story& story_;
  Ledger& ledger_;
  std::map<int, std::vector<int>> held_;             // of each actor its positions
  std::set<std::pair<int, std::string_view>> told_;  // actor and topic of the shifts told
  size_t told_in_ = SIZE_MAX - 1;                    // sentence of the last one
};

}  // namespace

void AddShifts(const Story& story, Ledger* ledger) { ShiftMaker(story, ledger).Make(); }

}  // namespace dateline
