// A unit as a line of fields: lists are parted by tabs, fields by line ends. Folded names and stems hold neither.
#include <algorithm>
#include <charconv>
#include <string>

#include "across/cut.h"
#include "across/units.h"

namespace dateline::across {
namespace {

constexpr char kField = '\n', kItem = '\t', kAlias = '\v';

void Append(int64_t number, std::string* out) { out->append(std::to_string(number)).push_back(kField); }

void Append(const std::vector<std::string>& list, std::string* out) {
  for (const std::string& item : list) out->append(item).push_back(kItem);
  out->push_back(kField);
}

void Append(const std::vector<Party>& list, std::string* out) {
  for (const Party& party : list) {
    out->push_back(static_cast<char>('0' + static_cast<int>(party.kind)));
    out->append(party.name);
    if (!party.alias.empty()) out->append(1, kAlias).append(party.alias);
    out->push_back(kItem);
  }
  out->push_back(kField);
}

void AppendUnit(const Unit& unit, std::string* out) {
  Append(static_cast<int>(unit.kind), out);
  Append(unit.type, out);
  Append(unit.status, out);
  Append(unit.second, out);
  Append(unit.kind == UnitKind::kEvent ? unit.moved : unit.part, out);
  Append(unit.published, out);
  Append(unit.first_day, out);
  Append(unit.last_day, out);
  Append(unit.stems, out);
  Append(unit.more, out);
  Append(unit.words, out);
  Append(unit.actors, out);
  Append(unit.recipients, out);
  Append(unit.places, out);
  Append(unit.values, out);
  Append(unit.cast, out);
}

class Reader {
 public:
  explicit Reader(std::string_view text) : left_(text) {}

  bool Read(Unit* unit) {
    int64_t kind = 0, type = 0, status = 0, second = 0, flag = 0;
    Read(2, &kind);
    Read(UINT8_MAX, &type);
    Read(UINT8_MAX, &status);
    Read(1, &second);
    Read(1, &flag);  // moved of events, part of figures
    for (int32_t* day : {&unit->published, &unit->first_day, &unit->last_day}) ReadDay(day);
    for (auto* list : {&unit->stems, &unit->more, &unit->words}) Read(list);
    for (auto* list : {&unit->actors, &unit->recipients, &unit->places}) Read(list);
    Read(&unit->values);
    Read(&unit->cast);
    unit->kind = static_cast<UnitKind>(kind);
    unit->type = static_cast<uint8_t>(type);
    unit->status = static_cast<uint8_t>(status);
    unit->second = second != 0;
    (unit->kind == UnitKind::kEvent ? unit->moved : unit->part) = flag != 0;
    constexpr size_t kTypes[] = {kEventTypeNames.size(), kCountedNames.size(), kStanceNames.size()};
    return ok_ && unit->type < kTypes[kind] && unit->status < kEventStatusNames.size();
  }
  bool more() const { return !left_.empty(); }

 private:
  void Read(int64_t most, int64_t* number) {
    ReadNumber(number);
    if (*number < 0 || *number > most) ok_ = false;
    if (!ok_) *number = 0;
  }
  void ReadDay(int32_t* day) {
    int64_t number = 0;
    ReadNumber(&number);
    if (number < INT32_MIN || number > INT32_MAX) ok_ = false;
    *day = ok_ ? static_cast<int32_t>(number) : kNoDay;
  }
  void ReadNumber(int64_t* number) {
    const std::string_view field = Cut(&left_, kField);
    const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), *number);
    ok_ = ok_ && error == std::errc() && end == field.data() + field.size();
  }

  void Read(std::vector<std::string>* list) {
    std::string_view field = Cut(&left_, kField);
    list->reserve(static_cast<size_t>(std::count(field.begin(), field.end(), kItem)));
    while (!field.empty()) list->emplace_back(Cut(&field, kItem));
    if (!std::is_sorted(list->begin(), list->end())) std::sort(list->begin(), list->end());  // somebody changed them
  }
  void Read(std::vector<Party>* list) {
    for (std::string_view field = Cut(&left_, kField); !field.empty();) {
      std::string_view item = Cut(&field, kItem);
      const bool known = !item.empty() && item[0] >= '0' && item[0] < '0' + static_cast<int>(kActorKindNames.size());
      ok_ = ok_ && known;
      if (!known) continue;
      const auto kind = static_cast<ActorKind>(item[0] - '0');
      item.remove_prefix(1);
      const std::string_view name = Cut(&item, kAlias);
      list->push_back({kind, std::string(name), std::string(item)});
    }
  }

  std::string_view left_;
  bool ok_ = true;
};

}  // namespace

std::string Packed(const Unit& unit) {
  std::string out;
  AppendUnit(unit, &out);
  for (const Unit& event : unit.events) AppendUnit(event, &out);
  return out;
}

std::optional<Unit> Unpacked(std::string_view text) {
  Reader reader(text);
  Unit unit;
  if (!reader.Read(&unit)) return std::nullopt;
  while (reader.more()) {
    if (unit.events.size() == kMostEventsOfFigure) return std::nullopt;
    unit.events.emplace_back();
    if (!reader.Read(&unit.events.back())) return std::nullopt;
  }
  return unit;
}

}  // namespace dateline::across
