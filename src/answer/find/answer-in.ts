// Turns a sentence and what a question wants into the words of the sentence that answer it: a name, a figure, a reason.

import type { Place } from '../sentence.ts';
import { countsAnother, countsPeople, isPartOfWord } from './counting.ts';
import { CALENDAR } from './name-runs.ts';
import { named } from './named.ts';
import { type AnswerPlace, closeness, nearest, placeAt, type Sighted, surest } from './sighted.ts';
import type { Wants } from './wants.ts';

const NUMBER_WORDS =
  'no|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|dozens?|half|several';
/** No digit of "H1N1", "25th" or "a 4S" counts anything; of "40km" they do. */
const UNITS = 'm|mn|bn|tn|k|km|cm|mm|kg|g|lb|lbs|oz|ft|mph|kph|am|pm|p|x|ml|mg|mw|gb|mb|hrs?|mins?';
const DIGITS = `(?<![A-Za-z\\d])(?:\\d[\\d.,]*\\d|\\d)(?!\\d|(?!(?:${UNITS})\\b)[A-Za-z])`;
const FIGURE = `\\ba (?:hundred|thousand|million|billion|dozen)\\b|${DIGITS}(?:\\s?(?:hundred|thousand|million|billion|trillion|m|bn|tn|k)\\b)?|\\b(?:${NUMBER_WORDS})\\b(?:[\\s-](?:hundred|thousand|million|billion|one|two|three|four|five|six|seven|eight|nine)\\b)*`;

const PATTERNS: Partial<Readonly<Record<Wants, RegExp>>> = {
  number: new RegExp(
    `(?:(?:more|fewer|less) than |at least |about |around |nearly |almost |some |up to |over )?(?:${FIGURE})(?:\\s?(?:%|percent|per cent|to \\d[\\d.,]*|[–-]\\d[\\d.,]*))?`,
    'gi',
  ),
  money:
    /(?:(?:more|less) than |about |nearly |at least |up to )?(?:(?:US|A|C)?[$£€¥]\s?\d[\d.,]*(?:\s?(?:million|billion|trillion|m|bn|tn|k)\b)?|\b\d[\d.,]*\s?(?:million |billion |trillion |m |bn )?(?:dollars|pounds|euros|rand|yen|rupees|francs|crores?)\b|\b\d[\d.,]*\s?(?:percent|per cent|%))/gi,
  duration: new RegExp(
    `(?:(?:more|less) than |about |nearly |at least |up to |over )?(?:${FIGURE}|\\ba|\\ban|\\ba few|\\bthe)[\\s-](?:\\w+[\\s-])?(?:years?|months?|weeks?|days?|hours?|minutes?|decades?)\\b`,
    'gi',
  ),
};

const REASONS: readonly (readonly [number, RegExp])[] = [
  [
    1,
    /\b(?:because(?: of)?|citing|cited|due to|owing to|on the grounds? (?:that|of)|reasons?(?! why\b)|in order to|so (?:that|as to)|as a result of|thanks to|on account of|explain(?:ed|ing|s)?|blam(?:ed|ing)|for fear|caused by|attributed to|at (?:the (?:request|behest|urging) of|(?:his|her|your|their) request)|lest)\b/i,
  ],
  [
    0.6,
    /\b(?:after|over|amid|following|in (?:response to|protest)|on the advice|prompted|led to|to (?:avoid|prevent|protect|ensure|keep|make sure)|for (?:not )?\w+ing|saying (?:that )?(?:he|she|it|they))\b/i,
  ],
];

/** "52 votes" of "how many voted". */
const BESIDE_DEED = 0.85;

/** "15 Jan": beside a figure no name. */
const MONTHS_IN_SHORT = new Set('jan feb mar apr jun jul aug sep sept oct nov dec'.split(' '));
const isCalendar = (word = ''): boolean => CALENDAR.has(word) || MONTHS_IN_SHORT.has(word);

/** "Three times as many" counts nothing, and a "23-month-old child" is one child. */
const isOfAnother = (after: string, isCount: boolean): boolean =>
  /^ times (?:as|more|higher|larger)\b/i.test(after) ||
  (isCount && /^[- ](?:year|month|week|day)s?[- ]old\b/i.test(after));

const TIME_UNIT = /^[\s-]+(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|decades?)\b/i;

/** "Five years" is no number of times; "every five years" is. */
const isSpan = (text: string, begin: number, end: number): boolean =>
  TIME_UNIT.test(text.slice(end, end + 16)) && !/\bevery $/i.test(text.slice(Math.max(0, begin - 6), begin));

