MONT-SAINT-REMY, Nov. 9 -- The retired judge who led the inquiry into the cable car accident defended her report on Saturday against critics who had called it too mild.

"We were asked to find out why a cable broke, and not to find somebody to hang from it," Judge Helene Favre told an audience of some 200 people.

"I have read the letters. Some of you wrote that we were afraid of the company. I can only say that we were afraid of being wrong.

"There were eleven people in that cabin. Each of them had paid for a ticket and trusted a machine. We owed them the truth about the machine before anything else.

"If the truth is dull, so be it."

Favre said the report's 40 recommendations should become law within a year. A lawyer for the families, Luc Perret, said his clients would appeal.
