import { describe, expect, it } from 'vitest';
import { tagTimexes } from '../../src/temporal/tag.ts';

/** Calendar expressions: what would put an event on a day. Lengths of time are no harm here. */
const dates = (text: string) =>
  tagTimexes({ text, dct: '2017-08-02' })
    .filter((timex) => timex.type !== 'DURATION' && /\d/.test(timex.value))
    .map((timex) => `${timex.text} = ${timex.value}`);

const anything = (text: string) => tagTimexes({ text, dct: '2017-08-02' }).map((timex) => timex.text);

describe('words that are only sometimes dates', () => {
  it.each([
    'You may leave now or you may stay.',
    'It may 5 times out of ten be wrong.',
    'Theresa May spoke in parliament.',
    'Mrs. May said no.',
    'They march on the capital.',
    'The protesters march past 30 shops.',
    'The March of Dimes is a charity.',
    'April Jones sang.',
    'June Carter and August Wilson met.',
    'An august body of men.',
    'He will mar the show.',
    'The sun rose over the hills.',
    'The Sun reported it.',
    'She sat on a chair.',
    'He took the SAT and wed his bride.',
    'Prices fall and rivers spring from rocks.',
    'The fall of the Berlin Wall changed it all.',
    'He had a fall in the bathroom.',
    'Spring water is cold.',
    'She came second in the race.',
    'Give me a second chance.',
    'He was the second man on the moon.',
    'A third of the voters stayed at home.',
    'The first lady and the third quarterback.',
    'He ate a quarter of the cake.',
    'He lives in the French quarter of the city.',
    'A minute amount of poison.',
    'In the minutes of the meeting nothing was said.',
    'The Daily News and the Weekly Standard wrote about it.',
    'He watched 60 Minutes.',
    'She reads USA Today.',
    'He spoke on “This Week” with the host.',
    'A day care centre burned.',
    'She is in her seventies.',
  ])('%s', (text) => {
    expect(dates(text)).toEqual([]);
  });
});

describe('numbers that are not dates', () => {
  it.each([
    '1/2 of the people agreed.',
    'A 2/3 majority is needed.',
    'He won 7-3 and lost 1:2.',
    'The Yankees won 10-4.',
    'Version 2.10.2017 beta is out.',
    'Version 1.9 replaces 1.8.2.',
    'Call 555-1998 or 202-555-0112.',
    'Call 1-800-555-2017.',
    'It costs $2017.',
    'It costs €1,999.',
    'It cost 2,017 dollars.',
    'Some 2000 people came.',
    'About 1500 troops left.',
    'There were 1917 votes for it.',
    'He ran the mile in 4:02.',
    'At 5 health centres nurses went on strike.',
    'At 12 schools there was no teaching.',
    'Room 1984 was empty at the hotel by the sea.',
    'Route 66 and Highway 101 are closed.',
    'The score was 21-19.',
    'Section 230 and Article 50 stand.',
    'A ratio of 3.1415 was found.',
    'The population is 1,998,222.',
    'He paid 1998.50 for it.',
    'Temperatures reached 25.7 degrees.',
    'File 20170725 is missing.',
    'The part number is 2017-99-45.',
    'See https://example.org/2017 for more.',
    'The asteroid 1950DA is far away.',
    'Boeing 747s and 1920x1080 screens.',
  ])('%s', (text) => {
    expect(dates(text)).toEqual([]);
  });
});

describe('ages of persons', () => {
  it.each([
    'A 55-year-old man was hurt.',
    'The six-year-old cried.',
    'He is 37 years old.',
    'A group of 12-year-olds played.',
  ])('%s', (text) => {
    expect(anything(text)).toEqual([]);
  });
});

describe('what looks like those but is a date', () => {
  it.each([
    ['They met in May.', 'May'],
    ['They met in March.', 'March'],
    ['On Sun., July 30, it rained.', 'Sun., July 30'],
    ['He was born in 1984.', '1984'],
    ['In the fall of 1989 it fell.', 'the fall of 1989'],
    ['The second quarter was good.', 'The second quarter'],
    ['It opens at 5 p.m. on the dot.', '5 p.m.'],
    ['They met on 7/25/2017.', '7/25/2017'],
    ['She wrote for USA Today and today she left.', 'today'],
  ])('%s', (text, expected) => {
    expect(anything(text)).toContain(expected);
  });
});

describe('the end of a range', () => {
  it.each(['-2012 was written on the box.', '-2012', '–2012 stood there.'])(
    'that has no beginning is a year: %s',
    (text) => {
      expect(dates(text)).toEqual(['2012 = 2012']);
    },
  );

  it.each(['12-2012', '1-2012 was the score.'])('after a shorter number is none: %s', (text) => {
    expect(dates(text)).toEqual([]);
  });
});
