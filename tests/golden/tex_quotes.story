TOKANE _ The country's largest car maker said Friday it would close two of its five plants by March and move 3,000 workers to other sites.

``This is the hardest decision of my life,'' the company's president, Kenji Morita, told a news conference. ``But if we wait, there will be nothing left to decide.''

Morita, who took over in April, said the company had lost money on every small car it sold last year. ``We called it `growth,''' he said. ``It was not.''

The metal workers' federation rejected the plan and demanded talks with the owners. ``They shut the gates first and invite us to talk afterward,'' said its secretary, Aiko Hara.

A government official said the labor minister would meet both sides next week.
