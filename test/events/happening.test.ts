// What the reports of one happening make of it: its sources, its day, where they differ, which sentence leads.
import { describe, expect, test } from 'vitest';
import { isUncertain, uncertain } from '../../src/model/dated.ts';
import type { Event, Evidence } from '../../src/model/event.ts';
import { processorTime } from '../processor-time.ts';
import { eventOf, on, over, published, told } from './evidence.ts';

const PEOPLE = [
  { name: 'Ada Moreau', aliases: ['the harbour minister', 'Minister Moreau'] },
  { name: 'Leo Brandt', aliases: ['the prime minister'] },
];
const happening = (...evidence: readonly (readonly Evidence[])[]): Event => eventOf(evidence.flat(), PEOPLE);

const OFFER =
  'Harbour Minister Ada Moreau offered to resign on Tuesday after the collision of two ferries, officials said.';
const OFFER_RETOLD = 'On Tuesday Moreau offered Brandt her resignation over the collision of the ferries.';

const post = (...texts: Parameters<typeof told>[1]) =>
  told({ id: 'post', publisher: 'The Harbour Post', published: published('2021-05-05') }, texts);
const courier = (...texts: Parameters<typeof told>[1]) =>
  told({ id: 'courier', publisher: 'Evening Courier', published: published('2021-05-06') }, texts);
const tuesday = on('2021-05-04');

describe('one happening', () => {
  test('told by two papers in other words is one event with two independent sources', () => {
    const event = happening(post({ text: OFFER, date: tuesday }), courier({ text: OFFER_RETOLD, date: tuesday }));
    expect(event.evidence).toHaveLength(2);
    expect(event.independentSources).toBe(2);
    expect(event.publishers).toEqual(['The Harbour Post', 'Evening Courier']);
    expect(event.firstReported?.article.publisher).toBe('The Harbour Post');
  });

  test('does not depend on the order in which the evidence comes', () => {
    const evidence = [
      ...post({ text: OFFER, date: tuesday }),
      ...courier(
        { text: OFFER_RETOLD, date: tuesday },
        { text: 'Fog closed the harbour on Tuesday night.', date: tuesday },
      ),
      ...told({ id: 'x', publisher: 'Coast Weekly' }, [
        { text: OFFER, date: over('2021-05-01', '2021-05-31', 'month') },
      ]),
    ];
    expect(happening([...evidence].reverse())).toEqual(happening(evidence));
  });

  test('keeps its name as long as its leading sentence stays', () => {
    const alone = happening(post({ text: OFFER, date: tuesday }));
    const joined = happening(
      post({ text: OFFER, date: tuesday }),
      courier({
        text: 'Moreau offered to resign, the ferry collision weighing on her.',
        date: on('2021-05-04', 'assumed'),
      }),
    );
    expect(joined.id).toBe(alone.id);
  });

  test('in two thousand papers is one event, quickly', () => {
    const papers = Array.from({ length: 2000 }, (_, i) =>
      told({ id: `w${i}`, publisher: `Paper ${i}` }, [{ text: `${OFFER} (Paper ${i})`, date: tuesday }]),
    );
    const start = processorTime();
    const event = happening(...papers);
    expect(processorTime() - start).toBeLessThan(5000);
    expect(event.independentSources).toBe(1);
  });
});

describe('the date of an event', () => {
  const weekend = over('2021-05-01', '2021-05-02', 'weekend');
  const FOG = 'Two ferries collided in thick fog near the northern pier on Saturday.';

  test('is the finer one where a coarse date holds it, and the coarse one is no contradiction', () => {
    const event = happening(
      post({ text: 'Two ferries collided in thick fog near the northern pier over the weekend.', date: weekend }),
      courier({ text: FOG, date: on('2021-05-01') }),
    );
    expect(event.date).toMatchObject({ from: '2021-05-01', to: '2021-05-01' });
    expect(event.differing).toEqual([]);
  });

  test('of two papers that name different days is shown side by side', () => {
    const event = happening(
      post({ text: FOG, date: on('2021-05-01', 'stated') }),
      courier({ text: 'Two ferries collided in thick fog near the northern pier on Sunday.', date: on('2021-05-02') }),
    );
    expect(event.differing.map(({ how }) => how)).toEqual([
      'Evening Courier says Sunday, 2 May 2021; The Harbour Post says Saturday, 1 May 2021.',
    ]);
  });

  test('is uncertain while nobody gives it more surely', () => {
    const hazy = uncertain(on('2021-05-01', 'assumed'));
    const again = {
      text: 'Two ferries collided in thick fog near the northern pier.',
      date: on('2021-05-01', 'assumed'),
    };
    expect(isUncertain(happening(post({ text: FOG, date: hazy })).date)).toBe(true);
    expect(isUncertain(happening(post({ text: FOG, date: hazy }), courier(again)).date)).toBe(false);
  });

  test('of what is said contradicts nobody: people say things on several days, unless the words are the same', () => {
    const said = (day: string, words: string): string => `Moreau said on ${day} that the northern pier ${words}.`;
    const differing = (words: string): number =>
      happening(
        post({ text: said('Saturday', words), date: on('2021-05-01') }),
        courier({ text: said('Sunday', words), date: on('2021-05-02') }),
      ).differing.length;
    expect(differing('would be closed to all traffic')).toBe(0);
    expect(differing('would be “closed to all heavy traffic”')).toBe(1);
  });

  test.each(['told', 'criticized', 'reported', 'urged'])('of what somebody %s contradicts nobody either', (verb) => {
    const onDay = (day: string): string => `Moreau ${verb} the northern coast guard in Lund on ${day}.`;
    const event = happening(
      post({ text: onDay('Saturday'), date: on('2021-05-01') }),
      courier({ text: onDay('Sunday'), date: on('2021-05-02') }),
    );
    expect(event.differing).toEqual([]);
  });

  test('one day off contradicts nobody where a paper counts from the day it came out', () => {
    const event = happening(
      post({ text: FOG, date: on('2021-05-01', 'stated') }),
      courier({ text: 'Two ferries collided in thick fog near the northern pier yesterday.', date: on('2021-05-02') }),
    );
    expect(event.differing).toEqual([]);
  });

  test('that is only assumed contradicts nobody', () => {
    const event = happening(
      post({ text: FOG, date: on('2021-05-01', 'stated') }),
      courier({ text: 'Two ferries collided in thick fog near the northern pier.', date: on('2021-05-02', 'assumed') }),
    );
    expect(event.evidence).toHaveLength(2);
    expect(event.date.from).toBe('2021-05-01');
    expect(event.differing).toEqual([]);
  });
});

