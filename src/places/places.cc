// The public face: mentions that are likely enough, each with the place that was found for it.
#include "dateline/places.h"

#include <algorithm>
#include <utility>

#include "places/gazetteer.h"
#include "places/mentions.h"
#include "places/resolve.h"
#include "places/word_classes.h"

namespace dateline {
namespace {

// Names less likely than this do not help to find where the others are.
constexpr double kLeastAnchor = 0.3;
// A place that was taken from a neighbour is that sure at most.
constexpr double kNearCertainty = 0.5;

std::string_view PrecisionOf(PlaceKind kind) {
  return kind == PlaceKind::kCapital || kind == PlaceKind::kSeat ? NameOf(PlaceKind::kCity) : NameOf(kind);
}

void Fill(const Gazetteer& gazetteer, uint32_t place, PlaceSpan* span) {
  span->name = gazetteer.name(place);
  span->latitude = gazetteer.latitude(place);
  span->longitude = gazetteer.longitude(place);
  span->geonameid = gazetteer.geonameid(place);
  const auto code = [&](PlaceKind kind) {
    const uint32_t unit = gazetteer.Enclosing(place, kind);
    return unit == Gazetteer::kNone ? std::string() : std::string(gazetteer.code(unit));
  };
  span->country = code(PlaceKind::kCountry);
  span->admin1 = code(PlaceKind::kAdmin1);
  span->admin2 = code(PlaceKind::kAdmin2);
  span->precision = PrecisionOf(gazetteer.kind(place));
}

Span SpanOf(const Mentions& found, const PlaceMention& mention) {
  return {found.words[mention.first_word].begin, found.words[mention.end_word - 1].end};
}

// The mentions that are likely enough, each with its place.
std::vector<PlaceSpan> Likely(const Gazetteer& gazetteer, const Mentions& found, const PlaceOptions& options) {
  const std::vector<Located> located = Locate(gazetteer, found, std::min(kLeastAnchor, options.least_confidence));
  std::vector<PlaceSpan> places;
  for (size_t m = 0; m < found.mentions.size(); ++m) {
    const PlaceMention& mention = found.mentions[m];
    if (located[m].place == Gazetteer::kNone || mention.likelihood < options.least_confidence) continue;
    const bool demonym = (mention.found.flags & kDemonymName) != 0;
    if (demonym && !options.demonyms) continue;
    PlaceSpan place;
    place.span = SpanOf(found, mention);
    Fill(gazetteer, located[m].place, &place);
    place.demonym = demonym;
    place.government = mention.acts && gazetteer.kind(located[m].place) == PlaceKind::kCapital;
    place.confidence = mention.likelihood * located[m].certainty;
    places.push_back(std::move(place));
  }
  return places;
}

// Mentions at given spans, and those that were found elsewhere.
class Given {
 public:
  // `found` is what FindMentions finds in the text.
  Given(std::string_view text, const Gazetteer& gazetteer, const std::vector<Span>& spans, Mentions found)
      : text_(text), gazetteer_(gazetteer), spans_(spans), found_(std::move(found)) {}

  std::vector<PlaceSpan> Locate() {
    Replace();
    const std::vector<Located> located = dateline::Locate(gazetteer_, found_, kLeastAnchor);
    std::vector<PlaceSpan> places(spans_.size());
    for (size_t s = 0; s < spans_.size(); ++s) {
      places[s].span = spans_[s];
      if (mention_of_[s] < 0) continue;
      const Located& at = located[static_cast<size_t>(mention_of_[s])];
      if (at.place == Gazetteer::kNone) continue;
      Fill(gazetteer_, at.place, &places[s]);
      places[s].confidence = at.certainty;
      places[s].demonym = (found_.mentions[static_cast<size_t>(mention_of_[s])].found.flags & kDemonymName) != 0;
    }
    Near(&places);
    return places;
  }

 private:
  // Puts the mentions at the spans in the place of those that were found there.
  void Replace() {
    std::vector<PlaceMention> mentions;
    std::vector<int32_t> moved(found_.mentions.size(), -1);
    mention_of_.assign(spans_.size(), -1);
    size_t old = 0;
    uint32_t word = 0, at = 0;
    for (size_t s = 0; s < spans_.size(); ++s) {
      const Span span = spans_[s];
      if (span.begin < at || span.end < span.begin || span.end > text_.size()) continue;
      at = span.end;
      for (; old < found_.mentions.size() && SpanOf(found_, found_.mentions[old]).end <= span.begin; ++old)
        Keep(old, &mentions, &moved);
      while (word < found_.words.size() && found_.words[word].end <= span.begin) ++word;
      PlaceMention mention;
      size_t same = old;
      if (Longest(span, word, &mention)) {
        for (; same < found_.mentions.size() && found_.mentions[same].first_word < mention.first_word; ++same) {
        }
        if (same < found_.mentions.size() && found_.mentions[same].first_word == mention.first_word &&
            found_.mentions[same].end_word == mention.end_word) {
          mention = found_.mentions[same];
          moved[same] = static_cast<int32_t>(mentions.size());
        }
        mention.likelihood = 1;
        mention_of_[s] = static_cast<int32_t>(mentions.size());
        mentions.push_back(mention);
      }
      while (old < found_.mentions.size() && SpanOf(found_, found_.mentions[old]).begin < span.end) ++old;
    }
    for (; old < found_.mentions.size(); ++old) Keep(old, &mentions, &moved);
    for (PlaceMention& mention : mentions)
      if (mention.within >= 0) mention.within = moved[static_cast<size_t>(mention.within)];
    found_.mentions = std::move(mentions);
  }

