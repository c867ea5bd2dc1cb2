// Turns what a message showed and what the record says now into the changes that a reader should hear of, and into a sentence.
//
// A change is an event that was not shown, another day of one that was, on which it is shown or not, a leading sentence that its
// article has taken back or corrected, and an event that is gone. Not a change: another order, more sources, another sentence of the same event in front,
// one event parted in two or two joined, an event that gave its place to a more important one.

import { numbersIn } from '../../english/figures.ts';
import { wordsOf } from '../../english/words.ts';
import { jaccard } from '../../likeness/sets.ts';
import { addDays } from '../../model/day.ts';
import type { Digest } from '../../model/digest.ts';
import type { Event } from '../../model/event.ts';
import type { Shown, ShownEvent } from '../../model/shown.ts';
import {
  areSameWords,
  eventsIn,
  isSameEvent,
  type Lineages,
  lineagesOf,
  type RecordStore,
  sentenceKey,
  shownEvent,
} from './shown.ts';

/** An event that is told otherwise by now, and what was shown of it. */
export interface Change {
  readonly event: Event;
  readonly before: ShownEvent;
}

export interface Changes {
  readonly added: readonly Event[];
  /** Events that stand on another day now. */
  readonly redated: readonly Change[];
  /** Events whose leading sentence was corrected. */
  readonly corrected: readonly Change[];
  /** Events that stand on a day now that the digest does not tell. */
  readonly moved: readonly Change[];
  /** How many are gone. */
  readonly removed: number;
}

interface Pair {
  readonly event: Event;
  readonly now: ShownEvent;
  /** What was shown of it, empty for an event that was not. */
  readonly before: readonly ShownEvent[];
}

const isSameDate = (a: ShownEvent, b: ShownEvent): boolean => a.from === b.from && a.to === b.to;

const wordSet = (text: string): ReadonlySet<string> => new Set(wordsOf(text));
/** Digits as they stand, and numbers in words: "Twelve" that becomes "Seven" is another figure. */
const figuresIn = (text: string): string => [...(text.match(/\d+/g) ?? []), ...numbersIn(text)].join(' ');
/** Share of words in common from which a sentence was only polished. */
const POLISHED = 0.8;

/** A comma or a spelling: the same figures and nearly the same words. */
const isPolished = (before: string, now: string): boolean =>
  figuresIn(before) === figuresIn(now) && jaccard(wordSet(before), wordSet(now)) >= POLISHED;

/** Whether the sentence that was shown is in no article any more, nor a polished form of it. */
function isTakenBack({ sentence }: ShownEvent, { evidence }: Event): boolean {
  const key = sentenceKey(sentence);
  return !evidence.some(({ report }) => sentenceKey(report.text) === key || isPolished(sentence, report.text));
}

/**
 * Each event with what was shown of it. One whose sentence and day were corrected together is known by its words alone, where what was
 * shown in such words is not there any more as it was.
 */
function pairsOf(before: Shown, events: readonly Event[], lineages: Lineages): readonly Pair[] {
  const pairs = events.map((event): Pair => {
    const now = shownEvent(event);
    return { event, now, before: before.events.filter((shown) => isSameEvent(shown, now, lineages)) };
  });
  const still = new Set(pairs.flatMap((pair) => pair.before));
  const left = before.events.filter((shown) => !still.has(shown));
  return pairs.map((pair) =>
    pair.before.length > 0 ? pair : { ...pair, before: left.filter((shown) => areSameWords(shown, pair.now)) },
  );
}

/** Events are left out of full days by importance: one that is not shown there any more may still be told. */
const mayBeLeftOut = ({ from }: ShownEvent, { days }: Pick<Digest, 'days'>): boolean =>
  days.some((day) => day.date.from === from && (day.omitted ?? 0) > 0);

/** What two states of a record are compared by. */
interface Grounds {
  readonly lineages: Lineages;
  /**
   * Articles of which a version was read since the digest was shown, where the record was made anew by other rules meanwhile: only what
   * they tell is a change. Null where everything that differs is one.
   */
  readonly read: ReadonlySet<string> | null;
  /** Events elsewhere in the record near the digest's days. */
  readonly elsewhere?: readonly Event[];
}

