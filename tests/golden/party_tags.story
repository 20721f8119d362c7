date 2023-11-14 WASHINGTON (Ledger News) -- House Speaker Martin Hale, R-La., said through a spokesman on Tuesday that the spending bill would pass before the week is out. Carla Stone, D-Wash., said she would vote against it.

Sen. Owen Pike, I-Vt., said the bill was "a gift to people who own ships." Neither Hale nor Stone said when the vote would be held.
