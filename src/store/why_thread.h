// What is told over stories of one thread.
#pragma once

#include <string>
#include <vector>

#include "dateline/answer.h"
#include "store/database.h"

namespace dateline {

// A thread with its tellings, the reasons for which they stand together, and what it comes to. Empty where there is
// none such.
std::vector<Field> WhyOfThread(const std::string& id, Database* database);

}  // namespace dateline