  void Keep(size_t old, std::vector<PlaceMention>* mentions, std::vector<int32_t>* moved) const {
    (*moved)[old] = static_cast<int32_t>(mentions->size());
    mentions->push_back(found_.mentions[old]);
  }

  // The longest name within the span, the first of such; not a part of the name of a road, a park or a river.
  bool Longest(Span span, uint32_t word, PlaceMention* best) const {
    constexpr uint32_t kMostWords = 12;
    std::vector<uint64_t> hashes;
    uint32_t classes = 0;
    for (uint32_t i = word; i < found_.words.size() && i < word + kMostWords && found_.words[i].begin < span.end; ++i) {
      hashes.push_back(WordHash(text_.substr(found_.words[i].begin, found_.words[i].end - found_.words[i].begin)));
      classes |= ClassesOf(hashes.back());
    }
    for (uint32_t size = static_cast<uint32_t>(hashes.size()); size > 0; --size)
      for (uint32_t i = 0; i + size <= hashes.size(); ++i) {
        uint64_t hash = 0;
        for (uint32_t j = i; j < i + size; ++j) hash = Chained(hash, hashes[j]);
        const Gazetteer::Found found = gazetteer_.Find(hash);
        if (found.size() == 0) continue;
        const bool part = size < hashes.size();
        if (part && (classes & (kRoad | kFeature)) != 0) return false;
        if (part && size == 1 && (ClassesOf(hashes[i]) & kNeverPlace) != 0) continue;
        best->first_word = word + i;
        best->end_word = word + i + size;
        best->name = hash;
        best->found = found;
        return true;
      }
    return false;
  }

  // Spans without a place get that of the nearest one before them, or behind where there is none, that is smaller than
  // a country if there is such.
  void Near(std::vector<PlaceSpan>* places) const {
    for (const bool countries : {false, true})
      for (const bool forward : {true, false}) {
        const PlaceSpan* last = nullptr;
        for (size_t n = 0; n < places->size(); ++n) {
          PlaceSpan& place = (*places)[forward ? n : places->size() - 1 - n];
          if (!place.name.empty()) {
            const bool small = place.precision != "country" && place.precision != "continent";
            if (place.precision != "near" && (small || countries)) last = &place;
          } else if (last != nullptr && !place.span.empty() && place.span.end <= text_.size()) {
            const Span span = place.span;
            place = *last;
            place.span = span;
            place.precision = "near";
            place.confidence = std::min(last->confidence, kNearCertainty);
          }
        }
      }
  }

  std::string_view text_;
  const Gazetteer& gazetteer_;
  const std::vector<Span>& spans_;
  Mentions found_;
  std::vector<int32_t> mention_of_;
};

}  // namespace

Places::Places(std::shared_ptr<const Gazetteer> gazetteer) : gazetteer_(std::move(gazetteer)) {}

Result<Places> Places::Open(const std::filesystem::path& path) {
  Result<std::shared_ptr<const Gazetteer>> gazetteer = Gazetteer::Open(path);
  if (!gazetteer) return gazetteer.error();
  return Places(*gazetteer);
}

std::vector<PlaceSpan> Places::In(std::string_view text, const PlaceOptions& options) const {
  return Likely(*gazetteer_, FindMentions(text, *gazetteer_), options);
}

std::vector<PlaceSpan> Places::At(std::string_view text, const std::vector<Span>& spans) const {
  return Given(text, *gazetteer_, spans, FindMentions(text, *gazetteer_)).Locate();
}

PlacesInAndAt Places::InAndAt(std::string_view text, const std::vector<Span>& spans) const {
  Mentions found = FindMentions(text, *gazetteer_);
  std::vector<PlaceSpan> in = Likely(*gazetteer_, found, {});
  return {std::move(in), Given(text, *gazetteer_, spans, std::move(found)).Locate()};
}

std::vector<PlaceSpan> Places::Named(std::string_view name) const {
  std::vector<PlaceSpan> places;
  const Gazetteer::Found found = gazetteer_->Find(NameHash(name));
  for (size_t i = 0; i < found.size(); ++i) {
    PlaceSpan& place = places.emplace_back();
    place.span = {0, static_cast<uint32_t>(name.size())};
    Fill(*gazetteer_, found[i].place, &place);
    place.demonym = (found.flags & kDemonymName) != 0;
    place.confidence = 1;
  }
  return places;
}

}  // namespace dateline
