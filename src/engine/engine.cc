// Engine: the only place that knows the whole flow, from bytes to a ledger.
#include "dateline/engine.h"

#include <mutex>
#include <optional>
#include <utility>
#include <vector>

#include "annotate/annotator.h"
#include "coding/actor_codes.h"
#include "encode/encoder.h"
#include "encode/model_file.h"
#include "engine/watched_engine.h"
#include "ledger/actor_places.h"
#include "ledger/build_ledger.h"
#include "ledger/calibration.h"
#include "read/document.h"
#include "resolve/resolver.h"
#include "segment/windows.h"
#include "segment/word_pieces.h"
#include "times/find.h"

namespace dateline {
namespace {

// A story longer than this is read up to here: its vectors would not fit a worker's memory. The bytes bound the word
// pieces of copy without blanks.
constexpr uint32_t kMaxWords = 40000;
constexpr uint32_t kMaxReadBytes = 320 << 10;

// The number of words that are read.
uint32_t WordLimit(const std::vector<Word>& words) {
  uint32_t bytes = 0, n = 0;
  while (n < words.size() && n < kMaxWords && (bytes += words[n].span.size()) <= kMaxReadBytes) ++n;
  return n;
}

// Cuts after the last whole sentence within the limits.
void LimitWords(Segments* segments, std::vector<Notice>* notices) {
  const uint32_t limit = WordLimit(segments->words);
  if (limit == segments->words.size()) return;
  const uint32_t at = segments->words[limit].span.begin;
  notices->push_back({NoticeCode::kLongDocument, {at, at}, "read up to here"});
  auto& sentences = segments->sentences;
  while (!sentences.empty() && sentences.back().end_word > limit) sentences.pop_back();
  const uint32_t words = sentences.empty() ? 0 : sentences.back().end_word;
  segments->words.resize(words);
  auto& paragraphs = segments->paragraphs;
  while (!paragraphs.empty() && paragraphs.back().first_word >= words) paragraphs.pop_back();
  if (paragraphs.empty()) return;
  paragraphs.back().end_word = words;
  paragraphs.back().end_sentence = static_cast<uint32_t>(sentences.size());
  paragraphs.back().span.end = sentences.back().span.end;
}

// Windows with their special pieces, laid out for the encoder.
struct EncoderInput {
  std::vector<int32_t> ids;
  std::vector<uint8_t> shapes;
  std::vector<uint32_t> kept;
  std::vector<EncoderWindow> windows;
};

EncoderInput LayOut(const std::vector<Piece>& pieces, const std::vector<Window>& windows,
                    const WordPieces& vocabulary) {
  EncoderInput in;
  std::vector<std::pair<size_t, size_t>> first;  // of each window: into ids, into kept
  for (const Window& window : windows) {
    first.push_back({in.ids.size(), in.kept.size()});
    in.ids.push_back(vocabulary.cls());
    in.shapes.push_back(static_cast<uint8_t>(PieceShape::kSpecial));
    for (uint32_t p = window.begin; p < window.end; ++p) {
      in.ids.push_back(pieces[p].id);
      in.shapes.push_back(static_cast<uint8_t>(pieces[p].shape));
      if (pieces[p].first && p >= window.core_begin && p < window.core_end) in.kept.push_back(p - window.begin + 1);
    }
    in.ids.push_back(vocabulary.sep());
    in.shapes.push_back(static_cast<uint8_t>(PieceShape::kSpecial));
  }
  first.push_back({in.ids.size(), in.kept.size()});
  for (size_t i = 0; i < windows.size(); ++i) {
    const size_t a = first[i].first, b = first[i + 1].first, k = first[i].second, l = first[i + 1].second;
    in.windows.push_back({std::span(in.ids).subspan(a, b - a), std::span(in.shapes).subspan(a, b - a),
                          std::span(in.kept).subspan(k, l - k)});
  }
  return in;
}

}  // namespace

struct Engine::State {
  ModelFile file;
  WordPieces vocabulary;
  Encoder encoder;
  Annotator annotator;
  Resolver resolver;
  Calibration calibration;
  std::optional<Places> places;
  mutable std::mutex mutex;
  mutable std::vector<std::unique_ptr<Encoder::Scratch>> idle;  // one for each thread that has read at the same time

  std::unique_ptr<Encoder::Scratch> Borrow() const {
    {
      const std::lock_guard lock(mutex);
      if (!idle.empty()) {
        auto scratch = std::move(idle.back());
        idle.pop_back();
        return scratch;
      }
    }
    return encoder.NewScratch();
  }
  void Return(std::unique_ptr<Encoder::Scratch> scratch) const {
    const std::lock_guard lock(mutex);
    idle.push_back(std::move(scratch));
  }

  WordVectors Encode(std::string_view text, const Segments& segments, const StepWatch& ended) const {
    const std::vector<Piece> pieces = vocabulary.Encode(text, segments.words);
    const EncoderInput in = LayOut(pieces, CutWindows(segments, pieces), vocabulary);
    const uint32_t width = encoder.config().width;
    std::vector<float> rows(segments.words.size() * width);
    ended(Step::kPieces);
    auto scratch = Borrow();
    encoder.Run(in.windows, *scratch, rows);
    Return(std::move(scratch));
    ended(Step::kEncode);
    return MakeWordVectors(std::move(rows), width);
  }

  Ledger Read(Document&& document, const StepWatch& watch = {}) const {
    return std::move(ReadAll(std::move(document), watch).ledger);
  }

