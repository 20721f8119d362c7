// CAMEO: a table of rules, made more specific by the codebook's own map.
#include "coding/cameo.h"

#include <algorithm>

#include "coding/word_lists.h"

namespace dateline {
namespace {

struct CameoRule {
  std::string_view type, mode, list, code;
};
struct CameoFacts {
  std::string_view code, type, mode, context;
};

constexpr CameoRule kRules[] = {
#include "coding/cameo_rules.inc"
};
constexpr CameoFacts kFacts[] = {
#include "coding/cameo.inc"
};

// A code below `code` that has the type and one of the contexts; else `code`.
std::string_view Narrowed(std::string_view code, std::string_view type, const std::vector<std::string>& contexts) {
  for (const CameoFacts& facts : kFacts)
    if (facts.type == type && facts.code.size() == code.size() + 1 && facts.code.starts_with(code) &&
        !facts.context.empty() && std::find(contexts.begin(), contexts.end(), facts.context) != contexts.end())
      return facts.code;
  return code;
}

}  // namespace

std::string CameoOf(std::string_view type, std::string_view mode, const std::vector<std::string>& contexts,
                    std::string_view words, bool appeal) {
  for (const CameoRule& rule : kRules) {
    if (rule.type != type || (!rule.mode.empty() && rule.mode != mode)) continue;
    if (!rule.list.empty() && !AnyOf(rule.list, words)) continue;
    const bool material = type == "AGREE" || type == "REQUEST" || type == "REJECT";
    std::string code(material ? Narrowed(rule.code, type, contexts) : rule.code);
    if (appeal && code.starts_with("10")) code.replace(0, 2, "02");  // the two branches run in parallel
    return code;
  }
  return "";
}

std::string CameoOfStatement(StatementAct act, bool refuses_comment) {
  if (refuses_comment) return "011";
  switch (act) {
    case StatementAct::kAssert:
    case StatementAct::kAssess:
    case StatementAct::kAnnounce:
      return "010";
    case StatementAct::kWarn:
      return "012";
    case StatementAct::kDeny:
      return "016";
    default:
      return "";
  }
}

}  // namespace dateline
