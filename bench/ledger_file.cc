// ledger_file: how fast a ledger file answers, for bench/ledger_file.py.
//   ledger_file LEDGER [--runs 30] [--like 3] [--seed 1] [--only NAME]
// Out: a JSON object a question: milliseconds by the clock and of CPU time, of LedgerFile::Ask and, with --like, of the
// same question by LIKE over the tables, without the indexes of the file. Names, words and days asked for are taken
// from entries at random, so that frequent ones are asked for more often.
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <iostream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/ledger_file.h"

namespace {

using namespace dateline;
using nlohmann::json;
using What = Question::What;

constexpr uint64_t kRows = 40;  // what a terminal shows unasked
constexpr int kTries = 1000;    // to find an entry that has what is asked for

[[noreturn]] void Stop(const std::string& message) {
  std::cerr << message << '\n';
  std::exit(1);
}

std::string TextOf(const Value& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const auto* number = std::get_if<int64_t>(&value)) return std::to_string(*number);
  return {};
}

std::string Quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) out.append(c == '\'' ? 2 : 1, c);
  return out.append("'");
}
std::string Like(std::string_view text) { return " LIKE " + Quoted("%" + std::string(text) + "%"); }

// What questions are made of, taken from the file.
class Sample {
 public:
  Sample(const LedgerFile& file, uint64_t seed) : file_(file), dice_(seed) {
    entries_ = std::strtoll(One("SELECT max(n) FROM entry").c_str(), nullptr, 10);
    if (entries_ == 0) Stop("no entries");
  }

  int64_t entries() const { return entries_; }

  // The first column of the first row; "" when there is none.
  std::string One(const std::string& sql) const {
    std::string out;
    const auto columns = file_.Sql(sql, [&](const std::vector<Column>&, const Row& row) {
      out = TextOf(row[0]);
      return false;
    });
    if (!columns.ok()) Stop(columns.error().message);
    return out;
  }

  // `sql` asks with :n for an entry.
  std::string OfEntry(const std::string& sql) {
    for (int i = 0; i < kTries; ++i) {
      const auto n = std::uniform_int_distribution<int64_t>(1, entries_)(dice_);
      std::string asked = sql;
      asked.replace(asked.find(":n"), 2, std::to_string(n));
      if (std::string found = One(asked); !found.empty()) return found;
    }
    Stop("nothing found by: " + sql);
  }
  std::string Name(const std::string& role) {
    return OfEntry("SELECT who.name FROM part JOIN who ON who.n = part.who WHERE entry = :n AND role = '" + role +
                   "' AND length(who.name) > 3");
  }
  std::string Day() { return OfEntry("SELECT first_day FROM entry WHERE n = :n AND length(first_day) = 10"); }
  std::string Id() { return OfEntry("SELECT id FROM entry WHERE n = :n"); }

  // A word of six letters and more from the sentences of an entry.
  std::string Word() {
    for (int i = 0; i < kTries; ++i) {
      const std::string sentence = OfEntry("SELECT words FROM entry WHERE n = :n");
      std::vector<std::string> words(1);
      for (const char c : sentence) {
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))
          words.back().push_back(c);
        else if (!words.back().empty())
          words.emplace_back();
      }
      std::erase_if(words, [](const std::string& word) { return word.size() < 6; });
      if (!words.empty()) return words[dice_() % words.size()];
    }
    Stop("no words");
  }

 private:
  const LedgerFile& file_;
  std::mt19937_64 dice_;
  int64_t entries_ = 0;
};

struct Asked {
  Question question;
  std::string id;    // asks why, when it is not empty
  std::string like;  // the same as conditions of plain SQL
};

// A kind of question, drawn anew for each run.
struct Kind {
  std::string name;
  std::string tables;  // of the plain SQL
  std::function<Asked(Sample&)> draw;
};

constexpr char kPlainBy[] =
    "EXISTS (SELECT 1 FROM part JOIN who ON who.n = part.who WHERE part.entry = entry.n AND who.name";
std::string PlainPart(std::string_view role, std::string_view name) {
  return kPlainBy + Like(name) + " AND role = " + Quoted(role) + ")";
}

std::string Tables(std::string_view kind) {
  return "entry JOIN story ON story.n = entry.story JOIN " + std::string(kind) + " ON " + std::string(kind) +
         ".entry = entry.n";
}

