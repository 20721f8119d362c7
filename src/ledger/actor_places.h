// ActorPlaces: where the states and places of a ledger are, by a gazetteer.
#pragma once

#include "dateline/ledger.h"
#include "dateline/places.h"

namespace dateline {

// Sets Actor::place of states and places, found for all their names and the dateline together. What a name stands next
// to is not taken for it: those that the gazetteer does not have stay without a place. A state that is named by its
// seat of government is where the state is. `dateline`: in the text, may be empty. Linear in the text.
void AddPlaces(const Places& places, Span dateline, Ledger* ledger);

}  // namespace dateline
