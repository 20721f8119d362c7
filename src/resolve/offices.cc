// Offices: which title is held by which person, of which body or state, read off the words around the title.
#include "resolve/offices.h"

#include <algorithm>
#include <string>
#include <unordered_set>

#include "base/one_of.h"
#include "base/utf8.h"
#include "resolve/office_bodies.h"

namespace dateline {
namespace {

constexpr float kPlainConfidence = 0.5F;
constexpr uint32_t kBeside = 4;  // words between a title and a holder or body beside it
constexpr std::string_view kBeforeBody[] = {"of", "the", "for", "at", "with"};
constexpr std::string_view kNeverLast[] = {"of", "for", "at", "with", "in", "to", "the", "and"};  // of a title

class OfficeReader {
 public:
  OfficeReader(std::string_view text, const Segments& segments, const Annotations& annotations, Resolved* resolved)
      : text_(text),
        segments_(segments),
        annotations_(annotations),
        resolved_(resolved),
        bodies_(text, segments, annotations, *resolved) {}

  void Read(FoundTitle title) {
    title.words = Trimmed(title.words);
    if (title.words.size() == 0 || NoOffice(title.words)) return;
    const int holder = Holder(title.words);
    if (holder < 0) return;
    Give(title, static_cast<uint32_t>(holder));
    if (Lower(title.words.end - 1).ends_with('s')) GiveAlong(title, static_cast<uint32_t>(holder));
  }

  // "President Obama" that no title was found in.
  void ReadPlainTitles(const std::vector<FoundTitle>& titles) {
    for (uint32_t m = 0; m < annotations_.mentions.size(); ++m) {
      const FoundMention& mention = annotations_.mentions[m];
      if (mention.name.size() == 0 || KindOf(m) != ActorKind::kPerson) continue;
      for (uint32_t w = mention.words.begin; w < mention.name.begin; ++w) {
        if (!PlainTitle(Lower(w)) || std::any_of(titles.begin(), titles.end(), [&](const FoundTitle& t) {
              return t.words.Has(w) || t.words.Has(mention.name.begin - 1);
            }))
          continue;
        Give({{w, w + 1}, kPlainConfidence}, m);
      }
    }
  }

  // Offices without a body get the story's; a title that is part of another of the same person is none of its own.
  void Complete() {
    for (ResolvedActor& actor : resolved_->actors) {
      for (size_t i = 0; i < actor.offices.size();) {
        const auto within = [&](const ResolvedOffice& other) {
          return &other != &actor.offices[i] && WordsWithin(actor.offices[i].title, other.title);
        };
        if (actor.offices.size() <= kMostOffices && std::any_of(actor.offices.begin(), actor.offices.end(), within)) {
          actor.offices.erase(actor.offices.begin() + static_cast<std::ptrdiff_t>(i));
        } else {
          ++i;
        }
      }
    }
    for (const Unplaced& u : unplaced_) {
      std::vector<ResolvedOffice>& offices = resolved_->actors[u.actor].offices;
      const auto office = std::find_if(offices.begin(), offices.end(),
                                       [&](const ResolvedOffice& o) { return o.title == u.title && o.of < 0; });
      if (office == offices.end()) continue;
      office->of = bodies_.FromStory(u.title, u.holder);
      if (office->of == static_cast<int>(u.actor)) office->of = -1;
      Join(&resolved_->actors[u.actor], *office);
    }
  }

 private:
  static constexpr size_t kMostOffices = 16;  // of a person, to be compared with each other

  struct Unplaced {
    uint32_t actor;
    WordRange title, holder;
  };

  // All words of `few` stand in `many`, which has more.
  bool WordsWithin(WordRange few, WordRange many) const {
    if (few.size() >= many.size()) return false;
    for (uint32_t w = few.begin; w < few.end; ++w) {
      bool found = false;
      for (uint32_t v = many.begin; v < many.end && !found; ++v) found = Lower(v) == Lower(w);
      if (!found) return false;
    }
    return true;
  }

  // Who holds an office of a body belongs to it.
  void Join(ResolvedActor* actor, const ResolvedOffice& office) const {
    if (office.of >= 0 && resolved_->actors[static_cast<size_t>(office.of)].kind == ActorKind::kOrg && !office.former)
      actor->member_of.push_back(office.of);
  }

