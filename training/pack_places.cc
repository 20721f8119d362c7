// dateline-pack-places FILE: rows of data/build_places.py from standard input, packed into a gazetteer. Written all at
// once.
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

#include "places/pack.h"

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "dateline-pack-places FILE < ROWS\n";
    return 2;
  }
  const std::string rows{std::istreambuf_iterator<char>(std::cin), {}};
  const auto packed = dateline::PackRows(rows);
  if (!packed) {
    std::cerr << "dateline-pack-places: " << packed.error().message << '\n';
    return 1;
  }
  const std::string path = argv[1], partial = path + ".part";
  std::ofstream file(partial, std::ios::binary);
  file << *packed;
  file.close();
  if (!file || std::rename(partial.c_str(), path.c_str()) != 0) {
    std::cerr << "dateline-pack-places: cannot write " << path << '\n';
    return 1;
  }
  const auto gazetteer = dateline::Gazetteer::Open(path);
  if (!gazetteer) {
    std::cerr << "dateline-pack-places: " << gazetteer.error().message << '\n';
    return 1;
  }
  std::cout << (*gazetteer)->size() << " places, " << packed->size() << " bytes\n";
}
