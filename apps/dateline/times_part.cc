// dateline times: what dateline/times.h finds, as rows.
#include "times_part.h"

#include "dateline/times.h"
#include "row_output.h"

namespace dateline {

ExactPart TimesPart() {
  return {"times",
          "Dates, times of day, durations and sets, as TIMEX3 and as intervals",
          "time",
          {{"type"}, {"value"}, {"begin"}, {"finish"}, {"precision", Show::kWide}, {"mod", Show::kWide}},
          [](std::string_view text, std::string_view date) -> Result<std::vector<ExactSpan>> {
            std::vector<ExactSpan> spans;
            for (TimeSpan& t : TimesIn(text, date))
              spans.push_back({t.span,
                               {t.type, t.value, TextOrNothing(t.begin), TextOrNothing(t.finish), t.precision,
                                TextOrNothing(t.mod)}});
            return spans;
          }};
}

}  // namespace dateline
