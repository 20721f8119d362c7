// GDELT: the 61 columns of the event table of GDELT 2.0, from CAMEO rows. Its files have no header.
#include <algorithm>
#include <array>

#include "coding/word_lists.h"
#include "exports/coded_story.h"
#include "exports/form.h"
#include "exports/goldstein.h"
#include "exports/tabbed.h"
#include "store/ids.h"

namespace dateline {
namespace {

constexpr size_t kMostActors = 10;       // of one side; each with each of the other side is a row
constexpr uint64_t kExact = 1ull << 53;  // below this, numbers survive a table that keeps them as floating point

// What a group of three letters in an actor's code says; others are countries or known groups.
constexpr std::string_view kTypes =
    "cop gov ins jud mil opp reb sep spy uaf agr bus crm cvl dev edu eli env hlh hri lab leg med ref mod rad igo img "
    "int mnc ngm ngo uis set pty rel pre";
constexpr std::string_view kReligions =
    "adr ale ath bah bud chr con cpt cth dox drz hin hsd itr jan jew jhw lds mos mrn nrm pag pro sfi shi shn sik sun "
    "tao udx zro";
constexpr std::string_view kRegions =
    "afr asa blk crb cau cfr cas ceu ein eaf eeu eur lam mea mdt naf nam pgs scn saf sas sea sam waf wst wsb gzs";

bool In(std::string_view list, std::string_view code) { return AnyOf(list, " " + Lowered(code) + " "); }

// The columns of one actor: code, name, country, known group, ethnic, two religions, three types.
class ActorCells {
 public:
  ActorCells(const StoryView& view, const CodedActor* actor) {
    if (!actor) return;
    cells_[1] = Upper(OneLine(view.NameOf(actor->actor)));
    if (actor->code == "UNK") return;
    cells_[0] = actor->code;
    for (size_t at = 0; at + 3 <= actor->code.size(); at += 3) Sort(actor->code.substr(at, 3));
  }
  const std::array<std::string, 10>& cells() const { return cells_; }

 private:
  void Sort(const std::string& code) {
    if (In(kTypes, code)) return Fill(7, 3, code);
    if (In(kReligions, code)) return Fill(5, 2, code);
    const bool country = CountryOf(code) || code == "KSV" || In(kRegions, code);
    Fill(country ? 2 : 3, 1, code);
  }
  // The first empty one of some cells.
  void Fill(size_t first, size_t many, const std::string& code) {
    for (size_t i = first; i < first + many; ++i) {
      if (!cells_[i].empty()) continue;
      cells_[i] = code;
      return;
    }
  }
  // ASCII alone, as names in GDELT are.
  static std::string Upper(std::string text) {
    for (char& c : text) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    return text;
  }

  std::array<std::string, 10> cells_;
};

// 1 a country, 2 a state of the USA, 3 a city there, 4 a city elsewhere, 5 a unit elsewhere; 0: none of these.
std::string TypeOf(const CodedPlace& place) {
  const std::string_view precision = place.place ? std::string_view(place.place->precision) : "";
  if (place.state || precision == "country") return "1";
  const bool usa = place.country && place.country->iso2 == "US";
  if (precision == "city" || precision == "quarter") return usa ? "3" : "4";
  if (precision == "admin1" || precision == "admin2") return usa ? "2" : "5";
  return "0";
}

// Type, full name, country, two administrative codes, latitude, longitude, feature.
std::array<std::string, 8> PlaceCells(const std::optional<CodedPlace>& place) {
  std::array<std::string, 8> cells;
  cells[0] = place ? TypeOf(*place) : "0";
  if (!place) return cells;
  cells[1] = place->name;
  if (place->country) {
    cells[2] = place->country->fips;
    if (place->state) cells[3] = place->country->fips;
    if (place->place && !place->place->admin1.empty()) cells[3] = cells[2] + place->place->admin1;
  }
  if (place->at) {
    cells[5] = Decimal(place->at->latitude, 5);
    cells[6] = Decimal(place->at->longitude, 5);
  }
  return cells;
}

// Day, month and year, year, fraction of the year; empty where the day is unknown.
std::array<std::string, 4> DateCells(const std::string& date) {
  const std::string day = DaysIn(date).first;
  if (day.empty()) return {};
  const std::string year = day.substr(0, 4), month = day.substr(5, 2), of_month = day.substr(8, 2);
  const auto number = [](const std::string& two) { return (two[0] - '0') * 10 + two[1] - '0'; };
  const int passed = ((number(month) - 1) * 30 + number(of_month)) * 10000 / 365;  // the codebook's own rule
  std::string fraction = std::to_string(10000 + passed);
  fraction.replace(0, 1, year + ".");
  return {year + month + of_month, year + month, year, fraction};
}

// The rows of one story.
class Rows {
 public:
  Rows(const CodedStory& story, Pieces* pieces) : story_(story), view_(story.view()), pieces_(pieces) {
    const std::string day = DateCells(view_.ledger().published)[0];
    added_ = day.empty() ? "" : day + "000000";
    const Ledger& ledger = view_.ledger();
    const bool url = ledger.id.starts_with("http://") || ledger.id.starts_with("https://");
    url_ = OneLine(url || ledger.source.empty() ? ledger.id : ledger.source);
  }

