// SQLite, set up so that a hostile file cannot do more than give an error.
#include "store/database.h"

#include <sqlite3.h>
#include <unistd.h>

#include <cctype>
#include <utility>

#include "ledger/columns.h"

namespace dateline {
namespace {

constexpr int kBusyMilliseconds = 20000;
constexpr int kStepsBetweenStops = 20000;  // of SQLite's machine
constexpr int kMostBytes = 512 << 20;      // of a value
constexpr int kMostSqlBytes = 1 << 20;

ErrorCode CodeOf(int code) {
  switch (code & 0xFF) {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_FORMAT:
    case SQLITE_SCHEMA:
    case SQLITE_MISMATCH:
    case SQLITE_CONSTRAINT:
    case SQLITE_ERROR:
      return ErrorCode::kFormat;
    case SQLITE_TOOBIG:
    case SQLITE_NOMEM:
      return ErrorCode::kLimit;
    default:
      return ErrorCode::kIo;
  }
}

// A foreign statement reads tables and calls functions, and does nothing else.
int OnlyReads(void*, int action, const char*, const char* name, const char*, const char*) {
  switch (action) {
    case SQLITE_SELECT:
    case SQLITE_READ:
    case SQLITE_RECURSIVE:
      return SQLITE_OK;
    case SQLITE_FUNCTION:
      return name != nullptr &&
                     (std::string_view(name) == "load_extension" || std::string_view(name) == "fts3_tokenizer")
                 ? SQLITE_DENY
                 : SQLITE_OK;
    default:
      return SQLITE_DENY;
  }
}

// Whether the folder lets nobody write the file of locks that readers share: then nobody else writes there either.
bool CannotShare(sqlite3* connection) {
  const int code = sqlite3_exec(connection, "SELECT 1 FROM sqlite_master LIMIT 1", nullptr, nullptr, nullptr) & 0xFF;
  return code == SQLITE_CANTOPEN || code == SQLITE_READONLY;
}

std::string UnchangingUri(std::string_view path) {
  std::string out = "file://";
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    if (std::isalnum(byte) != 0 || c == '/' || c == '.' || c == '-' || c == '_')
      out.push_back(c);
    else
      out.append("%").append(1, "0123456789ABCDEF"[byte >> 4]).append(1, "0123456789ABCDEF"[byte & 15]);
  }
  return out.append("?immutable=1");
}

// Holds while a foreign statement is prepared. FTS5 prepares statements of its own later, pragmas among them.
struct OnlyReading {
  explicit OnlyReading(sqlite3* c) : connection(c) { sqlite3_set_authorizer(connection, OnlyReads, nullptr); }
  ~OnlyReading() { sqlite3_set_authorizer(connection, nullptr, nullptr); }
  OnlyReading(const OnlyReading&) = delete;
  OnlyReading& operator=(const OnlyReading&) = delete;
  sqlite3* connection;
};

}  // namespace

Query::~Query() { sqlite3_finalize(statement_); }

void Query::Reset() {
  if (!statement_) return;
  sqlite3_reset(statement_);
  sqlite3_clear_bindings(statement_);
  running_ = false;
}

