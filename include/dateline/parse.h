// Parsing: a ledger out of the JSON exchange form, as this library and others write it.
#pragma once

#include <string_view>

#include "dateline/ledger.h"
#include "dateline/result.h"

namespace dateline {

// One JSON object of the exchange form as a ledger; for input of any origin. Entries stay in the order given; they name
// each other by ids of any kind. What ToJson() wrote comes back as the same ledger, but for the source's bytes, which
// are known where an entry names them (`*_bytes`); without any, they are those of the text itself.
//   A field that is missing is as good as null or an empty list; one that is unknown is passed over. What only our own
// output says has a plain value: confidence 1, the level of a mention by its words. A span in several pieces where
// there is one here is its first piece. A publication that is no day and no month is unknown, with a notice. Errors:
// kLimit beyond 64 MiB; kFormat for what is no JSON, a span outside the text, an id given twice or not at all, a value
// that is no label, statements within each other in a circle, source bytes that run backwards. The message names the
// entry. Linear but for sorting.
Result<Ledger> LedgerFromJson(std::string_view line);

}  // namespace dateline
