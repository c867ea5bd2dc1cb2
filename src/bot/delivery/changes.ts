// Turns what a message showed and what the record says now into the changes that a reader should hear of, and into a sentence.
//
// A change is an event that was not shown, another day of one that was, a leading sentence that its article has taken back or
// corrected, and an event that is gone. Not a change: another order, more sources, another sentence of the same event in front,
// one event parted in two or two joined, an event that gave its place to a more important one.

import { wordsOf } from '../../english/words.ts';
import { jaccard } from '../../likeness/sets.ts';
import { dateInSentence } from '../../model/date-words.ts';
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

export interface Changes {
  readonly added: readonly Event[];
  /** Events that stand on another day now. */
  readonly redated: readonly Event[];
  /** Events whose leading sentence was corrected. */
  readonly corrected: readonly Event[];
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
const figuresOf = (text: string): string => (text.match(/\d+/g) ?? []).join(' ');
/** Share of words in common from which a sentence was only polished. */
const POLISHED = 0.8;

/** A comma or a spelling: the same figures and nearly the same words. */
const isPolished = (before: string, now: string): boolean =>
  figuresOf(before) === figuresOf(now) && jaccard(wordSet(before), wordSet(now)) >= POLISHED;

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
export interface Grounds {
  readonly lineages: Lineages;
  /**
   * Articles of which a version was read since the digest was shown, where the record was made anew by other rules meanwhile: only what
   * they tell is a change. Null where everything that differs is one.
   */
  readonly read: ReadonlySet<string> | null;
}

const ALL_COUNTS: Grounds = { lineages: new Map(), read: null };

export function changesBetween(
  before: Shown,
  digest: Pick<Digest, 'days'>,
  { lineages, read }: Grounds = ALL_COUNTS,
): Changes {
  const isNews = ({ evidence }: Event): boolean =>
    read === null || evidence.some(({ article }) => read.has(article.id));
  const pairs = pairsOf(before, eventsIn(digest), lineages);
  const known = pairs.filter((pair) => pair.before.length > 0);
  const redated = known.filter((pair) => !pair.before.some((shown) => isSameDate(shown, pair.now)));
  const corrected = known.filter(
    (pair) => !redated.includes(pair) && pair.before.every((shown) => isTakenBack(shown, pair.event)),
  );
  const still = new Set(known.flatMap((pair) => pair.before));
  return {
    added: pairs.flatMap((pair) => (pair.before.length === 0 && isNews(pair.event) ? [pair.event] : [])),
    redated: redated.map(({ event }) => event).filter(isNews),
    corrected: corrected.map(({ event }) => event).filter(isNews),
    removed: before.events.filter(
      (shown) => !still.has(shown) && !mayBeLeftOut(shown, digest) && (read === null || read.has(shown.article)),
    ).length,
  };
}

/** What a digest that was shown is compared with the record by. */
export async function groundsFor(
  store: RecordStore,
  saga: string,
  before: Shown,
  digest: Pick<Digest, 'days'>,
): Promise<Grounds> {
  const lineages = await lineagesOf(store, saga, before.events, eventsIn(digest).map(shownEvent));
  const isSameMaking = before.record !== undefined && before.record.madeWith === (await store.madeWith(saga));
  if (isSameMaking) return { lineages, read: null };
  // What an older version showed stays as it is, but for what is read from now on.
  const read = before.record ? (await store.readSince(saga, before.record.mark)).articles : [];
  return { lineages, read: new Set(read) };
}

export const isChanged = ({ added, redated, corrected, removed }: Changes): boolean =>
  added.length + redated.length + corrected.length + removed > 0;

const events = (count: number): string => `${count} ${count === 1 ? 'event' : 'events'}`;
/** A sentence longer than this is named by its beginning. */
const MAX_NAMED = 80;

function nameOf(event: Event): string {
  const { sentence } = shownEvent(event);
  if (sentence.length <= MAX_NAMED) return `“${sentence.replace(/[.!?]$/, '')}”`;
  return `“${sentence.slice(0, sentence.lastIndexOf(' ', MAX_NAMED) + 1 || MAX_NAMED).trimEnd()} …”`;
}

function redatedWords(redated: readonly Event[]): string | null {
  const [first, ...others] = redated;
  if (!first) return null;
  if (others.length > 0) return `the days of ${events(redated.length)} were corrected`;
  return `the day of ${nameOf(first)} was corrected (${dateInSentence(first.date)})`;
}

/** "1 event added, the day of “…” was corrected (Tuesday, 2 May 2023)": without a full stop; null where nothing changed. */
export function changeWords({ added, redated, corrected, removed }: Changes): string | null {
  const parts = [
    added.length > 0 ? `${events(added.length)} added` : null,
    redatedWords(redated),
    corrected.length > 0 ? `the words of ${events(corrected.length)} were corrected` : null,
    removed > 0 ? `${events(removed)} removed` : null,
  ].filter((part) => part !== null);
  return parts.length > 0 ? parts.join(', ') : null;
}
