import { describe, expect, it } from 'vitest';
import { findQuestionDates } from '../../src/temporal/question-dates.ts';

const SAGA = { from: '2017-05-01', to: '2017-12-20' };
const LATER = { today: '2026-03-10', span: SAGA };

const read = (text: string, context = LATER) =>
  findQuestionDates(text, context).map((date) => ({ ...date, words: text.slice(date.begin, date.end) }));

const days = (text: string, context = LATER) =>
  read(text, context).map(({ span }) =>
    span ? (span.from === span.to ? span.from : `${span.from}..${span.to}`) : null,
  );

const FROM_SAGA = 'The year 2017 is taken from the saga.';

describe('a day', () => {
  it.each([
    'what happened on July 25?',
    'what happened on july 25th',
    'what happened on the 25th of july?',
    'WHAT HAPPENED ON JULY 25?',
    'Jul 25',
    '25 July 2017',
    '25 july',
    '7/25',
    '25/7',
    '7/25/17',
    '07/25/2017',
    '2017-07-25',
    '25.7.2017',
    '25-Jul-2017',
    'on Tuesday, July 25th',
    'the day after July 24',
    'July 25, 2017, at 5 pm',
  ])('"%s" is 25 July 2017', (text) => {
    expect(days(text)).toEqual(['2017-07-25']);
  });

  it.each([
    ['on July 25 of last year', '2025-07-25'],
    ['on 25 July, last year', '2025-07-25'],
    ['last year on July 25', '2025-07-25'],
    ['on the Fourth of July last year', '2025-07-04'],
    ['in spring last year', '2025-03-01..2025-05-31'],
    ['on July 25 in 2017', '2017-07-25'],
  ])('"%s" is one date, %s', (text, span) => {
    expect(days(text)).toEqual([span]);
  });

  it('says where a missing year comes from, and nothing where the year is stated', () => {
    expect(read('July 25')[0]?.assumed).toEqual([FROM_SAGA]);
    expect(read('July 25, 2017')[0]?.assumed).toEqual([]);
  });

  it('says that month and day are read the American way where both orders are dates', () => {
    expect(read('7/8')[0]).toMatchObject({
      span: { from: '2017-07-08' },
      assumed: ['Month and day are read the American way: 2017-07-08.', FROM_SAGA],
    });
    expect(read('7/25')[0]?.assumed).toEqual([FROM_SAGA]);
  });

  it('takes the year in which the day lies inside the saga, of several the latest not after today', () => {
    const context = { today: '2018-06-01', span: { from: '2016-03-01', to: '2018-12-31' } };
    expect(days('July 25', context)).toEqual(['2017-07-25']);
    expect(days('March 25', context)).toEqual(['2018-03-25']);
  });

  it('takes the nearest year where the saga has no such day, and says so', () => {
    expect(read('March 3')[0]).toMatchObject({
      span: { from: '2017-03-03' },
      assumed: ['The year 2017 is assumed, the nearest to the saga.'],
    });
  });

  it('lets a weekday choose between the years of a long saga', () => {
    const context = { today: '2019-01-01', span: { from: '2016-01-01', to: '2018-12-31' } };
    expect(days('Monday, July 25', context)).toEqual(['2016-07-25']);
    expect(days('Wednesday, July 25', context)).toEqual(['2018-07-25']);
  });

  it('keeps the date and says so where the weekday is wrong', () => {
    expect(read('Monday, July 25, 2017')[0]).toMatchObject({
      span: { from: '2017-07-25', to: '2017-07-25' },
      assumed: ['2017-07-25 is a Tuesday, not a Monday.'],
    });
  });

  it('resolves relative days from the asker’s today', () => {
    const context = { today: '2017-08-02', span: SAGA };
    expect(days('what happened yesterday?', context)).toEqual(['2017-08-01']);
    expect(days('two days ago', context)).toEqual(['2017-07-31']);
    expect(days('what happened on tuesday?', context)).toEqual(['2017-08-01']);
    expect(days('what will happen on friday?', context)).toEqual(['2017-08-04']);
    expect(days('on fri', context)).toEqual(['2017-07-28']);
    expect(days('on the 25th', context)).toEqual(['2017-07-25']);
  });
});

