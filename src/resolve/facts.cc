// Facts: what linking looks up: which gender a given name has, which state a name, demonym or capital stands for.
#include "resolve/facts.h"

#include <algorithm>
#include <iterator>
#include <unordered_map>

namespace dateline {
namespace {

struct GivenName {
  std::string_view name;
  char gender;  // m, f
};

struct StateWording {
  std::string_view wording;
  uint16_t state;
  char kind;  // n name, d demonym, c capital
};

constexpr GivenName kGivenNames[] = {
#include "resolve/given_names.inc"
};

constexpr StateWording kStateWordings[] = {
#include "resolve/states.inc"
};

constexpr std::string_view kStateNames[] = {
#include "resolve/state_names.inc"
};

}  // namespace

Gender GenderOfName(std::string_view name) {
  const auto at = std::lower_bound(std::begin(kGivenNames), std::end(kGivenNames), name,
                                   [](const GivenName& entry, std::string_view key) { return entry.name < key; });
  if (at == std::end(kGivenNames) || at->name != name) return Gender::kUnknown;
  return at->gender == 'f' ? Gender::kFemale : Gender::kMale;
}

Gender GenderOfWord(std::string_view word) {
  constexpr Gender kM = Gender::kMale, kF = Gender::kFemale;
  static const std::unordered_map<std::string_view, Gender> words = {
      {"mr", kM},           {"mr.", kM},           {"mrs", kF},         {"mrs.", kF},          {"ms", kF},
      {"ms.", kF},          {"miss", kF},          {"sir", kM},         {"lord", kM},          {"lady", kF},
      {"king", kM},         {"queen", kF},         {"prince", kM},      {"princess", kF},      {"emir", kM},
      {"sultan", kM},       {"pope", kM},          {"man", kM},         {"woman", kF},         {"boy", kM},
      {"girl", kF},         {"father", kM},        {"mother", kF},      {"brother", kM},       {"sister", kF},
      {"son", kM},          {"daughter", kF},      {"husband", kM},     {"wife", kF},          {"widow", kF},
      {"widower", kM},      {"uncle", kM},         {"aunt", kF},        {"grandfather", kM},   {"grandmother", kF},
      {"nephew", kM},       {"niece", kF},         {"spokesman", kM},   {"spokeswoman", kF},   {"chairwoman", kF},
      {"congressman", kM},  {"congresswoman", kF}, {"businessman", kM}, {"businesswoman", kF}, {"policeman", kM},
      {"policewoman", kF},  {"actress", kF},       {"waitress", kF},    {"gentleman", kM},     {"bishop", kM},
      {"archbishop", kM},   {"cardinal", kM},      {"imam", kM},        {"sheikh", kM},        {"ayatollah", kM},
      {"councilwoman", kF}, {"councilman", kM},    {"nun", kF},         {"monk", kM},
  };
  const auto found = words.find(word);
  return found == words.end() ? Gender::kUnknown : found->second;
}

StateName StateOfWording(std::string_view wording) {
  const auto at = std::lower_bound(std::begin(kStateWordings), std::end(kStateWordings), wording,
                                   [](const StateWording& entry, std::string_view key) { return entry.wording < key; });
  if (at == std::end(kStateWordings) || at->wording != wording) return {};
  return {at->state, at->kind == 'c', at->kind == 'd'};
}

std::string_view NameOfState(uint16_t state) {
  return state < std::size(kStateNames) ? kStateNames[state] : std::string_view();
}

}  // namespace dateline
