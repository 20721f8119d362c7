// One row for each kind and folded name.
#include "store/link_actors.h"

#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <tuple>

#include "base/one_of.h"
#include "base/utf8.h"
#include "ledger/outline.h"
#include "store/ids.h"

namespace dateline {
namespace {

// Words of address before a name, without stops.
constexpr std::string_view kAddress[] = {"mr", "mrs", "ms", "miss", "dr", "prof", "sir", "dame", "lord", "lady", "the"};

constexpr size_t kMostNameBytes = 400;

// Case, accents and forms of width folded; marks other than blanks and hyphens left out.
std::string Unaccented(std::string_view name) {
  utf8proc_uint8_t* mapped = nullptr;
  constexpr auto kOptions = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE |
                                                           UTF8PROC_STRIPMARK | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE);
  const utf8proc_ssize_t size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(name.data()),
                                             static_cast<utf8proc_ssize_t>(name.size()), &mapped, kOptions);
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owned(mapped, &std::free);
  if (size < 0) return Lowered(name);
  return {reinterpret_cast<const char*>(mapped), static_cast<size_t>(size)};
}

// In capitals throughout, as headlines and datelines have it.
bool IsShouted(std::string_view name) {
  bool capitals = false;
  for (size_t at = 0; at < name.size();) {
    const Utf8Char c = DecodeUtf8(name, at);
    if (IsLower(c.code)) return false;
    capitals = capitals || IsUpper(c.code);
    at += c.size;
  }
  return capitals;
}

}  // namespace

std::string FoldedName(std::string_view name) {
  const std::string plain = Unaccented(name.substr(0, kMostNameBytes));
  std::vector<std::string> words(1);
  for (size_t at = 0; at < plain.size();) {
    const Utf8Char c = DecodeUtf8(plain, at);
    at += c.size;
    if (IsSpace(c.code) || c.code == '-') {
      if (!words.back().empty()) words.emplace_back();
    } else if (IsAlnum(c.code)) {
      AppendUtf8(c.code, &words.back());
    }
  }
  if (words.back().empty() && words.size() > 1) words.pop_back();
  size_t first = 0;
  while (first + 1 < words.size() && IsOneOf(words[first], kAddress)) ++first;
  std::string out = words[first];
  for (size_t i = first + 1; i < words.size(); ++i) out.append(" ").append(words[i]);
  return out.empty() ? std::string(name.substr(0, kMostNameBytes)) : out;
}

std::vector<std::string> NamesOfActor(const Ledger& ledger, const Actor& actor) {
  std::vector<std::string> names = {actor.name.substr(0, kMostNameBytes)};
  for (const Mention& mention : actor.mentions) {
    if (mention.name.empty()) continue;
    std::string name = WordsOf(ledger.text, mention.name);
    if (name.size() <= kMostNameBytes && std::find(names.begin(), names.end(), name) == names.end())
      names.push_back(std::move(name));
    if (names.size() >= 20) break;  // nobody has more
  }
  return names;
}

std::string_view BetterName(std::string_view a, std::string_view b) {
  const auto rank = [](std::string_view name) { return std::tuple(IsShouted(name), name.size(), name); };
  return rank(a) <= rank(b) ? a : b;
}

std::string WhoId(std::string_view kind, std::string_view name) {
  return "w" + HexOf(HashOf({"name", kind, FoldedName(name)}));
}
std::string WhoAloneId(std::string_view actor_id) { return "w" + HexOf(HashOf({"alone", actor_id})); }

ActorLinks::Link ActorLinks::Of(const Ledger& ledger, const Actor& actor, std::string_view actor_id) {
  const std::string_view kind = kActorKindNames[static_cast<size_t>(actor.kind)];
  const bool named = std::any_of(actor.mentions.begin(), actor.mentions.end(),
                                 [](const Mention& mention) { return mention.level == MentionLevel::kName; });
  Query& split = database_.Prepared("SELECT 1 FROM ruling WHERE id = ?1 AND verb = 'split'");
  const bool alone = !named || split.With(actor_id).OneInt() != 0;
  const Link link = RowOf(alone ? WhoAloneId(actor_id) : WhoId(kind, actor.name), kind, actor.name);
  for (const std::string& name : NamesOfActor(ledger, actor)) AddName(link.node, name);
  return link;
}

