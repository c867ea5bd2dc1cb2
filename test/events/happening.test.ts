import { describe, expect, test } from 'vitest';
import { clusterEvents } from '../../src/events/cluster.ts';
import type { Event, Evidence } from '../../src/model/event.ts';
import { processorTime } from '../processor-time.ts';
import { on, over, published, told } from './evidence.ts';

const PEOPLE = [
  { name: 'Ada Moreau', aliases: ['the harbour minister', 'Minister Moreau'] },
  { name: 'Leo Brandt', aliases: ['the prime minister'] },
];
const cluster = (...evidence: readonly (readonly Evidence[])[]): Event[] =>
  clusterEvents(evidence.flat(), { people: PEOPLE, keywords: ['ferry'] });

const OFFER =
  'Harbour Minister Ada Moreau offered to resign on Tuesday after the collision of two ferries, officials said.';
const OFFER_RETOLD = 'On Tuesday Moreau offered Brandt her resignation over the collision of the ferries.';
const UNION = 'Brandt met leaders of the port union on Tuesday to avert a walkout of the tug crews.';

const post = (...texts: Parameters<typeof told>[1]) =>
  told({ id: 'post', publisher: 'The Harbour Post', published: published('2021-05-05') }, texts);
const courier = (...texts: Parameters<typeof told>[1]) =>
  told({ id: 'courier', publisher: 'Evening Courier', published: published('2021-05-06') }, texts);
const tuesday = on('2021-05-04');

describe('one happening', () => {
  test('told by two papers in other words is one event with two independent sources', () => {
    const [event, ...others] = cluster(
      post({ text: OFFER, date: tuesday }),
      courier({ text: OFFER_RETOLD, date: tuesday }),
    );
    expect(others).toEqual([]);
    expect(event?.evidence).toHaveLength(2);
    expect(event?.independentSources).toBe(2);
    expect(event?.publishers).toEqual(['The Harbour Post', 'Evening Courier']);
    expect(event?.firstReported?.article.publisher).toBe('The Harbour Post');
  });

  test('and another of the same day with the same people are two events', () => {
    expect(cluster(post({ text: OFFER, date: tuesday }), courier({ text: UNION, date: tuesday }))).toHaveLength(2);
  });

  test('is not told by the same words of another month', () => {
    const events = cluster(
      post({ text: OFFER, date: tuesday }),
      courier({ text: OFFER_RETOLD, date: on('2021-06-08') }),
    );
    expect(events).toHaveLength(2);
  });

  test('does not depend on the order in which the evidence comes', () => {
    const evidence = [
      ...post({ text: OFFER, date: tuesday }, { text: UNION, date: tuesday }),
      ...courier(
        { text: OFFER_RETOLD, date: tuesday },
        { text: 'Fog closed the harbour on Tuesday night.', date: tuesday },
      ),
      ...told({ id: 'x', publisher: 'Coast Weekly' }, [
        { text: OFFER, date: over('2021-05-01', '2021-05-31', 'month') },
      ]),
    ];
    expect(cluster([...evidence].reverse())).toEqual(cluster(evidence));
  });

  test('keeps its name as long as its leading sentence stays', () => {
    const [alone] = cluster(post({ text: OFFER, date: tuesday }));
    const [joined] = cluster(
      post({ text: OFFER, date: tuesday }),
      courier({
        text: 'Moreau offered to resign, the ferry collision weighing on her.',
        date: on('2021-05-04', 'assumed'),
      }),
    );
    expect(joined?.id).toBe(alone?.id);
  });

  test('with a sentence of two clauses about one day is shown once', () => {
    const [one] = post({ text: OFFER, date: tuesday });
    const twin = { ...(one as Evidence), report: { ...(one as Evidence).report, begin: 40, index: 1 } };
    expect(cluster([one as Evidence, twin])[0]?.evidence).toHaveLength(1);
  });

  test('in two thousand papers is one event, quickly', () => {
    const papers = Array.from({ length: 2000 }, (_, i) =>
      told({ id: `w${i}`, publisher: `Paper ${i}` }, [{ text: `${OFFER} (Paper ${i})`, date: tuesday }]),
    );
    const start = processorTime();
    const events = cluster(...papers);
    expect(processorTime() - start).toBeLessThan(5000);
    expect(events.map(({ independentSources }) => independentSources)).toEqual([1]);
  });

  test('nothing without a date, and nothing at all of nothing', () => {
    expect(cluster(post({ text: OFFER, date: null }))).toEqual([]);
    expect(cluster([])).toEqual([]);
  });
});

