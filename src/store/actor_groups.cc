// Groups of what is alike: rows of names first, then actors without a name of their own, each taken for somebody or
// grouped with others like it.
#include <algorithm>
#include <bit>
#include <map>
#include <tuple>
#include <utility>

#include "store/link_actors.h"

namespace dateline {
namespace {

constexpr size_t kMostOfGroup = 512;  // rows that hang together are grouped together up to this many
constexpr int64_t kMostCounted = 64;  // stories of a row that count for being the one shown

struct Edge {
  double score = 0;
  int64_t a = 0, b = 0;
  bool decided = false;
};

class Sets {
 public:
  explicit Sets(const std::set<int64_t>& items) {
    for (const int64_t item : items) root_[item] = item;
  }
  int64_t Of(int64_t item) {
    while (root_[item] != item) item = root_[item] = root_[root_[item]];
    return item;
  }
  void Join(int64_t a, int64_t b) { root_[Of(b)] = Of(a); }
  std::map<int64_t, std::vector<int64_t>> Groups() {
    std::map<int64_t, std::vector<int64_t>> groups;
    for (const auto& [item, root] : root_) groups[Of(item)].push_back(item);
    return groups;
  }

 private:
  std::map<int64_t, int64_t> root_;
};

class Grouper {
 public:
  explicit Grouper(Database* database) : database_(*database) {}

  void Renew(const std::set<int64_t>& touched) {
    std::set<int64_t> alone;
    for (const int64_t who : touched) {
      if (!database_.ok()) return;
      if (IsNamed(who) || HasDecision(who)) RenewNamed(who);
      if (!IsNamed(who)) alone.insert(who);
    }
    std::set<int64_t> done;
    for (const int64_t who : alone)
      if (!done.contains(who) && database_.ok()) RenewAlone(who, &done);
  }

 private:
  struct Row {
    std::string id;
    bool named = false, split = false, decided = false, renamed = false;
    int weight = 0;
  };

  const Row& Of(int64_t who) {
    const auto [at, unknown] = rows_.try_emplace(who);
    if (!unknown) return at->second;
    Row& row = at->second;
    Query& find = database_.Prepared(
        "SELECT id, renamed IS NOT NULL, EXISTS (SELECT 1 FROM ruling WHERE ruling.id = who.id AND verb = 'split'), "
        "EXISTS (SELECT 1 FROM alike_who WHERE a = ?1 AND key = 0) OR EXISTS (SELECT 1 FROM alike_who WHERE b = ?1 AND "
        "key = 0), named FROM who WHERE n = ?1");
    if (find.With(who).Step()) {
      row.id = find.Text(0);
      row.renamed = find.Int(1) != 0;
      row.split = find.Int(2) != 0;
      row.decided = find.Int(3) != 0;
      row.named = find.Int(4) != 0;
    }
    find.Reset();
    if (!row.named && !row.split) {
      Query& split = database_.Prepared(
          "SELECT 1 FROM actor JOIN ruling ON ruling.id = actor.id AND verb = 'split' WHERE node = ?1 LIMIT 1");
      row.split = split.With(who).OneInt() != 0;
    }
    return row;
  }
  bool IsNamed(int64_t who) { return Of(who).named; }
  bool HasDecision(int64_t who) { return Of(who).decided; }

  std::vector<Edge> EdgesOf(int64_t who) {
    std::vector<Edge> edges;
    Query& find = database_.Prepared(
        "SELECT a, b, max(score), max(key = 0) FROM (SELECT a, b, score, key FROM alike_who WHERE a = ?1 UNION ALL "
        "SELECT a, b, score, key FROM alike_who WHERE b = ?1) GROUP BY a, b");
    for (find.With(who); find.Step();) edges.push_back({find.Real(2), find.Int(0), find.Int(1), find.Int(3) != 0});
    std::erase_if(edges, [this](const Edge& edge) { return !edge.decided && (Of(edge.a).split || Of(edge.b).split); });
    return edges;
  }

  // The same order whatever the numbers of the rows.
  void Sort(std::vector<Edge>* edges) {
    const auto rank = [this](const Edge& edge) {
      const std::string &a = Of(edge.a).id, &b = Of(edge.b).id;
      return std::tuple(!edge.decided, -edge.score, std::min(a, b), std::max(a, b));
    };
    std::sort(edges->begin(), edges->end(), [&](const Edge& x, const Edge& y) { return rank(x) < rank(y); });
    const auto same = [](const Edge& x, const Edge& y) { return x.a == y.a && x.b == y.b; };
    edges->erase(std::unique(edges->begin(), edges->end(), same), edges->end());
  }

