// AskedColumns: what the rows of each question hold, and what of that a table shows.
#pragma once

#include <vector>

#include "dateline/answer.h"
#include "dateline/ledger_file.h"

namespace dateline {

std::vector<Column> ColumnsOf(Question::What what);

}  // namespace dateline
