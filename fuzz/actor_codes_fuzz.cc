// Fuzzes actor codes: phrases and days of any bytes give codes of the tables.
#include "dateline/actor_codes.h"

#include "valid_text.h"

namespace dateline {
namespace {

void Check(const ActorPhraseCode& code) {
  Require(code.country.size() <= 3 && code.sectors.size() <= 6 && code.factbook.size() <= 2);
  for (const std::string& sector : code.sectors) Require(sector.size() == 3);
}

}  // namespace
}  // namespace dateline

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const size_t line = std::min(bytes.find('\n'), bytes.size());
  const std::string_view date = line < bytes.size() ? bytes.substr(line + 1) : std::string_view{};
  for (const std::string_view day : {std::string_view{}, std::string_view("2019-04-01"), date})
    dateline::Check(dateline::CodeOfActor(bytes.substr(0, line), day));
  dateline::Check(dateline::CodeOfActor(dateline::ValidText(bytes), "1999-12-31"));
  return 0;
}
