// Holds the form of a digest: a headline, few lines with their sources, the rest in short, within one screen.
import { describe, expect, test } from 'vitest';
import { answerMessage, shownIn } from '../../src/digests/answer-message.ts';
import { composeDigest } from '../../src/digests/compose.ts';
import { allEventsMessage, digestMessage } from '../../src/digests/digest-message.ts';
import { headlineOf, inShort } from '../../src/digests/headline.ts';
import { overTime } from '../../src/digests/over-time.ts';
import { renderText } from '../../src/digests/render-text.ts';
import type { Digest } from '../../src/model/digest.ts';
import type { Event } from '../../src/model/event.ts';
import { eventOf, eventsOf, NO_ACT, on, published, told } from '../events/evidence.ts';

const DAY = '2021-05-04';
const HAPPENINGS = [
  'Harbour Minister Ada Moreau resigned on Tuesday over the collision of two ferries off Lund.',
  'Divers of the coast guard raised the wreck of the smaller ferry on Tuesday afternoon.',
  'The council of Lund closed its northern pier to all traffic on Tuesday.',
  'A court in Malby heard the captain for the first time on Tuesday.',
  'Insurers estimated the damage at forty million crowns on Tuesday.',
  'Relatives of the victims gathered before the town hall on Tuesday evening.',
  'The union of sailors called its members to a strike on Tuesday.',
  'Prosecutors searched the offices of the Norland Line on Tuesday.',
  'The king sent his condolences to the families on Tuesday.',
  'Schools in the harbour district stayed shut on Tuesday.',
] as const;

/** The first happening is told by most papers, the last by one. */
const busy: readonly Event[] = HAPPENINGS.map((text, at) =>
  eventOf(
    Array.from({ length: Math.max(1, 5 - at) }, (_, paper) =>
      told(
        {
          id: `paper-${paper}-${at}`,
          publisher: `Paper ${paper}`,
          url: `https://paper${paper}.example/${at}`,
          published: published('2021-05-05'),
          ...(at === 0 && paper === 0 ? { title: 'Moreau resigns over ferry collision' } : {}),
        },
        [{ text: paper === 0 ? text : `${text.slice(0, -1)}, the office confirmed.`, date: on(DAY) }],
      ),
    ).flat(),
  ),
);

const digestOf = (events: readonly Event[], from = DAY, to = DAY): Digest =>
  composeDigest({
    saga: { id: 'ferry', name: 'The ferry inquiry' },
    from,
    to,
    events,
    nearest: [],
  });

describe('the digest of a busy day', () => {
  const message = digestMessage(digestOf(busy));
  const lines = message.blocks.flatMap((block) => (block.kind === 'line' ? [block] : []));

  test('has the main event as its headline, in its shortest good telling', () => {
    expect(message.blocks[0]).toEqual({ kind: 'heading', level: 1, text: 'Moreau resigns over ferry collision' });
    expect(message.summary).toContain('Moreau resigns over ferry collision');
  });

  test('tells at most five happenings with their sources, the rest in short below', () => {
    expect(lines.filter(({ isShort }) => !isShort)).toHaveLength(5);
    const also = message.blocks.findIndex((block) => block.kind === 'heading' && block.text === 'Also that day');
    expect(message.blocks.slice(0, also).some((block) => block.kind === 'line' && block.isShort)).toBe(false);
    expect(lines.at(-1)).toMatchObject({ isShort: true });
  });

  test('names three publishers and counts the others', () => {
    expect(lines[0]).toMatchObject({ more: 2, sources: [{}, {}, {}] });
    expect(renderText(message)).toContain('and 2 more');
  });

  test('is one screen of a phone, and says what it leaves out', () => {
    expect(renderText(message).length).toBeLessThan(1800);
    expect(message.blocks.at(-1)).toEqual({ kind: 'note', text: `${10 - shownIn(message).length} more events.` });
    expect(shownIn(allEventsMessage(digestOf(busy)))).toHaveLength(10);
  });

  test('is the form of the answer about that day', () => {
    const events = digestOf(busy).days.flatMap((day) => day.events);
    const answer = answerMessage({
      question: 'what happened on May 4?',
      interpretation: { kind: 'day', from: DAY, to: DAY, terms: [], assumed: [] },
      answered: true,
      events,
      total: events.length,
      lead: 'Tuesday, 4 May 2021',
      suggestions: [],
    });
    expect(shownIn(answer)).toEqual(shownIn(message));
    expect(answer.blocks.at(-1)).toMatchObject({ kind: 'note', text: expect.stringContaining('ask “more”') });
  });
});

test('what says again what stands above it has no line of its own: its papers stand beside that line', () => {
  const [again] = told({ id: 'late', publisher: 'Late Paper', published: published('2021-05-05') }, [
    { text: 'Ada Moreau resigned on Tuesday over the collision of the ferries.', date: on(DAY) },
  ]);
  const events = again ? [...busy.slice(0, 3), { ...eventOf([again]), salience: -1 }] : [];
  const text = renderText(digestMessage(digestOf(events)));
  expect(text.match(/resigned on Tuesday/g)).toHaveLength(1);
  expect(text).toContain('and 3 more');
  expect(text).not.toContain('1 more event');
});

