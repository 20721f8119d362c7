// annotation.conf: entities, events with their roles, attributes with their values.
#include "exports/brat_conf.h"

#include <string_view>

#include "dateline/ledger.h"

namespace dateline {
namespace {

constexpr std::string_view kEntities =
    "[entities]\nPerson\nState\nOrg\nGroup\nPlace\nContent\nVenue\nEvidence\nPeriod\nCondition\n\n"
    "[relations]\n<OVERLAP> Arg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>\n\n[events]\n"
    "Statement Speaker*:<ENTITY>, To*:<ENTITY>, Via*:<ENTITY>, Content*:Content, Venue?:Venue, Within?:<EVENT>\n"
    "Figure Claimant*:<ENTITY>, Place*:<ENTITY>, Period?:Period, Of?:<EVENT>, Within?:<EVENT>, Rival?:<EVENT>\n"
    "Position Holder*:<ENTITY>, Basis*:<EVENT>, Condition?:Condition\n"
    "Shift Holder*:<ENTITY>, From?:<EVENT>, To?:<EVENT>\n";
constexpr std::string_view kRoles =
    " Actor*:<ENTITY>, Recipient*:<ENTITY>, Place*:<ENTITY>, Evidence?:Evidence, Within?:<EVENT>, SameAs?:<EVENT>\n";

template <class Names>
void AppendAttribute(std::string_view name, const Names& values, std::string* out) {
  out->append(name).append(" Arg:<EVENT>, Value:");
  bool first = true;
  for (const std::string_view value : values) {
    out->append(first ? "" : "|").append(value);
    first = false;
  }
  out->push_back('\n');
}

}  // namespace

void AppendBratConfiguration(std::string* out) {
  out->append(kEntities);
  for (const std::string_view type : kEventTypeNames) out->append(type).append(kRoles);
  out->append("\n[attributes]\n");
  AppendAttribute("Act", kStatementActNames, out);
  AppendAttribute("Mode", kStatementModeNames, out);
  AppendAttribute("Made", std::initializer_list<std::string_view>{"denied"}, out);
  AppendAttribute("Status", kEventStatusNames, out);
  AppendAttribute("Counted", kCountedNames, out);
  AppendAttribute("Stance", kStanceNames, out);
  AppendAttribute("Held", std::initializer_list<std::string_view>{"current", "former"}, out);
  AppendAttribute("Told", std::initializer_list<std::string_view>{"told", "inferred"}, out);
}

}  // namespace dateline
