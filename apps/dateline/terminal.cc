// Width and colour by what the terminal says.
#include "terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <string_view>

namespace dateline {

TableOptions TerminalOptions(bool to_terminal) {
  TableOptions options;
  winsize size{};
  const char* columns = std::getenv("COLUMNS");
  if (to_terminal && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
    options.width = size.ws_col;
  else if (columns && std::atoi(columns) > 0)
    options.width = std::atoi(columns);
  options.width = std::clamp(options.width, 40, 160);
  const char* no_colour = std::getenv("NO_COLOR");
  const char* terminal = std::getenv("TERM");
  options.colour = to_terminal && !(no_colour && *no_colour) && terminal && std::string_view(terminal) != "dumb";
  return options;
}

}  // namespace dateline
