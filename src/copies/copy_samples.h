// Stories for tests of copies: one, and what became of it.
#pragma once

#include <string>

#include "copies/copies.h"

namespace dateline::copies {

inline const char* const kFire =
    "PORT HALE, Sept 3 (Coastwire) - A fire broke out in a cold store on the docks of Port Hale on Tuesday, killing at "
    "least four people and injuring 19, the harbour master said.\n\n"
    "The blaze began shortly after noon in a hall where frozen fish is kept, Harbour Master Edda Quist told "
    "Coastwire. Ammonia leaked from a pipe and workers were led out along the northern quay.\n\n"
    "\"We heard a bang and then we could not see our hands,\" said Tomas Wirrell, 41, who drives a forklift.\n\n"
    "Mayor Lucan Aldric promised an inquiry. He said the store had passed an inspection in June.\n\n"
    "The dockers' union, which has called for a strike on Friday, said alarms had been out of order for a month. The "
    "owner, Halder Frost, did not answer calls.\n\n"
    "Port Hale handles a third of the country's fish exports.\n\n"
    "(Reporting by Ines Varga; Editing by Bo Lund)";

// A day later, by the same outlet.
inline const char* const kFireUpdate =
    "PORT HALE, Sept 4 (Coastwire) - The death toll from a fire in a cold store on the docks of Port Hale rose to "
    "seven "
    "from four on Wednesday, the harbour master said.\n\n"
    "Two of the 19 injured died in hospital overnight and a body was found in the hall, Edda Quist said. The blaze "
    "began "
    "shortly after noon on Tuesday in a hall where frozen fish is kept.\n\n"
    "\"We heard a bang and then we could not see our hands,\" said Tomas Wirrell, 41, who drives a forklift.\n\n"
    "Mayor Lucan Aldric, who had promised an inquiry, closed three other stores. The dockers' union brought its strike "
    "forward to Thursday.\n\n"
    "The owner, Halder Frost, did not answer calls.\n\n"
    "(Reporting by Ines Varga; Editing by Bo Lund)";

// A reprint: another dateline, paragraphs merged, reworded here and there, cut.
inline const char* const kFireReprint =
    "Port Hale, Sept. 3 - A fire broke out in a cold store on the docks of Port Hale on Tuesday, killing at least four "
    "persons and injuring 19, the harbor master said. The blaze began shortly after noon in a hall where frozen fish "
    "is "
    "stored, Harbour Master Edda Quist said. Ammonia leaked from a pipe and workers were led out along the northern "
    "quay.\n\n"
    "“We heard a bang and then we could not see our hands,” said Tomas Wirrell, 41, who drives a forklift. Mayor Lucan "
    "Aldric promised an inquiry.";

// Another story on the fire, by another reporter.
inline const char* const kFireOther =
    "PORT HALE, Sept 4 (Coastwire) - Dockers laid wreaths on Wednesday at the gates of the cold store where colleagues "
    "died, and spoke of a company that counted crates more closely than people.\n\n"
    "\"They fixed the weighbridge in a day,\" said Marit Osk, who has packed fish for 22 years. \"The alarm could "
    "wait.\"\n\n"
    "Halder Frost bought the hall nine years ago from the city. Its managers declined to comment, but a notice on the "
    "door said wages would be paid until the end of the month.\n\n"
    "(Reporting by Ines Varga; Editing by Bo Lund)";

inline Story StoryOf(std::string id, std::string published, std::string outlet, std::string text) {
  return {std::move(id), std::move(published), std::move(outlet), std::move(text)};
}

}  // namespace dateline::copies