test('two lines that share their date and a word of the place are not the same thing twice', () => {
  const [crack, road] = [
    'Engineers found a crack in the wall of the dam on May 4, 2021.',
    'The mayor closed the road below the dam on May 4, 2021, and sent the children home.',
  ].map((text, at) => eventOf(told({ id: `dam-${at}`, publisher: `Paper ${at}` }, [{ text, date: on(DAY) }])));
  if (!crack || !road) throw new Error('two events were made');
  expect(shownIn(digestMessage(digestOf([crack, road])))).toHaveLength(2);
});

test('an article without a publisher goes by its title', () => {
  const title = 'Moreau resigns over ferry collision';
  const evidence = told({ id: 'a', publisher: null, title, published: published('2021-05-05') }, [
    { text: HAPPENINGS[0], date: on(DAY) },
  ]);
  const day = renderText(digestMessage(digestOf([eventOf(evidence)])));
  expect(day).toContain(`— “${title}”`);
  expect(day).not.toContain('not named');
});

test('without a title the day stands above, and the line once, with who tells it', () => {
  const only = told({ id: 'a', publisher: 'Post', title: null }, [{ text: HAPPENINGS[0], date: on(DAY) }]);
  const message = digestMessage(digestOf([eventOf(only)]));
  const [head, note, line] = message.blocks;
  expect(head).toMatchObject({ kind: 'heading', text: 'Tuesday, 4 May 2021' });
  expect(note).toMatchObject({ kind: 'note', text: expect.not.stringContaining('May') });
  expect(line).toMatchObject({ kind: 'line', text: HAPPENINGS[0], sources: [{ publisher: 'Post' }] });
  expect(message.summary).toContain(HAPPENINGS[0]);
});

test.each([
  ['Why Moreau had to resign over the ferry collision'],
  ['Did Moreau resign over the ferry collision?'],
  ['Live updates: Moreau resigns over ferry collision'],
  ['Analysis: Moreau resigns over ferry collision off Lund'],
  ['A summer at the northern pier of Lund'],
])('no headline: %s', (title) => {
  const evidence = told({ id: 'a', publisher: 'Post', title }, [{ text: HAPPENINGS[0], date: on(DAY) }]);
  expect(headlineOf(eventOf(evidence))).toBeNull();
});

test('a later article’s title tells its own news and is no headline of an older day', () => {
  const title = 'Moreau resigns over ferry collision';
  const at = (day: string): string | null => {
    const evidence = told({ id: 'a', publisher: 'Post', title, published: published(day) }, [
      { text: HAPPENINGS[0], date: on(DAY) },
    ]);
    return headlineOf(eventOf(evidence));
  };
  expect(at('2021-05-05')).toBe(title);
  expect(at('2021-06-01')).toBeNull();
});

describe('a long time', () => {
  const days = Array.from(
    { length: 40 },
    (_, at) => `2021-${String(1 + Math.floor(at / 10)).padStart(2, '0')}-${10 + (at % 10)}`,
  );
  const events = days.flatMap((day, at) =>
    eventsOf(
      told({ id: day, publisher: 'Post', published: published(day) }, [
        { text: `Divers raised part ${at} of the wreck off Lund on Tuesday.`, date: on(day) },
      ]),
    ),
  );

  test('begins with its whole length, not with its first days', () => {
    const first = overTime(events)
      .slice(0, 12)
      .map(({ date }) => date.from.slice(0, 7));
    expect(new Set(first).size).toBe(4);
    expect(overTime(events)).toHaveLength(40);
  });

  test('is told in at most twelve lines, in order', () => {
    const answer = answerMessage({
      question: 'what’s the story so far?',
      interpretation: { kind: 'span', from: '2021-01-01', to: '2021-05-01', terms: [], assumed: [] },
      answered: true,
      events: overTime(events).slice(0, 12),
      total: 40,
      lead: 'January to May 2021.',
      suggestions: [],
    });
    const dates = answer.blocks.flatMap((block) => (block.kind === 'entry' ? [block.date] : []));
    expect(dates).toHaveLength(12);
    expect(dates[0]).toContain('January');
    expect(dates.at(-1)).toContain('April');
  });
});

test('a span has the three that mattered most first, then a line for each other date, empty ones left out', () => {
  const days = ['2021-05-01', '2021-05-02', '2021-05-04', '2021-05-06', '2021-05-07'];
  const events = days.map((day, at) =>
    eventOf(
      Array.from({ length: 5 - at }, (_, paper) =>
        told({ id: `${day}-${paper}`, publisher: `Paper ${paper}`, published: published(day) }, [
          { text: HAPPENINGS[at] as string, date: on(day) },
        ]),
      ).flat(),
    ),
  );
  const { blocks } = digestMessage(digestOf(events, '2021-05-01', '2021-05-07'));
  const dates = blocks.flatMap((block) => (block.kind === 'line' ? [block.dateNote ?? ''] : []));
  const entries = blocks.flatMap((block) => (block.kind === 'entry' ? [block.date] : []));
  expect([dates.length, entries.length]).toEqual([3, 2]);
  expect(new Set([...dates, ...entries]).size).toBe(5);
  expect([...dates, ...entries].join()).not.toMatch(/[35] May/);
});

