// peak: the encoder alone against the core's most multiply-adds, in every precision that this CPU has. JSON Lines out:
//   {"precision","isa","peak_gmac"}                           the core's peak, measured, 1e9 multiply-adds a second
//   {"precision","isa","window","pieces","gmac","share"}      the encoder: pieces a second, and its share of that peak
// One thread, CPU time, best of some rounds; peak and encoder take turns, so that what else runs troubles both alike.
#include <algorithm>
#include <ctime>
#include <iostream>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <vector>

#include "encode/encoder.h"
#include "encode/kernels/peak.h"

namespace {

using dateline::Encoder;
using dateline::EncoderConfig;
using dateline::EncoderWindow;
using dateline::Precision;

constexpr uint32_t kWindows[] = {64, 128, 256, 382, 512};
constexpr uint32_t kPieces = 768;  // a round, about
constexpr int kRounds = 5;

double CpuSeconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

// Random pieces in windows of one length, all rows kept.
struct Input {
  std::vector<int32_t> ids;
  std::vector<uint8_t> shapes;
  std::vector<uint32_t> kept;
  std::vector<EncoderWindow> windows;

  Input(const EncoderConfig& config, uint32_t length) {
    const uint32_t n = std::max(1u, kPieces / length);
    std::mt19937 random(length);
    for (uint32_t i = 0; i < n * length; ++i) {
      ids.push_back(static_cast<int32_t>(random() % config.vocabulary));
      shapes.push_back(static_cast<uint8_t>(random() % config.shapes));
    }
    for (uint32_t i = 0; i < length; ++i) kept.push_back(i);
    for (uint32_t w = 0; w < n; ++w) {
      windows.push_back(
          {std::span(ids).subspan(w * length, length), std::span(shapes).subspan(w * length, length), std::span(kept)});
    }
  }
};

double MultiplyAddsOfPiece(const EncoderConfig& c, uint32_t window) {
  const double width = c.width, products = 4 * width * width + 2 * width * c.inner;
  return c.layers * (products + 2 * width * window);
}

double PeakRound(Precision precision, uint32_t seed) {
  volatile float sink = 0;
  const double start = CpuSeconds();
  const uint64_t done = dateline::RunPeak(precision, 1000000, seed, &sink);
  return static_cast<double>(done) / (CpuSeconds() - start) / 1e9;
}

void Measure(const Encoder& encoder, Precision precision) {
  const std::string isa(NameOf(encoder.compute().isa)), name(NameOf(precision));
  const auto scratch = encoder.NewScratch();
  double peak = 0;
  std::vector<nlohmann::json> lines;
  for (uint32_t length : kWindows) {
    if (length > encoder.config().positions) continue;
    const Input input(encoder.config(), length);
    std::vector<float> out(input.ids.size() * encoder.config().width);
    double best = 0;
    for (int round = 0; round < kRounds; ++round) {
      peak = std::max(peak, PeakRound(precision, 12345u + static_cast<uint32_t>(round)));
      const double start = CpuSeconds();
      encoder.Run(input.windows, *scratch, out);
      best = std::max(best, static_cast<double>(input.ids.size()) / (CpuSeconds() - start));
    }
    lines.push_back({{"precision", name},
                     {"isa", isa},
                     {"window", length},
                     {"pieces", best},
                     {"gmac", best * MultiplyAddsOfPiece(encoder.config(), length) / 1e9}});
  }
  std::cout << nlohmann::json({{"precision", name}, {"isa", isa}, {"peak_gmac", peak}}).dump() << '\n';
  for (auto& line : lines) {
    if (peak > 0) line["share"] = line["gmac"].get<double>() / peak;
    std::cout << line.dump() << '\n';
  }
}

}  // namespace

int main(int argc, char** argv) {
  const auto file = dateline::ModelFile::Open(argc > 1 ? argv[1] : "model/dateline-en.dlm");
  if (!file) {
    std::cerr << "peak: " << file.error().message << "\nusage: peak [MODEL]\n";
    return 2;
  }
  for (Precision precision : {Precision::kF32, Precision::kBf16, Precision::kInt8}) {
    const auto compute = dateline::ChooseCompute(precision, dateline::Isa::kAuto);
    if (!compute) continue;
    const auto encoder = Encoder::Load(*file, *compute);
    if (!encoder) {
      std::cerr << "peak: " << encoder.error().message << '\n';
      return 1;
    }
    Measure(*encoder, precision);
  }
}
