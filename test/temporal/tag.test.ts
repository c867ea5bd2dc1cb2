import { describe, expect, it } from 'vitest';
import { tagTimexes } from '../../src/temporal/tag.ts';

/** Wednesday */
const DCT = '2017-08-02';

const values = (
  text: string,
  more: { dct?: string | null; mode?: 'news' | 'narrative' } = {},
): Record<string, string> =>
  Object.fromEntries(tagTimexes({ text, dct: DCT, ...more }).map((timex) => [timex.text, timex.value]));

describe('a bare weekday', () => {
  it('is the most recent one, today counting', () => {
    expect(values('Police arrested him Wednesday. They had met on Thursday.')).toEqual({
      Wednesday: '2017-08-02',
      Thursday: '2017-07-27',
    });
  });

  it('lies ahead where its verb looks forward', () => {
    expect(values('The court will hear the case on Friday.')).toEqual({ Friday: '2017-08-04' });
    expect(values('The trial is scheduled to begin Monday.')).toEqual({ Monday: '2017-08-07' });
    expect(values('The hearing was postponed until Tuesday.')).toEqual({ Tuesday: '2017-08-08' });
    expect(values('He would be released Friday.')).toEqual({ Friday: '2017-08-04' });
    expect(values('Voters go to the polls on Sunday.')).toEqual({ Sunday: '2017-08-06' });
    expect(values('The film is set for release on Monday.')).toEqual({ Monday: '2017-08-07' });
    expect(values('He could be moved to house arrest in October.')).toEqual({ October: '2017-10' });
    expect(values('The trial was moved to Monday.')).toEqual({ Monday: '2017-08-07' });
    expect(values('The storm moved to Lund on Monday.')).toEqual({ Monday: '2017-07-31' });
  });

  it('looks back where the verb just behind it does, whatever else the sentence promises', () => {
    expect(values('He will stay although a court Monday refused to hear him.')).toEqual({ Monday: '2017-07-31' });
    expect(values('They will appeal against Friday’s ruling.')).toEqual({ Friday: '2017-07-28' });
  });

  it('is not moved by a promise that somebody made on it', () => {
    expect(values('The court will hear the case, officials said Friday.')).toEqual({ Friday: '2017-07-28' });
  });
});

describe('a day that is counted from another one', () => {
  it.each([
    ['He left the night before Monday’s vote.', 'the night before Monday', '2017-07-30TNI'],
    ['He left the morning after Monday’s vote.', 'the morning after Monday', '2017-08-01TMO'],
    ['He left on the eve of July 21.', 'the eve of July 21', '2017-07-20'],
    ['He left on the Tuesday after Easter.', 'the Tuesday after Easter', '2017-04-18'],
    ['He left on the Friday before Labor Day 2016.', 'the Friday before Labor Day 2016', '2016-09-02'],
  ])('%s', (text, words, value) => {
    expect(values(text)).toMatchObject({ [words]: value });
  });
});

it('puts a time that is told twice on the day behind it', () => {
  expect(values('The blast came at 10 p.m. (2000 GMT) on Monday.')).toMatchObject({
    '10 p.m.': '2017-07-31T22:00',
    '2000 GMT': '2017-07-31T20:00',
  });
});

describe('a day or month without its year', () => {
  it('lies behind where its verb has happened, however near the next one is', () => {
    expect(values('Police raided the office on May 3.', { dct: '2021-12-20' })).toEqual({ 'May 3': '2021-05-03' });
    expect(values('He was ordered to stand trial on Jan. 24.', { dct: '2010-11-01' })).toEqual({
      'Jan. 24': '2011-01-24',
    });
  });

  it('is the one nearest to the publication day', () => {
    expect(values('He was hired on Dec. 28 and leaves on Feb. 3.', { dct: '2018-01-05' })).toEqual({
      'Dec. 28': '2017-12-28',
      'Feb. 3': '2018-02-03',
    });
  });

  it('keeps an X where nothing is known', () => {
    const [day, weekday] = tagTimexes({ text: 'On July 25 and on Thursday they met.', dct: null });
    expect(day).toMatchObject({ value: 'XXXX-07-25', form: 'deictic' });
    expect(weekday).toMatchObject({ value: 'XXXX-WXX-4', form: 'deictic' });
  });

  it('takes the year of the heading it stands under, until the next heading', () => {
    const text =
      'A timeline\n\nThe 2016 campaign\n\nThey met in February. On Nov. 8 he won.\n\nSince then\n\nHe left in February.';
    expect(tagTimexes({ text, dct: DCT }).map((timex) => timex.value)).toEqual([
      '2016',
      '2016-02',
      '2016-11-08',
      '2017-02',
    ]);
  });

  it('takes the year stated just before it', () => {
    expect(values('It happened in 2014, on March 3.')).toMatchObject({ 'March 3': '2014-03-03' });
  });
});