  void RenewNamed(int64_t first) {
    if (named_done_.contains(first)) return;
    std::set<int64_t> members = {first};
    std::vector<int64_t> open = {first};
    std::vector<Edge> edges;
    while (!open.empty() && database_.ok()) {
      const int64_t at = open.back();
      open.pop_back();
      for (const Edge& edge : EdgesOf(at)) {
        edges.push_back(edge);
        const int64_t other = edge.a == at ? edge.b : edge.a;
        if (members.size() < kMostOfGroup && members.insert(other).second) open.push_back(other);
      }
    }
    std::erase_if(edges, [&](const Edge& edge) { return !members.contains(edge.a) || !members.contains(edge.b); });
    Sort(&edges);
    Sets sets(members);
    for (const Edge& edge : edges) {
      if (sets.Of(edge.a) == sets.Of(edge.b)) continue;
      if (edge.decided || MayJoin(&sets, edge, members)) sets.Join(edge.a, edge.b);
    }
    for (const auto& [root, group] : sets.Groups()) SetHead(group, HeadOf(group, edges));
    named_done_.insert(members.begin(), members.end());
  }

  bool MayJoin(Sets* sets, const Edge& edge, const std::set<int64_t>& members) {
    for (const int64_t x : members) {
      if (sets->Of(x) != sets->Of(edge.a)) continue;
      for (const int64_t y : members)
        if (sets->Of(y) == sets->Of(edge.b) && across::Apart(TraitsOf(x), TraitsOf(y))) return false;
    }
    return true;
  }

  const across::NodeTraits& TraitsOf(int64_t who) {
    const auto [at, unknown] = traits_.try_emplace(who);
    if (unknown) at->second = ReadNode(who, false, &database_);
    return at->second;
  }

  // What people merged others into, was renamed, is in most stories.
  int64_t HeadOf(const std::vector<int64_t>& group, const std::vector<Edge>& edges) {
    if (group.size() == 1) return group[0];
    std::map<int64_t, int> merged;
    for (const Edge& edge : edges)
      if (edge.decided) ++merged[MergedInto(edge)];
    const auto rank = [&](int64_t who) {
      const Row& row = Of(who);
      return std::tuple(merged.contains(who) ? 0 : 1, !row.renamed, !row.named, -WeightOf(who), row.id);
    };
    return *std::min_element(group.begin(), group.end(), [&](int64_t a, int64_t b) { return rank(a) < rank(b); });
  }

  int64_t MergedInto(const Edge& edge) {
    Query& find = database_.Prepared("SELECT reason FROM alike_who WHERE a = ?1 AND b = ?2 AND key = 0");
    const std::string into = find.With(edge.a, edge.b).OneText();
    return Of(edge.a).id == into ? edge.a : edge.b;
  }

  // By powers of two, so that it changes seldom.
  int WeightOf(int64_t who) {
    Query& count = database_.Prepared("SELECT count(*) FROM (SELECT 1 FROM actor WHERE node = ?1 LIMIT ?2)");
    return static_cast<int>(std::bit_width(static_cast<uint64_t>(count.With(who, kMostCounted).OneInt())));
  }

  void SetHead(const std::vector<int64_t>& group, int64_t head) {
    for (const int64_t who : group) Set(who, head, 0);
  }

  // Tells the row and all that hangs on it what it is part of.
  void Set(int64_t who, int64_t head, int64_t via) {
    Query& find = database_.Prepared("SELECT coalesce(same, n), coalesce(via, 0) FROM who WHERE n = ?1");
    if (!find.With(who).Step()) return;
    const int64_t before = find.Int(0), via_before = find.Int(1);
    find.Reset();
    if (before == head && via_before == via) return;
    Query& update = database_.Prepared("UPDATE who SET same = ?2, via = ?3 WHERE n = ?1");
    update.With(who, SqlNull{}, SqlNull{});
    if (head != who) update.Bind(2, head);
    if (via != 0) update.Bind(3, via);
    update.Run();
    if (before == head) return;
    database_.Prepared("UPDATE actor SET who = ?2 WHERE node = ?1").With(who, head).Run();
    // An actor that is alone has few entries; what it was part of may have very many.
    const char* const parts =
        Of(who).named ? "UPDATE part SET who = ?3 WHERE who = ?2 AND actor IN (SELECT n FROM actor WHERE node = ?1)"
                      : "UPDATE part SET who = ?3 WHERE +who = ?2 AND entry IN (SELECT entry.n FROM actor JOIN entry "
                        "ON entry.story = "
                        "actor.story WHERE node = ?1) AND actor IN (SELECT n FROM actor WHERE node = ?1)";
    database_.Prepared(parts).With(who, before, head).Run();
    std::vector<int64_t> hanging;
    Query& on = database_.Prepared("SELECT n FROM who WHERE via = ?1");
    for (on.With(who); on.Step();) hanging.push_back(on.Int(0));
    for (const int64_t row : hanging) Set(row, head, who);
  }