ActorLinks::Link ActorLinks::Of(std::string_view actor_id, std::string_view kind, std::string_view name, bool alone) {
  return RowOf(alone ? WhoAloneId(actor_id) : WhoId(kind, name), kind, name);
}

int64_t ActorLinks::Placeholder(const std::string& id) {
  Query& insert = database_.Prepared("INSERT INTO who (id, kind, name) VALUES (?1, '', '') ON CONFLICT DO NOTHING");
  insert.With(id).Run();
  return database_.Prepared("SELECT n FROM who WHERE id = ?1").With(id).OneInt();
}

ActorLinks::Link ActorLinks::RowOf(const std::string& id, std::string_view kind, std::string_view name) {
  Query& find = database_.Prepared("SELECT n, coalesce(same, n), name FROM who WHERE id = ?1");
  if (find.With(id).Step()) {
    const Link link = {find.Int(0), find.Int(1)};
    const bool better = find.Text(2).empty() || BetterName(name, find.Text(2)) != find.Text(2);
    find.Reset();
    if (better)
      database_.Prepared("UPDATE who SET name = ?2, kind = ?3 WHERE n = ?1").With(link.node, name, kind).Run();
    return link;
  }
  Query& insert = database_.Prepared("INSERT INTO who (id, kind, name) VALUES (?1, ?2, ?3) RETURNING n");
  const int64_t node = insert.With(id, kind, name).OneInt();
  return {node, node};
}

void ActorLinks::AddName(int64_t node, std::string_view name) {
  Query& insert =
      database_.Prepared("INSERT INTO who_name (who, name) VALUES (?1, ?2) ON CONFLICT DO NOTHING RETURNING n");
  const int64_t row = insert.With(node, name).OneInt();
  if (row != 0) database_.Prepared("INSERT INTO names (rowid, name) VALUES (?1, ?2)").With(row, name).Run();
}

void RenewBestNames(Database* database) {
  const auto renew = [database](int64_t node, const std::string& best) {
    if (node != 0) database->Prepared("UPDATE who SET name = ?2 WHERE n = ?1 AND name <> ?2").With(node, best).Run();
  };
  int64_t node = 0;
  std::string best;
  Query& find = database->Prepared("SELECT DISTINCT node, name FROM actor ORDER BY node");
  for (find.With(); find.Step();) {
    if (find.Int(0) != node) {
      renew(node, best);
      node = find.Int(0);
      best = find.Text(1);
    }
    best = BetterName(best, find.Text(1));
  }
  renew(node, best);
}

void ActorLinks::Renew(int64_t node) {
  Query& forget = database_.Prepared(
      "INSERT INTO names (names, rowid, name) SELECT 'delete', n, name FROM who_name WHERE who = ?1");
  forget.With(node).Run();
  database_.Prepared("DELETE FROM who_name WHERE who = ?1").With(node).Run();
  std::vector<std::string> names, own;
  Query& find = database_.Prepared(
      "SELECT DISTINCT name, 1 FROM actor WHERE node = ?1 UNION SELECT DISTINCT substr(text, name_begin + 1, name_end "
      "- "
      "name_begin), 0 FROM actor JOIN mention ON actor.n = mention.actor JOIN story ON story.n = actor.story WHERE "
      "node = "
      "?1 AND name_end > name_begin");
  for (find.With(node); find.Step();) {
    const std::string name(find.Text(0));
    (find.Int(1) ? own : names).push_back(WordsOf(name, {0, static_cast<uint32_t>(name.size())}));
  }
  if (own.empty()) {
    database_.Prepared("DELETE FROM who WHERE n = ?1 AND NOT EXISTS (SELECT 1 FROM decision)").With(node).Run();
    return;
  }
  std::string_view best = own.front();
  for (const std::string& name : own) {
    best = BetterName(best, name);
    AddName(node, name);
  }
  for (const std::string& name : names) AddName(node, name);
  database_.Prepared("UPDATE who SET name = ?2 WHERE n = ?1").With(node, best).Run();
}

}  // namespace dateline
