// Has the words of a digest or an answer written once, checked, and kept with the version of its evidence: every surface shows the same.

import { hashOf } from '../likeness/hash.ts';
import type { Digest } from '../model/digest.ts';
import type { Event } from '../model/event.ts';
import type { Saga } from '../model/saga.ts';
import type { Written } from '../model/written.ts';
import type { Clock, Log, Memory, Writer } from '../ports.ts';
import { tagTimexes } from '../temporal/tag.ts';
import { createCheck } from '../writing/check/check.ts';
import { piecesOf, type SourcedPiece } from '../writing/evidence.ts';
import { PROMPT_VERSION, type Wish } from '../writing/prompt.ts';
import { write } from '../writing/write.ts';

interface WritingPorts {
  readonly writer: Writer;
  readonly memory: Memory;
  readonly clock: Clock;
  readonly log: Log;
  /** Milliseconds that a reader waits for words that are not kept yet; then what is shown is extractive. */
  readonly patience: number;
}

/** Words for what is told; null where there are none in time. */
export interface Writing {
  ofDigest(saga: Saga, digest: Digest): Promise<Written | null>;
  ofAnswer(saga: Saga, question: string, events: readonly Event[]): Promise<Written | null>;
  /** Texts that were made since the start. */
  made(): number;
  /** Resolves when nothing is being written. */
  settled(): Promise<void>;
  /** Ends what is being written. */
  stop(): void;
}

/** What is kept: the words, or that none passed, for one version of the evidence. */
interface Kept {
  readonly version: string;
  readonly written: Written | null;
}

const isKept = (value: unknown): value is Kept =>
  typeof value === 'object' && value !== null && 'version' in value && 'written' in value;

const MOST_EVENTS = 8;
/** Answers' words are kept so long; a digest's for good, under its days. */
const ANSWER_MS = 7 * 86_400_000;
/** An hour's rest after words that none passed, or of a writer that was silent; and the claim of who writes. */
const REST_MS = 3_600_000;
const CLAIM_MS = 3 * 60_000;

const bySalience = (a: Event, b: Event): number => b.salience - a.salience || (a.id < b.id ? -1 : 1);

/** Of a day its events in their order; of a longer time the main event of each date, those that matter most. */
function tellingOf({ from, to, days }: Digest): readonly Event[] {
  if (from === to) return days.flatMap(({ events }) => events).slice(0, MOST_EVENTS);
  const main = days
    .flatMap(({ events }) => events[0] ?? [])
    .sort(bySalience)
    .slice(0, MOST_EVENTS);
  return days.flatMap(({ events }) => events).filter((event) => main.includes(event));
}

export function createWriting({ writer, memory, clock, log, patience }: WritingPorts): Writing {
  const underWay = new Map<string, Promise<Written | null>>();
  const ending = new AbortController();
  let made = 0;

  const versionOf = (wish: Wish, pieces: readonly SourcedPiece[]): string =>
    [PROMPT_VERSION, writer.name, wish.kind, hashOf(pieces.map(({ text }) => text).join('\n'))].join(' ');

  const make = async (saga: Saga, wish: Wish, pieces: readonly SourcedPiece[]): Promise<Written | null> => {
    const check = createCheck({ timexesOf: (text, dct) => tagTimexes({ text, dct }), people: saga.people });
    return write({ writer, check }, wish, pieces, ending.signal);
  };

  /** Writes and keeps; of several processes one. */
  const work = async (
    key: string,
    saga: Saga,
    wish: Wish,
    pieces: readonly SourcedPiece[],
  ): Promise<Written | null> => {
    const version = versionOf(wish, pieces);
    if (!(await memory.claim(`${key} ${version}`, clock.now() + CLAIM_MS))) return null;
    const written = await make(saga, wish, pieces);
    const until = written === null ? clock.now() + REST_MS : wish.kind === 'answer' ? clock.now() + ANSWER_MS : null;
    await memory.remember(key, { version, written } satisfies Kept, until);
    if (written) made++;
    return written;
  };

  const within = async (words: Promise<Written | null>): Promise<Written | null> => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<null>((resolve) => {
      timer = setTimeout(() => resolve(null), patience);
    });
    return Promise.race([words, late]).finally(() => clearTimeout(timer));
  };

  const wordsFor = async (key: string, saga: Saga, wish: Wish, events: readonly Event[]): Promise<Written | null> => {
    const pieces = piecesOf(events);
    if (pieces.length === 0 || ending.signal.aborted) return null;
    const kept = await memory.recall(key);
    if (isKept(kept) && kept.version === versionOf(wish, pieces)) return kept.written;
    const begun =
      underWay.get(key) ??
      work(key, saga, wish, pieces)
        .catch((error: unknown) => {
          log.warn({ saga: saga.id, error: String(error) }, 'the words could not be kept');
          return null;
        })
        .finally(() => underWay.delete(key));
    underWay.set(key, begun);
    return within(begun);
  };

  return {
    ofDigest: (saga, digest) => {
      const { from, to } = digest;
      const wish: Wish = { kind: from === to ? 'day' : 'span' };
      return wordsFor(`written/${saga.id}/${from}/${to}`, saga, wish, tellingOf(digest));
    },
    ofAnswer: (saga, question, events) =>
      wordsFor(`written/${saga.id}/asked/${hashOf(question)}`, saga, { kind: 'answer', question }, events),
    made: () => made,
    settled: async () => {
      while (underWay.size > 0) await Promise.all(underWay.values());
    },
    stop: () => ending.abort(),
  };
}
