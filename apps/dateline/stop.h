// Stop: SIGINT and SIGTERM as a wish to end soon, with whole records written.
#pragma once

namespace dateline {

// From now on the first of these signals only asks; a second one ends the program at once.
void AskOnSignals();

// Whether one came.
bool StopAsked();

// A file for poll(2) that can be read from once one came; -1, which poll passes over, when nobody asks.
int StopFile();

// Ends the program by the signal that came, so that whoever started it sees why. Returns when none came.
void EndBySignal();

}  // namespace dateline
