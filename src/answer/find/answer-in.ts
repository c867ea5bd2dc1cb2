// Turns a sentence and what a question wants into the words of the sentence that answer it: a name, a figure, a reason.

import type { PlacedWord } from '../../english/words.ts';
import { isStopWord } from '../../english/words.ts';
import { isTitleWord, type Place } from '../sentence.ts';
import type { Wants } from './wants.ts';

/** Where an answer stands: UTF-16 offsets into the sentence, end exclusive, and how surely it is one, 0 to 1. */
export interface AnswerPlace {
  readonly begin: number;
  readonly end: number;
  readonly surety: number;
}

export interface Sighted {
  readonly text: string;
  readonly tokens: readonly PlacedWord[];
  /** Places of what the question itself names. */
  readonly met: readonly Place[];
  /** Places of what is counted: "senators" in "how many senators". */
  readonly counted: readonly Place[];
}

const NUMBER_WORDS =
  'no|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|dozens?|half|several';
const FIGURE = `(?:\\d[\\d.,]*\\d|\\d)(?:\\s?(?:hundred|thousand|million|billion|trillion|m|bn|tn|k)\\b)?|\\b(?:${NUMBER_WORDS})\\b(?:[\\s-](?:hundred|thousand|million|billion|one|two|three|four|five|six|seven|eight|nine)\\b)*`;

const PATTERNS: Partial<Readonly<Record<Wants, RegExp>>> = {
  number: new RegExp(
    `(?:(?:more|fewer|less) than |at least |about |around |nearly |almost |some |up to |over )?(?:${FIGURE})(?:\\s?(?:%|percent|per cent|to \\d[\\d.,]*|[–-]\\d+))?`,
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
    /\b(?:because(?: of)?|citing|cited|due to|owing to|on the grounds? (?:that|of)|reasons?|in order to|so (?:that|as to)|as a result of|thanks to|on account of|explain(?:ed|ing|s)?|blam(?:ed|ing)|for fear|caused by|attributed to|to (?:avoid|prevent|protect|stop|help|ensure|keep|make sure)|lest)\b/i,
  ],
  [
    0.6,
    /\b(?:after|over|amid|following|in response to|prompted|led to|since|given|as|for (?:not )?\w+ing|saying (?:that )?(?:he|she|it|they))\b/i,
  ],
];

const CALENDAR = new Set(
  'january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday'.split(
    ' ',
  ),
);
const PREPOSITIONS = new Set('in at to from near outside into through across of'.split(' '));
const BETWEEN_NAMES = /^(?:[\s\-’'.]|\sof\s|\sde\s|\sal\s|\sbin\s|\svon\s|\sel\s|\sthe\s){1,5}$/i;

/** Runs of capitalised words; a single word that begins the sentence is none. */
export function nameRuns({ text, tokens }: Pick<Sighted, 'text' | 'tokens'>): Place[] {
  const runs: Place[] = [];
  for (let from = 0; from < tokens.length; from++) {
    const isName = (token: PlacedWord | undefined): boolean =>
      token?.capital === true && !CALENDAR.has(token.word) && !isStopWord(token.word);
    if (!isName(tokens[from])) continue;
    let to = from + 1;
    while (
      to < tokens.length &&
      isName(tokens[to]) &&
      BETWEEN_NAMES.test(text.slice(tokens[to - 1]?.end, tokens[to]?.begin))
    )
      to++;
    if (from > 0 || to - from > 1) runs.push({ from, to });
    from = to - 1;
  }
  return runs;
}

const overlaps = (a: Place, b: Place): boolean => a.from < b.to && b.from < a.to;

/** Tokens between two places; 0 for places that touch. */
const distance = (a: Place, b: Place): number => Math.max(0, a.from - b.to, b.from - a.to);

const nearest = (place: Place, places: readonly Place[]): number =>
  places.reduce((least, other) => Math.min(least, distance(place, other)), 30);

const placeAt = (tokens: readonly PlacedWord[], begin: number, end: number): Place => {
  const from = tokens.findIndex((token) => token.end > begin);
  const after = tokens.findIndex((token) => token.begin >= end);
  return { from: Math.max(0, from), to: after < 0 ? tokens.length : after };
};

const closeness = (words: number): number => 1 / (1 + words / 6);

/** The surest of the places. */
const surest = (places: readonly AnswerPlace[]): AnswerPlace | null =>
  places.reduce<AnswerPlace | null>((best, next) => (best && best.surety >= next.surety ? best : next), null);

function named(sighted: Sighted, wants: 'person' | 'place'): AnswerPlace | null {
  const { tokens, met } = sighted;
  const runs = nameRuns(sighted).filter((run) => !met.some((place) => overlaps(run, place)));
  return surest(
    runs.map((run) => {
      const before = tokens[run.from - 1]?.word ?? '';
      const isPlace = PREPOSITIONS.has(before) || before === 'the';
      const fits = (wants === 'place') === isPlace ? 1 : 0.55;
      const full = wants === 'person' && (run.to - run.from > 1 || isTitleWord(tokens[run.from]?.word ?? '')) ? 1 : 0.8;
      const surety = fits * full * (0.4 + 0.6 * closeness(nearest(run, met)));
      return { begin: tokens[run.from]?.begin ?? 0, end: tokens[run.to - 1]?.end ?? 0, surety };
    }),
  );
}

/** A figure before what is counted, or else beside what the question names. Years and days of the month count nothing. */
function figured({ text, tokens, met, counted }: Sighted, pattern: RegExp, isPlain: boolean): AnswerPlace | null {
  const found = [...text.matchAll(pattern)].flatMap((match) => {
    const begin = match.index;
    const end = begin + match[0].length;
    const place = placeAt(tokens, begin, end);
    const isDate =
      isPlain &&
      (/^(?:1[5-9]|20)\d\d$/.test(match[0]) ||
        CALENDAR.has(tokens[place.from - 1]?.word ?? '') ||
        CALENDAR.has(tokens[place.to]?.word ?? ''));
    if (isDate) return [];
    const beside = counted.some(({ from }) => from >= place.to && from - place.to <= 3);
    const near = closeness(nearest(place, counted.length > 0 ? counted : met));
    const surety = beside ? 1 : (counted.length > 0 ? 0.5 : 0.8) * near;
    return [{ begin, end, surety }];
  });
  return surest(found);
}

function reasoned({ text }: Sighted): AnswerPlace | null {
  for (const [surety, pattern] of REASONS) {
    const match = pattern.exec(text);
    if (match) return { begin: match.index, end: text.length, surety };
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
