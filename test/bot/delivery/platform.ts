// A chat platform in memory that can fail in every way a real one does, and the doors to deliver to it.
import { openSqlite, type SqliteData } from '../../../adapters/store/sqlite/open.ts';
import { deliverDue } from '../../../src/bot/delivery/deliver.ts';
import type { DeliveryPorts, Step, Tried } from '../../../src/bot/delivery/ports.ts';
import type { Digest } from '../../../src/model/digest.ts';
import type { EditOutcome, Poster, Posting, PostOutcome, Sighting } from '../../../src/ports.ts';
import { withRecord } from '../../empty-record.ts';
import { sagaOf } from '../../saga.ts';

export const SAGA = sagaOf({ id: 'harbour', name: 'The harbour' });

/** What the platform does with one post. */
export type Behaviour =
  | PostOutcome
  /** Stores the message and loses the answer. */
  | 'answer-lost'
  /** Never answers and stores nothing. */
  | 'throws';

export interface Platform extends Poster {
  readonly posts: Posting[];
  readonly looks: string[];
  readonly edits: { readonly posting: Posting; readonly messageIds: readonly string[] }[];
  /** The next edits end like this; after them all are accepted. */
  nextEdit(...outcomes: (EditOutcome | 'throws' | 'answer-lost')[]): void;
  /** The next posts go like this; after them all are accepted. */
  next(...behaviours: Behaviour[]): void;
  canFind: boolean;
}

export function createPlatform(): Platform {
  const posts: Posting[] = [];
  const looks: string[] = [];
  const queue: Behaviour[] = [];
  const edits: { readonly posting: Posting; readonly messageIds: readonly string[] }[] = [];
  const editQueue: (EditOutcome | 'throws' | 'answer-lost')[] = [];
  const accept = (posting: Posting): PostOutcome => ({ kind: 'posted', messageId: `m${posts.push(posting)}` });
  const platform: Platform = {
    grace: 1000,
    posts,
    looks,
    canFind: true,
    edits,
    nextEdit: (...outcomes) => void editQueue.push(...outcomes),
    async edit(posting, messageIds) {
      const outcome = editQueue.shift() ?? { kind: 'edited' as const };
      if (outcome === 'throws') throw new Error('socket hang up');
      if (outcome === 'answer-lost' || outcome.kind === 'edited') edits.push({ posting, messageIds });
      return outcome === 'answer-lost' ? { kind: 'unknown', reason: 'The answer was lost.' } : outcome;
    },
    next: (...behaviours) => void queue.push(...behaviours),
    async post(posting) {
      const behaviour = queue.shift();
      if (behaviour === undefined) return accept(posting);
      if (behaviour === 'throws') throw new Error('socket hang up');
      if (behaviour !== 'answer-lost') return behaviour.kind === 'posted' ? accept(posting) : behaviour;
      accept(posting);
      return { kind: 'unknown', reason: 'The answer was lost.' };
    },
    async find({ delivery }): Promise<Sighting> {
      looks.push(delivery.id);
      if (!platform.canFind) return { kind: 'unknowable', reason: 'The history may not be read.' };
      const at = posts.findIndex((posting) => posting.delivery.id === delivery.id);
      return at === -1 ? { kind: 'absent' } : { kind: 'found', messageId: `m${at + 1}` };
    },
  };
  return platform;
}

class Crash extends Error {}

export interface World {
  readonly data: SqliteData;
  readonly platform: Platform;
  readonly ports: DeliveryPorts;
  /** The time that all clocks show. */
  now: number;
  /** Ends the next run at this step, as a crash would. */
  crashAt: Step | null;
  /** A second process over the same data, or the first one started again. */
  restarted(name: string): Promise<World>;
  deliver(): Promise<readonly Tried[]>;
  deliverUntilCrash(): Promise<void>;
}

const digestOf = ({ from, to }: { readonly from: string; readonly to: string }): Digest => ({
  saga: SAGA,
  from,
  to,
  days: [],
  nearest: [],
});

/** A bot over a folder. Processes that `gone` names have ended. */
export async function createWorld(
  folder: string,
  platform = createPlatform(),
  name = 'first',
  gone: Set<string> = new Set(),
): Promise<World> {
  const data = await openSqlite({ folder: await withRecord(folder) }, {}, { name, isGone: (owner) => gone.has(owner) });
  const clock = { now: () => world.now };
  const world: World = {
    data,
    platform,
    now: Date.parse('2024-05-02T12:00:00Z'),
    crashAt: null,
    ports: {
      daybook: { saga: async (id) => (id === SAGA.id ? SAGA : null), digest: async (_, span) => digestOf(span) },
      store: {
        span: async () => ({ from: '2017-07-19', to: '2017-07-22' }),
        lineage: data.store.lineage,
        madeWith: data.store.madeWith,
        readSince: data.store.readSince,
        events: data.store.events,
      },
      ledger: data.ledger,
      posters: { slack: platform },
      clock,
      machine: clock,
      log: { info: () => {}, warn: () => {}, error: () => {} },
      catchUpDays: 30,
      reached: (step) => {
        if (step === world.crashAt) throw new Crash(step);
      },
    },
    async restarted(next) {
      gone.add(name);
      const again = await createWorld(folder, platform, next, gone);
      again.now = world.now;
      return again;
    },
    async deliver() {
      const all: Tried[] = [];
      await deliverDue(world.ports, (tried) => void all.push(tried));
      return all;
    },
    async deliverUntilCrash() {
      await world.deliver().catch((error: unknown) => {
        if (!(error instanceof Crash)) throw error;
      });
    },
  };
  return world;
}
