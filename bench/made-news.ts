// Turns a number into a made-up news article in English, with names, dates and attributions, always the same.
import { toIso } from '../src/model/day.ts';
import type { Saga } from '../src/model/saga.ts';
import { randomFrom } from './made-saga.ts';

/** 2021-01-04 */
const FIRST_DAY = 18_631;
const DAYS = 700;
const FAMILY_NAMES =
  'Ashdown Birkett Carver Dunmore Eastlake Farrow Goodwin Hartnell Ibbotson Jarrow Kettering Lockhart Marlowe Norwood Oakes'.split(
    ' ',
  );
const OFFICES = ['harbour master', 'mayor', 'chief engineer', 'union leader', 'minister of transport', 'port director'];
const PUBLISHERS = ['The Quay', 'Harbour Gazette', 'Northern Post', 'Channel 9', 'The Evening Tide', 'Coastal Wire'];
const DEEDS =
  'signed|tore up|praised|rejected|delayed|announced|inspected|sold|bought|closed|opened|repaired|flooded|insured|blocked|paid for|cancelled|defended|criticised|rebuilt|searched|photographed|seized|resigned over'.split(
    '|',
  );
const OBJECTS =
  'contract|crane|ferry terminal|northern pier|tug company|lock|container yard|breakwater|budget|collision report|night shift|lighthouse|customs shed|cargo ship|pilot boat|fish market|rail link|fuel depot|dredger|quay wall|ice house|signal mast|warehouse|dry dock|museum ship|slipway|toll gate|radar station|harbour bridge|oil spill'.split(
    '|',
  );
const QUALITIES =
  'broken|new|flooded|disputed|rented|forgotten|rusting|costly|second|temporary|Danish|municipal|unfinished|historic|smaller|northern'.split(
    '|',
  );
const DETAILS =
  'after a meeting that lasted four hours|in a letter to the crew|against the advice of two lawyers|while hundreds of workers waited outside|because the tides had damaged the foundations|and asked the ministry for twelve million|without telling the council|at a hearing that was closed to the press|days before the election of a new board|so that the winter traffic could go on|following a complaint by three shipping lines|although nobody had asked for it'.split(
    '|',
  );
const SOURCES = [
  'according to two officials',
  'the Northern Post reported',
  'a spokesman said',
  'people familiar with the matter said',
];
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** What questions about made news ask of, and what they ask whether somebody did. */
export const ASKED_MATTERS = [
  'crane',
  'ferry terminal',
  'lighthouse',
  'collision report',
  'rail link',
  'harbour bridge',
  'oil spill',
];
export const ASKED_DEEDS = [
  'resign over',
  'sell',
  'repair',
  'reject',
  'close',
  'announce',
  'praise',
  'seize',
  'inspect',
];

export const HARBOUR: Saga = {
  id: 'harbour',
  name: 'The harbour',
  description: null,
  keywords: ['harbour', 'dock', 'crane', 'ferry'],
  people: FAMILY_NAMES.map((name) => ({ name: `Robin ${name}`, aliases: [name] })),
  zone: 'UTC',
  sources: [],
  articlesDir: null,
};

type Pick = <T>(list: readonly T[]) => T;

const picker = (random: () => number): Pick => {
  return <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
};

const inWords = (day: number): string => {
  const [year, month, date] = toIso(day).split('-').map(Number) as [number, number, number];
  return `${MONTHS[month - 1]} ${date}, ${year}`;
};

/** How a sentence says when: a weekday, a full date, a word, a longer span or nothing. */
function whenOf(random: () => number, pick: Pick, published: number): string {
  const kind = random();
  if (kind < 0.35) return ` on ${pick(WEEKDAYS)}`;
  if (kind < 0.55) return ` on ${inWords(published - Math.floor(random() ** 2 * 90))}`;
  if (kind < 0.65) return pick([' yesterday', ' over the weekend', ' last week']);
  if (kind < 0.75) return ` in ${pick(MONTHS)}`;
  return '';
}

const deedOf = (pick: Pick): string => `${pick(DEEDS)} the ${pick(QUALITIES)} ${pick(OBJECTS)}`;

function sentenceOf(random: () => number, pick: Pick, published: number): string {
  const source = random() < 0.3 ? `, ${pick(SOURCES)}` : '';
  const amount = random() < 0.2 ? ` The damage was put at ${Math.floor(random() * 900) + 100} thousand.` : '';
  const who = random() < 0.5 ? `${pick(FAMILY_NAMES)}, the ${pick(OFFICES)},` : `Robin ${pick(FAMILY_NAMES)}`;
  return `${who} ${deedOf(pick)}${whenOf(random, pick, published)} ${pick(DETAILS)}${source}.${amount}`;
}

/** How long made-up articles are, and when they were published: within 700 days, or so many a day, day after day. */
export interface Making {
  readonly paragraphs?: number;
  readonly perDay?: number;
}

/** Article number `n` as a Markdown document with front matter. */
export function madeDocument(
  n: number,
  { paragraphs: length = 5, perDay }: Making = {},
): { readonly name: string; readonly bytes: Uint8Array } {
  const random = randomFrom(n + 1);
  const pick = picker(random);
  const any = FIRST_DAY + Math.floor(random() * DAYS);
  const published = perDay === undefined ? any : FIRST_DAY + Math.floor(n / perDay);
  const paragraphs = Array.from({ length }, () =>
    [sentenceOf(random, pick, published), sentenceOf(random, pick, published)].join(' '),
  );
  const title = `${pick(FAMILY_NAMES)} ${deedOf(pick)}, harbour story ${n}`;
  const head = [
    '---',
    `title: '${title}'`,
    `publisher: '${pick(PUBLISHERS)}'`,
    `published: ${toIso(published)}`,
    '---',
  ];
  return { name: `${n}.md`, bytes: new TextEncoder().encode(`${head.join('\n')}\n\n${paragraphs.join('\n\n')}\n`) };
}

/** A day of the saga's second half, in words and as a date, for question number `n`. */
export const madeQuestionDay = (n: number): string => inWords(FIRST_DAY + 300 + ((n * 37) % (DAYS - 360)));
export const madeName = (n: number): string => FAMILY_NAMES[n % FAMILY_NAMES.length] as string;
/** The instant at which the questions are asked: after everything. */
export const ASKED_AT = (FIRST_DAY + DAYS + 10) * 86_400_000;
