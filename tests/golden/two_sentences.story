date 2024-05-14
VALMERA, Latvia (Baltic Ledger) -- The water company of Valmera said on Tuesday that its new pumping station would be switched on before winter, a year later than planned.

"We lost eight months to one broken contract. We will not lose another day," said Ilze Berzina, the company's chief engineer.

Berzina told the town council that the tests of the pumps had gone well. "The water is clean, the pressure is right and the bills have been paid," she said. "That is more than I could say last spring."

The council praised the engineers but asked the company to explain who would pay for the delay. Mayor Janis Ozols said the answer must come in writing before the end of the month.
