// Coded events as JSON Lines.
#include <algorithm>
#include <charconv>

#include "base/utf8.h"
#include "dateline/coding.h"
#include "dateline/write.h"

namespace dateline {
namespace {

class RowWriter {
 public:
  explicit RowWriter(const Ledger& ledger)
      : ledger_(ledger), code_points_(ledger.text), size_(static_cast<uint32_t>(ledger.text.size())) {}

  void Write(const CodedEvent& row) {
    out_.append("{\"story\":");
    AppendJsonString(ledger_.id, &out_);
    Key("id");
    AppendJsonString((row.statement ? "Q" : "E") + std::to_string(int64_t{row.entry} + 1), &out_);
    Optional("date", row.date);
    Actors("source", row.sources);
    Actors("target", row.targets);
    Optional("type", row.type);
    Strings("mode", row.modes);
    Strings("context", row.contexts);
    Key("quad");
    out_.append(row.quad > 0 ? std::to_string(row.quad) : "null");
    Key("score");
    row.score ? Number(*row.score) : Null();
    Optional("cameo", row.cameo);
    Optional("status", Status(row));
    Optional("act", Act(row));
    Place("trigger", row.trigger);
    Place("sentence", row.sentence);
    Key("confidence");
    Number(row.confidence);
    out_.append("}\n");
  }

  std::string Finish() && { return std::move(out_); }

 private:
  std::string_view Status(const CodedEvent& row) const {
    if (row.statement) return "";
    return kEventStatusNames[static_cast<size_t>(ledger_.events[row.entry].status)];
  }
  std::string_view Act(const CodedEvent& row) const {
    if (!row.statement) return "";
    return kStatementActNames[static_cast<size_t>(ledger_.statements[row.entry].act)];
  }

  void Key(std::string_view name) { out_.append(",\"").append(name).append("\":"); }
  void Null() { out_.append("null"); }

  void Optional(std::string_view name, std::string_view value) {
    Key(name);
    value.empty() ? Null() : AppendJsonString(value, &out_);
  }

  // Three decimals at most, and none that are 0.
  void Number(float value) {
    char digits[48];
    const auto end = std::to_chars(digits, digits + sizeof digits, value, std::chars_format::fixed, 3).ptr;
    std::string_view text(digits, static_cast<size_t>(end - digits));
    while (text.ends_with('0')) text.remove_suffix(1);
    if (text.ends_with('.')) text.remove_suffix(1);
    out_.append(text == "-0" ? "0" : text);
  }

  void Strings(std::string_view name, const std::vector<std::string>& all) {
    Key(name);
    out_.push_back('[');
    for (size_t i = 0; i < all.size(); ++i) {
      if (i > 0) out_.push_back(',');
      AppendJsonString(all[i], &out_);
    }
    out_.push_back(']');
  }

  void Place(std::string_view name, Span span) {
    Key(name);
    if (span.empty()) return Null();
    const uint32_t begin = std::min(span.begin, size_);
    out_.append("[").append(std::to_string(code_points_.At(begin))).append(",");
    out_.append(std::to_string(code_points_.At(std::clamp(span.end, begin, size_)))).append("]");
  }

  // An unstated source is an actor of its own in PLOVER; here it is none.
  void Actors(std::string_view name, const std::vector<CodedActor>& actors) {
    Key(name);
    out_.push_back('[');
    for (size_t i = 0; i < actors.size(); ++i) {
      out_.append(i > 0 ? ",{\"actor\":\"A" : "{\"actor\":\"A")
          .append(std::to_string(actors[i].actor + 1))
          .append("\"");
      Key("name");
      AppendJsonString(actors[i].name, &out_);
      Optional("country", actors[i].country);
      Optional("sector", actors[i].sector);
      Optional("code", actors[i].code);
      Place("span", actors[i].span);
      out_.push_back('}');
    }
    out_.push_back(']');
  }

  const Ledger& ledger_;
  CodePointIndex code_points_;
  uint32_t size_;
  std::string out_;
};

std::string Lines(const Ledger& ledger, const std::vector<CodedEvent>& rows) {
  RowWriter writer(ledger);
  for (const CodedEvent& row : rows) writer.Write(row);
  return std::move(writer).Finish();
}

}  // namespace

std::string ToPloverJson(const Ledger& ledger) { return Lines(ledger, CodePlover(ledger)); }
std::string ToCameoJson(const Ledger& ledger) { return Lines(ledger, CodeCameo(ledger)); }

}  // namespace dateline
