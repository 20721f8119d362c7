// A user of the installed library: opens the model named on the command line, or says why it cannot.
#include <cstdio>

#include "dateline/engine.h"

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  const auto engine = dateline::Engine::Open(argv[1]);
  if (engine) {
    std::printf("%s\n", engine->Description().c_str());
  } else {
    std::printf("error %d: %s\n", static_cast<int>(engine.error().code), engine.error().message.c_str());
  }
  return 0;
}
