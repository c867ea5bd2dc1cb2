// Turns a sentence and what a question wants into the words of the sentence that answer it: a name, a figure, a reason.

import { isOutletWord } from '../../english/news-words.ts';
import { isSpeaking } from '../../english/saying.ts';
import type { PlacedWord } from '../../english/words.ts';
import { isStopWord } from '../../english/words.ts';
import { isTitleWord, type Place } from '../sentence.ts';
import { isPossessive, speaks } from '../speaking.ts';
import { type Counted, countsAnother, countsPeople, isPartOfWord } from './counting.ts';
import { isKnownWord } from './kin.ts';
import type { Wants } from './wants.ts';

/** Where an answer stands: UTF-16 offsets into the sentence, end exclusive, and how surely it is one, 0 to 1. */
export interface AnswerPlace {
  readonly begin: number;
  readonly end: number;
  readonly surety: number;
}

interface Sighted {
  readonly text: string;
  readonly tokens: readonly PlacedWord[];
  /** Places of what the question itself names. */
  readonly met: readonly Place[];
  /** Places of what is counted: "senators" in "how many senators"; of "which judge", the judge. */
  readonly counted: readonly Place[];
  /** Places of the deed: the last word of the question that is no name. */
  readonly deed: readonly Place[];
  /** Whether the one who does it is asked for, the one to whom it is done, or either. */
  readonly role: Role;
  /** The units of what is measured ("how tall"), as they follow a figure; null where nothing is. */
  readonly measure: RegExp | null;
  /** What "how many" asks for; absent where nothing is counted. */
  readonly counts?: Counted;
}

export type Role = 'doer' | 'done-to' | 'either';

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