const isMoney = (text: string, begin: number): boolean => /[$£€]\s?$/.test(text.slice(Math.max(0, begin - 2), begin));

/** A figure with people behind it, where people are counted. */
const OF_PEOPLE_MORE = 1.25;
/** A figure without the unit that is asked for. */
const OTHER_UNIT = 0.35;
const NAMED_BEFORE = /\b(?:magnitude|height|depth|weight|speed|aged?)(?: of)?[\s-]*$/i;

/** Whether a figure gives the measure that is asked for: "60-metre", "magnitude 6.1". */
function isMeasured(text: string, begin: number, end: number, measure: RegExp): boolean {
  return (
    measure.test(
      text
        .slice(end)
        .replace(/^[\s-]+/, '')
        .slice(0, 24),
    ) || NAMED_BEFORE.test(text.slice(Math.max(0, begin - 16), begin))
  );
}

/** A figure before what is counted, or else beside what the question names. Years and days of the month count nothing. */
function figured(
  { text, tokens, met, counted, deed, measure, counts }: Sighted,
  pattern: RegExp,
  isPlain: boolean,
): AnswerPlace | null {
  const found = [...text.matchAll(pattern)].flatMap((match) => {
    const begin = match.index;
    const end = begin + match[0].length;
    const place = placeAt(tokens, begin, end);
    const isDate =
      isPlain &&
      (/^(?:1[5-9]|20)\d\d$/.test(match[0]) ||
        isCalendar(tokens[place.from - 1]?.word) ||
        isCalendar(tokens[place.to]?.word));
    const follows = (places: readonly Place[], gap: number): boolean =>
      places.some(({ from }) => from >= place.to && from - place.to <= gap);
    const isCounted = follows(counted, 3);
    const isMet = (at: number): boolean => met.some(({ from, to }) => from <= at && at < to);
    if (isDate || isOfAnother(text.slice(end), counted.length > 0)) return [];
    if (isPlain && measure === null && !isCounted && isPartOfWord(text.slice(end, end + 24))) return [];
    if (isPlain && counts && !isCounted && countsAnother(tokens, place.to, counts === 'people', isMet)) return [];
    if (isPlain && measure === null && !isCounted && (isSpan(text, begin, end) || isMoney(text, begin))) return [];
    const beside = isCounted ? 1 : follows(deed, 0) ? BESIDE_DEED : 0;
    const near = closeness(nearest(place, counted.length > 0 ? counted : !isPlain && deed.length > 0 ? deed : met));
    // "for twenty-one months" is a time that something took, "a day after" is none
    const lasts = /\bfor (?:about |nearly |over )?$/.test(text.slice(Math.max(0, begin - 12), begin)) ? 1.25 : 1;
    // "at one point" counts nothing
    const isVague =
      /^(?:an?|the|no)\b/i.test(match[0]) ||
      (!isCounted && /^one$/i.test(match[0])) ||
      (counted.length > 0 && /(?:%|percent|per cent)$/i.test(match[0]));
    const unit = measure === null ? 1 : isMeasured(text, begin, end, measure) ? 1 : OTHER_UNIT;
    const people = counts === 'people' && countsPeople(tokens, place.to) ? OF_PEOPLE_MORE : 1;
    const surety =
      Math.max(beside, (counted.length > 0 ? 0.5 : 0.8) * near * lasts * people) * (isVague ? 0.5 : 1) * unit;
    return [{ begin, end, surety }];
  });
  return surest(found);
}

/** "because he had recused himself" is no reason for the recusal: what is asked for stands before its reason, or after it where the reason opens. */
const IS_REASON_ITSELF = 0.35;
const OPENING = 12;

function reasoned({ text, tokens, deed }: Sighted): AnswerPlace | null {
  for (const [surety, pattern] of REASONS) {
    const match = pattern.exec(text);
    if (!match) continue;
    const { index } = match;
    const follows = deed.length > 0 && deed.every(({ from }) => (tokens[from]?.begin ?? 0) > index);
    const worth = follows && index >= OPENING ? IS_REASON_ITSELF : 1;
    return { begin: index, end: text.length, surety: surety * worth };
  }
  return null;
}

/** Where a sentence answers; null where it does not, or where no words alone can (a day, somebody's words, yes or no). */
export function answerIn(wants: Wants, sighted: Sighted): AnswerPlace | null {
  if (wants === 'person' || wants === 'place') return named(sighted, wants);
  if (wants === 'reason') return reasoned(sighted);
  const pattern = PATTERNS[wants];
  return pattern ? figured(sighted, pattern, wants === 'number') : null;
}