describe('the date of an event', () => {
  const weekend = over('2021-05-01', '2021-05-02', 'weekend');
  const FOG = 'Two ferries collided in thick fog near the northern pier on Saturday.';

  test('is the finer one where a coarse date holds it, and the coarse one is no contradiction', () => {
    const [event, ...others] = cluster(
      post({ text: 'Two ferries collided in thick fog near the northern pier over the weekend.', date: weekend }),
      courier({ text: FOG, date: on('2021-05-01') }),
    );
    expect(others).toEqual([]);
    expect(event?.date).toMatchObject({ from: '2021-05-01', to: '2021-05-01' });
    expect(event?.differing).toEqual([]);
  });

  test('of a month does not bridge two days of it', () => {
    const events = cluster(
      post({ text: FOG, date: on('2021-05-01') }),
      courier({
        text: 'Two ferries collided in fog near the northern pier in May.',
        date: over('2021-05-01', '2021-05-31', 'month'),
      }),
      told({ id: 'x', publisher: 'Coast Weekly' }, [
        { text: 'Two ferries collided in fog near the northern pier again.', date: on('2021-05-20') },
      ]),
    );
    expect(events.map(({ date }) => date.from)).toEqual(['2021-05-01', '2021-05-20']);
  });

  test('of two papers that name different days is shown side by side', () => {
    const [event, ...others] = cluster(
      post({ text: FOG, date: on('2021-05-01', 'stated') }),
      courier({ text: 'Two ferries collided in thick fog near the northern pier on Sunday.', date: on('2021-05-02') }),
    );
    expect(others).toEqual([]);
    expect(event?.differing.map(({ how }) => how)).toEqual([
      'Evening Courier says Sunday, 2 May 2021; The Harbour Post says Saturday, 1 May 2021.',
    ]);
  });

  test('of a month is not sharpened by a day that is only assumed', () => {
    const events = cluster(
      post({
        text: 'Moreau resigned over the ferry collision in May.',
        date: over('2021-05-01', '2021-05-31', 'month'),
      }),
      courier({ text: 'Moreau resigned over the ferry collision.', date: on('2021-05-20', 'assumed') }),
    );
    expect(events).toHaveLength(2);
  });

  test('of one paper that tells the same of two days is a series', () => {
    const sentence = (day: string) => `Shares of the ferry line fell three per cent in Lund on ${day}.`;
    const series = post(
      { text: sentence('Monday'), date: on('2021-05-03') },
      { text: sentence('Tuesday'), date: tuesday },
    );
    expect(cluster(series)).toHaveLength(2);
  });

  test('that is only assumed contradicts nobody', () => {
    const [event] = cluster(
      post({ text: FOG, date: on('2021-05-01', 'stated') }),
      courier({ text: 'Two ferries collided in thick fog near the northern pier.', date: on('2021-05-02', 'assumed') }),
    );
    expect(event?.evidence).toHaveLength(2);
    expect(event?.date.from).toBe('2021-05-01');
    expect(event?.differing).toEqual([]);
  });
});

