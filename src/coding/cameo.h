// CAMEO codes of coded events.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dateline/ledger.h"

namespace dateline {

// The code of a PLOVER type and mode; `words` as AnyOf() wants them. A context makes it more specific where CAMEO has a
// code for that. `appeal`: asked for, not demanded, which CAMEO keeps apart. REQUIRES: a PLOVER type.
std::string CameoOf(std::string_view type, std::string_view mode, const std::vector<std::string>& contexts,
                    std::string_view words, bool appeal);

// The code of a statement that PLOVER leaves out; empty: none. `comment` says whether it is a refusal to speak.
std::string CameoOfStatement(StatementAct act, bool refuses_comment);

}  // namespace dateline
