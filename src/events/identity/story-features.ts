// Turns two articles into the numbers from which it is learned whether they tell one story: a pure function of the two.
import { commonOf } from '../../likeness/sets.ts';
import { both, compare, cosineOf, gapBetween, shareIn, weightOf } from './overlap.ts';
import type { ArticleTraits, Codes } from './traits.ts';
import { isNameCode, rarityOf, wordOf } from './word-codes.ts';

/** What is measured of two articles, in this order; symmetric. @public Training reads it. */
export const STORY_FEATURES = [
  'bodies: cosine',
  'openings: cosine',
  'titles: cosine',
  'names of the opening in the other body: less',
  'names of the opening in the other body: more',
  'rare words in common',
  'days between publications',
  'numbers in common',
  'numbers: share in the other',
  'first names in the other body: less',
  'first names in the other body: more',
  'openings: rarest in common',
  'opening in the other body: less',
  'opening in the other body: more',
  'bodies: names in common',
  'calendar: in common',
  'calendar: share in the other',
  'calendar: how much the poorer one has',
  'bodies: share in the other, less',
] as const;

export const STORY_COUNT = STORY_FEATURES.length;

/** Share of the names of one list, by weight, that stand in the other. Half where it names nobody. */
function namesHeld(a: Codes, b: Codes): number {
  let [held, all, j] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    const x = a[i] as number;
    if (!isNameCode(x)) continue;
    const word = wordOf(x);
    while (j < b.length && wordOf(b[j] as number) < word) j++;
    const w = weightOf(x);
    all += w;
    if (j < b.length && wordOf(b[j] as number) === word) held += w;
  }
  return all === 0 ? 0.5 : held / all;
}

const RARE = 6.5;

function rareInCommon(a: Codes, b: Codes): number {
  let [count, i, j] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    const [u, v] = [wordOf(a[i] as number), wordOf(b[j] as number)];
    if (u === v && rarityOf(a[i] as number) >= RARE) count++;
    if (u <= v) i++;
    if (v <= u) j++;
  }
  return count;
}

/** Share of an article's weightiest names that the other has; half where it names nobody. */
function firstNamesHeld(names: Codes, body: Codes): number {
  const most = Math.min(names.length, FIRST_NAMES);
  if (most === 0) return 0.5;
  let held = 0;
  for (let i = 0; i < most; i++) {
    const word = wordOf(names[i] as number);
    for (let k = 0; k < body.length; k++)
      if (wordOf(body[k] as number) === word) {
        held++;
        break;
      }
  }
  return held / most;
}

const FIRST_NAMES = 4;
const MOST_DAYS = 10;
const MOST_NUMBERS = 8;
const NO_NUMBERS = 0.2;

/** Writes the features of two articles into `out`, which has room for STORY_COUNT numbers. */
export function storyFeatures(a: ArticleTraits, b: ArticleTraits, out: Float32Array): void {
  const bodies = compare(a.body, b.body);
  out[0] = cosineOf(bodies);
  out[14] = bodies.names;
  out[18] = bodies.weight / Math.max(1, bodies.ofA, bodies.ofB);
  const openings = compare(a.opening, b.opening);
  out[1] = cosineOf(openings);
  out[11] = openings.rarest;
  out[2] = cosineOf(compare(a.title, b.title));
  both(namesHeld(a.opening, b.body), namesHeld(b.opening, a.body), out, 3);
  out[5] = rareInCommon(a.body, b.body);
  out[6] = Math.min(MOST_DAYS, gapBetween(a, b) ?? 0);
  const numbers = commonOf(a.numbers, b.numbers);
  const calendar = commonOf(a.calendar, b.calendar);
  const fewestDays = Math.min(a.calendar.length, b.calendar.length);
  out[15] = Math.min(calendar, MOST_NUMBERS);
  out[16] = fewestDays === 0 ? NO_NUMBERS : calendar / fewestDays;
  out[17] = Math.min(fewestDays, MOST_NUMBERS);
  const fewest = Math.min(a.numbers.length, b.numbers.length);
  out[7] = Math.min(numbers, MOST_NUMBERS);
  out[8] = fewest === 0 ? NO_NUMBERS : numbers / fewest;
  both(firstNamesHeld(a.names, b.body), firstNamesHeld(b.names, a.body), out, 9);
  both(shareIn(a.opening, b.body), shareIn(b.opening, a.body), out, 12);
}
