// Names are the longest chains of words that the gazetteer has; signs around them tell whether places are meant.
#include "places/mentions.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "places/word_classes.h"

namespace dateline {
namespace {

constexpr uint32_t kLongestName = 6;                           // words
constexpr size_t kMostPlacesOfUnit = 8;                        // looked at when a unit stands behind a comma
constexpr double kMillion = 13.1, kLarge = 10.8, kTown = 8.5;  // ln(1 + people)
// What a name in a list before "counties" has behind it when it stands alone.
constexpr std::string_view kUnitWords[] = {"county", "parish"};
constexpr uint32_t kPersonal = kTitle | kOffice;

bool IsLarge(const NameWord& word) { return word.shape == WordShape::kCapital || word.shape == WordShape::kCapitals; }

class Finder {
 public:
  Finder(std::string_view text, const Gazetteer& gazetteer) : text_(text), gazetteer_(gazetteer) {}

  Mentions Find() {
    found_.words = NameWordsIn(text_);
    for (uint32_t i = 0; i < Size();) i = NameAt(i);
    for (size_t m = 0; m < found_.mentions.size(); ++m) Units(m);
    for (size_t m = 0; m < found_.mentions.size(); ++m) Signs(m);
    for (size_t m = 0; m < found_.mentions.size(); ++m)
      found_.mentions[m].listed = found_.mentions[m].within < 0 && Listed(m);
    InText();
    for (PlaceMention& mention : found_.mentions) Weigh(&mention);
    return std::move(found_);
  }

 private:
  uint32_t Size() const { return static_cast<uint32_t>(found_.words.size()); }
  const NameWord& Word(uint32_t i) const { return found_.words[i]; }

  // Whether a word goes on with the name that the words before it begin.
  bool Joins(uint32_t i) const {
    const NameWord& word = Word(i);
    if (word.gap != WordGap::kBlank && word.gap != WordGap::kHyphen && word.gap != WordGap::kPoint) return false;
    return IsLarge(word) || (word.hash != 0 && (ClassesOf(word.hash) & kJoining) != 0);
  }

  // "Georgia and Egypt", "Athens, Columbus": the mention and the next.
  bool Listed(size_t m) const {
    if (m + 1 == found_.mentions.size()) return false;
    const uint32_t end = found_.mentions[m].end_word, next = found_.mentions[m + 1].first_word;
    if (next == end) return Word(next).gap == WordGap::kComma;
    return next == end + 1 && (ClassesOf(Word(end).hash) & kAnd) != 0 && Word(next).gap == WordGap::kBlank;
  }

  // Looks for the longest name that begins with the word; the word to go on with.
  uint32_t NameAt(uint32_t i) {
    if (!IsLarge(Word(i))) return i + 1;
    uint64_t hash = 0;
    PlaceMention best;
    uint32_t passed = i + 1;
    for (uint32_t j = i; j < std::min(Size(), i + kLongestName); ++j) {
      if (j > i && !Joins(j)) break;
      hash = Chained(hash, Word(j).hash);
      if (!IsLarge(Word(j))) continue;
      const Gazetteer::Found found = gazetteer_.Find(hash);
      if (j > i && found.size() == 0 && (found.flags & kPlaceless) != 0) {  // "Agence France-Presse"
        best = {};
        passed = j + 1;
        continue;
      }
      if (found.size() == 0 || ((found.flags & kWrittenName) != 0 && !IsWritten(i, j))) continue;
      best.first_word = i;
      best.end_word = j + 1;
      best.name = hash;
      best.found = found;
    }
    if (best.end_word == 0) return passed;
    if (best.end_word == i + 1 && (IsMoney(i) || IsBodyOf(i))) return i + 1;
    // "The" and a single letter are no names.
    if (best.end_word == i + 1 && Word(i).end - Word(i).begin < 2) return i + 1;
    found_.mentions.push_back(best);
    return best.end_word;
  }

