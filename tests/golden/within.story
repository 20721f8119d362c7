KHARSO, Sept. 3 -- The chairman of the fishermen's union said Wednesday that the coast guard had warned his members not to sail beyond the lighthouse, and that the harbor master had promised to pay them for lost days.

"The captain told me, 'Cross that line and we will tow you home,'" said the chairman, Omar Saleh. "I told him we have crossed it for a hundred years."

The coast guard confirmed that it had issued a warning. Its commander, Rana Aziz, said the union knew that the government had announced the ban in June.

Saleh acknowledged that he had read the announcement, but said that nobody had believed it. "My own brother said it was a joke," he added.
