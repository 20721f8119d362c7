// POLECAT: the forty columns of its weekly files, from PLOVER rows.
#include <algorithm>
#include <array>

#include "exports/coded_story.h"
#include "exports/form.h"
#include "exports/tabbed.h"

namespace dateline {
namespace {

constexpr std::array<std::string_view, 40> kColumns = {"Event ID",
                                                       "Event Date",
                                                       "Event Type",
                                                       "Event Mode",
                                                       "Intensity",
                                                       "Quad Code",
                                                       "Contexts",
                                                       "Actor Name",
                                                       "Actor Country",
                                                       "Actor COW",
                                                       "Primary Actor Sector",
                                                       "Actor Sectors",
                                                       "Actor Title",
                                                       "Actor Name Raw",
                                                       "Wikipedia Actor ID",
                                                       "Recipient Name",
                                                       "Recipient Country",
                                                       "Recipient COW",
                                                       "Primary Recipient Sector",
                                                       "Recipient Sectors",
                                                       "Recipient Title",
                                                       "Recipient Name Raw",
                                                       "Wikipedia Recipient ID",
                                                       "Placename",
                                                       "City",
                                                       "District",
                                                       "Province",
                                                       "Country",
                                                       "Latitude",
                                                       "Longitude",
                                                       "GeoNames ID",
                                                       "Raw Placename",
                                                       "Feature Type",
                                                       "Source",
                                                       "Publication Date",
                                                       "Story People",
                                                       "Story Organizations",
                                                       "Story Locations",
                                                       "Language",
                                                       "Version"};
constexpr std::array<std::string_view, 5> kQuads = {"None", "VERBAL COOPERATION", "MATERIAL COOPERATION",
                                                    "VERBAL CONFLICT", "MATERIAL CONFLICT"};
constexpr std::string_view kNone = "None";
constexpr size_t kMostNames = 50;  // of a list
constexpr size_t kMostActors = 20;

std::string OrNone(const std::string& text) { return text.empty() ? std::string(kNone) : text; }

// The words with "; " between them; one "None" where all are empty, else one for each that is.
std::string List(const std::vector<std::string>& words) {
  std::string out;
  bool some = false;
  for (size_t i = 0; i < words.size(); ++i) {
    some = some || !words[i].empty();
    out.append(i > 0 ? "; " : "").append(words[i].empty() ? kNone : words[i]);
  }
  return some ? out : std::string(kNone);
}

// GeoNames' code for the kind of place.
std::string_view FeatureOf(std::string_view precision) {
  constexpr std::pair<std::string_view, std::string_view> kFeatures[] = {
      {"country", "PCLI"}, {"admin1", "ADM1"},    {"admin2", "ADM2"}, {"city", "PPL"},
      {"quarter", "PPLX"}, {"continent", "CONT"}, {"region", "RGN"},  {"mountain", "MT"}};
  for (const auto& [name, code] : kFeatures)
    if (name == precision) return code;
  return kNone;
}

bool HasName(const Actor& actor) {
  return std::any_of(actor.mentions.begin(), actor.mentions.end(),
                     [](const Mention& mention) { return mention.level == MentionLevel::kName; });
}

// The rows of one story.
class Rows {
 public:
  explicit Rows(const CodedStory& story) : story_(story), view_(story.view()) {
    const Ledger& ledger = view_.ledger();
    const std::array<std::string, 3> names = {NamesOf(ActorKind::kPerson, ActorKind::kPerson),
                                              NamesOf(ActorKind::kOrg, ActorKind::kGroup),
                                              NamesOf(ActorKind::kState, ActorKind::kPlace)};
    end_ = {OrNone(OneLine(ledger.source)), OrNone(DaysIn(ledger.published).first), names[0], names[1], names[2], "en",
            OrNone(OneLine(ledger.engine))};
  }

  std::vector<std::string> Row(const CodedEvent& row) const {
    std::vector<std::string> cells = {view_.key() + "_" + story_.EntryOf(row),
                                      OrNone(DaysIn(row.date).first),
                                      row.type,
                                      List(row.modes),
                                      row.score ? Scored(*row.score) : std::string(kNone),
                                      std::string(kQuads[static_cast<size_t>(std::clamp(row.quad, 0, 4))]),
                                      List(row.contexts)};
    AddActors(row.sources, &cells);
    AddActors(row.targets, &cells);
    AddPlace(row, &cells);
    cells.insert(cells.end(), end_.begin(), end_.end());
    return cells;
  }

