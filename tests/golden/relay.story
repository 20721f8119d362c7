ANKARO (Central Wire) -- President Tomas Vidal will not attend next week's summit in Lindau, his spokeswoman said on Monday.

"The president feels that nothing has been prepared that deserves his time," the spokeswoman, Carla Mendes, said at a daily briefing. She said Vidal had told the host by telephone on Sunday.

In a statement issued by his office, Vidal thanked the Swiss organizers and said he hoped to receive them in Ankaro before the summer.

Lindau's government said through its embassy that it regretted the decision. According to the newspaper El Faro, the president also complained in a letter to other leaders that the summit's agenda had been written "by people who have never seen our border."

Mendes declined to comment on the letter.
