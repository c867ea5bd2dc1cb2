// Short replies in a thread, which mean something only after what was asked before.
import { describe, expect, test } from 'vitest';
import { type Answered, answerQuestion } from '../../src/answer/answer.ts';
import { spelledOut } from '../../src/answer/bare-why.ts';
import { type FollowUp, readFollowUp } from '../../src/answer/follow-up.ts';
import type { ThreadContext } from '../../src/model/question.ts';
import { depsOf, EVIDENCE, findDates, SAGA } from './record.ts';

const TODAY = '2026-09-10';

const ask = (question: string, thread: ThreadContext | null = null): Promise<Answered> =>
  answerQuestion(depsOf(EVIDENCE), { question, today: TODAY, saga: SAGA, thread });

/** Asks one after the other in one thread, through JSON as a store would keep it; gives the last answer. */
async function talk(...questions: string[]): Promise<Answered> {
  let answered: Answered | null = null;
  for (const question of questions) {
    const thread: ThreadContext | null = answered && JSON.parse(JSON.stringify(answered.thread));
    answered = await ask(question, thread);
  }
  return answered as Answered;
}

const sentences = ({ answer }: Answered): string[] => answer.events.map(({ evidence }) => evidence[0].report.text);
const days = ({ answer: { interpretation } }: Answered): string => `${interpretation.from}/${interpretation.to}`;

const THREAD: ThreadContext = {
  saga: 'bridge',
  topic: '',
  from: '2018-05-15',
  to: '2018-05-15',
  granularity: 'day',
  terms: [],
  shown: ['a', 'b'],
  page: 2,
};

const follow = (question: string): FollowUp | null =>
  readFollowUp({ question, dates: findDates(question, { today: TODAY, span: null }), thread: THREAD });

describe('a reply about the time', () => {
  test.each([
    ['and the day after?', '2018-05-16', '2018-05-16'],
    ['the day before?', '2018-05-14', '2018-05-14'],
    ['The next day?', '2018-05-16', '2018-05-16'],
    ['what about the following day?', '2018-05-16', '2018-05-16'],
    ['what happened the previous day?', '2018-05-14', '2018-05-14'],
    ['and two days later?', '2018-05-17', '2018-05-17'],
    ['3 days before that', '2018-05-12', '2018-05-12'],
    ['a week later?', '2018-05-21', '2018-05-27'],
    ['and that weekend?', '2018-05-19', '2018-05-20'],
    ['the rest of that week', '2018-05-14', '2018-05-20'],
    ['what about the next month?', '2018-06-01', '2018-06-30'],
    ['and on the 26th?', '2018-05-26', '2018-05-26'],
    ['the 3rd?', '2018-05-03', '2018-05-03'],
    ['and on Thursday?', '2018-05-17', '2018-05-17'],
    ['what about Monday?', '2018-05-14', '2018-05-14'],
  ] as const)('%s', (question, from, to) => {
    const read = follow(question);
    expect(read?.kind === 'time' && [read.span.from, read.span.to]).toEqual([from, to]);
  });

  test.each([
    ['next', 'next'],
    ['what happened next?', 'next'],
    ['and then?', 'next'],
    ['previous', 'previous'],
    ['what happened before that?', 'previous'],
  ] as const)('%s', (question, direction) => {
    expect(follow(question)).toEqual({ kind: 'neighbour', direction });
  });
});

test.each([
  ['why?', 'did Holm offer to resign', 'why did Holm offer to resign?'],
  ['and why was that?', 'when did the bridge close?', 'why did the bridge close?'],
  ['why did Holm resign?', 'when did the bridge close?', 'why did Holm resign?'],
  ['why?', 'the bridge', 'why?'],
  ['why?', '', 'why?'],
])('“%s” after “%s” asks “%s”', (question, topic, meant) => {
  expect(spelledOut(question, { ...THREAD, topic })).toBe(meant);
  expect(spelledOut(question, null)).toBe(question);
});

describe('a reply about what was shown', () => {
  test.each([
    ['more', 'more'],
    ['More please!', 'more'],
    ['show me more', 'more'],
    ['what else happened?', 'more'],
    ['who said that?', 'sources'],
    ['Says who?', 'sources'],
    ['sources?', 'sources'],
    ['what are the sources?', 'sources'],
    ['where is that from?', 'sources'],
    ['when was that?', 'when'],
  ] as const)('%s', (question, kind) => {
    expect(follow(question)?.kind).toBe(kind);
  });
});

describe('a full question in a thread stands alone', () => {
  test.each([
    'what happened on May 22?',
    'who said that Okafor should go?',
    'what is the latest?',
    'and what did Lindqvist say?',
    'the day Okafor resigned',
    'the 45th?',
  ])('%s', (question) => {
    expect(follow(question)).toBeNull();
  });
});