test('what papers only look back to has no line beside what they tell of the day, and one where they tell nothing else', () => {
  const [first, second, ...rest] = busy.slice(0, 3) as [Event, Event, Event];
  const pointing = {
    ...second,
    evidence: second.evidence.map((one) => ({
      ...one,
      report: { ...one.report, act: { ...NO_ACT, telling: 'points' as const } },
    })) as unknown as Event['evidence'],
  };
  const shown = (events: readonly Event[]): readonly string[] => shownIn(digestMessage(digestOf(events)));
  expect(shown([first, pointing, ...rest])).not.toContain(pointing.id);
  expect(shown([pointing])).toEqual([pointing.id]);
});

test('what was only announced for a day has no line once papers of a later day tell of it', () => {
  const plan = { ...on(DAY), certainty: 'assumed' as const, rule: 'planned-own-expression' };
  const planned = eventOf(
    told({ id: 'plan', publisher: 'The Post', published: published('2021-05-01') }, [
      { text: 'The council of Lund will vote on the northern pier on May 4.', date: plan },
    ]),
  );
  const morning = eventOf(
    told({ id: 'morning', publisher: 'The Post', published: published(DAY) }, [{ text: HAPPENINGS[1], date: on(DAY) }]),
  );
  const later = busy[0] as Event;
  expect(renderText(digestMessage(digestOf([morning, planned])))).toContain('will vote');
  expect(renderText(digestMessage(digestOf([morning, later, planned])))).not.toContain('will vote');
});

test('a caption has no line beside what a sentence tells', () => {
  const caption = eventOf(
    told({ id: 'caption', publisher: 'The Post', published: published('2021-05-05') }, [
      { text: 'Rescuers applaud as the smaller ferry is raised off Lund on Tuesday', date: on(DAY) },
    ]),
  );
  expect(renderText(digestMessage(digestOf([caption, ...busy.slice(0, 3)])))).not.toContain('applaud');
  expect(renderText(digestMessage(digestOf([caption])))).toContain('applaud');
});

test('the shortest telling of what has happened is no sentence that only announces it', () => {
  const long = `${HAPPENINGS[1].slice(0, -1)}, after three days of storms in which no boat had been able to leave the harbour of Lund or that of Malby.`;
  const both = eventOf([
    ...told({ id: 'a', publisher: 'The Post', published: published('2021-05-05') }, [{ text: long, date: on(DAY) }]),
    ...told({ id: 'b', publisher: 'The Sun', published: published(DAY) }, [
      { text: 'Divers of the coast guard are due to raise the wreck of the smaller ferry.', date: on(DAY) },
    ]),
  ]);
  const evidence = both.evidence.map((one) =>
    one.article.id === 'b'
      ? { ...one, report: { ...one.report, act: { ...NO_ACT, realis: 'planned' as const } } }
      : one,
  );
  const event = { ...both, evidence: evidence.toReversed() as unknown as Event['evidence'] };
  expect(event.evidence[0].article.id).toBe('a');
  expect(inShort(event)).not.toContain('due to raise');
});

test('a pronoun is shown as the person it names, in brackets, and the article’s own words stay in the answer', () => {
  const own = 'She closed the northern pier of Lund to all traffic on Tuesday.';
  const plain = eventOf(
    told({ id: 'a', publisher: 'The Post', published: published('2021-05-05') }, [{ text: own, date: on(DAY) }]),
  );
  const act = { ...NO_ACT, pronoun: 'Harbour Minister Ada Moreau' };
  const evidence = plain.evidence.map((one) => ({ ...one, report: { ...one.report, act } }));
  const event = { ...plain, evidence: evidence as unknown as Event['evidence'] };
  const text = renderText(digestMessage(digestOf([event])));
  expect(text).toContain('[Harbour Minister Ada Moreau] closed the northern pier');
  expect(event.evidence[0].report.text).toBe(own);
  const shown = shownIn(digestMessage(digestOf([{ ...event, salience: 99 }, ...busy.slice(3, 6)])));
  expect(shown.indexOf(event.id)).toBe(3);
});

describe('a time with something on two days only', () => {
  const next = eventOf(
    told({ id: 'late', publisher: 'The Harbour Post', published: published('2021-05-06') }, [
      { text: 'A tug towed the wreck of the ferry to the dry dock.', date: on('2021-05-05') },
    ]),
  );
  const shown = shownIn(digestMessage(digestOf([...busy, next], DAY, '2021-05-05')));

  test('tells of each day what mattered most, and as much more as one screen holds', () => {
    expect(shown.slice(0, 2)).toContain(next.id);
    expect(shown.length).toBeGreaterThan(3);
    expect(new Set(shown).size).toBe(shown.length);
  });
});
