// Threads, ties and turns in words.
#include "store/why_thread.h"

#include <utility>

#include "store/filters.h"
#include "store/tellings.h"

namespace dateline {
namespace {

using Strings = std::vector<std::string>;

Strings List(const char* sql, int64_t key, Database* database) {
  Strings out;
  Query& find = database->Prepared(sql);
  for (find.With(key); find.Step();) out.emplace_back(find.Text(0));
  return out;
}

constexpr char kTellings[] =
    "SELECT entry.id || ' ' || CASE date WHEN '' THEN published ELSE date END || ', ' || source || ' ' || published || "
    "CASE shown WHEN 1 THEN '' ELSE ', not shown' END || ': ' || substr(words, 1, 160) FROM told JOIN entry ON entry.n "
    "= told.entry JOIN story ON story.n = entry.story WHERE thread = ?1 ORDER BY published, story.id, entry.number "
    "LIMIT 200";
constexpr char kTies[] =
    "SELECT a.id || ' and ' || b.id || ': ' || reason || printf(' (%.1f)', score) FROM told JOIN tie ON tie.later = "
    "told.entry JOIN entry AS a ON a.n = earlier JOIN entry AS b ON b.n = later WHERE thread = ?1 ORDER BY a.id, b.id "
    "LIMIT 200";
constexpr char kTurns[] =
    "SELECT a.id || ' ' || was.stance || ' → ' || b.id || ' ' || became.stance FROM told JOIN turn ON turn.to_position "
    "= told.entry JOIN entry AS a ON a.n = from_position JOIN entry AS b ON b.n = to_position JOIN position AS was ON "
    "was.entry = a.n JOIN position AS became ON became.entry = b.n WHERE thread = ?1 ORDER BY b.first_day, b.id LIMIT "
    "50";

class Collector {
 public:
  explicit Collector(Database* database) : db_(*database), tellings_(database) {}

  void Add(const char* name, Value value) {
    if (const auto* text = std::get_if<std::string>(&value); text != nullptr && text->empty()) return;
    if (const auto* list = std::get_if<Strings>(&value); list != nullptr && list->empty()) return;
    fields.push_back({name, std::move(value)});
  }

  void Thread(const std::string& id) {
    Query& find = db_.Prepared("SELECT n, kind, name FROM thread WHERE id = ?1");
    if (!find.With(id).Step()) return;
    const int64_t n = find.Int(0);
    const std::string kind(find.Text(1));
    Add("id", id);
    Add("kind", kind);
    Add("name", std::string(find.Text(2)));
    find.Reset();
    const int64_t first =
        db_.Prepared("SELECT entry FROM told WHERE thread = ?1 ORDER BY place, entry LIMIT 1").With(n).OneInt();
    if (kind == "figure") Claims(first);
    if (kind == "position") Stands(first);
    if (kind == "event") {
      const std::vector<ToldEntry>& all = tellings_.Of(first);
      Add("stories", StoriesOf(all));
      Add("outlets", OutletsOf(all));
      Add("dates", DatesOf(all));
      Add("tolls", tellings_.TollsOf(first));
    }
    Add("turns", List(kTurns, n, &db_));
    Add("told by", List(kTellings, n, &db_));
    Add("because", List(kTies, n, &db_));
  }

  // Each claimant's claims, in order of time.
  void Claims(int64_t figure) {
    const std::vector<Claim> claims = tellings_.ClaimsWith(figure);
    Strings lines;
    for (const Claim& claim : claims) {
      std::string line = claim.day + " " + claim.words;
      if (!claim.claimant.empty()) line.append(", ").append(claim.claimant);
      if (claim.before >= 0)
        line.append(" (").append(ChangeOf(claim, claims[static_cast<size_t>(claim.before)])).append(")");
      for (size_t i = 0; i < claim.rivals.size(); ++i) {
        const Claim& rival = claims[static_cast<size_t>(claim.rivals[i])];
        line.append(i == 0 ? "; others: " : ", ").append(rival.words).append(" ").append(rival.claimant);
      }
      lines.push_back(std::move(line));
    }
    Add("claims", std::move(lines));
  }

  void Stands(int64_t position) {
    Strings lines;
    for (const Stand& stand : tellings_.StandsWith(position))
      lines.push_back(stand.day + " " + stand.stance + (stand.former ? ", former" : ""));
    Add("stands", std::move(lines));
  }

  std::vector<Field> fields;

 private:
  Database& db_;
  Tellings tellings_;
};

}  // namespace

std::vector<Field> WhyOfThread(const std::string& id, Database* database) {
  Collector collector(database);
  collector.Thread(id);
  return std::move(collector.fields);
}

}  // namespace dateline
