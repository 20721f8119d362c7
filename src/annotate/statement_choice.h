// ChooseStatements: which of the statements that were read are kept. Of two readings of the same words the surer
// stands.
#pragma once

#include <vector>

#include "annotate/annotations.h"

namespace dateline {

// Drops statements that the model is not sure of (kStatementThreshold), quotations without a cue excepted, and those
// whose content is mostly that of a surer one. Keeps the order.
void ChooseStatements(std::vector<FoundStatement>* statements);

}  // namespace dateline
