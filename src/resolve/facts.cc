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
  constexpr Gender m = Gender::kMale, f = Gender::kFemale;
  static const std::unordered_map<std::string_view, Gender> words = {
      {"mr", m},           {"mr.", m},           {"mrs", f},         {"mrs.", f},          {"ms", f},
      {"ms.", f},          {"miss", f},          {"sir", m},         {"lord", m},          {"lady", f},
      {"king", m},         {"queen", f},         {"prince", m},      {"princess", f},      {"emir", m},
      {"sultan", m},       {"pope", m},          {"man", m},         {"woman", f},         {"boy", m},
      {"girl", f},         {"father", m},        {"mother", f},      {"brother", m},       {"sister", f},
      {"son", m},          {"daughter", f},      {"husband", m},     {"wife", f},          {"widow", f},
      {"widower", m},      {"uncle", m},         {"aunt", f},        {"grandfather", m},   {"grandmother", f},
      {"nephew", m},       {"niece", f},         {"spokesman", m},   {"spokeswoman", f},   {"chairwoman", f},
      {"congressman", m},  {"congresswoman", f}, {"businessman", m}, {"businesswoman", f}, {"policeman", m},
      {"policewoman", f},  {"actress", f},       {"waitress", f},    {"gentleman", m},     {"bishop", m},
      {"archbishop", m},   {"cardinal", m},      {"imam", m},        {"sheikh", m},        {"ayatollah", m},
      {"councilwoman", f}, {"councilman", m},    {"nun", f},         {"monk", m},
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