 private:
  static std::string Scored(float score) {
    const std::string written = Decimal(score, 1);
    return written.find('.') == std::string::npos ? written + ".0" : written;
  }

  // Proper names of one or two kinds of actors.
  std::string NamesOf(ActorKind kind, ActorKind other) const {
    std::vector<std::string> names;
    const auto& actors = view_.ledger().actors;
    for (size_t a = 0; a < actors.size() && names.size() < kMostNames; ++a)
      if ((actors[a].kind == kind || actors[a].kind == other) && HasName(actors[a]))
        names.push_back(OneLine(view_.NameOf(static_cast<int>(a))));
    return List(names);
  }

  std::string TitlesOf(const Actor& actor) const {
    std::vector<std::string> titles;
    for (size_t o = 0; o < std::min<size_t>(3, actor.offices.size()); ++o)
      titles.push_back(OneLine(actor.offices[o].title));
    return Joined(titles, ", ");
  }

  // Name, country, COW, sectors, titles, words of the text, Wikipedia.
  void AddActors(const std::vector<CodedActor>& all, std::vector<std::string>* cells) const {
    std::vector<std::string> names, countries, cow, sectors, titles, raw;
    for (size_t i = 0; i < std::min(kMostActors, all.size()); ++i) {
      const Actor& actor = view_.ledger().actors[all[i].actor];
      const Country* country = CountryOf(all[i].country);
      names.push_back(HasName(actor) ? OneLine(view_.NameOf(all[i].actor)) : "");
      countries.push_back(all[i].country);
      cow.push_back(country && country->cow > 0 ? std::to_string(country->cow) : "");
      sectors.push_back(all[i].sector);
      titles.push_back(TitlesOf(actor));
      raw.push_back(OneLine(all[i].span.empty() ? std::string_view(all[i].name) : view_.In(all[i].span)));
    }
    const std::string primary = OrNone(sectors.empty() ? "" : sectors.front());
    cells->insert(cells->end(), {List(names), List(countries), List(cow), primary, List(sectors), List(titles),
                                 List(raw), std::string(kNone)});
  }

  // Placename to feature type.
  void AddPlace(const CodedEvent& row, std::vector<std::string>* cells) const {
    const std::string none(kNone);
    const std::optional<CodedPlace> place = story_.PlaceOf(row);
    if (!place) {
      cells->insert(cells->end(), 10, none);
      return;
    }
    const ActorPlace* known = place->place;
    const std::string_view level = known ? std::string_view(known->precision) : place->state ? "country" : "";
    const auto named = [&](std::string_view that) { return level == that ? OrNone(place->name) : none; };
    cells->insert(cells->end(), {level.empty() ? none : OrNone(place->name), named("city"), named("admin2"),
                                 named("admin1"), place->country ? std::string(place->country->iso3) : none,
                                 place->at ? Decimal(place->at->latitude, 5) : none,
                                 place->at ? Decimal(place->at->longitude, 5) : none,
                                 known && known->geonameid > 0 ? std::to_string(known->geonameid) : none,
                                 OrNone(place->name), std::string(FeatureOf(level))});
  }

  const CodedStory& story_;
  const StoryView& view_;
  std::vector<std::string> end_;
};

class Polecat : public Form {
 public:
  void Begin(Pieces* pieces) override { AppendTabbed(kColumns, &pieces->out()); }

  void Add(const Ledger& ledger, const ExportStory& story, Pieces* pieces) override {
    if (!story.copy_of.empty()) return;
    const CodedStory coded(ledger, story);
    const Rows rows(coded);
    for (const CodedEvent& row : CodePlover(ledger)) {
      if (coded.Rejected(row)) continue;
      AppendTabbed(rows.Row(row), &pieces->out());
      pieces->Flush();
    }
  }
};

}  // namespace

std::unique_ptr<Form> MakePolecat() { return std::make_unique<Polecat>(); }

}  // namespace dateline
