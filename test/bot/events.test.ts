// A pile of articles becomes its happenings: each report once, whatever the order and the ids.
import { describe, expect, test } from 'vitest';
import { eventsLine } from '../../adapters/cli/commands/events.ts';

interface Printed {
  readonly events: readonly {
    readonly date: { readonly from: string } | null;
    readonly headline: string;
    readonly differing: readonly { readonly how: string }[];
    readonly reports: readonly { readonly article: string; readonly begin: number; readonly end: number }[];
  }[];
}

const PILE = [
  {
    id: 'harbor',
    published: '2023-03-15',
    publisher: 'Harbor Daily',
    text: 'The city council censured Marta Quill on Tuesday, March 14, by 5 votes to 4. Rain is expected at the coast.',
  },
  {
    id: 'ellery',
    published: '2023-03-15',
    publisher: 'Ellery Post',
    text: 'Marta Quill was censured by the city council on Tuesday in a vote of 5 to 4.',
  },
  { id: 'undated', published: null, publisher: 'Quay News', text: 'The city council has censured Marta Quill.' },
];

const tell = (articles: readonly object[]): Printed => eventsLine({ id: 1, fields: { articles } }) as Printed;
const shapeOf = ({ events }: Printed, rename: (id: string) => string = (id) => id): string[] =>
  events
    .map(({ reports }) =>
      reports
        .map(({ article, begin }) => `${rename(article)}:${begin}`)
        .sort()
        .join(' '),
    )
    .sort();

describe('the happenings of a pile', () => {
  test('several articles that tell one happening are one event, an undated one among them', () => {
    const { events } = tell(PILE);
    const censure = events.find(({ headline }) => headline.includes('censured'));
    expect(new Set(censure?.reports.map(({ article }) => article))).toEqual(new Set(['harbor', 'ellery', 'undated']));
    expect(censure?.date?.from).toBe('2023-03-14');
  });

  test('every report stands in exactly one event', () => {
    const places = tell(PILE).events.flatMap(({ reports }) => reports.map((place) => JSON.stringify(place)));
    expect(new Set(places).size).toBe(places.length);
    expect(places.length).toBeGreaterThanOrEqual(4);
  });

  test('a clause that says when, behind what it tells of, is one event with it, and another toll of it is a difference', () => {
    const told = (id: string, text: string) => ({ id, published: '2023-08-02', publisher: `Paper ${id}`, text });
    const { events } = tell([
      told('a', 'Seven people were killed on Tuesday when a landslide hit the village of Rud.'),
      told('b', 'A landslide in the village of Rud killed nine people on Tuesday.'),
    ]);
    expect(events).toHaveLength(1);
    expect(events[0]?.differing).toHaveLength(1);
  });

  test('what one does on Friday and another on Saturday is two, and no contradiction', () => {
    const told = (id: string, text: string) => ({ id, published: '2023-03-20', publisher: `Paper ${id}`, text });
    const { events } = tell([
      told(
        'a',
        'Ada Moreau named Karl Lind harbour master on Friday, March 17. Karl Lind called Ole Brandt on Saturday.',
      ),
      told('b', 'Karl Lind called the engineer Ole Brandt on Saturday, March 18, and told him that his post was safe.'),
      told('c', 'The minister Ada Moreau named Karl Lind as harbour master on Friday.'),
    ]);
    const dayOf = (words: RegExp) => events.find(({ headline }) => words.test(headline))?.date?.from;
    expect(dayOf(/named/)).toBe('2023-03-17');
    expect(dayOf(/called/)).toBe('2023-03-18');
    expect(events.flatMap(({ differing }) => differing)).toEqual([]);
  });

  test('neither the order of the articles nor their ids change it', () => {
    const renamed = [...PILE].reverse().map((article, at) => ({ ...article, id: `x${at}` }));
    const own = (id: string): string => ['undated', 'ellery', 'harbor'][Number(id.slice(1))] as string;
    expect(shapeOf(tell(renamed), own)).toEqual(shapeOf(tell(PILE)));
  });

  test('an article without text is refused in one sentence', () => {
    expect(() => tell([{ id: 'a' }])).toThrow('Article 0 has no "text"');
  });
});

const eventOf = (printed: Printed, words: string): Printed['events'][number] => {
  const found = printed.events.find(({ headline }) => headline.includes(words));
  if (!found) throw new Error(`no event is headed by “${words}”`);
  return found;
};

describe('a sentence that points to another happening', () => {
  const told = tell([
    {
      id: 'quits',
      published: '2021-06-04',
      publisher: 'Fjord Post',
      title: 'Harbour master Elin Dahl quits',
      text: 'Harbour master Elin Dahl quit on Thursday, two days after the port board suspended her.',
    },
    {
      id: 'suspends',
      published: '2021-06-02',
      publisher: 'Coast Daily',
      title: 'Port board suspends harbour master Dahl',
      text: 'The port board suspended harbour master Elin Dahl on Tuesday, June 1.',
    },
  ]);

  test('tells its own happening on its own day', () => {
    expect(eventOf(told, 'Dahl quit').date?.from).toBe('2021-06-03');
    expect(eventOf(told, 'Dahl quit').reports).toEqual([{ article: 'quits', begin: 0, end: expect.any(Number) }]);
  });

  test('supports the happening it points to, and neither moves nor contradicts it', () => {
    const suspension = told.events.find(({ date }) => date?.from === '2021-06-01');
    expect(suspension?.reports.map(({ article }) => article).sort()).toEqual(['quits', 'suspends']);
    expect(suspension?.headline).toContain('suspended harbour master');
    expect(told.events.flatMap(({ differing }) => differing)).toEqual([]);
  });
});

describe('contradictions', () => {
  test('the same deed on two days is told with both', () => {
    const { events } = tell([
      {
        id: 'a',
        published: '2022-02-11',
        publisher: 'Vale Post',
        text: 'The grain store burned down on Wednesday, the fire chief said.',
      },
      {
        id: 'b',
        published: '2022-02-11',
        publisher: 'Vale Times',
        text: 'The grain store burned down on Thursday, the fire chief said.',
      },
    ]);
    expect(events.flatMap(({ differing }) => differing.map(({ how }) => how))).toEqual([
      expect.stringMatching(/Vale \w+ says .*9 February|February 9.*/),
    ]);
  });

  test('a plan and what came of it are none', () => {
    const { events } = tell([
      {
        id: 'a',
        published: '2022-02-10',
        publisher: 'Vale Post',
        text: 'The council will elect Ann Orrin mayor on Friday.',
      },
      {
        id: 'b',
        published: '2022-02-11',
        publisher: 'Vale Times',
        text: 'The council elected Ann Orrin mayor on Thursday.',
      },
    ]);
    expect(events.flatMap(({ differing }) => differing)).toEqual([]);
  });

  test('two figures for one thing are told, a paper that corrects itself contradicts nobody', () => {
    const turnout = (id: string, publisher: string, percent: number) => ({
      id,
      published: '2022-05-04',
      publisher,
      text: `Turnout in the mayoral election on Tuesday was ${percent} percent, the county clerk said.`,
    });
    const differing = (articles: readonly object[]): readonly string[] =>
      tell(articles).events.flatMap((event) => event.differing.map(({ how }) => how));
    const several = differing([turnout('a', 'Vale Post', 31), turnout('b', 'Vale Times', 34)]);
    expect(several).toEqual([expect.stringMatching(/gives 3[14] percent where .* gives 3[14] percent/)]);
    expect(differing([turnout('a', 'Vale Post', 31), turnout('b', 'Vale Post', 34)])).toEqual([]);
  });
});
