// Times that are told by a happening, and years that a question leaves out.
import { describe, expect, test } from 'vitest';
import { answerQuestion } from '../../src/answer/answer.ts';
import { daysAround, readAroundEvent } from '../../src/answer/around-event.ts';
import { chooseYears, otherYears } from '../../src/answer/choose-year.ts';
import type { QuestionDate } from '../../src/model/question.ts';
import { depsOf, EVIDENCE, SAGA } from './record.ts';

const ask = (question: string) =>
  answerQuestion(depsOf(EVIDENCE), { question, today: '2018-09-10', saga: SAGA }).then(({ answer }) => answer);

describe('a happening as a time', () => {
  test('somebody alone is none', async () => {
    const { interpretation } = await ask('who closed one lane after Okafor?');
    expect(interpretation.assumed).toEqual([]);
  });

  test('two names are no two happenings', async () => {
    const { interpretation } = await ask('who settled the quarrel between Lindqvist and Okafor?');
    expect(interpretation.assumed).toEqual([]);
  });

  test('may stand before the question', () => {
    expect(readAroundEvent('Between the vote and the recount, what did she say?')).toMatchObject({
      rest: 'what did she say ',
      happening: 'the vote',
      until: 'the recount',
    });
    expect(readAroundEvent('when did the recount end, and who won?')).not.toMatchObject({ relation: 'on' });
  });

  test.each([
    ['what happened the day after Okafor was fired?', 'what happened ', 'Okafor was fired', '2018-09-04', '2018-09-04'],
    ['After Okafor was fired, what did she say?', 'what did she say', 'Okafor was fired', '2018-09-04', '2018-09-10'],
    ['what happened eight days after the vote?', 'what happened ', 'the vote', '2018-09-11', '2018-09-11'],
    ['and two days before the vote?', 'and ', 'the vote', '2018-09-01', '2018-09-01'],
    [
      'what did she say on the day Okafor was fired',
      'what did she say ',
      'Okafor was fired',
      '2018-09-03',
      '2018-09-03',
    ],
    ['what happened a week after Okafor was fired', 'what happened ', 'Okafor was fired', '2018-09-10', '2018-09-10'],
    ['the Saturday before Okafor was fired', '', 'Okafor was fired', '2018-09-01', '2018-09-01'],
    ['what happened the Monday after the vote?', 'what happened ', 'the vote', '2018-09-10', '2018-09-10'],
    ['what happened the weekend after the vote?', 'what happened ', 'the vote', '2018-09-08', '2018-09-09'],
    ['what happened the week after the vote?', 'what happened ', 'the vote', '2018-09-04', '2018-09-10'],
    ['what did she say after Okafor was fired?', 'what did she say', 'Okafor was fired', '2018-09-04', '2018-09-10'],
    ['what happened before the vote?', 'what happened', 'the vote', '2018-08-27', '2018-09-02'],
    ['what happened since the vote?', 'what happened', 'the vote', '2018-09-03', '2018-09-30'],
    ['what did she say when Okafor left?', 'what did she say', 'Okafor left', '2018-09-03', '2018-09-03'],
  ] as const)('%s', (question, rest, happening, from, to) => {
    const read = readAroundEvent(question);
    expect(read).toMatchObject({ rest, happening });
    expect(read && daysAround(read, '2018-09-03', { from: '2018-01-01', to: '2018-09-30' })).toMatchObject({
      from,
      to,
    });
  });

  test.each(['what happened?', 'after all', 'when did Okafor resign?', 'since', 'the next day'])(
    'none in "%s"',
    (question) => {
      expect(readAroundEvent(question)).toBeNull();
    },
  );

  test('is looked up in the record, and what it was taken for is said', async () => {
    const answer = await ask('what happened the day after Okafor was fired?');
    expect(answer.events.map(({ evidence }) => evidence[0].report.text)).toEqual([
      'Ines Marchetti opened a bakery on the quay.',
    ]);
    expect(answer.lead).toBe('Tuesday, 4 September 2018. “Okafor was fired” is taken to be Monday, 3 September 2018.');
  });

  test('that the record does not have is no time', async () => {
    expect((await ask('what happened the day after the volcano erupted?')).answered).toBe(false);
  });
});

describe('a year that was left out', () => {
  const day = (date: string, reports: number) => ({ date, reports, articles: 1 });
  const DAYS = [day('2016-07-25', 2), day('2017-07-25', 40), day('2018-07-20', 3)];
  const dateIn = (year: number): QuestionDate => ({
    begin: 0,
    end: 7,
    span: { from: `${year}-07-25`, to: `${year}-07-25`, granularity: 'day' },
    assumed: [`The year ${year} is taken from the saga.`],
  });

  test('is the one of which the record tells most', () => {
    const [date] = chooseYears([dateIn(2018)], DAYS, '2026-01-01');
    expect(date?.span?.from).toBe('2017-07-25');
    expect(date?.assumed).toEqual(['The year 2017 is taken from the saga.']);
  });

  test('of "since July 25" is that of the day, however much came later', () => {
    const since = { ...dateIn(2016), span: { from: '2016-07-25', to: '2026-01-01', granularity: 'span' as const } };
    const ofYear = (year: number) => ({ ...since.span, from: `${year}-07-25` });
    expect(chooseYears([{ ...since, ofYear }], DAYS, '2026-01-01')[0]?.span?.from).toBe('2017-07-25');
  });

  test('is told with all that was assumed of it', () => {
    const [part] = chooseYears(
      [{ ...dateIn(2018), assumed: [...dateIn(2018).assumed, 'Read as 2018-07-25.'] }],
      DAYS,
      '2026-01-01',
    );
    expect(part?.assumed).toEqual(['The year 2017 is taken from the saga.', 'Read as 2017-07-25.']);
  });

  test('stays what it is for a day that has just been', () => {
    expect(chooseYears([dateIn(2016)], DAYS, '2016-08-01')[0]?.span?.from).toBe('2016-07-25');
  });

  test('stays what it is where the words name it', () => {
    const named = { ...dateIn(2018), assumed: [] };
    expect(chooseYears([named], DAYS, '2026-01-01')).toEqual([named]);
  });

  test('is that of the busiest weeks around where no year has the day', () => {
    const none = DAYS.map((one) => ({ ...one, date: one.date.replace(/-2[05]$/, '-21') }));
    expect(chooseYears([dateIn(2018)], none, '2026-01-01')[0]?.span?.from).toBe('2017-07-25');
  });

  test('may be another: that is offered', () => {
    const dates = chooseYears([dateIn(2018)], DAYS, '2026-01-01');
    expect(otherYears(dates, DAYS).map(({ from }) => from)).toEqual(['2016-07-25']);
  });

  test('29 February goes to no year that lacks it', () => {
    const leap = { ...dateIn(2016), span: { from: '2016-02-29', to: '2016-02-29', granularity: 'day' as const } };
    expect(chooseYears([leap], DAYS, '2026-01-01')[0]?.span?.from).toBe('2016-02-29');
  });
});
