// Which rows and actors are compared, and what speaks for their being one.
#include "across/actors.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "across/names.h"
#include "base/one_of.h"

namespace dateline::across {

bool IsAnybody(std::string_view head);  // actor_traits.cc

namespace {

struct Points {
  std::string_view sign;
  double points;
};
constexpr Points kPoints[] = {
#include "across/actor_points.inc"
};

// Signs that were seen, and what they sum to.
class Signs {
 public:
  void See(std::string_view sign, double times = 1) {
    for (const Points& row : kPoints)
      if (row.sign == sign) sum_ += row.points * times;
  }
  void See(std::string_view sign, const std::string& shown) {
    See(sign);
    Say(shown);
  }
  void Say(const std::string& shown) { reason_.append(reason_.empty() ? "" : ", ").append(shown); }
  ActorAlike Sum() const { return {sum_, sum_ > 0 ? reason_ : std::string()}; }

 private:
  double sum_ = 0;
  std::string reason_;
};

constexpr double kSameMatter = 2.0, kLittle = 1.0, kSomeMatter = 0.7;

bool IsIso(std::string_view of) { return of.size() == 3 && of[0] >= 'A' && of[0] <= 'Z'; }

// The skeleton's kinds as a number, so that names that are alike lie side by side.
int64_t PlaceOf(std::string_view heard) {
  int64_t place = 0;
  const std::string bones = Skeleton(heard, 15);
  for (size_t i = 0; i < 15; ++i) place = place << 4 | (i < bones.size() ? bones[i] & 15 : 0);
  return place;
}

std::string WithoutSmall(const std::string& folded) {
  std::string out;
  for (const std::string& word : WordsOfName(folded))
    if (!IsSmallWord(word)) out.append(out.empty() ? "" : " ").append(word);
  return out.empty() ? folded : out;
}

std::string LastWord(std::string_view words) { return std::string(words.substr(words.rfind(' ') + 1)); }

// What a given name begins with, that an initial has too.
std::string FirstSound(const std::string& heard) {
  return std::string_view("aeiouj").find(heard[0]) != std::string_view::npos ? "*" : Skeleton(heard.substr(0, 1), 1);
}

// Of bodies that are each other's parliament.
constexpr std::string_view kParliaments[] = {"parliament", "house representative", "assembly", "house", "congress",
                                             "deputy"};
bool IsParliament(std::string_view body) { return IsOneOf(body, kParliaments); }

void AddPersonKeys(const std::string& name, std::vector<NameKey>* keys) {
  const std::vector<std::string> words = WordsOfName(name);
  if (words.size() < 2) return;
  const auto add = [&](const std::string& given, const std::string& family) {
    keys->push_back(
        {"p|" + FirstSound(Heard(given)) + "|" + Skeleton(Heard(family), 3), PlaceOf(Heard(family) + Heard(given))});
  };
  add(words.front(), words.back());
  if (words.size() > 2) add(words.front(), words[1]);
}

void AddBodyKeys(const std::string& name, std::vector<NameKey>* keys) {
  const std::string plain = WithoutSmall(name), heard = Heard(plain);
  keys->push_back({"n|" + Skeleton(heard, 5), PlaceOf(heard)});
  if (const std::string letters = AcronymOf(plain); letters.size() > 2) keys->push_back({"a|" + letters, 0});
  if (plain.find(' ') == std::string::npos && plain.size() > 2 && plain.size() < 9) keys->push_back({"a|" + plain, 0});
}

bool Has(const std::vector<std::string>& list, const std::string& one) {
  return std::find(list.begin(), list.end(), one) != list.end();
}

// The same words but for some that stand in one alone: "electoral commission", "independent electoral commission".
bool WordsWithin(const std::string& a, const std::string& b) {
  const std::vector<std::string> x = WordsOfName(a), y = WordsOfName(b);
  const auto& few = x.size() < y.size() ? x : y;
  const auto& many = x.size() < y.size() ? y : x;
  return few.size() > 1 && std::all_of(few.begin(), few.end(), [&](const std::string& word) {
           return std::find(many.begin(), many.end(), word) != many.end();
         });
}

// One is the other with more words: "sergeant", "sergeant of the border guard"; not "president", "vice president".
bool SameOffice(const std::string& a, const std::string& b) {
  if (a == b) return true;
  const std::vector<std::string> x = WordsOfName(a), y = WordsOfName(b);
  const auto& few = x.size() < y.size() ? x : y;
  const auto& many = x.size() < y.size() ? y : x;
  constexpr std::string_view kOther[] = {"vice", "deputy", "prime", "assistant", "minister", "under"};
  return few.size() + 1 >= many.size() &&
         std::all_of(few.begin(), few.end(), [&](const std::string& word) { return Has(many, word); }) &&
         std::none_of(many.begin(), many.end(),
                      [&](const std::string& word) { return IsOneOf(word, kOther) && !Has(few, word); }) &&
         !(few.size() == 1 && few[0] == "minister");
}

const OfficeTrait* SharedOffice(const ActorTraits& a, const ActorTraits& b) {
  for (const OfficeTrait& x : a.offices)
    for (const OfficeTrait& y : b.offices)
      if (SameOffice(x.office, y.office) && (x.of == y.of || x.of.empty() || y.of.empty()))
        return x.of.empty() ? &y : &x;
  return nullptr;
}

std::string Wording(const OfficeTrait& office) {
  return "same office (" + office.office + (IsIso(office.of) ? ", " + office.of : "") + ")";
}

// ISO codes that are both of states.
bool OtherState(const NodeTraits& a, const NodeTraits& b) {
  if (a.countries.empty() || b.countries.empty()) return false;
  return std::none_of(a.countries.begin(), a.countries.end(), [&](const auto& c) { return Has(b.countries, c); });
}

// How the names stand to each other; false: not at all.
bool SeeNames(const NodeTraits& a, const NodeTraits& b, Signs* signs) {
  const ActorTraits &x = a.actor, &y = b.actor;
  const bool persons = x.kind == ActorKind::kPerson && y.kind == ActorKind::kPerson;
  if (!x.body.empty() && !y.body.empty()) {
    if (OtherState(a, b)) return false;
    if (x.body == y.body)
      signs->See("same name", "same kind of body");
    else if (WordsWithin(x.body, y.body))
      signs->See("same words of the name", "kinds of body of the same words");
    else if (IsParliament(x.body) && IsParliament(y.body))
      signs->See("both parliaments", "both parliaments");
    else
      return false;
    return true;
  }
  for (const auto& [one, other] : {std::pair(&x, &y), std::pair(&y, &x)}) {
    if (one->body.empty() || other->goes_as.empty()) continue;
    if (one->body != other->goes_as && !WordsWithin(one->body, other->goes_as)) continue;
    signs->See("one goes by the other's name", "one goes by the other's name");
    return true;
  }
  const NameRelation relation = persons ? RelationOfPersons(x.name, y.name) : RelationOfBodies(x.name, y.name);
  if (relation == NameRelation::kSame)
    signs->See("same name", "same name");
  else if (Has(x.also, y.name) || Has(y.also, x.name))
    signs->See("one goes by the other's name", "one goes by the other's name");
  else if (relation == NameRelation::kWords)
    signs->See("same words of the name", "names of the same words");
  else if (relation == NameRelation::kSpelling && Heard(x.name) == Heard(y.name))
    signs->See("heard alike", "heard alike");
  else if (relation == NameRelation::kSpelling)
    signs->See(persons ? "spelt alike" : "place or body spelt alike", "spelt alike");
  else if (!persons && (AcronymOf(x.name) == y.name || AcronymOf(y.name) == x.name))
    signs->See("abbreviated", "one is the other's letters");
  else
    return false;
  return true;
}

void SeeKinds(ActorKind a, ActorKind b, Signs* signs) {
  if (a == b) return;
  const auto place = [](ActorKind kind) { return kind == ActorKind::kPlace || kind == ActorKind::kState; };
  if (a == ActorKind::kPerson || b == ActorKind::kPerson)
    signs->See("person and no person");
  else if (place(a) == place(b))
    signs->See("other kind");
  else
    signs->See("place and body");
}

}  // namespace

std::string NodeOf(const ActorTraits& t) {
  if (t.kind == ActorKind::kState && !t.country.empty()) return "S|" + t.country;
  if (!t.body.empty()) return t.country.empty() ? std::string() : "B|" + t.body + "|" + t.country;
  if (t.naming != Naming::kNamed) return {};
  if (t.kind == ActorKind::kPerson) return "P|" + t.name + "|" + t.country;
  return std::string("N|") + kActorKindNames[static_cast<size_t>(t.kind)] + "|" + t.name;
}

std::vector<NameKey> NameKeysOf(const ActorTraits& t) {
  std::vector<NameKey> keys;
  for (const std::string& word : WordsOfName(t.body.empty() ? t.goes_as : t.body))
    keys.push_back({"b|" + t.country + "|" + word, PlaceOf(t.body)});
  if (IsParliament(t.body)) keys.push_back({"l|" + t.country, 0});
  std::vector<std::string> names = {t.name};
  names.insert(names.end(), t.also.begin(), t.also.end());
  for (const std::string& name : names)
    if (t.kind == ActorKind::kPerson)
      AddPersonKeys(name, &keys);
    else
      AddBodyKeys(name, &keys);
  return keys;
}

std::vector<std::string> StoryKeysOf(const ActorTraits& t, const Setting& setting) {
  std::vector<std::string> homes = {setting.home};
  if (!setting.other.empty()) homes.push_back(setting.other);
  std::vector<std::string> keys;
  const auto add = [&](const std::string& key) {
    for (const std::string& home : homes) keys.push_back(key + "|" + home);
  };
  if (t.kind == ActorKind::kPerson && t.naming != Naming::kDescribed) add("f|" + Skeleton(Heard(LastWord(t.name)), 4));
  for (const OfficeTrait& office : t.offices)
    if (t.kind == ActorKind::kPerson) add("o|" + office.office);
  if (!t.body.empty()) add("b|" + LastWord(t.body));
  if (t.naming == Naming::kDescribed && t.body.empty() && !t.head.empty()) add("d|" + t.head);
  if (t.naming == Naming::kDescribed && !t.counted.empty()) add("c|" + t.counted);
  if (t.naming == Naming::kNamed && t.kind != ActorKind::kPerson && t.body.empty() && t.kind != ActorKind::kState)
    add("d|" + LastWord(t.name));
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

NodeTraits NodeFrom(const std::vector<std::pair<ActorTraits, Setting>>& actors) {
  NodeTraits node;
  std::set<uint32_t> seen;
  for (const auto& [traits, setting] : actors) {
    if (node.actor.name.empty()) {
      node.actor = traits;
      node.setting = setting;
      node.setting.named.clear();
      node.actor.offices.clear();
      node.actor.also.clear();
    }
    if (node.actor.sex.empty()) node.actor.sex = traits.sex;
    if (node.actor.goes_as.empty()) node.actor.goes_as = traits.goes_as;
    if (IsIso(traits.country) && !Has(node.countries, traits.country)) node.countries.push_back(traits.country);
    for (const OfficeTrait& office : traits.offices)
      if (std::find(node.actor.offices.begin(), node.actor.offices.end(), office) == node.actor.offices.end())
        node.actor.offices.push_back(office);
    for (const std::string& name : traits.also)
      if (!Has(node.actor.also, name)) node.actor.also.push_back(name);
    for (const Setting::Named& name : setting.named)
      if (seen.insert(name.hash).second) node.setting.named.push_back(name);
  }
  auto& named = node.setting.named;
  std::sort(named.begin(), named.end(), [](const auto& a, const auto& b) { return a.hash < b.hash; });
  return node;
}

ActorAlike Compare(const NodeTraits& a, const NodeTraits& b) {
  Signs signs;
  if (!SeeNames(a, b, &signs)) return {};
  const ActorTraits &x = a.actor, &y = b.actor;
  SeeKinds(x.kind, y.kind, &signs);
  if (OtherState(a, b))
    signs.See("other state");
  else if (!a.countries.empty() && !b.countries.empty())
    signs.See("same state", "same state (" + a.countries.front() + ")");
  if (!x.sex.empty() && !y.sex.empty() && x.sex != y.sex) signs.See("other sex");
  if (x.kind == ActorKind::kPerson)
    if (const OfficeTrait* office = SharedOffice(x, y)) signs.See("same office", Wording(*office));
  std::vector<uint32_t> own;
  for (const ActorTraits* traits : {&x, &y})
    own.push_back(HashOfHeard(x.kind == ActorKind::kPerson ? Skeleton(Heard(LastWord(traits->name)), 6)
                                                           : Skeleton(Heard(traits->name), 12)));
  const double common = Common(a.setting, b.setting, own);
  if (common >= kSameMatter)
    signs.See("same matter", "named in stories of one matter");
  else if (common >= kSomeMatter)
    signs.See("some in common");
  else
    signs.See("nothing in common");
  return signs.Sum();
}

bool MayBeOne(const NodeTraits& a, const NodeTraits& b) {
  Signs unseen;
  return SeeNames(a, b, &unseen);
}

bool Apart(const NodeTraits& a, const NodeTraits& b) {
  if (a.actor.kind != ActorKind::kPerson || b.actor.kind != ActorKind::kPerson) return false;
  return RelationOfPersons(a.actor.name, b.actor.name) == NameRelation::kNone;
}

namespace {

double SharedWords(const ActorTraits& a, const ActorTraits& b) {
  size_t shared = 0;
  for (const std::string& word : a.words) shared += Has(b.words, word);
  const size_t all = a.words.size() + b.words.size() - shared;
  return all == 0 ? 0 : static_cast<double>(shared) / static_cast<double>(all);
}

// Both name somebody or a place, and none is the other's.
bool OtherNames(const ActorTraits& a, const ActorTraits& b) {
  const auto named = [](const std::string& word) { return word[0] == '^'; };
  const auto alike = [&](const std::string& x) {
    return named(x) && std::any_of(b.words.begin(), b.words.end(), [&](const std::string& y) {
             return named(y) && SpeltAlike(Heard(x.substr(1)), Heard(y.substr(1)), false);
           });
  };
  return std::any_of(a.words.begin(), a.words.end(), named) && std::any_of(b.words.begin(), b.words.end(), named) &&
         std::none_of(a.words.begin(), a.words.end(), alike);
}

bool SeeDescriptions(const ActorTraits& x, const ActorTraits& y, Signs* signs) {
  if (!x.body.empty() || !y.body.empty()) {
    const bool parliaments = IsParliament(x.body) && IsParliament(y.body);
    if (x.body != y.body && !WordsWithin(x.body, y.body) && !parliaments) return false;
    if (!x.country.empty() && !y.country.empty() && x.country != y.country) return false;
    signs->See("same body", "same kind of body");
    return true;
  }
  const bool lot = !x.counted.empty() && x.counted == y.counted;
  if (x.naming != y.naming || (!lot && x.head != y.head)) return false;
  signs->See("described");
  const double shared = SharedWords(x, y);
  signs->See("same words", shared);
  signs->Say(shared > 0.99 ? "described alike" : "described much alike");
  if (lot)
    signs->Say("both " + x.counted);
  else if (!x.counted.empty() && !y.counted.empty())
    signs->See("other lot");
  else if (x.counted != y.counted)
    signs->See("lot of one");
  if (x.number > 0 && y.number > 0) signs->See(x.number == y.number ? "same number" : "other number");
  if (!lot && IsAnybody(x.head)) signs->See("anybody", x.kind == ActorKind::kPerson ? 2 : 1);
  if (OtherNames(x, y)) signs->See("other names");
  return true;
}

// Persons, one of whom has a family name alone or none.
bool SeePersons(const ActorTraits& x, const ActorTraits& y, double common, Signs* signs) {
  const OfficeTrait* office = SharedOffice(x, y);
  if (!x.sex.empty() && !y.sex.empty() && x.sex != y.sex) signs->See("other sex");
  if (x.naming != Naming::kDescribed && y.naming != Naming::kDescribed) {
    if (!SpeltAlike(Heard(LastWord(x.name)), Heard(LastWord(y.name)), true)) return false;
    signs->See("family name", "same family name");
    if (office != nullptr)
      signs->See("same office", Wording(*office));
    else if (!x.offices.empty() && !y.offices.empty())
      signs->See("other office");
    return true;
  }
  if (office != nullptr && (IsIso(office->of) || common >= (office->of.empty() ? kSameMatter : kSomeMatter))) {
    signs->See("office of the day", Wording(*office));
    for (const ActorTraits* traits : {&x, &y})
      for (const OfficeTrait& held : traits->offices)
        if (held.office == office->office && held.former && traits->naming != Naming::kDescribed)
          signs->See("former holder");
    return true;
  }
  return x.naming == y.naming && x.offices.empty() && y.offices.empty() && SeeDescriptions(x, y, signs);
}

}  // namespace

ActorAlike Compare(const ActorTraits& x, const Setting& of_x, const ActorTraits& y, const Setting& of_y) {
  const int32_t days = DaysApart(of_x, of_y);
  if (days < 0 || days > kMostDaysApart) return {};
  std::vector<uint32_t> own;
  for (const ActorTraits* traits : {&x, &y})
    if (traits->naming != Naming::kDescribed) own.push_back(HashOfHeard(Skeleton(Heard(LastWord(traits->name)), 6)));
  const double common = Common(of_x, of_y, own);
  Signs signs;
  const bool persons = x.kind == ActorKind::kPerson;
  if (persons != (y.kind == ActorKind::kPerson)) return {};
  if (!(persons ? SeePersons(x, y, common, &signs) : SeeDescriptions(x, y, &signs))) return {};
  if (!persons && x.body.empty() && y.body.empty() && x.kind != y.kind)
    signs.See("other kind of description");
  else if (!persons)
    SeeKinds(x.kind, y.kind, &signs);
  const bool described = persons
                             ? x.naming == y.naming && SharedOffice(x, y) == nullptr && x.naming == Naming::kDescribed
                             : x.body.empty() && y.body.empty();
  const bool one_home =
      !of_x.home.empty() && (of_x.home == of_y.home || of_x.home == of_y.other || of_x.other == of_y.home);
  if (described && common < (one_home ? kLittle : kSameMatter)) return {};
  if (!described) {
    if (common >= kSameMatter)
      signs.See("same matter");
    else if (common < kSomeMatter)
      signs.See("nothing in common");
    signs.See("told near", std::min(common, 6.0) - 2);
  } else if (common < kSameMatter) {
    signs.See("some in common of descriptions");
  }
  signs.See("days between", days);
  signs.Say("stories " + std::to_string(days) + " days apart");
  return signs.Sum();
}

}  // namespace dateline::across
