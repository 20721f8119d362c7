WESTHAVEN (Capital Desk) -- Two senior defense officials said Sunday that the navy had turned back a cargo ship suspected of carrying drone parts, and that the crew had offered no resistance.

The officials spoke on condition of anonymity because the operation had not been announced. One of them said the ship had changed its name twice since August. The other said that "at least three governments" had helped to follow it.

A diplomat from a neighboring country, who was briefed on the operation, disputed that account and said the ship carried farm machinery.

A spokesman for the navy declined to confirm any part of the story. A person familiar with the shipping company's business said its owners were "surprised and angry" and would ask a court to order the vessel's release.