// By a name, words or a place.
std::vector<Kind> KindsByWord() {
  const auto by = [](What what, const char* role) {
    return [what, role](Sample& sample) {
      const std::string name = sample.Name(role);
      return Asked{{.what = what, .by = name, .limit = kRows}, "", PlainPart(role, name)};
    };
  };
  const auto about = [](What what) {
    return [what](Sample& sample) {
      const std::string word = sample.Word();
      return Asked{{.what = what, .about = word, .limit = kRows}, "", "entry.words" + Like(word)};
    };
  };
  const auto where = [](What what) {
    return [what](Sample& sample) {
      const std::string place = sample.Name("place");
      return Asked{{.what = what, .where = place, .limit = kRows},
                   "",
                   "(story.dateline" + Like(place) + " OR " + PlainPart("place", place) + ")"};
    };
  };
  return {
      {"said --by NAME", Tables("statement"), by(What::kSaid, "speaker")},
      {"said --about WORD", Tables("statement"), about(What::kSaid)},
      {"said --where PLACE", Tables("statement"), where(What::kSaid)},
      {"positions --by NAME", Tables("position"), by(What::kPositions, "actor")},
      {"positions --about WORD", Tables("position"), about(What::kPositions)},
      {"events --by NAME", Tables("event"), by(What::kEvents, "actor")},
      {"events --where PLACE", Tables("event"), where(What::kEvents)},
      {"figures --about WORD", Tables("figure"), about(What::kFigures)},
      {"figures --where PLACE", Tables("figure"), where(What::kFigures)},
      {"next --by NAME", Tables("event"), by(What::kNext, "actor")},
      {"next --about WORD", Tables("event"), about(What::kNext)},
  };
}

// By a day, a label or an id.
std::vector<Kind> OtherKinds() {
  std::vector<Kind> kinds;
  const auto add = [&](std::string name, std::string tables, std::function<Asked(Sample&)> draw) {
    kinds.push_back({std::move(name), std::move(tables), std::move(draw)});
  };
  add("said --by NAME --about WORD", Tables("statement"), [](Sample& sample) {
    const std::string name = sample.Name("speaker"), word = sample.Word();
    return Asked{{.what = What::kSaid, .by = name, .about = word, .limit = kRows},
                 "",
                 PlainPart("speaker", name) + " AND entry.words" + Like(word)};
  });
  add("said --since DAY", Tables("statement"), [](Sample& sample) {
    const std::string day = sample.Day();
    return Asked{{.what = What::kSaid, .since = day, .limit = kRows}, "", "entry.last_day >= " + Quoted(day)};
  });
  add("said --until DAY", Tables("statement"), [](Sample& sample) {
    const std::string day = sample.Day();
    return Asked{{.what = What::kSaid, .until = day, .limit = kRows}, "", "entry.first_day <= " + Quoted(day)};
  });
  add("events --type TYPE --status STATUS", Tables("event"), [](Sample& sample) {
    const std::string type = sample.OfEntry("SELECT type FROM event WHERE entry = :n");
    const std::string status = sample.OfEntry("SELECT status FROM event WHERE entry = :n");
    return Asked{{.what = What::kEvents, .type = type, .status = status, .limit = kRows},
                 "",
                 "event.type = " + Quoted(type) + " AND event.status = " + Quoted(status)};
  });
  add("figures --type TYPE", Tables("figure"), [](Sample& sample) {
    const std::string type = sample.OfEntry("SELECT counted FROM figure WHERE entry = :n");
    return Asked{{.what = What::kFigures, .type = type, .limit = kRows}, "", "figure.counted = " + Quoted(type)};
  });
  add("shifts", Tables("shift"), [](Sample&) { return Asked{{.what = What::kShifts, .limit = kRows}, "", "1"}; });
  add("next", Tables("event"), [](Sample& sample) {
    return Asked{
        {.what = What::kNext, .limit = kRows},
        "",
        "event.status = 'planned' AND entry.last_day >= " + Quoted(sample.One("SELECT max(published) FROM story"))};
  });
  add("who NAME", "who JOIN actor ON actor.who = who.n", [](Sample& sample) {
    const std::string name = sample.Name("speaker");
    return Asked{{.what = What::kWho, .by = name, .limit = kRows}, "", "who.name" + Like(name)};
  });
  add("stories --about WORD", "story", [](Sample& sample) {
    const std::string word = sample.Word();
    return Asked{{.what = What::kStories, .about = word, .limit = kRows}, "", "story.text" + Like(word)};
  });
  add("stories --since DAY", "story", [](Sample& sample) {
    const std::string day = sample.Day();
    return Asked{{.what = What::kStories, .since = day, .limit = kRows}, "", "story.published >= " + Quoted(day)};
  });
  add("why ID", "entry", [](Sample& sample) {
    const std::string id = sample.Id();
    return Asked{{}, id, "entry.id" + Like(id)};
  });
  return kinds;
}

