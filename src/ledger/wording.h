// Wording: how events, figures, positions and shifts read on the table and on the page.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dateline/ledger.h"
#include "ledger/occurrences.h"

namespace dateline {

// A trigger and the words of its clause around it.
struct InContext {
  std::string before, trigger, after;  // blanks folded; "…" stands where words of the clause are left out
};

// Bounded: a few words on both sides, none beyond a comma, a stop, a quotation mark or the statement that holds it.
InContext ContextOf(const Ledger& ledger, const Event& event);

// "happened", "under way", "called for".
std::string_view HeadingOf(EventStatus status);

// "consult", "assault": small letters.
std::string NameOf(EventType type);

// "Antony Blinken, Egypt and 2 more".
struct Reporters {
  std::string tell;    // who tells of it, or denies it if it is denied; empty where the article itself does
  std::string differ;  // "denied by ...", "but told by ...": who says otherwise
};
Reporters ReportersOf(const Ledger& ledger, const Occurrence& occurrence);

// As SpelledDate, shorter: "21 Mar", "16–22 Jan", with the year where it is not that of publication.
std::string ShortDate(std::string_view date, std::string_view published);

// "Palestinians killed", "USD": what a figure counts, without the words that its span has itself.
std::string CountedWords(const Ledger& ledger, const Figure& figure);

// The figures that a claimant gives.
struct Claims {
  std::string claimant;      // "the article" where nobody is named
  std::vector<int> figures;  // in text order
};

// In the order of the claimants' first figures.
std::vector<Claims> ClaimsOf(const Ledger& ledger);

// For each figure those beside it: the rival it names and those that name it. Indices to nothing are left out.
std::vector<std::vector<int>> RivalsOf(const Ledger& ledger);

// Whom a figure is from: its sources, else the statement that holds it, else "the article".
std::string ClaimantOf(const Ledger& ledger, const Figure& figure);

// Positions with those of one topic beside each other, topics in the order of the ledger.
std::vector<int> PositionsByTopic(const Ledger& ledger);

// The topic, and the words of the issue; those alone, as `topic`, where they hold the topic's or there is none.
struct Subject {
  std::string topic, issue;
};
Subject SubjectOf(const Ledger& ledger, const Position& position);

// "oppose"; empty for an index to nothing.
std::string StanceOf(const Ledger& ledger, int position);

// The text cut to a number of bytes at a blank, with "…" where something was left out.
std::string Shortened(std::string_view text, size_t most);

}  // namespace dateline