  void Write(const CodedEvent& row) {
    const size_t sources = std::clamp<size_t>(row.sources.size(), 1, kMostActors);
    const size_t targets = std::clamp<size_t>(row.targets.size(), 1, kMostActors);
    for (size_t s = 0; s < sources; ++s)
      for (size_t t = 0; t < targets; ++t)
        WritePair(row, s < row.sources.size() ? &row.sources[s] : nullptr,
                  t < row.targets.size() ? &row.targets[t] : nullptr);
  }

 private:
  void WritePair(const CodedEvent& row, const CodedActor* source, const CodedActor* target) {
    std::vector<std::string> cells = {IdOf(row, source, target)};
    const auto add = [&](const auto& more) { cells.insert(cells.end(), more.begin(), more.end()); };
    add(DateCells(row.date));
    add(ActorCells(view_, source).cells());
    add(ActorCells(view_, target).cells());
    const std::string_view cameo = row.cameo;
    add(std::vector<std::string>{story_.sentences().InLead(row.trigger) ? "1" : "0", row.cameo,
                                 std::string(cameo.substr(0, 3)), std::string(cameo.substr(0, 2)),
                                 std::to_string(QuadClassOf(cameo)), Decimal(GoldsteinOf(cameo), 1),
                                 std::to_string(story_.MentionsOf(row) * view_.story().articles),
                                 std::to_string(view_.story().outlets), std::to_string(view_.story().articles), ""});
    add(PlaceCells(std::nullopt));
    add(PlaceCells(std::nullopt));
    add(PlaceCells(story_.PlaceOf(row)));
    add(std::vector<std::string>{added_, url_});
    AppendTabbed(cells, &pieces_->out());
    pieces_->Flush();
  }

  std::string IdOf(const CodedEvent& row, const CodedActor* source, const CodedActor* target) const {
    std::string named = view_.key() + "/" + story_.EntryOf(row) + "/" + row.cameo;
    for (const CodedActor* actor : {source, target}) named.append("/").append(EntryId('A', actor ? actor->actor : -1));
    return std::to_string(HashOf(named) % kExact);
  }

  const CodedStory& story_;
  const StoryView& view_;
  Pieces* pieces_;
  std::string added_, url_;
};

class Gdelt : public Form {
 public:
  void Add(const Ledger& ledger, const ExportStory& story, Pieces* pieces) override {
    if (!story.copy_of.empty()) return;
    const CodedStory coded(ledger, story);
    Rows rows(coded, pieces);
    for (const CodedEvent& row : CodeCameo(ledger))
      if (!coded.Rejected(row)) rows.Write(row);
  }
};

}  // namespace

std::unique_ptr<Form> MakeGdelt() { return std::make_unique<Gdelt>(); }

}  // namespace dateline
