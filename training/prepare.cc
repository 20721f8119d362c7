// dateline-prepare: turns an annotated corpus into the tensors that training reads. Not installed.
//
//   xz -dc corpus.jsonl.xz | dateline-prepare CORPUS VOCABULARY OUT.dlt
//
// CORPUS is a name that ReadGold knows. Documents that cannot be read are named on stderr and left out; the exit code
// is then 1.
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>

#include "gold.h"
#include "tensor_set.h"

namespace {

std::string Slurp(const char* path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

}  // namespace

int main(int argc, char** argv) {
  using namespace dateline;
  if (argc != 4) {
    std::cerr << "usage: dateline-prepare CORPUS VOCABULARY OUT.dlt < corpus.jsonl\n";
    return 2;
  }
  const WordPieces vocabulary(Slurp(argv[2]));
  if (!vocabulary.ok()) {
    std::cerr << argv[2] << ": no BERT vocabulary\n";
    return 2;
  }
  TensorSet tensors(vocabulary.cls(), vocabulary.sep());
  std::string line;
  int status = 0;
  for (size_t number = 1; std::getline(std::cin, line); ++number) {
    if (line.empty()) continue;
    const Result<GoldDocument> gold = ReadGold(argv[1], line);
    if (!gold.ok()) {
      std::cerr << "line " << number << ": " << gold.error().message << '\n';
      status = 1;
      continue;
    }
    tensors.Add(MakeExample(gold.value(), vocabulary));
  }
  const Result<uint64_t> written = tensors.Write(argv[3], argv[1]);
  if (!written.ok()) {
    std::cerr << written.error().message << '\n';
    return 2;
  }
  std::cerr << argv[3] << ": " << tensors.documents() << " documents, " << tensors.words() << " words, "
            << tensors.pieces() << " pieces, " << written.value() / 1000000 << " MB\n";
  return status;
}
