// Database: one SQLite connection with its prepared statements. The only file pair that calls SQLite.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace dateline {

class Database;

// A value that SQL can do without.
struct SqlNull {};

// A prepared statement. After a failure of its database it does nothing and has no rows.
class Query {
 public:
  Query(Database* database, sqlite3_stmt* statement) : database_(database), statement_(statement) {}
  ~Query();
  Query(const Query&) = delete;
  Query& operator=(const Query&) = delete;

  // Begins anew with these values.
  template <class... Values>
  Query& With(const Values&... values) {
    Reset();
    int at = 0;
    (Bind(++at, values), ...);
    return *this;
  }
  void Reset();
  void Bind(int at, int64_t value);
  void Bind(int at, int value) { Bind(at, int64_t{value}); }
  void Bind(int at, bool value) { Bind(at, int64_t{value}); }
  void Bind(int at, double value);
  void Bind(int at, std::string_view value);
  void Bind(int at, SqlNull value);
  // By its name, ":by"; nothing happens where the statement has none such.
  template <class T>
  void BindNamed(const char* name, const T& value) {
    if (const int at = PlaceOf(name); at > 0) Bind(at, value);
  }

  bool Step();  // true: there is a row
  void Run();   // to the end, whatever rows there are

  // Of the row. Text is valid until the next step; what is of another type is read as SQLite converts it.
  int Columns() const;
  std::string_view NameOf(int column) const;
  bool IsNull(int column) const;
  bool IsInteger(int column) const;
  bool IsReal(int column) const;
  int64_t Int(int column) const;
  double Real(int column) const;
  std::string_view Text(int column) const;

  // All of it for one value.
  int64_t OneInt(int64_t otherwise = 0);
  std::string OneText();

 private:
  friend class Database;
  int PlaceOf(const char* name) const;

  Database* database_;
  sqlite3_stmt* statement_;
  bool running_ = false;
  bool foreign_ = false;  // what it says goes wrong by the user's words, not by the file
};

class Database {
 public:
  enum class Access : uint8_t { kRead, kWrite };
  static Result<std::unique_ptr<Database>> Open(const std::filesystem::path& path, Access access);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  // Prepared once; `sql` is a literal or lives as long.
  Query& Prepared(const char* sql);
  // For once. Null after a failure.
  std::unique_ptr<Query> Prepare(std::string_view sql);
  // The same for SQL of unknown origin: one statement that only reads, else kUsage.
  Result<std::unique_ptr<Query>> PrepareForeign(const std::string& sql);
  void Run(const char* script);  // without values

  // All of it into a new file, as it stands at one moment.
  Result<bool> CopyTo(const std::filesystem::path& path);

  void SetStop(std::function<bool()> stop);

  // The first failure since the last call; later work did nothing.
  bool ok() const { return failure_.message.empty(); }
  Error TakeFailure();
  void Fail(ErrorCode code, std::string message);

 private:
  friend class Query;
  Database(sqlite3* connection, std::string name) : connection_(connection), name_(std::move(name)) {}
  void Fail(int code, bool foreign = false);

  sqlite3* connection_;
  std::string name_;
  std::map<const char*, std::unique_ptr<Query>> prepared_;
  std::function<bool()> stop_;
  Error failure_;
};

}  // namespace dateline
