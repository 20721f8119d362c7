// Folding; make_actors.py folds the wordings of the table in the same way.
#include "actors/names.h"

#include <utf8proc.h>

#include <algorithm>

#include "base/one_of.h"
#include "base/utf8.h"

namespace dateline {
namespace {

struct Letter {
  char32_t code;
  std::string_view folded;
};
constexpr Letter kLetters[] = {{0xF8, "o"},  {0x111, "d"},  {0x142, "l"}, {0x131, "i"}, {0xDF, "ss"},
                               {0xE6, "ae"}, {0x153, "oe"}, {0xFE, "th"}, {0xF0, "d"},  {0x259, "a"}};
constexpr char32_t kDropped[] = {'\'', 0x2019, 0x2018, 0x2BB, 0x2BC, '`', 0xB4, '.'};
constexpr char32_t kCommas[] = {',', ';', ':', '(', ')', '[', ']', 0x2013, 0x2014, '/', '|'};
constexpr std::string_view kOfficeStops[] = {
    "of",       "the",    "for",    "and",     "in",        "to",  "on",  "affairs", "national",    "federal",
    "republic", "states", "acting", "interim", "caretaker", "his", "her", "office",  "transitional"};

struct Sound {
  std::string_view written, heard;
};
// In this order.
constexpr Sound kSounds[] = {{"y", "i"},  {"kh", "h"}, {"ph", "f"}, {"ck", "k"}, {"ou", "u"},
                             {"oo", "u"}, {"ee", "i"}, {"q", "k"},  {"w", "v"}};
constexpr std::string_view kParticles[] = {"al", "el", "ul", "bin", "ibn"};
constexpr std::string_view kMuhammads[] = {"mohammed", "mohammad", "mohamed", "mohamad",
                                           "muhammed", "muhammad", "muhamed", "muhamad"};

bool IsMark(utf8proc_int32_t c) { return utf8proc_get_property(c)->combining_class != 0; }

// What `c` folds to; nothing for marks.
void AppendFolded(char32_t c, std::string* out) {
  if (c < 0x80) {
    out->push_back(static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c));
    return;
  }
  const char32_t lower = ToLower(c);
  utf8proc_int32_t parts[24];
  int boundary = 0;
  const auto n =
      utf8proc_decompose_char(static_cast<utf8proc_int32_t>(lower), parts, 24,
                              static_cast<utf8proc_option_t>(UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE), &boundary);
  for (utf8proc_ssize_t i = 0; i < n && i < 24; ++i) {
    const auto part = static_cast<char32_t>(parts[i]);
    if (IsMark(parts[i])) continue;
    const auto* letter =
        std::find_if(std::begin(kLetters), std::end(kLetters), [part](const Letter& l) { return l.code == part; });
    if (letter != std::end(kLetters)) {
      out->append(letter->folded);
    } else {
      AppendUtf8(part, out);
    }
  }
}

bool Has(std::span<const char32_t> set, char32_t c) { return std::find(set.begin(), set.end(), c) != set.end(); }

// A letter, a digit or a mark on one.
bool InWord(char32_t c) { return IsAlnum(c) || IsMark(static_cast<utf8proc_int32_t>(c)); }

class Cutter {
 public:
  explicit Cutter(std::string_view phrase) : phrase_(phrase.substr(0, kMostPhraseBytes)) {}

  std::vector<PhraseWord> All() {
    for (size_t at = 0; at < phrase_.size() && words_.size() < kMostPhraseWords;) {
      const Utf8Char c = DecodeUtf8(phrase_, at);
      if (c.valid && InWord(c.code)) {
        Letter(c, at);
      } else if (c.valid && c.code == '&') {
        Letter(c, at);
      } else if (c.valid && Has(kDropped, c.code)) {
        if (c.code != '.') apostrophe_ = !word_.folded.empty();
      } else {
        Close();
        hyphen_ = c.code == '-' || c.code == 0x2010 || c.code == 0x2011;
        comma_ = comma_ || (c.valid && Has(kCommas, c.code));
      }
      at += c.size;
    }
    Close();
    return std::move(words_);
  }