describe('a span', () => {
  it.each([
    ['between July 19 and July 25', '2017-07-19..2017-07-25'],
    ['from july 19 to august 2', '2017-07-19..2017-08-02'],
    ['July 19-25', '2017-07-19..2017-07-25'],
    ['19 to 25 July', '2017-07-19..2017-07-25'],
    ['July 19 through July 25, 2017', '2017-07-19..2017-07-25'],
    ['from Dec 20 to Jan 5', '2017-12-20..2018-01-05'],
    ['in July', '2017-07-01..2017-07-31'],
    ['july 2017', '2017-07-01..2017-07-31'],
    ['in may', '2017-05-01..2017-05-31'],
    ['in 2018', '2018-01-01..2018-12-31'],
    ['Q2 2017', '2017-04-01..2017-06-30'],
    ['the second quarter of 2017', '2017-04-01..2017-06-30'],
    ['summer 2017', '2017-06-01..2017-08-31'],
    ['in the summer', '2017-06-01..2017-08-31'],
    ['the weekend of July 29', '2017-07-29..2017-07-30'],
    ['the week of July 24', '2017-07-24..2017-07-30'],
    ['the first week of July', '2017-07-01..2017-07-07'],
    ['the second half of July', '2017-07-16..2017-07-31'],
    ['the last week of August 2017', '2017-08-25..2017-08-31'],
    ['the second half of August 2017', '2017-08-16..2017-08-31'],
    ['the week of 22 August 2017', '2017-08-21..2017-08-27'],
    ['the last days of August', '2017-08-27..2017-08-31'],
    ['the first days of September 2017', '2017-09-01..2017-09-05'],
    ['the last ten days of August 2017', '2017-08-22..2017-08-31'],
    ['the last two weeks of February 2018', '2018-02-15..2018-02-28'],
    ['the last weekend of September 2017', '2017-09-30..2017-10-01'],
    ['the second weekend of August 2017', '2017-08-12..2017-08-13'],
    ['am 22. August 2017', '2017-08-22'],
    ['early July', '2017-07-01..2017-07-10'],
    ['before August', '2017-05-01..2017-07-31'],
    ['until July 25', '2017-05-01..2017-07-25'],
    ['since July 25', '2017-07-25..2026-03-10'],
    ['after July 25', '2017-07-26..2026-03-10'],
  ])('"%s" is %s', (text, expected) => {
    expect(days(`what happened ${text}?`)).toEqual([expected]);
  });

  it.each([
    ['last week', '2017-07-24..2017-07-30'],
    ['this week', '2017-07-31..2017-08-06'],
    ['last month', '2017-07-01..2017-07-31'],
    ['last summer', '2016-06-01..2016-08-31'],
    ['the last three days', '2017-07-31..2017-08-02'],
    ['last weekend', '2017-07-29..2017-07-30'],
    ['since Monday', '2017-07-31..2017-08-02'],
    ['from monday to wednesday', '2017-07-31..2017-08-02'],
    ['the week before last', '2017-07-17..2017-07-23'],
  ])('"%s" counts from today', (text, expected) => {
    expect(days(`what happened ${text}`, { today: '2017-08-02', span: SAGA })).toEqual([expected]);
  });

  it('includes the words that make it a range', () => {
    expect(read('what happened between July 19 and July 25?')[0]?.words).toBe('between July 19 and July 25');
    expect(read('news since July 25?')[0]?.words).toBe('since July 25');
  });

  it('keeps two days apart where no range is meant', () => {
    expect(days('compare July 25 and July 31')).toEqual(['2017-07-25', '2017-07-31']);
  });
});

describe('what cannot be read', () => {
  it.each([
    ['February 30', 'February has no day 30; 2017’s has 28.'],
    ['2017-02-30', 'February has no day 30; 2017’s has 28.'],
    ['June 31', 'June has no day 31; it has 30.'],
    ['7/32', 'July has no day 32; it has 31.'],
    ['2017-13-05', 'There is no month 13.'],
    [
      '15-12-18',
      '15-12-18 can be Friday, 18 December 2015 or Saturday, 15 December 2018: write the year with four digits.',
    ],
    ['05-06-17', '05-06-17 can be Saturday, 6 May 2017 or Monday, 5 June 2017: write the year with four digits.'],
  ])('"%s" gives one clear sentence', (text, problem) => {
    expect(read(text)[0]).toMatchObject({ span: null, problem: problem.replace('’', "'") });
  });

  it.each([
    ['25-07-17', ['25-07-17 is read as Tuesday, 25 July 2017.']],
    ['17-07-25', ['17-07-25 is read as Tuesday, 25 July 2017.']],
    ['07-25-17', []],
  ])('"%s" is the one day of those it can be that the record covers', (text, assumed) => {
    expect(read(text)).toMatchObject([{ span: { from: '2017-07-25', to: '2017-07-25' }, assumed }]);
  });

  it('leaves a day open that only the conversation knows', () => {
    expect(read('what happened that weekend?')).toMatchObject([{ span: null, words: 'that weekend' }]);
  });

  it.each([
    'who is May?',
    'what may happen?',
    'who sat on it?',
    'what is going on now?',
    'the 25th amendment',
    'a 3/4 majority of 52',
  ])('"%s" has no date', (text) => {
    expect(read(text).filter((date) => date.span)).toEqual([]);
  });

  it('reads on where a question is empty, odd or very long', () => {
    expect(read('')).toEqual([]);
    expect(read('?!')).toEqual([]);
    expect(read(`${'the 25th to '.repeat(2000)}July 25`).length).toBeGreaterThan(0);
  });
});

