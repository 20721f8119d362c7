// issue_vectors: what the model's vectors say of the issues of positions, for bench/issue_vectors.py.
//   issue_vectors MODEL < ledgers.jsonl
// A line for each position: story, position ("P1"), then twice a mean over the words of the issue, rare words counting
// more: of the vectors that the model begins with, and of those that it ends with when it reads the sentence.
#include <cmath>
#include <cstdio>
#include <cstring>
#include <iostream>
#include <string>
#include <vector>

#include "dateline/parse.h"
#include "encode/encoder.h"
#include "encode/linear.h"
#include "encode/model_file.h"
#include "segment/segments.h"
#include "segment/word_pieces.h"

namespace {

using namespace dateline;

// The vocabulary stands in order of frequency, from its first word on.
double RarityOf(int32_t id) {
  constexpr double kFirstWord = 1996, kFrequent = 100;
  return std::log1p(std::max(0.0, id - kFirstWord) / kFrequent);
}

class Reader {
 public:
  Reader(const ModelFile& file, const WordPieces& pieces, const Encoder& encoder)
      : pieces_(pieces), encoder_(encoder), words_(*file.Find("encoder.word")), scratch_(encoder.NewScratch()) {}

  void Print(const Ledger& ledger) {
    const Segments segments = Segment(ledger.text);
    for (size_t i = 0; i < ledger.positions.size(); ++i) {
      const Span issue = ledger.positions[i].issue;
      const Sentence* sentence = SentenceAt(segments, issue.begin);
      if (sentence == nullptr) continue;
      const std::vector<Word> words(segments.words.begin() + sentence->first_word,
                                    segments.words.begin() + sentence->end_word);
      std::printf("%s\tP%zu", ledger.id.c_str(), i + 1);
      PrintMeans(ledger.text, words, issue);
    }
  }

 private:
  void PrintMeans(std::string_view text, const std::vector<Word>& words, Span issue) {
    std::vector<int32_t> ids = {pieces_.cls()};
    std::vector<uint8_t> shapes = {static_cast<uint8_t>(PieceShape::kSpecial)};
    std::vector<uint32_t> kept;
    std::vector<double> rarity;
    std::vector<double> first(width(), 0), last(width(), 0);
    for (const Piece& piece : pieces_.Encode(text, words)) {
      const Span span = words[piece.word].span;
      if (ids.size() + 1 >= encoder_.config().positions) break;
      if (span.begin >= issue.begin && span.end <= issue.end) {
        if (piece.first) {
          kept.push_back(static_cast<uint32_t>(ids.size()));
          rarity.push_back(0);
        }
        rarity.back() = std::max(rarity.back(), RarityOf(piece.id));
        AddWord(piece.id, &first);
      }
      ids.push_back(piece.id);
      shapes.push_back(static_cast<uint8_t>(piece.shape));
    }
    ids.push_back(pieces_.sep());
    shapes.push_back(static_cast<uint8_t>(PieceShape::kSpecial));
    std::vector<float> rows(kept.size() * width());
    const std::vector<EncoderWindow> windows = {{ids, shapes, kept}};
    encoder_.Run(windows, *scratch_, rows);
    for (size_t w = 0; w < kept.size(); ++w) Add(rows.data() + w * width(), rarity[w], &last);
    for (const auto* mean : {&first, &last})
      for (const double x : *mean) std::printf("\t%.4g", x);
    std::printf("\n");
  }

  void AddWord(int32_t id, std::vector<double>* sum) const {
    std::vector<float> row(width());
    for (size_t i = 0; i < row.size(); ++i) {
      uint16_t half = 0;
      std::memcpy(&half, words_.bytes.data() + (static_cast<size_t>(id) * width() + i) * sizeof(half), sizeof(half));
      row[i] = WidenHalf(half);
    }
    Add(row.data(), RarityOf(id), sum);
  }

  void Add(const float* row, double weight, std::vector<double>* sum) const {
    double length = 0;
    for (size_t i = 0; i < width(); ++i) length += double{row[i]} * row[i];
    for (size_t i = 0; i < width(); ++i) (*sum)[i] += weight * row[i] / std::sqrt(length + 1e-9);
  }

  size_t width() const { return encoder_.config().width; }

  const WordPieces& pieces_;
  const Encoder& encoder_;
  const TensorView& words_;
  std::unique_ptr<Encoder::Scratch> scratch_;
};

}  // namespace

int main(int argc, char** argv) {
  const auto file = ModelFile::Open(argc > 1 ? argv[1] : "");
  if (!file.ok()) return 1;
  const TensorView* vocabulary = file->Find("vocabulary");
  const TensorView* words = file->Find("encoder.word");
  if (vocabulary == nullptr || words == nullptr || words->type != TensorType::kF16) return 1;
  const WordPieces pieces({reinterpret_cast<const char*>(vocabulary->bytes.data()), vocabulary->bytes.size()});
  const auto compute = ChooseCompute(Precision::kF32, Isa::kAuto);
  if (!compute.ok()) return 1;
  const auto encoder = Encoder::Load(*file, *compute);
  if (!encoder.ok()) return 1;
  Reader reader(*file, pieces, *encoder);
  for (std::string line; std::getline(std::cin, line);) {
    const auto ledger = LedgerFromJson(line);
    if (!ledger.ok()) return 1;
    reader.Print(*ledger);
  }
  return 0;
}