  // ---- Actors without a name of their own ----

  struct Pair {
    double score = 0;
    int64_t a = 0, b = 0;  // rows
    int64_t story_of_a = 0, story_of_b = 0;
  };

  std::vector<Pair> PairsOf(int64_t who) {
    std::vector<Pair> pairs;
    Query& find = database_.Prepared(
        "SELECT max(score), y.node, x.story, y.story FROM actor AS x JOIN alike_actor ON alike_actor.a = x.n JOIN "
        "actor "
        "AS y ON y.n = alike_actor.b WHERE x.node = ?1 GROUP BY x.n, y.n UNION ALL SELECT max(score), y.node, x.story, "
        "y.story FROM actor AS x JOIN alike_actor ON alike_actor.b = x.n JOIN actor AS y ON y.n = alike_actor.a WHERE "
        "x.node = ?1 GROUP BY x.n, y.n");
    for (find.With(who); find.Step();)
      if (find.Int(1) != who) pairs.push_back({find.Real(0), who, find.Int(1), find.Int(2), find.Int(3)});
    return pairs;
  }

  // The named row that it is most like; 0: none.
  int64_t MostLike(const std::vector<Pair>& pairs) {
    int64_t best = 0;
    double score = 0;
    for (const Pair& pair : pairs) {
      if (!IsNamed(pair.b)) continue;
      if (best == 0 || pair.score > score || (pair.score == score && Of(pair.b).id < Of(best).id)) {
        best = pair.b;
        score = pair.score;
      }
    }
    return best;
  }

  // Each is taken for the named row that it is most like. Where that one was split off it stands alone: it is not given
  // to the next best, of which nobody said anything.
  void RenewAlone(int64_t first, std::set<int64_t>* done) {
    std::set<int64_t> members = {first}, free;
    std::vector<int64_t> open = {first};
    std::vector<Pair> pairs;
    while (!open.empty() && database_.ok()) {
      const int64_t at = open.back();
      open.pop_back();
      const std::vector<Pair> of_one = PairsOf(at);
      for (const Pair& pair : of_one) {
        if (IsNamed(pair.b)) continue;
        pairs.push_back(pair);
        if (members.size() < kMostOfGroup && members.insert(pair.b).second) open.push_back(pair.b);
      }
      if (Of(at).decided) continue;
      const int64_t for_whom = Of(at).split ? 0 : MostLike(of_one);
      if (for_whom == 0) {
        free.insert(at);
      } else if (Of(for_whom).split) {
        Set(at, at, 0);
      } else {
        Set(at, database_.Prepared("SELECT coalesce(same, n) FROM who WHERE n = ?1").With(for_whom).OneInt(), for_whom);
      }
    }
    std::erase_if(pairs, [&](const Pair& pair) { return !free.contains(pair.a) || !free.contains(pair.b); });
    GroupAlone(free, pairs);
    done->insert(members.begin(), members.end());
  }

  // Each is one of the other's story at most, the most like.
  void GroupAlone(const std::set<int64_t>& free, const std::vector<Pair>& pairs) {
    std::vector<Edge> edges;
    for (const Pair& pair : pairs)
      if (!Of(pair.a).split && !Of(pair.b).split)
        edges.push_back({pair.score, std::min(pair.a, pair.b), std::max(pair.a, pair.b)});
    Sort(&edges);
    Sets sets(free);
    std::map<int64_t, std::set<int64_t>> stories;
    for (const int64_t who : free) {
      Query& find = database_.Prepared("SELECT story FROM actor WHERE node = ?1 LIMIT 64");
      for (find.With(who); find.Step();) stories[who].insert(find.Int(0));
    }
    for (const Edge& edge : edges) {
      const int64_t a = sets.Of(edge.a), b = sets.Of(edge.b);
      const auto met = [&](int64_t story) { return stories[a].contains(story); };
      if (a == b || std::any_of(stories[b].begin(), stories[b].end(), met)) continue;
      sets.Join(a, b);
      stories[a].merge(stories[b]);
    }
    for (const auto& [root, group] : sets.Groups()) {
      const auto by_id = [this](int64_t x, int64_t y) { return Of(x).id < Of(y).id; };
      SetHead(group, *std::min_element(group.begin(), group.end(), by_id));
    }
  }

  Database& database_;
  std::map<int64_t, Row> rows_;
  std::map<int64_t, across::NodeTraits> traits_;
  std::set<int64_t> named_done_;
};

}  // namespace

void Regroup(const std::set<int64_t>& touched, Database* database) { Grouper(database).Renew(touched); }

}  // namespace dateline
