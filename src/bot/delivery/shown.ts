// Turns events into what is kept of them once they were shown, and says whether an event is one that was shown before.
import { createHash } from 'node:crypto';
import { subjectStems, wordsOf } from '../../english/words.ts';
import { containment, jaccard } from '../../likeness/sets.ts';
import { isReported, spansOverlap } from '../../model/dated.ts';
import type { Digest } from '../../model/digest.ts';
import type { Event } from '../../model/event.ts';
import { inertLine } from '../../model/outside-text.ts';
import type { Shown, ShownEvent } from '../../model/shown.ts';
import type { Lineage, Store } from '../../ports.ts';

/** Sentences of an event that are kept; more papers than this say the same again. */
const MAX_KEYS = 24;
/** Share of sentences in common, of the shorter list, from which two are one event. */
const SAME_SENTENCES = 0.5;
/** Share of subject words in common from which two leading sentences tell one event. */
const SAME_WORDS = 0.5;

/** Equal words, equal key: punctuation, case and copies make no difference. */
export const sentenceKey = (text: string): string =>
  createHash('sha256').update(wordsOf(text).join(' ')).digest('base64url').slice(0, 12);

export function shownEvent({ id, date, evidence }: Event): ShownEvent {
  const [lead] = evidence;
  return {
    id,
    from: date.from,
    to: date.to,
    ...(isReported(date) ? { reported: true as const } : {}),
    sentence: inertLine(lead.report.text) ?? '',
    article: lead.article.id,
    keys: [...new Set(evidence.slice(0, MAX_KEYS).map(({ report }) => sentenceKey(report.text)))],
  };
}

export const eventsIn = ({ days }: Pick<Digest, 'days'>): readonly Event[] => days.flatMap(({ events }) => events);

/** What a digest shows. Order, counts of sources and which sentence of an event leads are nothing that it says. */
export async function shownOf(store: RecordStore, { saga, days }: Pick<Digest, 'saga' | 'days'>): Promise<Shown> {
  return { events: eventsIn({ days }).map(shownEvent), record: await recordNow(store, saga.id) };
}

/** What tells how a record stands, and what became of the ids of its events. */
export type RecordStore = Pick<Store, 'lineage' | 'madeWith' | 'readSince' | 'events'>;

/** More than any mark: nothing is read after it. */
const NEVER = Number.MAX_SAFE_INTEGER;

async function recordNow(store: RecordStore, saga: string): Promise<NonNullable<Shown['record']>> {
  const { mark } = await store.readSince(saga, NEVER);
  return { madeWith: (await store.madeWith(saga)) ?? null, mark };
}

/** What became of the ids of events: of those that were shown, and of those that stand there now. */
export type Lineages = ReadonlyMap<string, Lineage>;

export async function lineagesOf(
  store: RecordStore,
  saga: string,
  ...events: readonly (readonly ShownEvent[])[]
): Promise<Lineages> {
  const ids = new Set(events.flat().flatMap(({ id }) => id ?? []));
  return ids.size === 0 ? new Map() : store.lineage(saga, [...ids]);
}

/** Nearly the same words lead both. What happens on two days in a row may be told in the same words. */
export const areSameWords = (a: ShownEvent, b: ShownEvent): boolean =>
  jaccard(new Set(subjectStems(a.sentence)), new Set(subjectStems(b.sentence))) >= SAME_WORDS;

/** Half of their sentences are the same, or nearly the same words lead them on one day. */
const tellTheSame = (a: ShownEvent, b: ShownEvent): boolean =>
  containment(new Set(a.keys), new Set(b.keys)) >= SAME_SENTENCES || (spansOverlap(a, b) && areSameWords(a, b));

/**
 * Whether an event that was shown is the one that stands there now. Its id says so, which lasts while the event grows, leads on where it
 * was joined to another, and is named by what was parted from it. Without an id that lasts the sentences decide.
 */
export function isSameEvent(before: ShownEvent, now: ShownEvent, lineages: Lineages = new Map()): boolean {
  const became = before.id === undefined ? null : lineages.get(before.id)?.now;
  if (typeof became !== 'string' || now.id === undefined) return tellTheSame(before, now);
  return became === now.id || lineages.get(now.id)?.partedFrom === before.id;
}