describe('expressions that point back', () => {
  it('count from the day mentioned last, never from the publication day', () => {
    expect(values('He was hired on July 21. Ten days later he was out. That night he left town.')).toMatchObject({
      'Ten days later': '2017-07-31',
      'That night': '2017-07-31TNI',
    });
  });

  it('stay open where no day was mentioned', () => {
    expect(values('The following day he spoke.')).toEqual({ 'The following day': 'XXXX-XX-XX' });
    expect(values('Two days after the attack he spoke.')).toEqual({ 'Two days': 'P2D' });
  });

  it('are known where their anchor is a date', () => {
    expect(values('Two days after July 4 he spoke.')).toEqual({ 'Two days after July 4': '2017-07-06' });
    expect(values('The day before Christmas 2016 it snowed.')).toMatchObject({
      'The day before Christmas 2016': '2016-12-24',
    });
  });

  it('say that they are anaphoric', () => {
    const forms = tagTimexes({
      text: 'On July 21, 2017, he came. The next day he left. He returned on Monday and is here now.',
      dct: DCT,
    });
    expect(forms.map((timex) => timex.form)).toEqual(['explicit', 'anaphoric', 'deictic', 'vague']);
  });
});

describe('clock times', () => {
  it('are one expression with the day beside them', () => {
    expect(values('The deadline was moved to 9 a.m. EST Tuesday.')).toEqual({
      '9 a.m. EST Tuesday': '2017-08-08T09:00',
    });
  });

  it('stand on the day named behind "on"', () => {
    expect(values('He died at 6:15 p.m. on July 21.')).toEqual({
      '6:15 p.m.': '2017-07-21T18:15',
      'July 21': '2017-07-21',
    });
  });
});

describe('a narrative', () => {
  it('counts on from the date mentioned last', () => {
    const text =
      'The siege began on 5 October 1941. On 12 November the river froze. The following day the army crossed. In January the city fell. Later that year it was retaken.';
    expect(values(text, { mode: 'narrative', dct: '2010-05-05' })).toEqual({
      '5 October 1941': '1941-10-05',
      '12 November': '1941-11-12',
      'The following day': '1941-11-13',
      January: '1942-01',
      'Later that year': '1942',
    });
  });

  it('is not moved by what it only mentions', () => {
    const text =
      'The siege began on 5 October 1941. The treaty of 1920 (signed on 3 May 1920) was void. On 12 November the river froze.';
    expect(values(text, { mode: 'narrative' })).toMatchObject({ '12 November': '1941-11-12' });
  });
});

describe('contradictions', () => {
  it('are marked, not swallowed', () => {
    const [timex] = tagTimexes({ text: 'On Monday, July 25, 2017, he spoke.', dct: DCT });
    expect(timex).toMatchObject({ value: '2017-07-25', problem: '2017-07-25 is a Tuesday, not a Monday.' });
  });

  it('cover days that do not exist', () => {
    const [timex] = tagTimexes({ text: 'On February 30, 2017, nothing happened.', dct: DCT });
    expect(timex).toMatchObject({ problem: "February has no day 30; 2017's has 28." });
  });
});

describe('offsets', () => {
  it('are UTF-16 units of the text as it was sent', () => {
    const text = '😀 On July 25 – “Tuesday” – they met.';
    for (const timex of tagTimexes({ text, dct: DCT })) expect(text.slice(timex.begin, timex.end)).toBe(timex.text);
    expect(tagTimexes({ text, dct: DCT })).toHaveLength(2);
  });

  it('do not overlap and are in order', () => {
    const text =
      'From July 19 to 25, at 9 a.m. Tuesday, early last week, two days after July 4, in the third quarter of 2016.';
    const found = tagTimexes({ text, dct: DCT });
    for (let i = 1; i < found.length; i++) expect(found[i]?.begin).toBeGreaterThanOrEqual(found[i - 1]?.end ?? 0);
  });
});

describe('a text', () => {
  it('is read as it would be by itself, whatever was read before', () => {
    expect(values('The mill of the 1990s burnt down.')).toEqual({ 'the 1990s': '199' });
    expect(values('She left a decade ago. The 1990s were better.')).toMatchObject({ 'a decade ago': '2007' });
    expect(values('They met on the 25th. The second time was better.')).toMatchObject({ 'the 25th': '2017-07-25' });
  });
});