void Query::Bind(int at, int64_t value) {
  if (statement_ && sqlite3_bind_int64(statement_, at, value) != SQLITE_OK) database_->Fail(SQLITE_MISUSE);
}
void Query::Bind(int at, double value) {
  if (statement_ && sqlite3_bind_double(statement_, at, value) != SQLITE_OK) database_->Fail(SQLITE_MISUSE);
}
void Query::Bind(int at, std::string_view value) {
  if (!statement_) return;
  const char* text = value.data() == nullptr ? "" : value.data();
  const int code = sqlite3_bind_text64(statement_, at, text, value.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
  if (code != SQLITE_OK) database_->Fail(code);
}
void Query::Bind(int at, SqlNull) {
  if (statement_ && sqlite3_bind_null(statement_, at) != SQLITE_OK) database_->Fail(SQLITE_MISUSE);
}

int Query::PlaceOf(const char* name) const { return statement_ ? sqlite3_bind_parameter_index(statement_, name) : 0; }

bool Query::Step() {
  if (!statement_ || !database_->ok()) return false;
  const int code = sqlite3_step(statement_);
  running_ = code == SQLITE_ROW;
  if (code != SQLITE_ROW && code != SQLITE_DONE) database_->Fail(code, foreign_);
  if (!running_) sqlite3_reset(statement_);
  return running_;
}

void Query::Run() {
  while (Step()) {
  }
}

int Query::Columns() const { return statement_ ? sqlite3_column_count(statement_) : 0; }
std::string_view Query::NameOf(int column) const {
  const char* name = statement_ ? sqlite3_column_name(statement_, column) : nullptr;
  return name == nullptr ? "" : name;
}
bool Query::IsNull(int column) const { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }
bool Query::IsInteger(int column) const { return sqlite3_column_type(statement_, column) == SQLITE_INTEGER; }
bool Query::IsReal(int column) const { return sqlite3_column_type(statement_, column) == SQLITE_FLOAT; }
int64_t Query::Int(int column) const { return sqlite3_column_int64(statement_, column); }
double Query::Real(int column) const { return sqlite3_column_double(statement_, column); }
std::string_view Query::Text(int column) const {
  const unsigned char* text = sqlite3_column_text(statement_, column);
  if (text == nullptr) return {};
  return {reinterpret_cast<const char*>(text), static_cast<size_t>(sqlite3_column_bytes(statement_, column))};
}

int64_t Query::OneInt(int64_t otherwise) {
  const int64_t value = Step() && !IsNull(0) ? Int(0) : otherwise;
  Reset();
  return value;
}
std::string Query::OneText() {
  std::string value = Step() ? std::string(Text(0)) : std::string();
  Reset();
  return value;
}

Result<std::unique_ptr<Database>> Database::Open(const std::filesystem::path& path, Access access) {
  std::error_code error;
  const std::filesystem::path whole = std::filesystem::absolute(path, error);  // no name that means something to SQLite
  const int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE |
                    (access == Access::kRead ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
  sqlite3* connection = nullptr;
  // The last one to close a file takes its log away, and only who may write can. A reader writes nothing else.
  const bool tidy = access == Access::kRead && ::access(whole.c_str(), W_OK) == 0;
  const int first = tidy ? (flags & ~SQLITE_OPEN_READONLY) | SQLITE_OPEN_READWRITE : flags;
  int code = sqlite3_open_v2(whole.c_str(), &connection, first, nullptr);
  if (code == SQLITE_OK && access == Access::kRead && CannotShare(connection)) {
    sqlite3_close_v2(connection);
    code = sqlite3_open_v2(UnchangingUri(whole.string()).c_str(), &connection, flags | SQLITE_OPEN_URI, nullptr);
  }
  std::unique_ptr<Database> database(new Database(connection, path.string()));
  if (code != SQLITE_OK) {
    database->Fail(code);
    return database->TakeFailure();
  }
  sqlite3_busy_timeout(connection, kBusyMilliseconds);
  sqlite3_limit(connection, SQLITE_LIMIT_LENGTH, kMostBytes);
  sqlite3_limit(connection, SQLITE_LIMIT_SQL_LENGTH, kMostSqlBytes);
  sqlite3_limit(connection, SQLITE_LIMIT_ATTACHED, 0);
  sqlite3_db_config(connection, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(connection, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  sqlite3_db_config(connection, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
  sqlite3_db_config(connection, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, nullptr);
  sqlite3_db_config(connection, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
  sqlite3_db_config(connection, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
  database->Run("PRAGMA cell_size_check = ON");
  if (access == Access::kRead) database->Run("PRAGMA query_only = ON");
  database->Run("PRAGMA mmap_size = 0");
  if (!database->ok()) return database->TakeFailure();
  return database;
}

Database::~Database() {
  prepared_.clear();
  sqlite3_close_v2(connection_);
}

Query& Database::Prepared(const char* sql) {
  std::unique_ptr<Query>& query = prepared_[sql];
  if (!query || !query->statement_) query = Prepare(sql);
  if (!query) query = std::make_unique<Query>(this, nullptr);
  return *query;
}

std::unique_ptr<Query> Database::Prepare(std::string_view sql) {
  if (!ok()) return nullptr;
  sqlite3_stmt* statement = nullptr;
  const int code = sqlite3_prepare_v2(connection_, sql.data(), static_cast<int>(sql.size()), &statement, nullptr);
  if (code != SQLITE_OK) {
    Fail(code);
    return nullptr;
  }
  return std::make_unique<Query>(this, statement);
}

Result<std::unique_ptr<Query>> Database::PrepareForeign(const std::string& sql) {
  const OnlyReading only_reading(connection_);
  sqlite3_stmt* statement = nullptr;
  const char* rest = nullptr;
  const int code = sqlite3_prepare_v2(connection_, sql.c_str(), static_cast<int>(sql.size()), &statement, &rest);
  auto query = std::make_unique<Query>(this, statement);
  query->foreign_ = true;
  const auto wrong = [](std::string what) { return Error{ErrorCode::kUsage, std::move(what)}; };
  if (code == SQLITE_AUTH) return wrong("only what reads is allowed: SELECT");
  if (code != SQLITE_OK) return wrong(Printable(sqlite3_errmsg(connection_)));
  if (statement == nullptr) return wrong("no SQL");
  if (std::string_view(rest).find_first_not_of(" \t\r\n;") != std::string_view::npos)
    return wrong("one statement at a time");
  if (!sqlite3_stmt_readonly(statement)) return wrong("only what reads is allowed: SELECT");
  return query;
}

void Database::Run(const char* script) {
  if (!ok()) return;
  const int code = sqlite3_exec(connection_, script, nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) Fail(code);
}

Result<bool> Database::CopyTo(const std::filesystem::path& path) {
  auto opened = Open(path, Access::kWrite);
  if (!opened.ok()) return opened.error();
  Database& copy = **opened;
  sqlite3_backup* backup = sqlite3_backup_init(copy.connection_, "main", connection_, "main");
  if (backup != nullptr) sqlite3_backup_step(backup, -1);
  const int code = backup == nullptr ? sqlite3_errcode(copy.connection_) : sqlite3_backup_finish(backup);
  if (code == SQLITE_OK) return true;
  copy.Fail(code);
  return copy.TakeFailure();
}

void Database::SetStop(std::function<bool()> stop) {
  stop_ = std::move(stop);
  const auto asks = [](void* asked) { return (*static_cast<std::function<bool()>*>(asked))() ? 1 : 0; };
  sqlite3_progress_handler(connection_, stop_ ? kStepsBetweenStops : 0, asks, &stop_);
}

void Database::Fail(int code, bool foreign) {
  std::string what =
      connection_ == nullptr ? "no memory" : Printable(sqlite3_errmsg(connection_));  // words of the file
  const int kind = code & 0xFF;
  const bool ours = kind == SQLITE_ERROR || kind == SQLITE_CONSTRAINT || kind == SQLITE_MISMATCH;
  if (kind == SQLITE_CORRUPT || kind == SQLITE_FORMAT || kind == SQLITE_SCHEMA || (ours && !foreign))
    what = "the ledger file is damaged, take a copy of it from before (SQLite says: " + what + ")";
  if (kind == SQLITE_NOTADB) what = "not a ledger file";
  if (kind == SQLITE_BUSY) what = "another program is writing to it";
  if (kind == SQLITE_FULL) what = "the disk is full";
  if (kind == SQLITE_READONLY || kind == SQLITE_PERM) what = "cannot be written to";
  if (kind == SQLITE_CANTOPEN) what = "cannot be opened, or its folder cannot be written to";
  Fail(CodeOf(code), name_ + ": " + what);
}

void Database::Fail(ErrorCode code, std::string message) {
  if (ok()) failure_ = {code, std::move(message)};
}

Error Database::TakeFailure() { return std::exchange(failure_, {}); }

}  // namespace dateline
