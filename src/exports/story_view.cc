// StoryView: keys, names and words that all writers share.
#include "exports/story_view.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "ledger/schedule.h"
#include "store/anchors.h"
#include "store/ids.h"
#include "times/civil_days.h"

namespace dateline {
namespace {

bool IsAlnumAscii(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

// The id where it is of letters, digits, '.' and '-', within two letters or digits, else a hash of it.
std::string SafeId(char letter, const std::string& id) {
  constexpr size_t kLongest = 64;
  const auto fits = [](char c) { return IsAlnumAscii(c) || c == '-' || c == '.'; };
  const bool safe = !id.empty() && id.size() <= kLongest && IsAlnumAscii(id.front()) && IsAlnumAscii(id.back()) &&
                    std::all_of(id.begin(), id.end(), fits);
  return safe ? id : letter + HexOf(HashOf(id));
}

// Else the id that the story would have in a ledger file.
std::string KeyOf(const Ledger& ledger, const ExportStory& story) {
  return story.id.empty() ? IdsOf(ledger).story : SafeId('s', story.id);
}

}  // namespace

StoryView::StoryView(const Ledger& ledger, const ExportStory& story)
    : ledger_(ledger), story_(story), key_(KeyOf(ledger, story)), code_points_(ledger.text) {}

Span StoryView::Clamped(Span span) const {
  const auto size = static_cast<uint32_t>(ledger_.text.size());
  const uint32_t begin = std::min(span.begin, size);
  return {begin, std::clamp(span.end, begin, size)};
}

std::string_view StoryView::In(Span span) const { return Clamped(span).In(ledger_.text); }

uint32_t StoryView::CodePoint(uint32_t byte) const {
  return code_points_.At(std::min(byte, static_cast<uint32_t>(ledger_.text.size())));
}

bool StoryView::Rejected(char letter, int index) const {
  const auto& rejected = story_.rejected;
  return !rejected.empty() && std::find(rejected.begin(), rejected.end(), EntryId(letter, index)) != rejected.end();
}

std::vector<int> StoryView::Known(const std::vector<int>& actors) const {
  std::vector<int> known;
  for (const int actor : actors)
    if (Has(actor)) known.push_back(actor);
  return known;
}

const ExportActor* StoryView::Over(int actor) const {
  const bool there = static_cast<size_t>(actor) < story_.actors.size();
  return there && !story_.actors[actor].id.empty() ? &story_.actors[actor] : nullptr;
}

std::optional<Coordinates> StoryView::At(int actor) const {
  if (const ExportActor* over = Over(actor); over && over->at) return over->at;
  const std::optional<ActorPlace>& place = ledger_.actors[actor].place;
  return place ? std::optional(Coordinates{place->latitude, place->longitude}) : std::nullopt;
}

const std::string& StoryView::NameOf(int actor) const {
  const ExportActor* over = Over(actor);
  return over && !over->name.empty() ? over->name : ledger_.actors[actor].name;
}

std::string StoryView::IdOf(int actor) const {
  const ExportActor* over = Over(actor);
  return over ? SafeId('w', over->id) : key_ + "-" + EntryId('A', actor);
}

std::vector<std::string> StoryView::NamesOf(const std::vector<int>& actors) const {
  std::vector<std::string> names;
  for (const int actor : actors)
    if (Has(actor)) names.push_back(OneLine(NameOf(actor)));
  return names;
}

Span StorySentences::SentenceOf(Span span) const {
  const auto found = std::partition_point(segments_.sentences.begin(), segments_.sentences.end(),
                                          [&](const Sentence& sentence) { return sentence.span.end <= span.begin; });
  const bool there = found != segments_.sentences.end() && found->span.begin <= span.begin;
  return there ? found->span : Span{};
}

bool StorySentences::InLead(Span span) const {
  return !segments_.paragraphs.empty() && span.begin < segments_.paragraphs.front().span.end;
}

std::string EntryId(char letter, int index) { return letter + std::to_string(int64_t{index} + 1); }

Span WordsOf(const Statement& statement) {
  if (!statement.content.empty()) return statement.content.front();
  return statement.cue.empty() ? statement.source : statement.cue;
}

Span WordsOf(const Shift& shift) { return shift.basis.empty() ? Span{} : shift.basis.front(); }

std::string OneLine(std::string_view text) {
  std::string out;
  bool blank = false;
  for (size_t at = 0; at < text.size();) {
    const Utf8Char c = DecodeUtf8(text, at);
    const bool control = c.code < 0x20 || (c.code >= 0x7F && c.code < 0xA0) || c.code == 0x2028 || c.code == 0x2029;
    if (control || c.code == ' ') {
      blank = true;
    } else {
      if (blank && !out.empty()) out.push_back(' ');
      blank = false;
      out.append(c.valid ? text.substr(at, c.size) : "\uFFFD");
    }
    at += c.size;
  }
  return out;
}

std::string Decimal(double value, int places) {
  if (!std::isfinite(value)) return "0";
  char digits[400];
  const auto end = std::to_chars(digits, digits + sizeof digits, value, std::chars_format::fixed, places).ptr;
  std::string text(digits, end);
  if (text.find('.') != std::string::npos) {
    while (text.ends_with('0')) text.pop_back();
    if (text.ends_with('.')) text.pop_back();
  }
  return text == "-0" ? "0" : text;
}

FirstAndLast DaysIn(std::string_view date) {
  const Days days = DaysOf(date);
  if (!ParseCivilDate(days.first)) return {};
  return {days.first, ParseCivilDate(days.last) ? days.last : days.first};
}

}  // namespace dateline