  // "University of California"
  bool IsBodyOf(uint32_t i) const {
    return i + 1 < Size() && (ClassesOf(Word(i).hash) & (kBody | kSettlement | kOffice | kTitle)) != 0 &&
           Word(i + 1).gap == WordGap::kBlank && (ClassesOf(Word(i + 1).hash) & kOf) != 0;
  }
  // "US$5 million"
  bool IsMoney(uint32_t i) const { return Word(i).end < text_.size() && text_[Word(i).end] == '$'; }

  // In capitals, or with points.
  bool IsWritten(uint32_t first, uint32_t last) const {
    return first == last && (Word(first).shape == WordShape::kCapitals || Word(first).points);
  }

  bool Adjacent(uint32_t i) const {
    return i > 0 && i < Size() && (Word(i).gap == WordGap::kBlank || Word(i).gap == WordGap::kPoint);
  }

  // "Paris, Texas", "Paris (Texas)", "the Gaza town of Rafah", "Jackson and Barrow counties".
  void Units(size_t m) {
    PlaceMention& mention = found_.mentions[m];
    if (m + 1 < found_.mentions.size()) {
      const PlaceMention& next = found_.mentions[m + 1];
      const WordGap gap = Word(next.first_word).gap;
      const bool behind = next.first_word == mention.end_word && (gap == WordGap::kComma || gap == WordGap::kOpen);
      if (behind && LiesIn(mention, next)) mention.within = static_cast<int32_t>(m + 1);
    }
    if (m > 0 && mention.within < 0) {
      // "(unit) (settlement) of (mention)"
      const PlaceMention& before = found_.mentions[m - 1];
      const uint32_t i = mention.first_word;
      if (i == before.end_word + 2 && (ClassesOf(Word(i - 1).hash) & kOf) != 0 && IsSettlement(i - 2) &&
          LiesIn(mention, before))
        mention.within = static_cast<int32_t>(m - 1);
    }
    if (mention.end_word < Size() && (Classes(mention.end_word) & kCounties) != 0 && Adjacent(mention.end_word)) {
      for (size_t k = m + 1; k-- > 0;) {
        OfCounty(&found_.mentions[k]);
        if (k == 0) break;
        const uint32_t between = found_.mentions[k].first_word - found_.mentions[k - 1].end_word;
        const bool listed = between == 0
                                ? Word(found_.mentions[k].first_word).gap == WordGap::kComma
                                : between == 1 && (ClassesOf(Word(found_.mentions[k].first_word - 1).hash) & kAnd) != 0;
        if (!listed) break;
      }
    }
  }

  // "Jackson" of "Jackson and Barrow counties" is Jackson County.
  void OfCounty(PlaceMention* mention) const {
    static const std::array<uint64_t, std::size(kUnitWords)> hashes = {WordHash(kUnitWords[0]),
                                                                       WordHash(kUnitWords[1])};
    mention->county = true;
    for (const uint64_t hash : hashes) {
      const uint64_t name = Chained(mention->name, hash);
      const Gazetteer::Found found = gazetteer_.Find(name);
      if (found.size() == 0) continue;
      mention->name = name;
      mention->found = found;
      return;
    }
  }

  bool LiesIn(const PlaceMention& mention, const PlaceMention& unit) const {
    if (unit.name == mention.name) return false;
    for (size_t u = 0; u < std::min(unit.found.size(), kMostPlacesOfUnit); ++u) {
      const uint32_t place = unit.found[u].place;
      if (gazetteer_.kind(place) > PlaceKind::kAdmin2) continue;
      for (size_t i = 0; i < mention.found.size(); ++i)
        if (mention.found[i].place != place && gazetteer_.LiesIn(mention.found[i].place, place)) return true;
    }
    return false;
  }

  // The classes of any word: the hash of long words in small letters is made when it is asked for.
  uint32_t Classes(uint32_t i) {
    if (i >= Size()) return 0;
    NameWord& word = found_.words[i];
    if (word.hash == 0) word.hash = WordHash(text_.substr(word.begin, word.end - word.begin));
    return ClassesOf(word.hash);
  }
  bool IsSettlement(uint32_t i) { return (Classes(i) & kSettlement) != 0 && Word(i).shape == WordShape::kLower; }