const CALENDAR = new Set(
  'january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday'.split(
    ' ',
  ),
);
/** "Vietnamese", "Communist", "Republican": what stands alone names nobody and no place. */
const ADJECTIVE = /(?:[^r]ese|ish|ists?|ians?|icans?|crats?|ocratic)$/;
const PREPOSITIONS = new Set('in at to from near outside into through across of'.split(' '));
const BETWEEN_NAMES = /^(?:[\s\-’'.]|\sof\s|\sde\s|\sal\s|\sbin\s|\svon\s|\sel\s|\sthe\s){1,5}$/i;

const isName = (token: PlacedWord | undefined): boolean =>
  token?.capital === true && !CALENDAR.has(token.word) && !isStopWord(token.word);

/** Runs of capitalised words; a single English word that begins the sentence is none. */
export function nameRuns({ text, tokens }: Pick<Sighted, 'text' | 'tokens'>): Place[] {
  const runs: Place[] = [];
  for (let from = 0; from < tokens.length; from++) {
    if (!isName(tokens[from])) continue;
    let to = from + 1;
    while (
      to < tokens.length &&
      isName(tokens[to]) &&
      BETWEEN_NAMES.test(text.slice(tokens[to - 1]?.end, tokens[to]?.begin))
    )
      to++;
    if (from > 0 || to - from > 1 || !isKnownWord(tokens[from]?.word ?? '')) runs.push({ from, to });
    from = to - 1;
  }
  return runs;
}

/** What makes a place of a name: "the Dutch embassy". */
const PLACE_NOUN =
  /^(?:embassy|consulate|hotel|prison|jail|court|courthouse|hospital|clinic|airport|airfield|university|school|stadium|church|cathedral|mosque|palace|island|province|region|county|square|museum|base|port|border|coast|capital)$/;

/** Who is told of together: "two Danish sailors" are not "Danish". */
const PEOPLE_NOUN =
  /^(?:men|women|people|police|boys|girls|brothers|sisters|couple|officials|lawmakers|residents|students|soldiers|workers|drivers|fans|lawyers|prosecutors|investigators|authorities|scientists|researchers|doctors)$/;

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

const BE = /^(?:is|are|was|were|been|be|being|got)$/;

/** Whether the deed is told as done to its subject: "was fired", "named by". */
function isPassive(tokens: readonly PlacedWord[], { from, to }: Place): boolean {
  if (tokens[to]?.word === 'by') return true;
  return tokens.slice(Math.max(0, from - 3), from).some(({ word }) => BE.test(word));
}

/** How well a name's place suits the role asked for, 0 to 1: the doer stands before the deed or behind "by". */
function roleWorth(tokens: readonly PlacedWord[], run: Place, deed: Place, role: Role): number {
  if (role === 'either') return 0.7;
  // "named Kelly in his place"
  if (role === 'doer' && tokens[run.to]?.word === 'in' && tokens[run.to + 2]?.word === 'place') return 3;
  const isBefore = run.to <= deed.from;
  const isByAgent = tokens[run.from - 1]?.word === 'by' || tokens[run.from - 2]?.word === 'by';
  const isDoer = isPassive(tokens, deed) ? isByAgent : isBefore;
  return isDoer === (role === 'doer') ? 1 : 0.35;
}

/**
 * Whether a name stands where a place would: "at the Savoy", and not "the Savoy said". Whoever has a title is no place, and behind "the"
 * or "of Mr" hardly the one who does something.
 */
function standsAsPlace(tokens: readonly PlacedWord[], from: number, wants: 'person' | 'place'): boolean {
  const wordAt = (at: number): string => tokens[at]?.word ?? '';
  const isThe = wordAt(from - 1) === 'the';
  if (wants === 'place') return PREPOSITIONS.has(wordAt(isThe ? from - 2 : from - 1));
  // the "of" of "chief of staff Roe" belongs to the title
  const isTitled = isTitleWord(wordAt(from - 1)) && wordAt(from - 1) !== 'staff';
  return isThe || PREPOSITIONS.has(wordAt(isTitled ? from - 2 : from - 1));
}

/** Who only tells of it: "the mayor says the tower was an insult" names nobody who built it, and no paper is where it stands. */
function isTeller({ text, tokens, deed }: Sighted, run: Place, runs: readonly Place[]): boolean {
  const asksSaying = deed.some(({ from }) => isSpeaking(tokens[from]?.word ?? ''));
  if (asksSaying) return false;
  const others = runs.filter((other) => other !== run);
  if (/\baccording to (?:the )?$/i.test(text.slice(0, tokens[run.from]?.begin).slice(-20))) return true;
  return isOutletWord(tokens[run.to - 1]?.word ?? '') || speaks(text, tokens, run, others);
}

/** "Bank of America" is called by all of it. */
const OF_SOMETHING =
  /^(?:bank|department|house|university|ministry|church|board|council|chamber|institute|college|duke|duchess|earl|prince|bishop|archbishop|bureau|republic|federation)$/;

/** Where a name's last word ends: behind "of America", and behind what a hyphen joins: "Port-au-Prince". */
function endOfName(text: string, tokens: readonly PlacedWord[], at: number): number {
  const isWhole = tokens[at + 1]?.word !== 'of' || !isName(tokens[at + 2]);
  const last = !isWhole && OF_SOMETHING.test(tokens[at]?.word ?? '') ? at + 2 : at;
  const end = tokens[last]?.end ?? 0;
  return end + (/^(?:-\p{L}{1,20}){1,3}/u.exec(text.slice(end, end + 60))?.[0].length ?? 0);
}

/** What a name is worth where it is only whose something is ("Holm's team took over"), or what the deed is done to. */
const WHOSE = 0.3;
const OBJECT = 0.3;
const BEHIND = 2;

/** How well a name may be the one who does something, beside where it stands: not in the genitive, nor right behind the verb. */
function doerWorth({ text, tokens, deed, role }: Sighted, run: Place): number {
  if (role !== 'doer') return 1;
  const isBeforeDeed = deed.some(({ from }) => from >= run.to && from - run.to < BEHIND);
  if (isPossessive(text, tokens[run.to - 1]) && !isBeforeDeed) return WHOSE;
  const isObject = deed.some((at) => run.from >= at.to && run.from - at.to < BEHIND && !isPassive(tokens, at));
  return isObject ? OBJECT : 1;
}

function named(sighted: Sighted, wants: 'person' | 'place'): AnswerPlace | null {
  const { text, tokens, met, deed, role, counted } = sighted;
  const all = nameRuns(sighted);
  const runs = all.filter((run) => !met.some((place) => overlaps(run, place)) && !isTeller(sighted, run, all));
  const besides = all.filter((run) => counted.some((place) => overlaps(run, place)));
  return surest(
    [...runs, ...besides].map((run) => {
      const isPlace = standsAsPlace(tokens, run.from, wants);
      const fits = (wants === 'place') === isPlace ? 1 : 0.55;
      const full = wants === 'person' && (run.to - run.from > 1 || isTitleWord(tokens[run.from]?.word ?? '')) ? 1 : 0.9;
      const roles =
        wants === 'person'
          ? Math.max(0.35, ...deed.map((place) => roleWorth(tokens, run, place, role))) * doerWorth(sighted, run)
          : 1;
      const kind = counted.length === 0 || besides.includes(run) ? 1 : 0.4;
      const near = closeness(nearest(run, deed.length > 0 ? deed : met));
      const nouns = wants === 'place' ? PLACE_NOUN : PEOPLE_NOUN;
      const last = nouns.test(tokens[run.to]?.word ?? '') ? run.to : run.to - 1;
      const adjective = run.to - run.from === 1 && ADJECTIVE.test(tokens[run.from]?.word ?? '') ? 0.4 : 1;
      const surety = fits * full * roles * kind * adjective * (0.2 + 0.8 * near);
      return { begin: tokens[run.from]?.begin ?? 0, end: endOfName(text, tokens, last), surety };
    }),
  );
}

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