describe('figures', () => {
  const died = (count: string) =>
    `${count} people died when two ferries collided in fog near the northern pier on Saturday.`;
  const saturday = on('2021-05-01');
  const differences = (ours: string, theirs: string): readonly string[] =>
    cluster(post({ text: died(ours), date: saturday }), courier({ text: died(theirs), date: saturday })).flatMap(
      ({ differing }) => differing.map(({ how }) => how),
    );

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
    const [event] = cluster(opinion, courier({ text: OFFER_RETOLD, date: tuesday }));
    expect(event?.kind).toBe('report');
    expect(event?.evidence[0].article.id).toBe('courier');
    expect(event?.independentSources).toBe(1);
    expect(event?.publishers).toEqual(['Evening Courier']);
    expect(cluster(opinion)[0]?.kind).toBe('opinion');
  });

  test('stands alone rather than leaning on the sentence before it', () => {
    const [event] = cluster(
      post({ text: 'She offered to resign on Tuesday after the collision of the two ferries in fog.', date: tuesday }),
      courier({
        text: 'Moreau offered to resign on Tuesday after the collision of two ferries in fog.',
        date: tuesday,
      }),
    );
    expect(event?.evidence.map(({ article }) => article.id)).toEqual(['courier', 'post']);
  });

  test('tells it in its main clause rather than in passing', () => {
    const aside = told({ id: 'aside', publisher: 'Coast Weekly', published: published('2021-05-04') }, [
      {
        text: 'The ministry has had no head since Moreau offered to resign over the collision of two ferries.',
        date: tuesday,
      },
    ]).map((one) => ({ ...one, report: { ...one.report, begin: 29 } }));
    const [event] = cluster(
      aside,
      courier({ text: 'Moreau offered to resign over the collision of two ferries.', date: tuesday }),
    );
    expect(event?.evidence.map(({ article }) => article.id)).toEqual(['courier', 'aside']);
  });

  test('is the paper that reported it rather than one that retells that report', () => {
    const [event] = cluster(
      courier({
        text: 'Moreau offered to resign on Tuesday over the ferry collision, the Harbour Post reported.',
        date: tuesday,
        attribution: 'the Harbour Post reported',
      }),
      post({ text: 'Moreau offered to resign on Tuesday over the ferry collision.', date: tuesday }),
    );
    expect(event?.evidence[0].article.id).toBe('post');
    expect(event?.independentSources).toBe(1);
  });
});

describe('sentences that carry on', () => {
  const before = { text: 'Moreau spoke to reporters outside the ministry on Tuesday.', date: tuesday };

  test('a quotation and "he added" are further evidence of the sentence before them', () => {
    const events = cluster(
      post(
        before,
        { text: '“I will not look for excuses,” she said.', date: tuesday, kind: 'quote', newParagraph: true },
        { text: 'She added that pilots had warned of the fog.', date: tuesday },
      ),
    );
    expect(events).toHaveLength(1);
    expect(events[0]?.evidence[0].report.index).toBe(0);
    expect(events[0]?.evidence).toHaveLength(3);
  });

  test('a quotation of several sentences is never torn', () => {
    const [event, ...others] = cluster(
      post(
        before,
        { text: '“I will not look for excuses.', date: tuesday, kind: 'quote' },
        { text: 'Fog is no excuse for anybody.', date: tuesday, kind: 'quote' },
        { text: 'Nor are the pilots to blame.', date: tuesday, kind: 'quote' },
        { text: 'The ministry knew of the danger.”', date: tuesday, kind: 'quote' },
        { text: 'The port reopened at noon.', date: tuesday },
      ),
    );
    expect(event?.evidence).toHaveLength(5);
    expect(others.map(({ evidence }) => evidence[0].report.text)).toEqual(['The port reopened at noon.']);
  });

  test('a sentence about what came next is an event of its own, less salient', () => {
    const [first, second] = cluster(
      post(before, { text: 'She followed that up with calls to the families.', date: tuesday }),
    );
    expect(first?.evidence[0].report.text).toBe(before.text);
    expect(second?.evidence[0].report.text).toContain('followed that up');
  });

  test('a pronoun far away or of another day carries nothing on', () => {
    expect(cluster(post(before, { text: 'She said the fog had lifted.', date: on('2021-05-05') }))).toHaveLength(2);
  });

  test('a quotation another paper prints too brings that paper along', () => {
    const [event, ...others] = cluster(
      post(before, {
        text: '“I did not look for excuses in all those nights,” she said.',
        date: tuesday,
        kind: 'quote',
      }),
      courier({
        text: 'The minister “did not look for excuses in all those nights,” she told the Courier.',
        date: tuesday,
      }),
    );
    expect(others).toEqual([]);
    expect(event?.independentSources).toBe(2);
  });
});