  void Add(PlaceMention* mention, Sign sign, bool holds = true) {
    if (holds) mention->signs |= uint64_t{1} << static_cast<int>(sign);
  }

  void Signs(size_t m) {
    PlaceMention* mention = &found_.mentions[m];
    OfName(mention);
    Before(m, mention);
    Behind(m, mention);
    const bool by_itself = mention->end_word == Size() || Word(mention->end_word).gap != WordGap::kBlank ||
                           (Classes(mention->end_word) & (kWithin | kToward | kAnd)) != 0;
    Add(mention, Sign::kCounties, mention->county);
    Add(mention, Sign::kLanguage, mention->Has(Sign::kDemonym) && mention->Has(Sign::kAfterIn) && by_itself);
    const NameWord& first = Word(mention->first_word);
    Add(mention, Sign::kFirstWord, first.gap == WordGap::kEnd);
    Add(mention, Sign::kHyphened,
        first.gap == WordGap::kHyphen ||
            (mention->end_word < Size() && Word(mention->end_word).gap == WordGap::kHyphen));
    bool capitals = true;
    for (uint32_t i = mention->first_word; i < mention->end_word; ++i)
      capitals = capitals && Word(i).shape == WordShape::kCapitals;
    Add(mention, Sign::kCapitals, capitals);
    Add(mention, Sign::kShort,
        capitals && mention->end_word == mention->first_word + 1 && first.end - first.begin <= 4 &&
            (mention->found.flags & kWrittenName) == 0);
    if (mention->within >= 0) {
      Add(mention, Sign::kInUnit);
      if (static_cast<size_t>(mention->within) == m + 1) Add(&found_.mentions[m + 1], Sign::kUnitOf);
    }
  }

  void OfName(PlaceMention* mention) {
    Add(mention, Sign::kAlways);
    double people = -1;
    bool country = false, first = false, second = false, region = false, named = false;
    for (size_t i = 0; i < mention->found.size(); ++i) {
      const auto [place, other] = mention->found[i];
      const PlaceKind kind = gazetteer_.kind(place);
      named = named || !other;
      country = country || kind == PlaceKind::kCountry || kind == PlaceKind::kContinent;
      first = first || (kind == PlaceKind::kAdmin1 && !other);
      second = second || (kind == PlaceKind::kAdmin2 && !other);
      region = region || kind >= PlaceKind::kRegion;
      if (kind >= PlaceKind::kCapital && kind <= PlaceKind::kQuarter &&
          (!other || gazetteer_.log_people(place) > kMillion))
        people = std::max(people, gazetteer_.log_people(place));
    }
    const bool demonym = (mention->found.flags & kDemonymName) != 0;
    Add(mention, Sign::kDemonym, demonym);
    Add(mention, Sign::kCountry, country && !demonym);
    Add(mention, Sign::kFirstLevel, first && !demonym);
    Add(mention, Sign::kSecondLevel, second && !first && mention->end_word > mention->first_word + 1);
    Add(mention, Sign::kMillion, people >= kMillion);
    Add(mention, Sign::kLarge, people >= kLarge && people < kMillion);
    Add(mention, Sign::kTown, people >= kTown && people < kLarge);
    Add(mention, Sign::kVillage, people >= 0 && people < kTown);
    Add(mention, Sign::kRegion, region && !country);
    Add(mention, Sign::kSecondName, !named);
    const bool single = mention->end_word == mention->first_word + 1;
    Add(mention, Sign::kSeveralWords, !single);
    Add(mention, Sign::kSmallName, single && !country && !first && people < kLarge);
    Add(mention, Sign::kManyPlaces, mention->found.size() > 8);
    // "German" is one's name too, but not before a noun.
    const bool person = single && !(demonym && Adjacent(mention->end_word) && IsSmallNoun(mention->end_word));
    Add(mention, Sign::kWord, person && (mention->found.flags & kWordName) != 0);
    Add(mention, Sign::kGiven, person && (mention->found.flags & kGivenName) != 0);
    Add(mention, Sign::kFamily, person && (mention->found.flags & kFamilyName) != 0);
    const NameWord& last = Word(mention->end_word - 1);
    Add(mention, Sign::kPlural, demonym && text_[last.end - 1] == 's');
    Add(mention, Sign::kNever, single && (ClassesOf(last.hash) & kNeverPlace) != 0);
  }

