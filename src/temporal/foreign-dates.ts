// Turns the French, German and Spanish dates of a question, and dates in figures, into the English words for them.
import { MONTHS } from '../model/date-words.ts';
import { FRAME, FRAME_END, LEAD, LINK, MONTH_NAMES, OPENING, PHRASES, WEEKDAY } from './foreign-words.ts';

/** Words of a question (UTF-16 offsets, end exclusive) and what they are in English. */
interface Translated {
  readonly begin: number;
  readonly end: number;
  readonly english: string;
}

/** A question is read no further than this. */
const LONGEST = 600;

const MONTH = `(?:${[...MONTH_NAMES.keys()].join('|')})`;
const NAMED_DAY = String.raw`(\d{1,2})(?:er|\.|º)?(?: de| du)? ?`;
const YEAR = String.raw`(?:,? (?:de |del |du )?(\d{4}))?`;

type Read = (groups: readonly (string | undefined)[]) => string | null;

const nameOf = (month: number): string | null => MONTHS[month - 1] ?? null;

/** "3 March 2017" from its parts; null where the month is none. */
function inEnglish(day: string | undefined, month: string | undefined, year: string | undefined): string | null {
  const number = MONTH_NAMES.get(month ?? '') ?? Number(month);
  const name = nameOf(number);
  return name && [day && Number(day), name, year].filter(Boolean).join(' ');
}

const rangeOf = (first: string | null, last: string | null): string | null =>
  first && last && `from ${first} to ${last}`;

/** Longer readings first: of two that begin at one place the first wins. */
const READINGS: readonly (readonly [RegExp, Read])[] = [
  [
    // "24. bis 26. Juli 2017", "du 24 au 26 juillet", "entre el 2 de marzo y el 17 de mayo de 2017"
    new RegExp(
      String.raw`\b(?:${OPENING} )?(?:${LEAD} )?${NAMED_DAY}(${MONTH})?${YEAR} ?${LINK} ?(?:${LEAD} )?${NAMED_DAY}(${MONTH})\b${YEAR}`,
      'g',
    ),
    ([, day, month, year, day2, month2, year2]) =>
      rangeOf(inEnglish(day, month ?? month2, year ?? year2), inEnglish(day2, month2, year2)),
  ],
  [
    new RegExp(String.raw`\b(?:${LEAD} )?(?:${WEEKDAY} )?(?:${LEAD} )?${NAMED_DAY}(${MONTH})\b${YEAR}`, 'g'),
    ([, day, month, year]) => inEnglish(day, month, year),
  ],
  [
    new RegExp(String.raw`\b(?:${LEAD} )?(${MONTH}),? (?:de |del )?(\d{4})\b`, 'g'),
    ([, month, year]) => inEnglish(undefined, month, year),
  ],
  [
    // "24.-26.7.2017"
    /(?<![\d.])(\d{1,2})\.(?:(\d{1,2})\.)? ?[-–] ?(\d{1,2})\.(\d{1,2})\.(\d{4})?(?!\d)/g,
    ([, day, month, day2, month2, year]) =>
      rangeOf(inEnglish(day, month ?? month2, year), inEnglish(day2, month2, year)),
  ],
  [
    // "am 25.7.2017", "el 25/7/2017": behind a foreign article the day comes first
    new RegExp(String.raw`\b${LEAD} (?:${WEEKDAY} )?(\d{1,2})[./](\d{1,2})[./](\d{4})(?!\d)`, 'g'),
    ([, day, month, year]) => inEnglish(day, month, year),
  ],
  [/(?<![\d.])(\d{1,2})\.(\d{1,2})\.(?!\d)/g, ([, day, month]) => inEnglish(day, month, undefined)],
  [
    /(?<!\d)((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)/g,
    ([, year, month, day]) => inEnglish(day, month, year),
  ],
];

/** Small and without accents, of the same length, so that offsets hold. */
const plain = (text: string): string =>
  text
    .slice(0, LONGEST)
    .toLowerCase()
    .replace(/[^ -~]/g, (c) => {
      const bare = c.normalize('NFKD').replace(/\p{M}+/gu, '');
      return bare.length === c.length ? bare : c === '’' ? "'" : c;
    });

/** Characters before a date in which its question is looked for. */
const FRAME_REACH = 40;

/** "was geschah am 25. Juli": the words that ask go with the day that they ask for. */
function withFrame(words: string, date: Translated): Translated {
  const before = words.slice(Math.max(0, date.begin - FRAME_REACH), date.begin);
  const frame = FRAME.exec(before)?.[0].length ?? 0;
  const behind = frame > 0 ? (FRAME_END.exec(words.slice(date.end, date.end + FRAME_REACH))?.[0].length ?? 0) : 0;
  return { ...date, begin: date.begin - frame, end: date.end + behind };
}

/** The translations of a question in order, not overlapping. English dates are left alone. */
export function translatedDates(text: string): Translated[] {
  const words = plain(text).replaceAll('’', "'");
  if (words.length !== Math.min(text.length, LONGEST)) return [];
  const found: Translated[] = [];
  const add = (begin: number, end: number, english: string | null): void => {
    if (english && !found.some((other) => begin < other.end && other.begin < end)) found.push({ begin, end, english });
  };
  for (const [pattern, read] of READINGS)
    for (const match of words.matchAll(pattern)) add(match.index, match.index + match[0].trimEnd().length, read(match));
  for (const [phrase, english] of PHRASES) {
    const at = words.indexOf(phrase);
    const isWhole = at >= 0 && !/[a-z]/.test(words[at - 1] ?? '') && !/[a-z]/.test(words[at + phrase.length] ?? '');
    // "Ostern 2017"
    const year = isWhole ? (/^ \d{4}(?!\d)/.exec(words.slice(at + phrase.length))?.[0] ?? '') : '';
    if (isWhole) add(at, at + phrase.length + year.length, english + year);
  }
  return found.map((date) => withFrame(words, date)).sort((a, b) => a.begin - b.begin);
}
