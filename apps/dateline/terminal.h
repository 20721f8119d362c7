// What a table may use of the terminal that it goes to.
#pragma once

#include "dateline/write.h"

namespace dateline {

// By the terminal's size, $COLUMNS, $NO_COLOR and $TERM; plain and narrow where it goes elsewhere.
TableOptions TerminalOptions(bool to_terminal);

}  // namespace dateline
