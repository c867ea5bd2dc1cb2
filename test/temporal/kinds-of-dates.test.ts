// Kinds of dates that the rules' own examples leave out: what the text says, and what it is read as.
import { describe, expect, it } from 'vitest';
import { findQuestionDates } from '../../src/temporal/question-dates.ts';
import { tagTimexes } from '../../src/temporal/tag.ts';
import { toldOf } from '../events/reports/telling.ts';

/** Wednesday. */
const DCT = '2021-05-12';

describe('an expression', () => {
  it.each([
    ['The siren sounded just after midnight Monday.', ['2021-05-10T24:00']],
    ['The siren sounded every night.', ['XXXX-XX-XXTNI']],
    ['The pool stays open through March.', ['2021-03']],
    ['The work took between 10 and 16 months.', ['P16M']],
    ['The tax was cut in 1964-65.', ['1964', '1965']],
    ['The lease runs 01.07.2022 – 30.06.2027.', ['2022-07-01', '2027-06-30']],
  ])('%s', (text, values) => expect(tagTimexes({ text, dct: DCT }).map(({ value }) => value)).toEqual(values));
});

describe('what happened', () => {
  const LEAD = 'The council shut the pool on Monday.';
  it.each([
    ['The siren sounded just after midnight Monday.', 'sounded', '2021-05-10'],
    ['The bell rang every night.', 'rang', null],
    ['The lease runs 01.07.2022 – 30.06.2027.', 'runs', '2022-07-01…2027-06-30'],
    ['The trial starts in three weeks.', 'starts', '2021-06-02'],
    ['Responding to critics on Tuesday, the mayor defended the plan.', 'defended', '2021-05-11'],
    ['Prices ended at their lowest level since spring on Friday.', 'lowest', '2021-05-07'],
    ['Shares fell below their May 3 high.', 'fell', '2021-05-10'],
    ['For the second half of 2011, the firm says profit will rise.', 'says', null],
  ])('%s', (sentence, words, day) => expect(toldOf(`${LEAD} ${sentence}`, words, DCT).date).toBe(day));

  it.each(['Prices ended at their lowest level since spring on Friday.', 'The index slid by 2.3 %, or 40 points.'])(
    'is one report where nouns look like verbs: %s',
    (sentence) => expect(toldOf(sentence, sentence, DCT).words).toBe(sentence),
  );
});

describe('a question', () => {
  it('of the last three days is about three', () => {
    const dates = findQuestionDates('what happened in the last 3 days?', { today: DCT, span: null });
    expect(dates.map(({ span }) => span)).toMatchObject([{ from: '2021-05-10', to: '2021-05-12' }]);
  });
});