  ReadParts ReadAll(Document&& document, const StepWatch& watch) const {
    const auto ended = [&watch](Step step) {
      if (watch) watch(step);
    };
    ended(Step::kClean);
    Segments segments = Segment(document.text.bytes);
    LimitWords(&segments, &document.notices);
    ended(Step::kSegment);
    const WordVectors vectors = Encode(document.text.bytes, segments, ended);
    std::vector<TimeExpression> times =
        FindTimes(document.text.bytes, segments, document.published, annotator.Forms(segments, vectors));
    std::vector<float> mentions;
    Annotations annotations =
        annotator.Annotate(document.text.bytes, segments, std::move(times), vectors, &mentions, &document.notices);
    ended(Step::kAnnotate);
    Resolved resolved = resolver.Resolve(document.text.bytes, segments, annotations, mentions);
    ended(Step::kResolve);
    const Span dateline = document.dateline.span;
    Ledger ledger = BuildLedger(std::move(document), segments, annotations, resolved, calibration);
    if (places) AddPlaces(*places, dateline, &ledger);
    AddCodes(&ledger);
    ledger.engine = Description();
    ended(Step::kLedger);
    return {std::move(segments), std::move(annotations), std::move(resolved), std::move(ledger)};
  }

  std::string Description() const {
    const Compute compute = encoder.compute();
    return file.MetaString("name") + " format " + file.MetaString("format") + ", " +
           std::string(NameOf(compute.precision)) + ", " + std::string(NameOf(compute.isa)) +
           ", dateline " DATELINE_VERSION;
  }
};

Result<Engine> Engine::Open(const std::filesystem::path& model, const EngineOptions& options) {
  auto file = ModelFile::Open(model);
  if (!file.ok()) return file.error();
  const auto wrong = [&](const std::string& what) { return Error{ErrorCode::kModel, model.string() + ": " + what}; };
  if (file->kind() != "model" || file->MetaString("format") != "1") return wrong("not a model of format 1");
  const TensorView* vocabulary = file->Find("vocabulary");
  if (vocabulary == nullptr || vocabulary->type != TensorType::kU8) return wrong("no vocabulary");
  WordPieces pieces({reinterpret_cast<const char*>(vocabulary->bytes.data()), vocabulary->bytes.size()});
  if (!pieces.ok()) return wrong("the vocabulary lacks special pieces");
  auto compute = ChooseCompute(options.precision, options.isa);
  if (!compute.ok()) return compute.error();
  const Compute heads = {Precision::kF32, compute->isa};
  auto encoder = Encoder::Load(file.value(), compute.value());
  if (!encoder.ok()) return encoder.error();
  const EncoderConfig& config = encoder->config();
  if (config.vocabulary < pieces.size() || config.positions < kWindowPieces || config.shapes < kPieceShapes)
    return wrong("the encoder is too small for its vocabulary or windows");
  auto annotator = Annotator::Load(file.value(), config.width, heads);
  if (!annotator.ok()) return annotator.error();
  auto resolver = Resolver::Load(file.value(), annotator->mention_width(), heads);
  if (!resolver.ok()) return resolver.error();
  auto calibration = Calibration::Load(file.value());
  if (!calibration.ok()) return wrong(calibration.error().message);
  std::optional<Places> places;
  if (!options.gazetteer.empty()) {
    auto opened = Places::Open(options.gazetteer);
    if (!opened.ok()) return opened.error();
    places = std::move(opened).value();
  }
  return Engine(std::shared_ptr<const State>(new State{std::move(file).value(),
                                                       std::move(pieces),
                                                       std::move(encoder).value(),
                                                       std::move(annotator).value(),
                                                       std::move(resolver).value(),
                                                       std::move(calibration).value(),
                                                       std::move(places),
                                                       {},
                                                       {}}));
}

Result<Ledger> Engine::Read(std::string_view bytes, const ReadOptions& options) const {
  auto document = ReadPlain(bytes, options);
  if (!document.ok()) return document.error();
  return state_->Read(std::move(document).value());
}

Result<Ledger> Engine::ReadRecord(std::string_view record, uint64_t record_offset, const ReadOptions& options) const {
  auto document = dateline::ReadRecord(record, record_offset, options);
  if (!document.ok()) return document.error();
  return state_->Read(std::move(document).value());
}

Result<Ledger> WatchedEngine::Read(const Engine& engine, std::string_view bytes, const ReadOptions& options,
                                   const StepWatch& watch) {
  auto document = ReadPlain(bytes, options);
  if (!document.ok()) return document.error();
  return engine.state_->Read(std::move(document).value(), watch);
}

Result<ReadParts> WatchedEngine::ReadRecord(const Engine& engine, std::string_view record, const ReadOptions& options) {
  auto document = dateline::ReadRecord(record, 0, options);
  if (!document.ok()) return document.error();
  return engine.state_->ReadAll(std::move(document).value(), {});
}

WatchedEngine::Times WatchedEngine::TimesOf(const Engine& engine, std::string_view text, std::string_view date) {
  const Engine::State& state = *engine.state_;
  const Segments segments = Segment(text);
  WordVectors vectors = state.Encode(text, segments, [](Step) {});
  const WordFormAt forms = state.annotator.Forms(segments, vectors);
  Times out;
  out.times = timex::TimesIn(text, date, forms);
  for (const Word& word : segments.words)
    out.forms.emplace_back(word.span, forms ? forms(word.span.begin) : WordForm::kUnknown);
  out.rows = std::move(vectors.rows);
  return out;
}

std::string Engine::Description() const { return state_->Description(); }

Engine::Engine(std::shared_ptr<const State> state) : state_(std::move(state)) {}
Engine::Engine(const Engine&) = default;
Engine& Engine::operator=(const Engine&) = default;
Engine::Engine(Engine&&) noexcept = default;
Engine& Engine::operator=(Engine&&) noexcept = default;
Engine::~Engine() = default;

}  // namespace dateline