  bool IsSmallNoun(uint32_t i) {
    return Word(i).shape == WordShape::kLower && (Classes(i) & (kAnd | kWithin | kToward | kSpeech)) == 0;
  }
  uint8_t Flags(uint32_t i) const { return gazetteer_.Find(Chained(0, Word(i).hash)).flags; }

  void Before(size_t m, PlaceMention* mention) {
    const uint32_t first = mention->first_word;
    if (first == 0) return;
    const NameWord& word = Word(first - 1);
    const uint32_t classes = Classes(first - 1);
    // A title ends with its point.
    const bool pointed = Word(first).gap == WordGap::kEnd && word.points && (classes & kTitle) != 0 && IsLarge(word);
    if (!Adjacent(first) && !pointed) return;
    if ((classes & kOf) != 0 && first >= 2) {
      Add(mention, Sign::kOfSettlement, IsSettlement(first - 2));
      Add(mention, Sign::kOfBody, (Classes(first - 2) & kOfBody) != 0 && IsLarge(Word(first - 2)));
    }
    if (!IsLarge(word)) {
      uint32_t said = classes;
      if ((classes & kThe) != 0) {
        Add(mention, Sign::kAfterThe);
        if (first >= 2) said = Classes(first - 2);
      } else if ((classes & kDirection) != 0) {
        Add(mention, Sign::kAfterDirection);
        if (first >= 2) said = Classes(first - 2);
      } else if ((classes & kTitle) != 0) {
        Add(mention, Sign::kAfterTitle, (classes & (kSettlement | kOffice)) == 0);
      }
      Add(mention, Sign::kAfterIn, (said & kWithin) != 0);
      Add(mention, Sign::kAfterTo, (said & kToward) != 0);
      return;
    }
    if (m > 0 && found_.mentions[m - 1].end_word == first) {
      Add(mention, (Flags(first - 1) & kGivenName) != 0 ? Sign::kAfterGivenName : Sign::kAfterPlace);
      return;
    }
    if ((classes & (kWithin | kToward)) != 0) {  // at the head of a sentence
      Add(mention, (classes & kWithin) != 0 ? Sign::kAfterIn : Sign::kAfterTo);
    } else if ((classes & kThe) != 0) {
      Add(mention, Sign::kAfterThe);
    } else if ((classes & kDirection) != 0) {
      Add(mention, Sign::kAfterDirection);
    } else if ((classes & kPersonal) != 0) {
      Add(mention, Sign::kAfterTitle);
    } else if ((classes & kParticle) != 0) {
      Add(mention, Sign::kAfterGivenName);
    } else if (word.end - word.begin <= 1 || (word.points && word.end - word.begin <= 4)) {
      Add(mention, Sign::kAfterInitial);
    } else {
      const uint8_t flags = Flags(first - 1);
      const bool common = (flags & kWordName) != 0 || (classes & (kBody | kNeverPlace | kSettlement | kPaper)) != 0;
      Add(mention, (flags & kGivenName) != 0 && !common ? Sign::kAfterGivenName
                   : common                             ? Sign::kAfterWord
                                                        : Sign::kAfterUnknown);
    }
  }