describe('figures', () => {
  const died = (count: string) =>
    `${count} people died when two ferries collided in fog near the northern pier on Saturday.`;
  const saturday = on('2021-05-01');
  test('of one place contradict none of another', () => {
    const event = happening(
      post({ text: died('Nine'), date: saturday }),
      courier({ text: died('Three').replace('pier', 'pier in Norland'), date: saturday }),
    );
    expect(event.differing).toEqual([]);
  });

  const differences = (ours: string, theirs: string): readonly string[] =>
    happening(
      post({ text: died(ours), date: saturday }),
      courier({ text: died(theirs), date: saturday }),
    ).differing.map(({ how }) => how);

  test('of the same fate contradict each other in quite other words', () => {
    const wounded = { text: 'The collision in the fog injured five sailors, the harbour office said.', date: saturday };
    const hurt = (words: string) =>
      happening(post(wounded), courier({ text: words, date: saturday })).differing.map(({ how }) => how);
    expect(hurt('The ferries met in the fog, and two sailors were hurt in the collision.')).toEqual([
      'Evening Courier gives two hurt where The Harbour Post gives five hurt.',
    ]);
    expect(hurt('The ferries met in the fog, and at least two sailors were hurt in the collision.')).toEqual([]);
  });

  test('that contradict each other are said', () => {
    expect(differences('Twelve', '15')).toEqual([
      'Evening Courier gives 15 people where The Harbour Post gives Twelve people.',
    ]);
  });

  test('that agree, are rounded or are bounds are not', () => {
    expect(differences('Twelve', '12')).toEqual([]);
    expect(differences('At least 12', '15')).toEqual([]);
    expect(differences('About 150', '148')).toEqual([]);
  });
});

describe('leading evidence', () => {
  test('is a report, never an opinion where a report exists', () => {
    const opinion = told(
      { id: 'column', publisher: 'Coast Weekly', kind: 'opinion', published: published('2021-05-04') },
      [
        {
          text: 'Moreau rightly offered to resign on Tuesday after the collision of the two ferries.',
          date: tuesday,
          kind: 'opinion',
        },
      ],
    );
    const event = happening(opinion, courier({ text: OFFER_RETOLD, date: tuesday }));
    expect(event.kind).toBe('report');
    expect(event.evidence[0].article.id).toBe('courier');
    expect(event.independentSources).toBe(1);
    expect(event.publishers).toEqual(['Evening Courier']);
    expect(happening(opinion).kind).toBe('opinion');
  });

  test('stands alone rather than leaning on the sentence before it', () => {
    const event = happening(
      post({ text: 'She offered to resign on Tuesday after the collision of the two ferries in fog.', date: tuesday }),
      courier({
        text: 'Moreau offered to resign on Tuesday after the collision of two ferries in fog.',
        date: tuesday,
      }),
    );
    expect(event.evidence.map(({ article }) => article.id)).toEqual(['courier', 'post']);
  });

  test('tells it in its main clause rather than in passing', () => {
    const aside = told({ id: 'aside', publisher: 'Coast Weekly', published: published('2021-05-04') }, [
      {
        text: 'The ministry has had no head since Moreau offered to resign over the collision of two ferries.',
        date: tuesday,
      },
    ]).map((one) => ({ ...one, report: { ...one.report, begin: 29 } }));
    const event = happening(
      aside,
      courier({ text: 'Moreau offered to resign over the collision of two ferries.', date: tuesday }),
    );
    expect(event.evidence.map(({ article }) => article.id)).toEqual(['courier', 'aside']);
  });

  test('is the paper that reported it rather than one that retells that report', () => {
    const event = happening(
      courier({
        text: 'Moreau offered to resign on Tuesday over the ferry collision, the Harbour Post reported.',
        date: tuesday,
        attribution: 'the Harbour Post reported',
      }),
      post({ text: 'Moreau offered to resign on Tuesday over the ferry collision.', date: tuesday }),
    );
    expect(event.evidence[0].article.id).toBe('post');
    expect(event.independentSources).toBe(1);
  });
});
