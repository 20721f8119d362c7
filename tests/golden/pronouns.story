SAN TELMO, Feb. 20 (Southern Press) - Coach Elena Duarte resigned on Tuesday, two days after her team lost its fourth match in a row.

"I have nothing left to teach them," she said. "They have heard all my stories."

Club president Ruben Salas said he had tried to change her mind and that he would do so again on Wednesday. Her decision had hurt him, he said, more than any of the defeats.

The players learned of it from the radio. They said in a joint letter that they wanted her back. "It was us who lost, not her," they wrote.

Duarte's assistant, Marta Gil, will lead the training for now. She told reporters it was not a job she had dreamed of.
