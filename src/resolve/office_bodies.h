// OfficeBodies: of which body or state an office is that the words beside the title do not tell: read off the story.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "resolve/resolved.h"

namespace dateline {

// Is the word an adjective or noun for a party's people ("Republican"), which is the body of no office before which it
// stands? In lower case.
bool IsPartyWord(std::string_view word);

// Looks up bodies in one story. All must outlive it.
class OfficeBodies {
 public:
  OfficeBodies(std::string_view text, const Segments& segments, const Annotations& annotations,
               const Resolved& resolved);

  // Of "senator" and "representative" it is the chamber that the story names, whatever else stands beside; -1 none.
  int ChamberOf(WordRange title) const;
  // Of "president", "defence minister" and the like the story's state; of "committee spokeswoman" the committee last
  // spoken of. `holder`: the words of who holds it. -1 none.
  int FromStory(WordRange title, WordRange holder) const;

 private:
  void FindChambers();
  int StateAt(uint32_t word) const;
  int BodyEndingIn(const std::string& noun, WordRange title, WordRange holder) const;
  std::string Lower(uint32_t word) const;

  std::string_view text_;
  const Segments& segments_;
  const Annotations& annotations_;
  const Resolved& resolved_;
  std::vector<uint32_t> states_;  // mentions of states, ascending
  int first_state_ = -1;          // actors
  int upper_house_ = -1, lower_house_ = -1;
  int main_state_ = -1;  // has more than half of states_
};

}  // namespace dateline
