// LinkRules: what news obeys whoever links: which mentions must be one actor, which can never be. Named rules, in
// lists.
#include "resolve/link_rules.h"

#include <algorithm>
#include <array>
#include <initializer_list>

#include "annotate/labels.h"
#include "base/utf8.h"
#include "resolve/pronoun_rules.h"

namespace dateline {
namespace {

constexpr uint32_t kRivalReach = 12;  // mentions back
constexpr size_t kBeside = 5;         // candidates
constexpr size_t kStem = 5;           // bytes
constexpr float kSureKind = 0.8F;

std::string LowerWord(const LinkStory& story, uint32_t word) {
  return LoweredPlain(story.segments.words[word].span.In(story.text));
}

bool Among(const std::string& word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// Without a rank before it: "General Roe" is "Ed Roe".
std::vector<std::string> BareName(const LinkStory& story, uint32_t mention) {
  std::vector<std::string> words;
  const WordRange name = story.annotations.mentions[mention].name;
  for (uint32_t w = name.begin; w < name.end; ++w) {
    std::string word = LowerWord(story, w);
    const bool rank = words.empty() && w + 1 < name.end &&
                      Among(word, {"general", "colonel", "major", "captain", "lieutenant", "sergeant", "admiral",
                                   "commander", "judge", "justice", "sheikh", "hajiya", "president", "minister"});
    if (!rank) words.push_back(std::move(word));
  }
  return words;
}

bool AllCapitals(uint32_t word, const LinkStory& story) {
  const std::string_view bytes = story.segments.words[word].span.In(story.text);
  return bytes.size() > 1 &&
         std::all_of(bytes.begin(), bytes.end(), [](char c) { return c == '.' || (c >= 'A' && c <= 'Z'); });
}

// The letters of a single word in capitals, in lower case and without dots: "AU", "U.N."; else empty.
std::string AcronymIn(const LinkStory& story, WordRange words) {
  if (words.size() != 1 || !AllCapitals(words.begin, story)) return {};
  std::string letters = LowerWord(story, words.begin);
  std::erase(letters, '.');
  return letters.size() < 2 ? std::string() : letters;
}

// The telling words of a body's bare name; none when it is an acronym.
std::vector<std::string> BodyName(const LinkStory& story, WordRange name) {
  std::vector<std::string> words;
  for (uint32_t w = name.begin; w < name.end; ++w) {
    if (AllCapitals(w, story)) return {};
    std::string word = LowerWord(story, w);
    if (word.size() > 3) words.push_back(std::move(word));
  }
  return words;
}

bool Contains(const std::vector<std::string>& words, const std::string& word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// ---- Two sets of traits that cannot be one actor.

// "Althea Morris" and "Judge Morris" may be one; "Hastings" shares no word with them, and of "Althea Morris" and "Brian
// Morris" each has a word that the other lacks.
bool OtherPerson(const ActorTraits& a, const ActorTraits& b) {
  if (a.person_name.empty() || b.person_name.empty()) return false;
  const auto lacks = [](const std::vector<std::string>& from, const std::vector<std::string>& in) {
    return std::count_if(from.begin(), from.end(),
                         [&](const std::string& w) { return w.size() > 2 && !Contains(in, w); });
  };
  const auto in_a = lacks(a.person_name, b.person_name), in_b = lacks(b.person_name, a.person_name);
  const auto shared = std::count_if(a.person_name.begin(), a.person_name.end(),
                                    [&](const std::string& w) { return w.size() > 1 && Contains(b.person_name, w); });
  return shared == 0 || (in_a > 0 && in_b > 0);
}

// By most pronouns, else by title, else by given name.
Gender GenderOf(const ActorTraits& t) {
  if (t.he != t.she) return t.he > t.she ? Gender::kMale : Gender::kFemale;
  if (t.he > 0 || t.told != Gender::kUnknown) return t.told;
  return t.person_name.empty() ? Gender::kUnknown : GenderOfName(t.person_name[0]);
}

// A single name may be a surname: it tells nothing against another name.
bool OtherGender(const ActorTraits& a, const ActorTraits& b) {
  const Gender ga = GenderOf(a), gb = GenderOf(b);
  if (ga == Gender::kUnknown || gb == Gender::kUnknown || ga == gb) return false;
  const auto single = [](const ActorTraits& t) {
    return t.he + t.she == 0 && t.told == Gender::kUnknown && t.person_name.size() == 1;
  };
  return !((single(a) && !b.person_name.empty()) || (single(b) && !a.person_name.empty()));
}

// A person is no "it".
bool PersonAndThing(const ActorTraits& a, const ActorTraits& b) {
  const auto person = [](const ActorTraits& t) { return t.he + t.she + t.i > 0 || t.named_person; };
  return (person(a) && b.it > 0 && !person(b)) || (person(b) && a.it > 0 && !person(a));
}

// Two bodies whose names share no word (or its stem), short names of capitals aside.
bool OtherBody(const ActorTraits& a, const ActorTraits& b) {
  if (a.body_name.empty() || b.body_name.empty()) return false;
  return std::none_of(a.body_name.begin(), a.body_name.end(), [&](const std::string& x) {
    return std::any_of(b.body_name.begin(), b.body_name.end(),
                       [&](const std::string& y) { return x.substr(0, kStem) == y.substr(0, kStem); });
  });
}

bool OtherState(const ActorTraits& a, const ActorTraits& b) {
  return a.state != 0 && b.state != 0 && a.state != b.state;
}

// "Malta's foreign minister" is neither the French one nor "Rep. Ann Hall".
bool OtherOffice(const ActorTraits& a, const ActorTraits& b) {
  if (a.minister_of != 0 && b.minister_of != 0) return a.minister_of != b.minister_of;
  return (a.minister_of != 0 && b.congress) || (b.minister_of != 0 && a.congress);
}

struct ClashRule {
  const char* name;
  bool (*broken)(const ActorTraits&, const ActorTraits&);
};
constexpr std::array kClashRules = {
    ClashRule{"other person's name", &OtherPerson},
    ClashRule{"other gender", &OtherGender},
    ClashRule{"person and thing", &PersonAndThing},
    ClashRule{"other state", &OtherState},
    ClashRule{"other body", &OtherBody},
    ClashRule{"other office", &OtherOffice},
};

// ---- Two mentions that cannot be one actor by how they stand to each other.

// "Its leader, Anne Morin" holds "its leader" and "Anne Morin", "the judge Anne Morin" holds "Anne Morin": one person.
// But "a spokesman for Anne Morin", "Ann and Bob Hall".
bool OnePersonInside(const LinkStory& story, uint32_t inner, uint32_t outer) {
  const auto& mentions = story.annotations.mentions;
  const WordRange in = story.forms[inner].words, out = story.forms[outer].words;
  if (mentions[inner].kind() != ActorKind::kPerson || mentions[outer].kind() != ActorKind::kPerson) return false;
  if (story.forms[inner].pronoun != PronounClass::kNone || !out.Holds(in) || in == out) return false;
  const bool named = mentions[inner].name.size() > 0;
  if (named ? in.end != out.end : in.begin != out.begin || LowerWord(story, in.end) != ",") return false;
  bool linked = false;  // by a word that makes the name another's
  for (uint32_t w = out.begin; w < (named ? in.begin : out.end); ++w) {
    const std::string word = LowerWord(story, w);
    if (Among(word, {"and", "or", "&"})) return false;
    linked = linked || Among(word, {"of", "for", "by", "with", "to", "in", "from", "'s", "'", ","});
  }
  return !named || !linked || LowerWord(story, in.begin - 1) == ",";
}

// "Fort Hill, Texas" holds "Fort Hill", "monks who can read" holds "monks": a phrase without and with what follows it.
// But "Ann Hall, Ed Poe and others", "Tarn Bank (TB) head".
bool ShorterInside(const LinkStory& story, uint32_t inner, uint32_t outer) {
  const auto& mentions = story.annotations.mentions;
  const WordRange in = story.forms[inner].words, out = story.forms[outer].words;
  if (mentions[inner].kind() != mentions[outer].kind() || story.forms[inner].pronoun != PronounClass::kNone)
    return false;
  if (in.begin != out.begin || in.end >= out.end) return false;
  const std::string next = LowerWord(story, in.end);
  if (!Among(next, {",", "(", "of", "in", "at", "near", "from", "who", "which", "called"})) return false;
  for (uint32_t w = in.end + 1; w < out.end; ++w) {
    const std::string word = LowerWord(story, w);
    if (Among(word, {"and", "or", "&", ",", ";"}) || (word == ")" && w + 1 < out.end)) return false;
  }
  return true;
}

bool OneActorInside(const LinkStory& story, uint32_t inner, uint32_t outer) {
  return OnePersonInside(story, inner, outer) || ShorterInside(story, inner, outer);
}

bool Nested(const LinkStory& story, uint32_t later, uint32_t earlier) {
  return story.forms[earlier].words.Holds(story.forms[later].words) && !OneActorInside(story, later, earlier);
}

// "A and B" are two; "A and his wife" are too, but "his" is A's.
bool Coordinated(const LinkStory& story, uint32_t later, uint32_t earlier) {
  if (story.forms[later].lower.size() == 1 && Among(story.forms[later].lower[0], {"his", "her", "its", "their"}))
    return false;
  const uint32_t from = story.forms[earlier].words.end, to = story.forms[later].words.begin;
  if (to <= from || to > from + 2) return false;
  const std::string word = LowerWord(story, from);
  return word == "and" || word == "or" || word == "nor" || word == "&";
}

// "Peter told him": the object beside the verb is not its subject, which would be "himself".
bool SubjectAndObject(const LinkStory& story, uint32_t later, uint32_t earlier) {
  const MentionForm& object = story.forms[later];
  if (!IsObject(story, object)) return false;
  const uint32_t from = story.forms[earlier].words.end, to = object.words.begin;
  if (to <= from || to > from + 2) return false;
  for (uint32_t w = from; w < to; ++w) {
    const std::string word = LowerWord(story, w);
    if (!IsAlnum(DecodeUtf8(word, 0).code) || word == "and" || word == "or" || word == "to" || word == "of" ||
        word == "with" || word == "for" || word == "by" || word == "who" || word == "that")
      return false;
  }
  return true;
}

// Nobody says "he" of himself.
bool ThirdPersonOfSpeaker(const LinkStory& story, uint32_t later, uint32_t earlier) {
  const auto third = [&](uint32_t said, uint32_t other) {
    const PronounClass p = story.forms[said].pronoun;
    if (p != PronounClass::kHe && p != PronounClass::kShe && p != PronounClass::kYou) return false;
    const int q = story.annotations.quotations.of_word[story.forms[said].words.begin];
    return q >= 0 && story.speakers.of_quotation[q] == static_cast<int>(other);
  };
  return third(later, earlier) || third(earlier, later);
}

// "According to the Tarn Post, the mayor said": who is told of is not who tells. "According to the mayor, Ann Hall, the
// road is shut" names one.
bool ToldOfAndTelling(const LinkStory& story, uint32_t later, uint32_t earlier) {
  const auto& mentions = story.annotations.mentions;
  const WordRange a = mentions[earlier].words, b = mentions[later].words;
  if (a.begin < 2 || a.end + 1 != b.begin || b.end >= story.segments.words.size()) return false;
  return LowerWord(story, a.end) == "," && LowerWord(story, a.begin - 1) == "to" &&
         LowerWord(story, a.begin - 2) == "according" && LowerWord(story, b.end) != ",";
}

// "A protester" is nobody named before, unless it tells what somebody is: "Ann Hall, a protester", "he was a
// protester".
bool NewAndNamed(const LinkStory& story, uint32_t later, uint32_t earlier) {
  const auto& mentions = story.annotations.mentions;
  const uint32_t begin = mentions[later].words.begin;
  if (mentions[earlier].name.size() == 0 || mentions[later].name.size() > 0 || begin == 0) return false;
  if (mentions[later].kind() != ActorKind::kPerson) return false;
  if (!Among(LowerWord(story, begin), {"a", "an", "another"})) return false;
  return !Among(LowerWord(story, begin - 1), {",", "is", "was", "be", "been", "as", "became", "remains", "like", "(",
                                              "-", "--", "\u2013", "\u2014", "not", "also", "himself", "herself"});
}

struct RivalRule {
  const char* name;
  bool (*rivals)(const LinkStory&, uint32_t later, uint32_t earlier);
};
constexpr std::array kRivalRules = {
    RivalRule{"nested", &Nested},
    RivalRule{"coordinated", &Coordinated},
    RivalRule{"subject and object", &SubjectAndObject},
    RivalRule{"third person of the speaker", &ThirdPersonOfSpeaker},
    RivalRule{"told of and telling", &ToldOfAndTelling},
    RivalRule{"new and named", &NewAndNamed},
};

// ---- Mentions that must be one actor.

using Candidates = std::vector<uint32_t>;

// The first of the last few candidates: those that may stand right beside a mention.
size_t FirstBeside(const Candidates& candidates) {
  return candidates.size() > kBeside ? candidates.size() - kBeside : 0;
}

// "I" is whoever speaks.
int SpeakerSaysI(const LinkStory& story, uint32_t mention, const Candidates&) {
  if (story.forms[mention].pronoun != PronounClass::kI) return -1;
  const int q = story.annotations.quotations.of_word[story.forms[mention].words.begin];
  return q < 0 ? -1 : story.speakers.of_quotation[q];
}

// Within a story a name names one actor. (Of 1,334 such pairs in the dev ledgers, 1,300 are one; the rest are mostly a
// capital for its government, which the kind tells apart.)
int SameName(const LinkStory& story, uint32_t mention, const Candidates& candidates) {
  const auto& mentions = story.annotations.mentions;
  if (!story.forms[mention].capital || mentions[mention].name.size() == 0) return -1;
  for (size_t c = candidates.size(); c-- > 0;) {
    const uint32_t j = candidates[c];
    if (mentions[j].name.size() > 0 && story.forms[j].lower == story.forms[mention].lower &&
        mentions[j].kind() == mentions[mention].kind())
      return static_cast<int>(j);
  }
  return -1;
}

// A state by its name, its demonym and its capital.
int SameState(const LinkStory& story, uint32_t mention, const Candidates& candidates) {
  const auto& mentions = story.annotations.mentions;
  const uint16_t state = story.forms[mention].state.state;
  if (state == 0 || mentions[mention].kind() != ActorKind::kState) return -1;
  for (size_t c = candidates.size(); c-- > 0;) {
    const uint32_t j = candidates[c];
    if (story.forms[j].state.state == state && mentions[j].kind() == ActorKind::kState) return static_cast<int>(j);
  }
  return -1;
}

bool Within(const std::vector<std::string>& few, const std::vector<std::string>& many) {
  return std::all_of(few.begin(), few.end(), [&](const std::string& w) { return Contains(many, w); });
}

// "Morris" after "Judge Althea Morris", when nobody else of that name was named.
int SamePerson(const LinkStory& story, uint32_t mention, const Candidates& candidates) {
  const auto& mentions = story.annotations.mentions;
  if (mentions[mention].kind() != ActorKind::kPerson) return -1;
  const std::vector<std::string> name = BareName(story, mention);
  if (name.empty()) return -1;
  int found = -1;
  std::vector<std::string> fullest;
  for (size_t c = candidates.size(); c-- > 0;) {
    const uint32_t j = candidates[c];
    if (mentions[j].name.size() == 0 || mentions[j].kind() != ActorKind::kPerson) continue;
    std::vector<std::string> other = BareName(story, j);
    if (!Within(name, other) && !Within(other, name)) continue;
    if (found >= 0 && !Within(other, fullest) && !Within(fullest, other)) return -1;
    if (found < 0) found = static_cast<int>(j);
    if (other.size() > fullest.size()) fullest = std::move(other);
  }
  return found;
}

// "AU" for "the African Union" or "the African Union (AU)".
bool AcronymOf(const std::string& letters, const MentionForm& full) {
  const size_t n = full.lower.size();
  if (n < 2) return false;
  if (full.initials == letters || full.initials == letters + letters[0]) return true;
  if (n > 3 && full.lower[n - 3] == "(" && full.lower[n - 1] == ")") return full.lower[n - 2] == letters;
  return n > 2 && full.lower[n - 2] == "(" && full.lower[n - 1] == letters;
}

int Acronym(const LinkStory& story, uint32_t mention, const Candidates& candidates) {
  const std::string letters = AcronymIn(story, story.forms[mention].words);
  if (letters.empty()) return -1;
  for (size_t c = candidates.size(); c-- > 0;) {
    if (AcronymOf(letters, story.forms[candidates[c]])) return static_cast<int>(candidates[c]);
  }
  return -1;
}

int ActorInside(const LinkStory& story, uint32_t mention, const Candidates& candidates) {
  for (size_t c = candidates.size(), end = FirstBeside(candidates); c > end; --c)
    if (OneActorInside(story, mention, candidates[c - 1])) return static_cast<int>(candidates[c - 1]);
  return -1;
}

// "its leader, Anne Morin"
int Apposition(const LinkStory& story, uint32_t mention, const Candidates& candidates) {
  const auto& mentions = story.annotations.mentions;
  const WordRange words = mentions[mention].words;
  if (words.begin == 0 || mentions[mention].kind() != ActorKind::kPerson || LowerWord(story, words.begin - 1) != ",")
    return -1;
  const std::string next = words.end < story.segments.words.size() ? LowerWord(story, words.end) : std::string();
  if (next == "and" || next == "or") return -1;  // a list
  if (mentions[mention].name.size() == 0) return -1;
  for (size_t c = candidates.size(), end = FirstBeside(candidates); c > end; --c) {
    const FoundMention& before = mentions[candidates[c - 1]];
    if (before.words.end + 1 == words.begin && before.kind() == ActorKind::kPerson &&
        before.level == MentionLevel::kDescription && before.name.size() == 0)
      return static_cast<int>(candidates[c - 1]);
  }
  return -1;
}

struct SameRule {
  const char* name;
  int (*find)(const LinkStory&, uint32_t mention, const Candidates&);
};
constexpr std::array kSameRules = {
    SameRule{"who speaks is I", &SpeakerSaysI}, SameRule{"actor inside", &ActorInside},
    SameRule{"same name", &SameName},           SameRule{"same state", &SameState},
    SameRule{"same person", &SamePerson},       SameRule{"acronym", &Acronym},
    SameRule{"apposition", &Apposition},
};

}  // namespace

void ActorTraits::Take(const ActorTraits& other) {
  if (other.person_name.size() > person_name.size()) person_name = other.person_name;
  he += other.he;
  she += other.she;
  it += other.it;
  i += other.i;
  if (other.body_name.size() > body_name.size()) body_name = other.body_name;
  if (told == Gender::kUnknown) told = other.told;
  if (state == 0) state = other.state;
  named_person = named_person || other.named_person;
  if (minister_of == 0) minister_of = other.minister_of;
  congress = congress || other.congress;
}

namespace {

constexpr size_t kStateWords = 3;  // of a state's name, at most

// The state whose minister or president a phrase names: "Malta's foreign minister", "the French president"; 0 none.
uint16_t MinisterOf(const MentionForm& form) {
  const auto& words = form.lower;
  std::string wording;
  for (size_t n = 0; n < std::min(words.size(), kStateWords); ++n) {
    wording += (n == 0 ? "" : " ") + words[n];
    const uint16_t state = StateOfWording(wording).state;
    if (state == 0) continue;
    size_t office = n + 1;
    if (office < words.size() && words[office] == "'s") ++office;
    for (size_t end = std::min(words.size(), office + 2); office < end; ++office)
      if (Among(words[office], {"minister", "president", "chancellor", "premier", "ambassador"})) return state;
  }
  return 0;
}

bool InCongress(const MentionForm& form) {
  return Among(form.lower[0], {"rep.", "congressman", "congresswoman"}) ||
         Among(form.lower[form.head], {"congressman", "congresswoman"});
}

}  // namespace

ActorTraits TraitsOfMention(const LinkStory& story, uint32_t mention) {
  const FoundMention& found = story.annotations.mentions[mention];
  const MentionForm& form = story.forms[mention];
  ActorTraits traits;
  traits.he = form.pronoun == PronounClass::kHe;
  traits.she = form.pronoun == PronounClass::kShe;
  traits.it = form.pronoun == PronounClass::kIt;
  traits.i = form.pronoun == PronounClass::kI;
  if (form.pronoun != PronounClass::kNone) return traits;
  const float person = found.kinds[static_cast<size_t>(ActorKind::kPerson)];
  traits.named_person = person > kSureKind;
  if (found.kind() != ActorKind::kPerson) {
    traits.state = form.state.state;
    if (found.kind() == ActorKind::kOrg && traits.state == 0) traits.body_name = BodyName(story, found.name);
    return traits;
  }
  traits.told = form.told;
  traits.minister_of = MinisterOf(form);
  traits.congress = InCongress(form);
  traits.person_name = BareName(story, mention);
  return traits;
}

const char* BrokenRule(const ActorTraits& a, const ActorTraits& b) {
  for (const ClashRule& rule : kClashRules)
    if (rule.broken(a, b)) return rule.name;
  return nullptr;
}

std::vector<std::vector<uint32_t>> RivalsOf(const LinkStory& story) {
  std::vector<std::vector<uint32_t>> rivals(story.forms.size());
  for (uint32_t i = 0; i < rivals.size(); ++i) {
    for (uint32_t j = i > kRivalReach ? i - kRivalReach : 0; j < i; ++j) {
      const bool any = std::any_of(kRivalRules.begin(), kRivalRules.end(),
                                   [&](const RivalRule& rule) { return rule.rivals(story, i, j); });
      if (!any) continue;
      rivals[i].push_back(j);
      rivals[j].push_back(i);
    }
  }
  return rivals;
}

int SureAntecedent(const LinkStory& story, uint32_t mention, const std::vector<uint32_t>& candidates) {
  for (const SameRule& rule : kSameRules)
    if (const int found = rule.find(story, mention, candidates); found >= 0) return found;
  return -1;
}

}  // namespace dateline
