PORT MERE (Island Post) - Finance Minister Lucia Tan said Thursday that the budget was "no place for miracles" and promised that no school would close because of it.

Tan described the opposition's plan to cut fuel taxes as "a gift to people who already own two cars," and said parliament would not be asked to vote on it this year.

The leader of the opposition, Peter Harlow, called her speech "a long apology" and said his party would bring the plan back "again and again" until drivers were heard. He also accused the Finance Ministry of hiding a report on fuel prices.

The ministry said the report "does not exist in any form."

Analysts at Mere Bank said the deficit would reach 4 percent, which they called "uncomfortable but not alarming."
