// An invented story as people save it: five pages run together with captions, boxes and mastheads, one with a date of its own.

/** File name to raw text. */
export const MUSEUM_PAGES: Readonly<Record<string, string>> = {
  '0-safe.txt': `Reports: Lund Told Voss Her Post Is Safe Despite Mayor's Anger

Chief of staff Petra Lund speaks at the opening of the fish market in Norden, Wednesday, March 10, 2021. Lund says the market will be roofed before winter. (NP Photo/Jonas Aker)
Start your day with the Quay.
Sign up for the Morning Tide newsletter

New chief of staff Petra Lund assured museum director Clara Voss over the weekend that her post at the Norden museum is safe despite the public attacks that Mayor Henrik Dahl has made on her, according to reports from the Harbour Herald and Norden Radio.

The Harbour Herald was first to report that Lund gave assurances to Voss, citing two people who know of the call. Norden Radio then confirmed that Lund told Voss her post was safe.

Lund told Voss that Dahl is still angry about the accounts, but said that he would not replace her, according to the Harbour Herald.

Latest from the Quay
Comments
Masthead
Editor-in-Chief:
Publisher:`,
  '1-later.txt': `Local News

Voss receives flowers from mayor after new book on their quarrel

Museum director Clara Voss received flowers from Mayor Henrik Dahl after a publisher announced a book Thursday about their quarrel, a person who saw them told the Coast Agency.

Posted Updated

By
Mia Holt (Coast Agency)

Museum director Clara Voss received flowers from Mayor Henrik Dahl after a publisher announced a book Thursday about their quarrel, a person who saw them told the Coast Agency.

On Sunday, a visitor asked Voss about the mayor after the two had opened a regatta together over the weekend. "We had a fine time," she said.

The Coast Agency reported in May that Voss had offered to leave when the roof of the east wing came down.

Copyright 2024 by the Coast Agency. All rights reserved.`,
  '2-dated.txt': `Voss Will Not Step Down, Aides Say, As Mayor Keeps Up Attacks

Museum director Clara Voss in the east wing, Tuesday, May 4, 2021. (NP Photo/Jonas Aker)
Jonas Aker/NP
By Published June 23, 2021 8:05 am

As Mayor Henrik Dahl stepped up his attacks on museum director Clara Voss this week, the two have not spoken, but Voss has let the town hall know through aides that she will not step down, according to the Harbour Herald.

After calling Voss “careless” in a post earlier in the week, Dahl on Tuesday said he was “appalled” by the museum accounts and was thinking of replacing Voss. His new press officer Sven Moen said the mayor was not joking.`,
  '3-opinion.txt': `ALERT: Town Hall Says Whether Voss Must Go – What Do You Think?

Rumours have gone round for weeks that Clara Voss might lose her post. I think the mayor has every reason to be cross.

But despite the rumours, it seems that her post is not in danger. Chief of staff Petra Lund rang Voss herself to confirm that her post is safe, according to Norden Radio.

Petra Lund, the new chief of staff, called Voss on Saturday. Lund said that the town hall still wanted Voss to run the Norden museum. She described Mayor Dahl as irritated, but he had no plans to replace her.

It would be a shame, in my view, to lose a director who knows every stone of the house. It’s fair to be cross, but we must not lose her.`,
  '4-facts.txt': `Henrik Dahl & Clara Voss: Four Facts to Know

After museum director Clara Voss was publicly attacked by Mayor Henrik Dahl over the museum accounts, it looked as if she would be replaced. However, new chief of staff Petra Lund reportedly called Voss to let her know that her post is safe.

On June 30, the Harbour Herald, Norden Radio and other outlets reported that Lund told Voss her post is secure.

The trouble between the two began when the roof of the east wing came down in April.

1. Dahl Said He Would Not Have Chosen Voss

In his June 16 interview with the Harbour Herald, Dahl said he would not have chosen Voss had he known of the roof.

The day after the interview, Voss told Norden Radio that she would stay.

2. Dahl Called Voss ‘Careless’

On June 21, Dahl called Voss “careless” in a post about the accounts.

He followed that up on June 22, writing, “Clara Voss has been VERY careless with the money of this town!”

3. Voss Offered to Leave in May

On May 5, the Coast Agency reported that Dahl was angry about the roof. A day after that report, the Harbour Herald reported that Voss had offered to leave.`,
};