struct Times {
  std::vector<double> clock, cpu;  // milliseconds
  uint64_t rows = 0;
};

void Time(Times* times, const std::function<uint64_t()>& ask) {
  const std::clock_t cpu = std::clock();
  const auto begin = std::chrono::steady_clock::now();
  times->rows += ask();
  times->clock.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count());
  times->cpu.push_back(1000.0 * static_cast<double>(std::clock() - cpu) / CLOCKS_PER_SEC);
}

json Summary(const Times& times) {
  const auto at = [](std::vector<double> all, double share) {
    std::sort(all.begin(), all.end());
    return all[std::min(all.size() - 1, static_cast<size_t>(share * static_cast<double>(all.size())))];
  };
  return {{"runs", times.clock.size()},       {"rows", times.rows},        {"clock", at(times.clock, 0.5)},
          {"clock95", at(times.clock, 0.95)}, {"cpu", at(times.cpu, 0.5)}, {"cpu95", at(times.cpu, 0.95)}};
}

uint64_t Answer(const LedgerFile& file, const Asked& asked) {
  if (!asked.id.empty()) {
    const auto fields = file.Why(asked.id);
    if (!fields.ok()) Stop(fields.error().message);
    return fields->size();
  }
  uint64_t rows = 0;
  const auto columns = file.Ask(asked.question, [&](const std::vector<Column>&, const Row&) { return ++rows > 0; });
  if (!columns.ok()) Stop(columns.error().message);
  return rows;
}

uint64_t Plain(const LedgerFile& file, const Kind& kind, const Asked& asked) {
  const bool entries = kind.tables.starts_with("entry JOIN");
  std::string sql = "SELECT * FROM " + kind.tables + " WHERE " + asked.like;
  if (entries) sql.append(" ORDER BY +entry.first_day DESC");
  sql.append(" LIMIT ").append(std::to_string(kRows));
  uint64_t rows = 0;
  const auto columns = file.Sql(sql, [&](const std::vector<Column>&, const Row&) { return ++rows > 0; });
  if (!columns.ok()) Stop(columns.error().message);
  return rows;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) Stop("ledger_file LEDGER [--runs 30] [--like 3] [--seed 1] [--only NAME]");
  uint64_t runs = 30, like = 0, seed = 1;
  std::string only;
  for (int i = 2; i + 1 < argc; i += 2) {
    const std::string_view option = argv[i];
    if (option == "--runs") runs = std::strtoull(argv[i + 1], nullptr, 10);
    if (option == "--like") like = std::strtoull(argv[i + 1], nullptr, 10);
    if (option == "--seed") seed = std::strtoull(argv[i + 1], nullptr, 10);
    if (option == "--only") only = argv[i + 1];
  }
  const auto file = LedgerFile::Open(argv[1], LedgerFile::Access::kRead);
  if (!file.ok()) Stop(file.error().message);
  Sample sample(*file, seed);
  std::vector<Kind> kinds = KindsByWord();
  std::ranges::move(OtherKinds(), std::back_inserter(kinds));
  for (const Kind& kind : kinds) {
    if (!only.empty() && kind.name.find(only) == std::string::npos) continue;
    Times asked, plain;
    for (uint64_t i = 0; i < runs; ++i) {
      const Asked one = kind.draw(sample);
      Answer(*file, one);  // warm: what is measured is the second time
      Time(&asked, [&] { return Answer(*file, one); });
      if (i < like) Time(&plain, [&] { return Plain(*file, kind, one); });
    }
    json out = {{"question", kind.name}, {"entries", sample.entries()}, {"asked", Summary(asked)}};
    if (like > 0) out["like"] = Summary(plain);
    std::cout << out.dump() << '\n' << std::flush;
  }
}
