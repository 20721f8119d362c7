// MendGuessedOffices: takes back the state of an office where no word of the story gives it and the tables of persons
// know another.
#pragma once

#include "dateline/ledger.h"

namespace dateline {

// "Egyptian Foreign Minister Sameh Shoukry ... President Joe Biden": the nearest state would be a guess, and a wrong
// one. Only persons whom the tables have in an office of that title on the day of publication are looked at; the office
// becomes that state's where the story names it, else nobody's. Of each person a bounded number of offices.
void MendGuessedOffices(Ledger* ledger);

}  // namespace dateline
