date 2022-05-06 LYON (Ledger News) -- Prosecutor Jean-Marc Ollier said on Friday that the driver had acted alone. Ollier said the man was known to the police.

Interior Minister Anne-Lise Garnier called the attack "a blow against every market in France." Min-seo Park, whose shop lost its windows, told Le Courrier that nobody had been warned. Talks between Kenya and Somalia, a Kenya-Somalia border treaty among them, went on in the same building, Garnier said.
