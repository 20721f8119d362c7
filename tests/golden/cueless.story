HARROWGATE FALLS (Valley Times) -- It took the town four years to decide on a bridge, and four minutes on Monday to lose it.

Dana Whitlock was the last person to drive across before the river took the middle span. She stopped her truck on the far bank and looked back.

"There was a road behind me, and then there was a river behind me."

Her insurance company called an hour later. She laughed when she was asked what it had wanted. "My mileage."

The mayor, Colin Dray, walked along the bank in rubber boots and shook every hand. "Nobody hurt. Nobody missing. We can buy another bridge."

The county engineer estimated the damage at 2 million dollars and said the town had been told in 2019 that the piers were weak.