  void Behind(size_t m, PlaceMention* mention) {
    const uint32_t end = mention->end_word;
    Add(mention, Sign::kPossessive, Word(end - 1).possessive);
    if (end >= Size()) return;
    const NameWord& word = Word(end);
    const uint32_t classes = Classes(end);
    if (word.gap == WordGap::kDash) Add(mention, Sign::kDateline, Word(mention->first_word).gap == WordGap::kEnd);
    if (word.gap == WordGap::kComma && IsLarge(word)) Add(mention, Sign::kCommaName);
    if (!Adjacent(end)) return;
    if (!IsLarge(word)) {
      Add(mention, Sign::kBeforeSpeech, (classes & kSpeech) != 0);
      mention->acts = (classes & kActs) != 0 && !mention->Has(Sign::kAfterIn) && !mention->Has(Sign::kAfterTo);
      Add(mention, Sign::kBeforeNative, (classes & kNative) != 0);
      Add(mention, Sign::kBeforeNumber, word.shape == WordShape::kNumber);
      return;
    }
    if ((classes & kRoad) != 0) {
      Add(mention, Sign::kBeforeRoad);
    } else if ((classes & kTeam) != 0) {
      Add(mention, Sign::kBeforeTeam);
    } else if ((classes & kFeature) != 0) {
      Add(mention, Sign::kBeforeFeature);
    } else if ((classes & kPersonal) != 0) {
      Add(mention, Sign::kBeforeTitle);
    } else if ((classes & kBody) != 0) {
      Add(mention, Sign::kBeforeBody);
    } else if ((classes & kPaper) != 0) {
      Add(mention, Sign::kBeforePaper);
    } else if ((classes & kCompany) != 0) {
      Add(mention, Sign::kBeforeCompany);
    } else if (word.end - word.begin <= 1 ||
               (word.points && word.end - word.begin <= 4 && word.shape == WordShape::kCapitals)) {
      Add(mention, Sign::kBeforeInitial);
    } else {
      const uint8_t flags = Flags(end);
      if ((flags & kGivenName) != 0 && (flags & kWordName) == 0)
        Add(mention, Sign::kBeforeGivenName);
      else if (m + 1 < found_.mentions.size() && found_.mentions[m + 1].first_word == end)
        Add(mention, Sign::kBeforePlace);
      else
        Add(mention,
            (flags & kWordName) != 0 || (classes & kNeverPlace) != 0 ? Sign::kBeforeWord : Sign::kBeforeUnknown);
    }
  }

  // Signs that the same name has elsewhere in the text.
  void InText() {
    struct Uses {
      uint32_t persons = 0, places = 0, all = 0, longer = 0;
    };
    std::unordered_map<uint64_t, Uses> uses;
    const auto person = [](const PlaceMention& m) {
      return m.Has(Sign::kAfterTitle) || m.Has(Sign::kAfterGivenName) || m.Has(Sign::kAfterInitial) ||
             m.Has(Sign::kBeforeSpeech);
    };
    const auto place = [](const PlaceMention& m) {
      return m.Has(Sign::kAfterIn) || m.Has(Sign::kInUnit) || m.Has(Sign::kOfSettlement);
    };
    const auto longer = [](const PlaceMention& m) {
      return m.Has(Sign::kAfterUnknown) || m.Has(Sign::kBeforeUnknown) || m.Has(Sign::kBeforeCompany);
    };
    for (const PlaceMention& mention : found_.mentions) {
      Uses& use = uses[mention.name];
      ++use.all;
      use.persons += person(mention);
      use.places += place(mention);
      use.longer += longer(mention);
    }
    for (PlaceMention& mention : found_.mentions) {
      const Uses& use = uses[mention.name];
      Add(&mention, Sign::kPersonElsewhere, use.persons > (person(mention) ? 1U : 0U));
      Add(&mention, Sign::kPlaceElsewhere, use.places > (place(mention) ? 1U : 0U));
      Add(&mention, Sign::kLongerElsewhere, use.longer > (longer(mention) ? 1U : 0U));
      Add(&mention, Sign::kOften, use.all >= 3);
    }
  }

  static void Weigh(PlaceMention* mention) {
    double sum = 0;
    for (size_t i = 0; i < kSigns; ++i)
      if ((mention->signs >> i & 1) != 0) sum += kMentionPoints[i];
    mention->likelihood = 1 / (1 + std::exp(-sum));
  }

  std::string_view text_;
  const Gazetteer& gazetteer_;
  Mentions found_;
};

}  // namespace

const std::array<double, kSigns> kMentionPoints = {
#include "places/mention_points.inc"
};

Mentions FindMentions(std::string_view text, const Gazetteer& gazetteer) { return Finder(text, gazetteer).Find(); }

}  // namespace dateline
