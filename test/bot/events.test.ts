// A pile of articles becomes its happenings: each report once, whatever the order and the ids.
import { describe, expect, test } from 'vitest';
import { eventsLine } from '../../adapters/cli/commands/events.ts';

interface Printed {
  readonly events: readonly {
    readonly date: { readonly from: string } | null;
    readonly headline: string;
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

  test('neither the order of the articles nor their ids change it', () => {
    const renamed = [...PILE].reverse().map((article, at) => ({ ...article, id: `x${at}` }));
    const own = (id: string): string => ['undated', 'ellery', 'harbor'][Number(id.slice(1))] as string;
    expect(shapeOf(tell(renamed), own)).toEqual(shapeOf(tell(PILE)));
  });

  test('an article without text is refused in one sentence', () => {
    expect(() => tell([{ id: 'a' }])).toThrow('Article 0 has no "text"');
  });
});
