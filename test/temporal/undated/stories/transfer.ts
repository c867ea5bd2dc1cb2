// An invented story: a striker changes clubs at the turn of 2020 to 2021.
import type { StoryArticle } from './story.ts';

export const transfer: readonly StoryArticle[] = [
  {
    id: 'gazette-bid',
    publisher: 'Northport Gazette',
    title: 'Rovers turn down Karlsen bid',
    published: '2020-12-29',
    text: `Northport Rovers on Monday turned down a bid of nine million from Velden Athletic for their striker Mads Karlsen, the club said.

Karlsen scored twice in the 3–1 win over Tarn Town on Saturday. Coach Lena Ott said he was not for sale.`,
  },
  {
    id: 'radio-second',
    publisher: 'Radio Tarn',
    title: 'Velden come back with second bid for Karlsen',
    published: null,
    text: `Velden Athletic have come back with a second bid for Northport striker Mads Karlsen, a person close to the talks said.

Rovers turned down nine million from Velden Athletic for the striker earlier this week. Coach Lena Ott had said that Karlsen was not for sale.

He did not train yesterday.`,
  },
  {
    id: 'post-medical',
    publisher: 'The Velden Post',
    title: 'Karlsen flies in for medical at Velden',
    published: null,
    text: `Mads Karlsen landed in Velden for his medical on January 6, a day after Northport Rovers accepted twelve million for the striker.

Velden Athletic had failed with a bid of nine million on December 28. He will be presented on January 8, the club said.`,
  },
  {
    id: 'gazette-gone',
    publisher: 'Northport Gazette',
    title: 'Karlsen gone for twelve million',
    published: '2021-01-07',
    text: `Mads Karlsen passed his medical at Velden Athletic on Wednesday, and Northport Rovers confirmed that they had accepted twelve million for the striker on Tuesday.

Coach Lena Ott wished him luck. "He asked to go, and he asked well," she said.`,
  },
  {
    id: 'fan-blog',
    publisher: 'North Stand',
    title: 'Why we will miss Mads',
    published: null,
    text: `He scored on Saturdays and he signed shirts on Sundays. Nobody who saw the goal against Tarn will forget it.

Last week I walked past the training ground and it looked smaller. Coach Ott said once that a striker is a loan from God.`,
  },
];
