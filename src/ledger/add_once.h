// AddOnce: lists of actors or entries that hold each only once.
#pragma once

#include <algorithm>
#include <vector>

namespace dateline {

// Linear in the list.
inline void AddOnce(int entry, std::vector<int>* list) {
  if (std::find(list->begin(), list->end(), entry) == list->end()) list->push_back(entry);
}

}  // namespace dateline