it('works without a record: the last such day up to today', () => {
  expect(days('July 25', { today: '2018-03-01', span: null } as never)).toEqual(['2017-07-25']);
});

describe('a date in French, German or Spanish', () => {
  it.each([
    'am 25. Juli 2017',
    'was geschah am 25. Juli?',
    'le 25 juillet 2017',
    'que s’est-il passé le 25 juillet ?',
    'el 25 de julio de 2017',
    'qué pasó el 25 de julio',
    "25 Jul '17",
    '20170725',
    '25.7.',
  ])('"%s" is 25 July 2017', (text) => {
    expect(days(text)).toEqual(['2017-07-25']);
  });

  it.each([
    ['24.-26.7.2017', '2017-07-24..2017-07-26'],
    ['24. bis 26. Juli 2017', '2017-07-24..2017-07-26'],
    ['du 24 au 26 juillet', '2017-07-24..2017-07-26'],
    ['entre el 2 de mayo y el 17 de junio de 2017', '2017-05-02..2017-06-17'],
    ['im Juli 2017', '2017-07-01..2017-07-31'],
    ['en juillet 2017', '2017-07-01..2017-07-31'],
    ['la semana pasada', '2026-03-02..2026-03-08'],
    ['el martes 25 de julio de 2017', '2017-07-25'],
    ['am Dienstag, dem 25. Juli', '2017-07-25'],
    ['qué pasó el 5/7/2017', '2017-07-05'],
    ['Ostern 2017', '2017-04-16'],
  ])('"%s" is %s', (text, span) => {
    expect(days(text)).toEqual([span]);
  });

  it('takes the words that ask with it, and leaves the rest', () => {
    expect(read('was geschah am 25. Juli in Leeds?')[0]?.words).toBe('was geschah am 25. Juli');
  });

  it.each(['was ist am 25.7.2017 passiert?', '¿qué pasó el 25/7/2017?', 'was passierte im Juli 2017?'])(
    'takes all words that ask in "%s"',
    (text) => {
      expect(read(text)[0]?.words).toBe(text.replace(/[¿?]/g, ''));
    },
  );

  it.each(['the 7 marches', 'version 25.7', 'call 201707251', 'he said 24.-26.'])('is none in "%s"', (text) => {
    expect(days(text)).toEqual([]);
  });
});

describe('a date that moves with its year', () => {
  it.each([
    ['Easter', 2016, '2016-03-27'],
    ['Memorial Day', 2018, '2018-05-28'],
    ['the week of July 24', 2018, '2018-07-23'],
    ['the first Monday of June', 2016, '2016-06-06'],
  ])('"%s" of %i begins on %s', (text, year, from) => {
    expect(read(text)[0]?.ofYear?.(year)?.from).toBe(from);
  });

  it('does not move where the year is stated', () => {
    expect(read('Easter 2017')[0]?.ofYear).toBeUndefined();
  });
});

it('leaves "the Saturday before he resigned" to those who know when he did', () => {
  expect(days('the Saturday before he resigned')).toEqual([]);
});

describe('other ways to name days', () => {
  it.each([
    ['week 30', '2017-07-24..2017-07-30'],
    ['what happened in summer 2017?', '2017-06-01..2017-08-31'],
    ['Q3', '2017-07-01..2017-09-30'],
    ['July 4 weekend', '2017-07-01..2017-07-04'],
    ['the Saturday before July 31', '2017-07-29'],
    ['the first Monday in June 2017', '2017-06-05'],
    ['the July 4th weekend 2017', '2017-07-01..2017-07-04'],
    ['Memorial Day weekend', '2017-05-27..2017-05-29'],
    ['the weekend before July 31, 2017', '2017-07-29..2017-07-30'],
    ['the week after July 24', '2017-07-25..2017-07-31'],
    ['H1 2017', '2017-01-01..2017-06-30'],
  ])('"%s" is %s', (text, span) => {
    expect(days(text)).toEqual([span]);
  });
});