  void Give(const FoundTitle& title, uint32_t holder) {
    ResolvedActor& actor = resolved_->actors[resolved_->actor_of_mention[holder]];
    const WordRange holder_words = annotations_.mentions[holder].words;
    ResolvedOffice office = {title.words, bodies_.ChamberOf(title.words), Former(title.words, holder),
                             title.confidence};
    if (office.of < 0) office.of = Body(title.words, holder_words);
    if (office.of == resolved_->actor_of_mention[holder]) office.of = -1;
    const std::string key = Key(title.words);
    const auto same = std::find_if(actor.offices.begin(), actor.offices.end(),
                                   [&](const ResolvedOffice& o) { return Key(o.title) == key; });
    if (same == actor.offices.end()) {
      actor.offices.push_back(office);
    } else {
      if (same->of < 0) same->of = office.of;
      same->former = same->former && office.former;
      same->confidence = std::max(same->confidence, office.confidence);
    }
    Join(&actor, office);
    if (office.of < 0)
      unplaced_.push_back({static_cast<uint32_t>(resolved_->actor_of_mention[holder]), title.words, holder_words});
  }

  // "Presidents Roe, Doe and Poe": the others of the list too.
  void GiveAlong(const FoundTitle& title, uint32_t first) {
    uint32_t end = annotations_.mentions[first].words.end;
    if (annotations_.mentions[first].name.size() == 0 || end < title.words.end) return;
    for (uint32_t m = first + 1; m < annotations_.mentions.size(); ++m) {
      const FoundMention& mention = annotations_.mentions[m];
      if (mention.words.begin < end) continue;
      if (mention.name.size() == 0 || KindOf(m) != ActorKind::kPerson || !ListGap(end, mention.words.begin)) return;
      Give(title, m);
      end = mention.words.end;
    }
  }

  // One comma, or "and" with or without one.
  bool ListGap(uint32_t begin, uint32_t end) const {
    if (end <= begin || end > begin + 2) return false;
    for (uint32_t w = begin; w < end; ++w)
      if (const std::string word = Lower(w); word != "," && word != "and") return false;
    return true;
  }

  WordRange Trimmed(WordRange words) const {
    const auto loose = [&](uint32_t w) { return !IsAlnum(DecodeUtf8(Lower(w), 0).code); };
    while (words.size() > 0 && (loose(words.end - 1) || IsOneOf(Lower(words.end - 1), kNeverLast))) --words.end;
    while (words.size() > 0 && (loose(words.begin) || (words.size() > 1 && IsPartyWord(Lower(words.begin)))))
      ++words.begin;
    return words;
  }

  // Words that stand where titles do and are none: occupations, ranks in general, the name of a body itself.
  bool NoOffice(WordRange title) const {
    static const std::unordered_set<std::string_view> words = {
        "fellow",     "senior",   "alias",         "democratic", "republican",    "presidential",
        "protester",  "pilot",    "inspector",     "owner",      "official",      "diplomat",
        "agronomist", "lawyer",   "journalist",    "co-author",  "resident",      "mr",
        "mrs",        "ms",       "mr.",           "mrs.",       "ms.",           "dr",
        "dr.",        "sir",      "dame",          "democrat",   "congressional", "author",
        "doctor",     "reporter", "correspondent", "student",    "analyst",       "expert"};
    if (title.size() == 1 && words.contains(Lower(title.begin))) return true;
    bool body = false;
    ForMentionsNear(title, [&](uint32_t m, WordRange range) {
      body = body || (Trimmed(range) == title && annotations_.mentions[m].name.size() > 0 &&
                      annotations_.mentions[m].kind() != ActorKind::kPerson);
    });
    return body;
  }

  static bool PlainTitle(const std::string& word) {
    static const std::unordered_set<std::string_view> words = {
        "president",      "pope",        "queen",         "king",         "prince",    "princess",   "emir",
        "sultan",         "senator",     "sen.",          "sen",          "governor",  "gov.",       "mayor",
        "general",        "gen.",        "gen",           "colonel",      "col.",      "rep.",       "rep",
        "representative", "congressman", "congresswoman", "minister",     "premier",   "chancellor", "ambassador",
        "secretary",      "spokesman",   "spokeswoman",   "spokesperson", "chairman",  "chairwoman", "judge",
        "justice",        "bishop",      "archbishop",    "cardinal",     "ayatollah", "mp",         "prosecutor",
        "commissioner",   "director",    "admiral",       "lieutenant",   "captain",   "major"};
    return words.contains(word);
  }

  std::string Key(WordRange words) const {
    return Lowered(Span{segments_.words[words.begin].span.begin, segments_.words[words.end - 1].span.end}.In(text_));
  }
  std::string Lower(uint32_t word) const { return Lowered(segments_.words[word].span.In(text_)); }
  ActorKind KindOf(uint32_t mention) const { return resolved_->actors[resolved_->actor_of_mention[mention]].kind; }

