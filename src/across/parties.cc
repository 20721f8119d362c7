#include "across/parties.h"

#include <algorithm>
#include <set>

#include "across/names.h"
#include "across/stems.h"

namespace dateline::across {
namespace {

constexpr std::pair<std::string_view, std::string_view> kSounds[] = {
    {"dzh", "j"}, {"sch", "s"}, {"tch", "c"}, {"kh", "h"}, {"dj", "j"}, {"zh", "j"}, {"sh", "s"},
    {"ch", "c"},  {"ph", "f"},  {"ck", "k"},  {"ou", "u"}, {"oe", "u"}, {"q", "k"}};

// At most one letter put in, left out or changed.
bool OneApart(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1) return false;
  size_t begin = 0;
  while (begin < a.size() && a[begin] == b[begin]) ++begin;
  if (a.size() == b.size()) return a.substr(std::min(begin + 1, a.size())) == b.substr(std::min(begin + 1, b.size()));
  return a.substr(begin) == b.substr(begin + 1);
}

bool SpelledAlike(std::string_view a, std::string_view b) {
  if (a == b) return true;
  if (a.size() >= 5 && b.size() >= 5 && OneApart(a, b)) return true;
  const std::string bones = SkeletonOf(a);
  return bones.size() >= 2 && bones == SkeletonOf(b);
}

double PersonsAlike(const std::vector<std::string_view>& a, const std::vector<std::string_view>& b) {
  const bool short_one = a.size() == 1 || b.size() == 1;
  if (a.back() == b.back() && (short_one || a.front()[0] == b.front()[0])) return 0.8;
  if (SpelledAlike(a.back(), b.back()) && (short_one || SpelledAlike(a.front(), b.front()))) return 0.8;
  return 0;
}

}  // namespace

std::string SkeletonOf(std::string_view folded) {
  std::string sounds;
  for (size_t at = 0; at < folded.size();) {
    std::string_view sound = folded.substr(at, 1);
    size_t size = 1;
    for (const auto& [letters, as] : kSounds) {
      if (!folded.substr(at).starts_with(letters)) continue;
      sound = as;
      size = letters.size();
      break;
    }
    if (sound == "w" && at + 1 == folded.size()) sound = "v";
    if (sounds.empty() || !sounds.ends_with(sound)) sounds.append(sound);
    at += size;
  }
  std::erase_if(sounds, [](char c) { return std::string_view("aeiouyhjw ").find(c) != std::string_view::npos; });
  return sounds;
}

double Alike(const Party& a, const Party& b) {
  if (!a.alias.empty() && !b.alias.empty()) return a.alias == b.alias ? 1 : 0;
  if (a.name == b.name) return 1;
  const auto words_a = ViewsOfName(a.name), words_b = ViewsOfName(b.name);
  if (words_a.empty() || words_b.empty()) return 0;
  const bool person_a = a.kind == ActorKind::kPerson, person_b = b.kind == ActorKind::kPerson;
  if (person_a && person_b)
    if (const double alike = PersonsAlike(words_a, words_b); alike > 0) return alike;
  const bool whole = words_a.size() > 1 && words_b.size() > 1;
  if (person_a && person_b && whole && RelationOfPersons(a.name, b.name) != NameRelation::kNone) return 0.8;
  if (!person_a && !person_b && RelationOfBodies(a.name, b.name) != NameRelation::kNone) return 0.8;
  const auto stems_a = Stems(a.name), stems_b = Stems(b.name);
  const std::set<std::string> set_a(stems_a.begin(), stems_a.end()), set_b(stems_b.begin(), stems_b.end());
  size_t both = 0;
  for (const std::string& stem : set_a) both += set_b.contains(stem);
  if (both > 0 && (both == set_a.size() || both == set_b.size())) return 0.6;
  if (person_a || person_b) return 0;
  if (5 * both >= 2 * (set_a.size() + set_b.size() - both) && both > 0) return 0.5;
  return SkeletonOf(a.name).size() >= 3 && SpelledAlike(a.name, b.name) ? 0.6 : 0;
}

double Alike(const std::vector<Party>& a, const std::vector<Party>& b) {
  double best = 0;
  for (const Party& one : a)
    for (const Party& other : b) best = std::max(best, Alike(one, other));
  return best;
}

bool OtherPersons(const std::vector<Party>& a, const std::vector<Party>& b) {
  bool both = false;
  for (const Party& one : a)
    for (const Party& other : b) {
      if (one.kind != ActorKind::kPerson || other.kind != ActorKind::kPerson) continue;
      if (Alike(one, other) >= kSameParty) return false;
      both = true;
    }
  return both;
}

std::string KeyOf(const Party& party) {
  const auto words = ViewsOfName(party.name);
  if (words.empty()) return {};
  if (party.kind != ActorKind::kPerson) {
    const auto stems = Stems(party.name);
    return stems.empty() ? party.name : stems.back();
  }
  const std::string bones = SkeletonOf(words.back());
  return bones.size() >= 2 ? bones : std::string(words.back());
}

}  // namespace dateline::across