 private:
  void Letter(const Utf8Char& c, size_t at) {
    if (word_.folded.empty()) {
      word_.begin = static_cast<uint32_t>(at);
      word_.upper = IsUpper(c.code);
      word_.joined = hyphen_ && !words_.empty();
      word_.after_comma = comma_;
      hyphen_ = comma_ = false;
      letters_ = lower_ = 0;
    } else if (apostrophe_) {
      before_apostrophe_ = word_.folded.size();
      word_.upper = word_.upper || IsUpper(c.code);  // "d'Ivoire"
    }
    apostrophe_ = false;
    letters_ += IsUpper(c.code) || IsLower(c.code) || IsDigit(c.code);
    lower_ += IsLower(c.code);
    AppendFolded(c.code, &word_.folded);
    word_.end = static_cast<uint32_t>(at + c.size);
  }

  void Close() {
    if (!word_.folded.empty()) {
      word_.bare = word_.folded;
      if (before_apostrophe_ > 0 && word_.folded.size() == before_apostrophe_ + 1 && word_.folded.back() == 's') {
        word_.bare.pop_back();
        word_.possessive = true;
        lower_ -= lower_ == 1;  // "US's"
      } else if (apostrophe_ && word_.folded.back() == 's') {
        word_.possessive = true;
      }
      word_.all_upper = letters_ >= 2 && lower_ == 0 && word_.upper;
      words_.push_back(std::move(word_));
    }
    word_ = {};
    apostrophe_ = hyphen_ = false;
    before_apostrophe_ = 0;
  }

  std::string_view phrase_;
  std::vector<PhraseWord> words_;
  PhraseWord word_;
  size_t before_apostrophe_ = 0;  // bytes of the folded word
  int letters_ = 0, lower_ = 0;   // letters and digits of the word; small letters of them
  bool apostrophe_ = false, hyphen_ = false, comma_ = false;
};

}  // namespace

std::vector<PhraseWord> WordsOfPhrase(std::string_view phrase) { return Cutter(phrase).All(); }

std::string KeyOf(std::span<const PhraseWord> words, bool bare) {
  std::string key;
  for (size_t i = 0; i < words.size(); ++i) {
    if (i > 0) key.push_back(' ');
    key.append(bare && i + 1 == words.size() ? words[i].bare : words[i].folded);
  }
  return key;
}

std::string Sounding(std::string_view folded) {
  std::string kept;
  for (size_t at = 0; at < folded.size();) {
    const size_t end = std::min(folded.find(' ', at), folded.size());
    std::string_view word = folded.substr(at, end - at);
    at = end + 1;
    if (IsOneOf(word, kParticles)) continue;
    if (IsOneOf(word, kMuhammads)) word = "mhmd";
    kept.append(kept.empty() ? "" : " ").append(word);
  }
  if (kept.empty()) kept = folded;
  for (const Sound& sound : kSounds) {
    std::string next;
    for (size_t at = 0; at < kept.size();) {
      const bool here = std::string_view(kept).substr(at).starts_with(sound.written);
      next.append(here ? sound.heard : std::string_view(kept).substr(at, 1));
      at += here ? sound.written.size() : 1;
    }
    kept = std::move(next);
  }
  const auto doubled = [](char a, char b) { return a == b && a >= 'a' && a <= 'z'; };
  kept.erase(std::unique(kept.begin(), kept.end(), doubled), kept.end());
  return kept;
}

std::string OfficeKey(std::span<const PhraseWord> words) {
  std::vector<std::string_view> kept;
  for (const PhraseWord& word : words) {
    const std::string_view bare = word.bare == "defence" ? std::string_view("defense") : std::string_view(word.bare);
    if (!IsOneOf(bare, kOfficeStops)) kept.push_back(bare);
  }
  std::sort(kept.begin(), kept.end());
  kept.erase(std::unique(kept.begin(), kept.end()), kept.end());
  std::string key;
  for (const std::string_view word : kept) key.append(key.empty() ? "" : " ").append(word);
  return key;
}

}  // namespace dateline
