// Guessed offices: what stands beside the title in the text, and what the tables say.
#include "ledger/guessed_offices.h"

#include <algorithm>
#include <string>

#include "base/utf8.h"
#include "dateline/actor_codes.h"

namespace dateline {
namespace {

constexpr size_t kMostOffices = 8;     // of a person
constexpr uint32_t kBehindTitle = 12;  // bytes from a title to its state: "president of the United States"

bool IsState(const Ledger& ledger, int actor) {
  return actor >= 0 && ledger.actors[static_cast<size_t>(actor)].kind == ActorKind::kState;
}

// Whether a mention of the state stands in the noun phrase around the title, before it or right behind it.
bool IsTold(const Actor& holder, const Actor& state, Span title) {
  uint32_t begin = title.begin, end = title.end + kBehindTitle;
  for (const Mention& m : holder.mentions)
    if (m.span.begin <= title.begin && title.end <= m.span.end) {
      begin = std::min(begin, m.span.begin);
      end = std::max(end, m.span.end);
    }
  return std::any_of(state.mentions.begin(), state.mentions.end(), [&](const Mention& m) {
    return m.span.begin < end && m.span.end + 1 >= begin;  // "Egyptian" before "President" is beside it too
  });
}

std::string CountryOf(const Ledger& ledger, const Actor& state) {
  return CodeOfActor(state.name, ledger.published).country;
}

// The country whose office of this title the person holds by the tables; empty: not known.
std::string TabledCountry(const Ledger& ledger, const Actor& holder, const Office& office) {
  const ActorPhraseCode code = CodeOfActor(office.title + ' ' + holder.name, ledger.published);
  const bool same_title = Lowered(code.note).find(Lowered(office.title)) != std::string::npos;
  return same_title && Lowered(code.name) == Lowered(holder.name) ? code.country : std::string();
}

}  // namespace

void MendGuessedOffices(Ledger* ledger) {
  for (Actor& holder : ledger->actors) {
    if (holder.kind != ActorKind::kPerson || holder.name.find(' ') == std::string::npos) continue;
    for (size_t i = 0; i < std::min(holder.offices.size(), kMostOffices); ++i) {
      Office& office = holder.offices[i];
      if (office.former || !IsState(*ledger, office.of)) continue;
      const Actor& state = ledger->actors[static_cast<size_t>(office.of)];
      if (IsTold(holder, state, office.span)) continue;
      const std::string country = TabledCountry(*ledger, holder, office);
      if (country.empty() || country == CountryOf(*ledger, state)) continue;
      const auto right = std::find_if(ledger->actors.begin(), ledger->actors.end(), [&](const Actor& a) {
        return a.kind == ActorKind::kState && CountryOf(*ledger, a) == country;
      });
      office.of = right == ledger->actors.end() ? -1 : static_cast<int>(right - ledger->actors.begin());
    }
  }
}

}  // namespace dateline
