// What holds of every ledger that the engine makes, whatever the story was. For tests and fuzzing.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "dateline/ledger.h"

namespace dateline {

class LedgerCheck {
 public:
  explicit LedgerCheck(const Ledger& ledger) : ledger_(ledger) {}

  // The first fault; empty when there is none.
  std::string Fault() {
    for (const Actor& actor : ledger_.actors) Check(actor);
    for (const Statement& statement : ledger_.statements) Check(statement);
    for (size_t i = 0; i < ledger_.events.size(); ++i) Check(ledger_.events[i], static_cast<int>(i));
    for (const Figure& figure : ledger_.figures) Check(figure);
    for (const Position& position : ledger_.positions) Check(position);
    for (const Shift& shift : ledger_.shifts) Check(shift);
    for (const Notice& notice : ledger_.notices) Check(notice.span, "notice");
    return fault_;
  }

 private:
  void Require(bool holds, const char* what) {
    if (!holds && fault_.empty()) fault_ = what;
  }

  bool Boundary(uint32_t at) const {
    return at == ledger_.text.size() || (static_cast<uint8_t>(ledger_.text[at]) & 0xC0) != 0x80;
  }
  void Check(Span s, const char* what) {
    const bool inside = s.begin <= s.end && s.end <= ledger_.text.size();
    Require(inside && Boundary(s.begin) && Boundary(s.end), what);
  }
  void CheckShare(float confidence) { Require(confidence >= 0 && confidence <= 1.0001f, "a confidence outside 0..1"); }
  bool Known(int actor) const { return actor >= 0 && actor < static_cast<int>(ledger_.actors.size()); }
  void Check(const std::vector<int>& actors) {
    Require(std::all_of(actors.begin(), actors.end(), [this](int actor) { return Known(actor); }), "no such actor");
  }

  void Check(const Actor& actor) {
    Require(!actor.name.empty() && !actor.mentions.empty(), "an actor without name or mention");
    uint32_t last = 0;
    for (const Mention& m : actor.mentions) {
      Check(m.span, "a mention's span");
      Check(m.name, "a mention's name");
      Require(!m.span.empty() && m.span.begin >= last, "mentions out of order");
      Require(m.name.empty() || m.span.Contains(m.name), "a name outside its mention");
      CheckShare(m.confidence);
      last = m.span.begin;
    }
    for (const Office& office : actor.offices) {
      Check(office.span, "an office's span");
      Require(!office.title.empty() && (office.of == -1 || Known(office.of)), "an office of nothing");
      CheckShare(office.confidence);
    }
    Check(actor.member_of);
    CheckShare(actor.confidence);
  }

  void Check(const Statement& s) {
    for (const std::vector<int>* actors : {&s.speakers, &s.to, &s.via}) Check(*actors);
    for (const Span part : {s.source, s.cue, s.venue}) Check(part, "a part of a statement");
    Require(!s.content.empty(), "a statement that says nothing");
    uint32_t reached = 0;
    for (const Span piece : s.content) {
      Check(piece, "a piece of content");
      Require(!piece.empty() && piece.begin >= reached, "content out of order");
      reached = piece.end;
    }
    CheckShare(s.confidence);
    const auto count = static_cast<int>(ledger_.statements.size());
    int steps = 0;
    for (int at = s.within; at != -1 && steps <= count; at = ledger_.statements[static_cast<size_t>(at)].within) {
      Require(at >= 0 && at < count, "within no statement");
      if (at < 0 || at >= count) return;
      ++steps;
    }
    Require(steps <= count, "statements within each other in a circle");
  }

  void CheckIndex(int index, size_t count, const char* what) {
    Require(index >= -1 && index < static_cast<int>(count), what);
  }

  void Check(const Event& e, int index) {
    for (const std::vector<int>* actors : {&e.actors, &e.recipients, &e.places}) Check(*actors);
    Check(e.trigger, "a trigger");
    Check(e.evidence, "an event's evidence");
    Require(!e.trigger.empty() && e.trigger.begin >= trigger_, "triggers empty or out of order");
    trigger_ = e.trigger.begin;
    CheckIndex(e.within, ledger_.statements.size(), "an event within no statement");
    Require(e.same_as >= -1 && e.same_as < index, "an event that is the same as a later one");
    CheckShare(e.confidence);
  }

  void Check(const Figure& f) {
    for (const std::vector<int>* actors : {&f.places, &f.sources}) Check(*actors);
    Check(f.span, "a figure's span");
    Check(f.period, "a figure's period");
    CheckIndex(f.of_event, ledger_.events.size(), "a figure of no event");
    CheckIndex(f.within, ledger_.statements.size(), "a figure within no statement");
    CheckIndex(f.rival, ledger_.figures.size(), "a figure's rival");
    CheckShare(f.confidence);
    if (f.within >= 0 && f.within < static_cast<int>(ledger_.statements.size()))
      Require(!f.sources.empty() || ledger_.statements[static_cast<size_t>(f.within)].speakers.empty(),
              "a figure in somebody's words that nobody claims");
  }

  void Check(const Position& p) {
    Check(p.actors);
    Check(p.issue, "an issue");
    Check(p.condition, "a condition");
    for (const int q : p.statements) CheckIndex(q, ledger_.statements.size(), "a position on no statement");
    for (const int e : p.events) CheckIndex(e, ledger_.events.size(), "a position on no event");
    CheckShare(p.confidence);
  }

  void Check(const Shift& s) {
    Check(s.actors);
    for (const int end : {s.from, s.to}) CheckIndex(end, ledger_.positions.size(), "a shift of no position");
    for (const Span basis : s.basis) Check(basis, "a shift's basis");
    CheckShare(s.confidence);
  }

  const Ledger& ledger_;
  uint32_t trigger_ = 0;  // where the last one began
  std::string fault_;
};

inline std::string FaultOf(const Ledger& ledger) { return LedgerCheck(ledger).Fault(); }

}  // namespace dateline
