BRIXWELL -- A wolf killed at least 14 sheep near the village of Upper Brixwell over the weekend, and farmers there want permission to shoot it.

Hugh Carrow, a veterinarian who examined the animals, said the bites left no doubt. "A dog plays. This animal ate," he said.

Margaret Finch, who chairs the county's farming board and lost six of the sheep, demanded an answer from the environment agency by Friday. Her neighbor Thomas Boyle, 71, said he had not slept since Saturday.

The agency's regional director, Sunita Rao, a biologist by training, warned that nobody may shoot a wolf without a license and said each application would take six weeks. Carrow, for his part, suggested a taller fence.
