TBILISI, Georgia (Caucasus Monitor) -- Baku and Yerevan said Wednesday that they had agreed on the first 12 miles of a shared border, and both thanked Georgia for the use of its conference hall.

The foreign ministers of the two countries, in a joint statement, called the agreement "a small piece of a long road." Armenia and Azerbaijan also promised to exchange maps of mined areas by the end of June.

Residents of two border villages said they had not been consulted. "Our orchard is on their map and our house is on ours," said Anahit and Gevorg Sarkisian, who have farmed there for 30 years.

France and the United States welcomed the news. Moscow said nothing.