describe('a conversation', () => {
  test('goes on by days', async () => {
    expect(days(await talk('what happened on May 14, 2018?', 'and the day after?'))).toBe('2018-05-15/2018-05-15');
    expect(days(await talk('what happened on May 14, 2018?', 'and the day after?', 'the day after'))).toBe(
      '2018-05-16/2018-05-16',
    );
    expect(days(await talk('what happened on May 14, 2018?', 'and on the 22nd?'))).toBe('2018-05-22/2018-05-22');
  });

  test('goes on from a day that has nothing', async () => {
    const answered = await talk('what happened on July 4, 2018?', 'next');
    expect(days(answered)).toBe('2018-09-03/2018-09-03');
    expect(sentences(answered)[0]).toContain('fired');
  });

  test('ends where the record ends', async () => {
    const { answer } = await talk('what happened on September 4, 2018?', 'next');
    expect(answer).toMatchObject({ answered: false, lead: 'Nothing later is recorded.' });
  });

  test('keeps its matter on other days', async () => {
    const answered = await talk('what did Lindqvist say on May 14, 2018?', 'and the day after?');
    expect(sentences(answered)[0]).toBe('She wrote that Okafor had taken a feeble position on the toll.');
    expect(answered.answer.interpretation.terms).toEqual(['Ada Lindqvist']);
  });

  test('does not keep it for a day that is asked for in a whole question', async () => {
    const whole = 'what happened on May 15, 2018?';
    expect(sentences(await talk('what did Lindqvist say?', whole))).toEqual(sentences(await ask(whole)));
    expect(
      (await talk('what did Lindqvist say?', 'and what happened on May 15, 2018?')).answer.interpretation.terms,
    ).toEqual(['Ada Lindqvist']);
  });

  test('keeps its days for another matter', async () => {
    const answered = await talk('what happened on May 15, 2018?', 'what about Sallows?');
    expect(sentences(answered)).toHaveLength(1);
    expect(days(answered)).toBe('2018-05-15/2018-05-15');
  });

  test('looks in the whole record where those days have nothing', async () => {
    const answered = await talk('what happened on May 14, 2018?', 'and Ines?');
    expect(sentences(answered)).toEqual(['Ines Marchetti opened a bakery on the quay.']);
  });

  test('knows whom "he" means', async () => {
    const answered = await talk('what about Okafor?', 'did he offer to resign?');
    expect(sentences(answered)[0]).toBe('Okafor offered to resign, two officials said.');
  });

  test('keeps its days for what goes on in the simple past, and not for a full question', async () => {
    const goesOn = await talk('what happened on May 15, 2018?', 'and what did Okafor say?');
    expect(days(goesOn)).toBe('2018-05-15/2018-05-15');
    expect(days(await talk('what happened on May 15, 2018?', 'what did Okafor say?'))).toBe('null/null');
    expect(days(await talk('what happened on May 15, 2018?', 'what has Okafor said?'))).toBe('null/null');
  });

  test('asks of the whole record where it names what the story does not know, or asks whether it ever was so', async () => {
    const day = 'what happened on May 15, 2018?';
    expect(days(await talk(day, 'did the Gullwing ferry call at the quay?'))).toBe('null/null');
    expect(days(await talk(day, 'did the bridge ever close?'))).toBe('null/null');
    expect(days(await talk(day, 'did the bridge close?'))).toBe('2018-05-15/2018-05-15');
  });

  test('says what those days do not have', async () => {
    const { answer } = await talk('what happened on May 14, 2018?', 'and Ines?');
    expect(answer.lead).toBe('Nothing is recorded about Ines Marchetti for Monday, 14 May 2018.');
  });

  test('counts from the day of a fact, and tells all of the next day', async () => {
    const answered = await talk('when was Okafor fired?', 'and the day after?');
    expect(days(answered)).toBe('2018-09-04/2018-09-04');
    expect(sentences(answered)).toEqual(['Ines Marchetti opened a bakery on the quay.']);
  });

  test('knows "he" from the person named beside him', async () => {
    const answered = await talk('what about Sallows?', 'what has he said about Okafor?');
    expect(answered.answer.interpretation.terms).toEqual(['Victor Sallows', 'Thomas Okafor']);
  });

  test('stays in its month after a question without a day', async () => {
    expect(days(await talk('what happened on May 14, 2018?', 'what has Okafor said?', 'and on the 22nd?'))).toBe(
      '2018-05-22/2018-05-22',
    );
  });

  test('takes the year of what was asked before', async () => {
    const { answer } = await talk('what did Lindqvist say on May 14, 2018?', 'and in May?');
    expect(answer.interpretation).toMatchObject({ from: '2018-05-01', to: '2018-05-31' });
    expect(answer.lead).toContain('The year 2018 is taken from what was asked before.');
  });

  test('tells who said what was shown', async () => {
    const { answer } = await talk('did Okafor offer to resign?', 'who said that?');
    expect(answer.lead).toContain('“two officials said”, told by evening-star (one independent source).');
  });

  test('pages a matter, a time and the latest', async () => {
    for (const question of ['what about Okafor?', 'what happened so far?', 'what is the latest?']) {
      const first = await ask(question);
      const second = await ask('more', first.thread);
      const repeated = sentences(second).filter((sentence) => sentences(first).includes(sentence));
      expect([question, repeated]).toEqual([question, []]);
    }
  });

  test('of another saga is not carried over', async () => {
    const { answer } = await ask('and the day after?', { ...THREAD, saga: 'other' });
    expect(answer.interpretation.kind).toBe('unclear');
  });

  test('without a thread "more" is no question', async () => {
    expect((await ask('more')).answer.answered).toBe(false);
  });
});
