// A small ledger made by hand, for the tests of the writers.
#pragma once

#include <cassert>
#include <string>
#include <string_view>

#include "dateline/ledger.h"

namespace dateline::samples {

// The k-th place (0: the first) where `words` stand. REQUIRES: there is one.
inline Span SpanOf(std::string_view text, std::string_view words, int k = 0) {
  size_t at = text.find(words);
  for (; k > 0; --k) at = text.find(words, at + 1);
  assert(at != std::string_view::npos);
  return {static_cast<uint32_t>(at), static_cast<uint32_t>(at + words.size())};
}

// Two actors, one quotation in two pieces, one report with a statement inside it. The text has characters of two,
// three and four bytes before the first entry.
inline Ledger Harbour() {
  Ledger ledger;
  ledger.id = "harbour-1";
  ledger.title = "Port <strike> ends & \"all\" is well";
  ledger.source = "Example Wire";
  ledger.published = "2024-03-22";
  ledger.dateline = "Malmö";
  ledger.text =
      "MALMÖ — 🚢 “The strike is over,” Mayor Åsa Lind said. “Ships sail tonight.”\n\n"
      "The union warned that the port had promised more pay.";
  const std::string& text = ledger.text;
  const auto size = static_cast<uint32_t>(text.size());
  ledger.runs = {{{0, size}, 10}};

  Actor mayor;
  mayor.name = "Åsa Lind";
  mayor.confidence = 0.97f;
  mayor.mentions = {{SpanOf(text, "Mayor Åsa Lind"), SpanOf(text, "Åsa Lind"), MentionLevel::kName, 0.98f}};
  mayor.offices = {{"Mayor", -1, false, SpanOf(text, "Mayor"), 0.9f}};
  Actor crew{.kind = ActorKind::kGroup, .name = "The union", .confidence = 0.4f};
  crew.mentions = {{SpanOf(text, "The union"), {}, MentionLevel::kDescription, 0.8f}};
  Actor port{.kind = ActorKind::kOrg, .name = "the port", .confidence = 0.75f};
  port.mentions = {{SpanOf(text, "the port"), {}, MentionLevel::kDescription, 0.8f}};
  ledger.actors = {mayor, crew, port};

  Statement over;
  over.speakers = {0};
  over.source = SpanOf(text, "Mayor Åsa Lind");
  over.cue = SpanOf(text, "said");
  over.content = {SpanOf(text, "The strike is over"), SpanOf(text, "Ships sail tonight")};
  over.mode = StatementMode::kDirect;
  over.act = StatementAct::kAnnounce;
  over.date = "2024-03-21";
  over.confidence = 0.875f;
  Statement warning;
  warning.speakers = {1};
  warning.source = SpanOf(text, "The union");
  warning.cue = SpanOf(text, "warned");
  warning.content = {SpanOf(text, "the port had promised more pay")};
  warning.act = StatementAct::kWarn;
  warning.to = {0};
  warning.confidence = 0.3f;
  Statement promise;
  promise.speakers = {2};
  promise.source = SpanOf(text, "the port");
  promise.cue = SpanOf(text, "promised");
  promise.content = {SpanOf(text, "more pay")};
  promise.act = StatementAct::kPromise;
  promise.via = {1};
  promise.within = 1;
  promise.confidence = 1.0f;
  ledger.statements = {over, warning, promise};
  ledger.notices = {{NoticeCode::kLoneQuote, SpanOf(text, "“"), "no \"partner\""}};
  return ledger;
}

}  // namespace dateline::samples