  template <class F>
  void ForMentionsNear(WordRange words, F visit) const {
    const uint32_t from = words.begin > 40 ? words.begin - 40 : 0;
    auto at = std::lower_bound(annotations_.mentions.begin(), annotations_.mentions.end(), from,
                               [](const FoundMention& m, uint32_t w) { return m.words.begin < w; });
    for (; at != annotations_.mentions.end() && at->words.begin <= words.end + kBeside; ++at)
      visit(static_cast<uint32_t>(at - annotations_.mentions.begin()), at->words);
  }

  int Holder(WordRange title) const {
    int around = -1, beside = -1;
    bool named = false;  // the mention around has a name outside the title
    uint32_t gap = kBeside + 1;
    const uint32_t sentence = segments_.words[title.begin].sentence;
    ForMentionsNear(title, [&](uint32_t m, WordRange words) {
      if (KindOf(m) != ActorKind::kPerson || annotations_.mentions[m].level == MentionLevel::kPronoun) return;
      if (words.begin <= title.begin && title.end <= words.end) {
        const WordRange name = annotations_.mentions[m].name;
        const bool other = name.size() > 0 && (name.begin >= title.end || name.end <= title.begin);
        if (around < 0 || (other && !named) ||
            (other == named && words.size() <= annotations_.mentions[around].words.size()))
          around = static_cast<int>(m);
        named = named || other;
        return;
      }
      const uint32_t distance = words.end <= title.begin   ? title.begin - words.end
                                : words.begin >= title.end ? words.begin - title.end
                                                           : kBeside + 1;
      if (distance < gap && segments_.words[words.begin].sentence == sentence &&
          annotations_.mentions[m].name.size() > 0) {
        gap = distance;
        beside = static_cast<int>(m);
      }
    });
    return around >= 0 ? around : beside;
  }

  // The body or state: the outermost such mention in the holder's words outside the title, nearest to it; else right
  // after the title.
  int Body(WordRange title, WordRange holder) const {
    int best = -1;
    uint32_t nearest = kBeside + 1, size = 0;
    ForMentionsNear(title, [&](uint32_t m, WordRange words) {
      const ActorKind kind = KindOf(m);
      if (kind == ActorKind::kPerson || words == holder) return;
      const bool inside = words.begin >= holder.begin && words.end <= holder.end;
      const bool after = words.begin >= title.end && words.begin <= title.end + 2 &&
                         segments_.words[words.begin].sentence == segments_.words[title.begin].sentence;
      if (!inside && !(after && IsOneOf(Lower(words.begin - 1), kBeforeBody))) return;
      if (words.size() == 1 && IsPartyWord(Lower(words.begin))) return;
      const bool of = words.begin >= title.end && words.begin <= title.end + 2 && OfBetween(title.end, words.begin);
      const uint32_t distance = of                         ? 0
                                : words.end <= title.begin ? title.begin - words.end
                                : words.begin >= title.end ? words.begin - title.end
                                                           : 0;
      if (words.begin >= title.begin && words.end <= title.end && words.size() == title.size()) return;
      if (distance < nearest || (distance == nearest && words.size() > size)) {
        nearest = distance;
        size = words.size();
        best = resolved_->actor_of_mention[m];
      }
    });
    return best;
  }

  // "of", "of the"
  bool OfBetween(uint32_t begin, uint32_t end) const { return begin < end && Lower(begin) == "of"; }

  bool Former(WordRange title, int holder) const {
    const WordRange words = annotations_.mentions[holder].words;
    const uint32_t begin = std::min(words.begin, title.begin);
    for (uint32_t w = title.begin; w-- > begin;) {
      const std::string word = Lower(w);
      if (word == "former" || word == "ex" || word == "then" || word == "ousted" || word == "late" || word == "deposed")
        return true;
    }
    const std::string first = Lower(title.begin);
    return first == "former" || (begin > 0 && Lower(begin - 1) == "former");
  }

  std::string_view text_;
  const Segments& segments_;
  const Annotations& annotations_;
  Resolved* resolved_;
  OfficeBodies bodies_;
  std::vector<Unplaced> unplaced_;
};

}  // namespace

void AddOffices(std::string_view text, const Segments& segments, const Annotations& annotations, Resolved* resolved) {
  OfficeReader reader(text, segments, annotations, resolved);
  for (const FoundTitle& title : annotations.titles) reader.Read(title);
  reader.ReadPlainTitles(annotations.titles);
  reader.Complete();
  for (ResolvedActor& actor : resolved->actors) {
    std::sort(actor.member_of.begin(), actor.member_of.end());
    actor.member_of.erase(std::unique(actor.member_of.begin(), actor.member_of.end()), actor.member_of.end());
  }
}

}  // namespace dateline
