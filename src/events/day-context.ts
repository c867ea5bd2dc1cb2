// Turns the happenings of a date into how much they matter beside each other: the middle of the day's news first, nothing twice.
//
// Centrality is that of centroid extraction (Radev and others, 2004); what repeats a line above it falls as in MMR (Carbonell and
// Goldstein, 1998).
import { matterStems, subjectStems } from '../english/words.ts';
import type { Happening } from '../model/event.ts';
import { SALIENCE_WEIGHTS } from './salience-weights.ts';

const COMMON_POWER = 0.85;
const LENGTH_POWER = 0.7;
/** Share of the shorter line's subject words from which the other says it again, and what that costs. */
const SAYS_AGAIN = 0.5;
const REPETITION = 6;
/** The happenings of a date that are weighed against each other; what matters less stands below them as it is. */
const LOOKED_AT = 40;
/** Sentences of a happening that speak for the day's vocabulary. */
const MOST_SENTENCES = 12;

interface Placed<T> {
  readonly event: T;
  readonly stems: ReadonlySet<string>;
}

/** How many happenings of the date use each word, each article's telling counted. */
function vocabularyOf(placed: readonly Placed<Happening>[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { event } of placed)
    for (const { report } of event.evidence.slice(0, MOST_SENTENCES))
      for (const stem of new Set(subjectStems(report.text))) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  return new Map([...counts].map(([stem, count]) => [stem, count ** COMMON_POWER]));
}

function centrality(stems: ReadonlySet<string>, vocabulary: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const stem of stems) sum += vocabulary.get(stem) ?? 0;
  return stems.size > 0 ? sum / stems.size ** LENGTH_POWER : 0;
}

/** How central the line of each happening is to its date: 1 for the most central, 0 for what shares no word. */
export function centralities(events: readonly Happening[]): number[] {
  const placed = events.map((event) => ({ event, stems: new Set(subjectStems(event.evidence[0].report.text)) }));
  const vocabulary = vocabularyOf(placed);
  const values = placed.map(({ stems }) => centrality(stems, vocabulary));
  const most = Math.max(...values, Number.EPSILON);
  return values.map((value) => value / most);
}

function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let common = 0;
  for (const stem of small) if (large.has(stem)) common++;
  return small.size > 0 ? common / small.size : 0;
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const round = (value: number): number => Math.round(value * 1000) / 1000;

interface Weighed<T> {
  readonly event: T;
  /** What its line says was done. */
  readonly matter: ReadonlySet<string>;
  readonly score: number;
}

const bySalience = (a: Happening, b: Happening): number => b.salience - a.salience || compareText(a.id, b.id);

/** The best first, each weighed with how central it is. */
function weighed<T extends Happening>(events: readonly T[]): Weighed<T>[] {
  const central = centralities(events);
  return events
    .map((event, at) => ({
      event,
      matter: new Set(matterStems(event.evidence[0].report.text)),
      score: event.salience + (SALIENCE_WEIGHTS.central ?? 0) * (central[at] ?? 0),
    }))
    .sort((a, b) => b.score - a.score || compareText(a.event.id, b.event.id));
}

/** What says again what stands above it loses by how much of it was said. */
function withoutRepetition<T extends Happening>(ranked: readonly Weighed<T>[]): T[] {
  const above: ReadonlySet<string>[] = [];
  return ranked.map(({ event, matter, score }) => {
    const most = Math.max(0, ...above.map((other) => overlap(matter, other)));
    if (most < SAYS_AGAIN) above.push(matter);
    return most < SAYS_AGAIN
      ? { ...event, salience: round(score) }
      : {
          ...event,
          salience: round(score - REPETITION * most),
          reasons: [...event.reasons, 'says again what stands above it'],
        };
  });
}

/** The happenings of one date, each with the salience that it has beside the others. In any order; the order has no meaning. */
export function besideEachOther<T extends Happening>(events: readonly T[]): T[] {
  const ranked = [...events].sort(bySalience);
  const first = withoutRepetition(weighed(ranked.slice(0, LOOKED_AT)));
  const least = Math.min(...first.map(({ salience }) => salience));
  const rest = ranked.slice(LOOKED_AT);
  return [...first, ...rest.map((event, at) => ({ ...event, salience: round(least - (at + 1) / 1000) }))];
}

/** The same for happenings of any dates. */
export function inDayContext<T extends Happening>(events: readonly T[]): T[] {
  const dates = new Map<string, T[]>();
  for (const event of events) {
    const key = `${event.date?.from ?? ''}/${event.date?.to ?? ''}`;
    const list = dates.get(key);
    if (list) list.push(event);
    else dates.set(key, [event]);
  }
  return [...dates.values()].flatMap(besideEachOther);
}
