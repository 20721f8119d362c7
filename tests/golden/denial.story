DARESK (Eastern Wire) -- The Interior Ministry denied on Thursday that police had fired on a crowd outside the central prison, saying that officers carried no live ammunition.

"Not one shot was fired by my men," Deputy Interior Minister Anton Reva said on state television. He never said that the crowd was armed, he added, and newspapers that reported such words should correct them.

Witnesses contradicted him. Shopkeeper Nadia Kern said she had heard at least ten shots and had seen two men fall. A doctor at the city hospital confirmed that three people had been treated for gunshot wounds.

The prison's director rejected accusations that inmates had been beaten. Reva also denied having offered to resign.
