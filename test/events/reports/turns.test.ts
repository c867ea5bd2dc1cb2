// Whose words the answers of an interview are, and on which day what they tell happened.
import { describe, expect, test } from 'vitest';
import { tagText } from '../../../src/bot/tag.ts';
import type { Report } from '../../../src/model/report.ts';

const ANSWERS = 'Q: Will the bridge open?\n\nA: I told the council yesterday that it is safe.';

const reportsIn = (text: string, title: string | null = null): readonly Report[] =>
  tagText({ text, title, dct: '2021-05-05' }).reports;
const toldIn = (text: string, report: Report | undefined): string => text.slice(report?.sentence.begin, report?.end);

describe('the answers of an interview', () => {
  test.each([
    ['We spoke to Harbour Minister Ada Moreau.', null, 'Harbour Minister Ada Moreau'],
    ['Ada Moreau spoke to the Post this week.', null, 'Ada Moreau'],
    ['The bridge has been closed for months.', 'Q&A: Minister Moreau', 'Minister Moreau'],
  ])('are the words of whom it names: %s %s', (introduction, title, name) => {
    const text = `${introduction}\n\n${ANSWERS}`;
    const answer = reportsIn(text, title).find(({ attribution }) => attribution !== null);
    expect(answer).toMatchObject({ kind: 'quote', attribution: name, date: { from: '2021-05-04' } });
    expect(toldIn(text, answer)).toMatch(/^I told the council/);
  });

  test('are nobody’s and of no day where it names nobody, or two', () => {
    for (const introduction of ['The bridge has been closed for months.', 'We spoke to Ada Moreau and Leo Brandt.']) {
      const answers = reportsIn(`${introduction}\n\n${ANSWERS}`).filter(({ kind }) => kind === 'quote');
      expect(answers.length).toBeGreaterThan(0);
      for (const { attribution, date } of answers)
        expect({ attribution, date }).toEqual({ attribution: null, date: null });
    }
  });

  test('go on over paragraphs until the next question, which reports nothing', () => {
    const text = `We spoke to Ada Moreau.\n\n${ANSWERS}\n\nThe ferry sailed on Monday.\n\nQ: Who paid on Sunday?`;
    const last = reportsIn(text).at(-1);
    expect(last).toMatchObject({ attribution: 'Ada Moreau', date: { from: '2021-05-03' } });
  });

  test('one label alone makes no interview', () => {
    expect(reportsIn('A: The mayor resigned on Monday.')).toMatchObject([{ kind: 'report' }]);
  });
});

describe('a sentence that opens with a pronoun', () => {
  const PAGE =
    'Harbour Minister Ada Moreau said on Monday that she feared for the pier. She told the council on Tuesday that she would close it.';

  test('keeps whom it names beside what was done', () => {
    const reports = reportsIn(PAGE);
    expect(reports[0]?.act?.pronoun).toBeUndefined();
    expect(reports.find(({ begin }) => begin > PAGE.indexOf('. She'))).toMatchObject({
      date: { from: '2021-05-04' },
      act: { pronoun: 'Harbour Minister Ada Moreau' },
    });
  });

  test('keeps nobody where two may be meant', () => {
    const text = PAGE.replace('said on Monday that', 'told Leo Brandt on Monday that');
    expect(reportsIn(text).map(({ act }) => act?.pronoun)).toEqual(reportsIn(text).map(() => undefined));
  });
});