const ALL_COUNTS: Grounds = { lineages: new Map(), read: null };

export function changesBetween(
  before: Shown,
  digest: Pick<Digest, 'days'>,
  { lineages, read, elsewhere = [] }: Grounds = ALL_COUNTS,
): Changes {
  const isNews = ({ evidence }: Event): boolean =>
    read === null || evidence.some(({ article }) => read.has(article.id));
  const pairs = pairsOf(before, eventsIn(digest), lineages);
  const known = pairs.flatMap(({ event, now, before: [first, ...others] }) =>
    first ? [{ event, now, before: first, all: [first, ...others] }] : [],
  );
  const redated = known.filter((pair) => !pair.all.some((shown) => isSameDate(shown, pair.now)));
  const corrected = known.filter(
    (pair) => !redated.includes(pair) && pair.all.every((shown) => isTakenBack(shown, pair.event)),
  );
  const still = new Set(known.flatMap(({ all }) => all));
  const gone = before.events.filter(
    (shown) => !still.has(shown) && !mayBeLeftOut(shown, digest) && (read === null || read.has(shown.article)),
  );
  const moved = gone.flatMap((shown) => {
    const event = elsewhere.find((one) => isTheSameElsewhere(shown, shownEvent(one), lineages));
    return event ? [{ event, before: shown }] : [];
  });
  return {
    added: pairs.flatMap((pair) => (pair.before.length === 0 && isNews(pair.event) ? [pair.event] : [])),
    redated: redated.filter(({ event }) => isNews(event)),
    corrected: corrected.filter(({ event }) => isNews(event)),
    moved,
    removed: gone.length - moved.length,
  };
}

/** The same article tells it in nearly the same words, or its id says so: on another day than it was shown on. */
const isTheSameElsewhere = (shown: ShownEvent, now: ShownEvent, lineages: Lineages): boolean =>
  !isSameDate(shown, now) &&
  ((now.id !== undefined && shown.id !== undefined && lineages.get(shown.id)?.now === now.id) ||
    (shown.article === now.article && areSameWords(shown, now)));

/** Days around a digest's in which an event is looked for that stands in it no more, and how many are looked through. */
const LOOK_AROUND = 31;
const MOST_ELSEWHERE = 500;

/** Events near the digest's days that it does not tell, where something that it told is missing. */
async function eventsElsewhere(
  store: RecordStore,
  saga: string,
  before: Shown,
  digest: Pick<Digest, 'days'>,
): Promise<readonly Event[]> {
  const told = new Set(eventsIn(digest).map(({ id }) => id));
  const missing = before.events.filter(({ id }) => id === undefined || !told.has(id));
  const days = missing.flatMap(({ from, to }) => [from, to]).sort();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return [];
  const [from, to] = [addDays(first, -LOOK_AROUND), addDays(last, LOOK_AROUND)];
  const near = await store.events({ saga, from, to, maxDays: 7, order: 'salience', limit: MOST_ELSEWHERE });
  return near.filter(({ id }) => !told.has(id));
}

/** What a digest that was shown is compared with the record by. */
export async function groundsFor(
  store: RecordStore,
  saga: string,
  before: Shown,
  digest: Pick<Digest, 'days'>,
): Promise<Grounds> {
  const lineages = await lineagesOf(store, saga, before.events, eventsIn(digest).map(shownEvent));
  const elsewhere = await eventsElsewhere(store, saga, before, digest);
  const isSameMaking = before.record !== undefined && before.record.madeWith === (await store.madeWith(saga));
  if (isSameMaking) return { lineages, read: null, elsewhere };
  // What an older version showed stays as it is, but for what is read from now on.
  const read = before.record ? (await store.readSince(saga, before.record.mark)).articles : [];
  return { lineages, read: new Set(read), elsewhere };
}

export const isChanged = ({ added, redated, corrected, moved, removed }: Changes): boolean =>
  added.length + redated.length + corrected.length + moved.length + removed > 0;
