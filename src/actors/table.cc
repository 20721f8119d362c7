// The table lies in the library as actors.bin gives it: a head, arrays of rows, the wordings, the names. Little-endian,
// rows of four bytes or multiples.
#include "actors/table.h"

#include <algorithm>
#include <cstring>
#include <string>
#include <type_traits>

// The file's bytes between two symbols; the folder is given to the assembler by CMakeLists.txt.
asm(".section .rodata\n"
    ".balign 8\n"
    ".global dateline_actors_bin\n"
    ".hidden dateline_actors_bin\n"
    "dateline_actors_bin:\n"
    ".incbin \"actors.bin\"\n"
    ".balign 8\n"
    ".previous\n");
extern "C" const unsigned char dateline_actors_bin[];  // NOLINT(readability-identifier-naming): the label above

namespace dateline {
namespace {

struct Head {
  char magic[8];
  uint32_t keys, key_bytes, refs, entities, terms, names, countries, sectors, seen;
  uint32_t first_listed, end_listed;  // entities of bodies.tsv
};
struct CountryBytes {
  char iso[4], factbook[4];
  uint32_t name, place, population;
};
struct EntityBytes {
  uint32_t name, wikidata, place, first_term;
  uint8_t terms, kind, country, sectors;
};
struct TermBytes {
  uint32_t entity;
  int32_t begin, end;
  uint32_t office;
  uint8_t country, sectors, seen, source;
};
static_assert(sizeof(CountryBytes) == 20 && sizeof(EntityBytes) == 20 && sizeof(TermBytes) == 20 && sizeof(Head) == 52);

std::string_view Fixed(const char (&text)[4]) { return {text, strnlen(text, 4)}; }

class Table {
 public:
  Table() {
    const unsigned char* at = dateline_actors_bin;
    std::memcpy(&head_, at, sizeof head_);
    at += sizeof head_;
    const auto take = [&at](auto* rows, size_t count) {
      using Row = std::remove_cv_t<std::remove_pointer_t<std::remove_pointer_t<decltype(rows)>>>;
      *rows = reinterpret_cast<const Row*>(at);
      at += count * sizeof(Row);
    };
    take(&key_at_, head_.keys + 1);
    take(&ref_at_, head_.keys + 1);
    take(&refs_, head_.refs);
    take(&countries_, head_.countries);
    take(&sectors_, head_.sectors);
    take(&seen_, head_.seen);
    take(&entities_, head_.entities);
    take(&terms_, head_.terms);
    take(&keys_, head_.key_bytes);
    take(&names_, head_.names);
  }

  std::string_view Key(size_t i) const { return {keys_ + key_at_[i], key_at_[i + 1] - key_at_[i]}; }
  size_t LowerBound(std::string_view key) const {
    size_t low = 0, high = head_.keys;
    while (low < high) {
      const size_t middle = (low + high) / 2;
      if (Key(middle) < key)
        low = middle + 1;
      else
        high = middle;
    }
    return low;
  }
  std::span<const uint32_t> Refs(std::string_view key) const {
    const size_t at = LowerBound(key);
    if (at == head_.keys || Key(at) != key) return {};
    return {refs_ + ref_at_[at], refs_ + ref_at_[at + 1]};
  }
  bool GoesOn(std::string_view key) const {
    const size_t at = LowerBound(key);
    return at < head_.keys && Key(at).starts_with(key);
  }
  std::string_view Name(uint32_t at) const { return names_ + at; }
  std::string_view Iso(uint8_t country) const { return Fixed(countries_[country].iso); }
  std::string_view Sectors(uint8_t number) const { return Name(sectors_[number]); }

  Entity EntityOf(uint32_t number) const {
    const EntityBytes& e = entities_[number];
    return {static_cast<EntityKind>(e.kind),
            Name(e.name),
            Iso(e.country),
            Sectors(e.sectors),
            e.wikidata,
            e.place,
            e.first_term,
            e.terms};
  }
  EntityTerm TermOf(uint32_t number) const {
    const TermBytes& t = terms_[number];
    return {t.entity, t.begin, t.end, seen_[t.seen], Iso(t.country), Sectors(t.sectors), Name(t.office), t.source};
  }
  bool IsListed(uint32_t number) const { return number >= head_.first_listed && number < head_.end_listed; }
  CountryRow Country(std::string_view iso) const {
    for (uint32_t i = 0; i < head_.countries; ++i)
      if (const CountryBytes& c = countries_[i]; Fixed(c.iso) == iso)
        return {Fixed(c.iso), Fixed(c.factbook), Name(c.name), c.place, c.population};
    return {};
  }

 private:
  Head head_{};
  const uint32_t *key_at_ = nullptr, *ref_at_ = nullptr, *refs_ = nullptr, *sectors_ = nullptr;
  const CountryBytes* countries_ = nullptr;
  const int32_t* seen_ = nullptr;
  const EntityBytes* entities_ = nullptr;
  const TermBytes* terms_ = nullptr;
  const char *keys_ = nullptr, *names_ = nullptr;
};

const Table& TheTable() {
  static const Table table;
  return table;
}

}  // namespace

std::span<const uint32_t> LookUpActor(std::string_view key) { return TheTable().Refs(key); }
bool ActorKeyGoesOn(std::string_view key) { return TheTable().GoesOn(std::string(key) + ' '); }
Entity EntityAt(uint32_t number) { return TheTable().EntityOf(number); }
EntityTerm TermAt(uint32_t number) { return TheTable().TermOf(number); }
bool IsListedBody(uint32_t number) { return TheTable().IsListed(number); }
CountryRow CountryRowOf(std::string_view iso) { return TheTable().Country(iso); }

}  // namespace dateline
