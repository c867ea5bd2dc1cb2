// Turns an instant into a round of checks: every feed that is due, a few at a time, then each saga that got something is settled once.
import { isDue } from '../../model/feed-state.ts';
import type { Saga } from '../../model/saga.ts';
import { createShelf, type Shelf } from '../reading/shelf.ts';
import { emptyMind } from '../record/mind.ts';
import { settle } from '../record/settle.ts';
import { checkFeed } from './check.ts';
import { onePerHost } from './one-per-host.ts';
import type { Checked, PollPorts } from './ports.ts';
import { type FollowedSource, followedSources } from './sources.ts';
import { hostOfFeed } from './words.ts';

/** Feeds that are asked at once. */
const AT_ONCE = 4;

export interface Round {
  /** Only this saga's feeds. */
  readonly saga?: string | undefined;
  /** Also those that are not due, and those that are gone. */
  readonly anyway?: boolean;
  /** Milliseconds after which no further feed is begun. */
  readonly limit?: number;
  /** Ends the round early: what is under way is given back. */
  readonly ending?: AbortSignal;
}

/** One shelf for each saga of a round: what two feeds bring in one instant is placed one after the other. */
function shelves({ store }: PollPorts): (saga: Saga) => Shelf {
  const made = new Map<string, Shelf>();
  return ({ id }) => {
    const shelf = made.get(id) ?? createShelf(store, id);
    made.set(id, shelf);
    return shelf;
  };
}

/** Those that are due, the longest overdue first. */
const dueOf = (all: readonly FollowedSource[], now: number, anyway: boolean): readonly FollowedSource[] =>
  all
    .filter(({ state }) => anyway || isDue(state, now))
    .sort((a, b) => (a.state.nextAt ?? Number.POSITIVE_INFINITY) - (b.state.nextAt ?? Number.POSITIVE_INFINITY));

/** Settles every saga that feeds brought something to, in this round or in one that was interrupted. */
async function settleSagas({ store, feeds, log, sagas }: PollPorts): Promise<void> {
  const unsettled = (await feeds.list()).filter(({ isSettled }) => !isSettled);
  for (const id of new Set(unsettled.map((state) => state.saga))) {
    const saga = await sagas.find(id).catch(() => null);
    // The bot beside this process writes too: it waits for no more than a short change.
    if (saga) await settle(store, saga, emptyMind(), { lasting: 'short' });
    await feeds.settled(unsettled.filter((state) => state.saga === id));
    log.info({ saga: id }, 'a saga was settled with what its feeds brought');
  }
}

/** Whether a round would find anything to do now. */
export async function isAnythingDue(
  ports: Pick<PollPorts, 'sagas' | 'store' | 'feeds' | 'log' | 'clock'>,
): Promise<boolean> {
  const now = ports.clock.now();
  return (await followedSources(ports)).some(({ state }) => isDue(state, now) || !state.isSettled);
}

/**
 * Checks what is due and tells how each feed's check ended. Safe to run at any time, by several processes at once, and after a crash at
 * any point: what was not recorded is read again and found to be there. Rejects with a UserError (store-unavailable) where nothing can
 * be recorded.
 */
export async function pollFeeds(
  ports: PollPorts,
  told: (checked: Checked) => void | Promise<void>,
  { saga: only, anyway = false, limit = Number.POSITIVE_INFINITY, ending = new AbortController().signal }: Round = {},
): Promise<void> {
  const began = ports.clock.now();
  const due = dueOf(await followedSources(ports, only), began, anyway);
  const mayBegin = (): boolean => !ending.aborted && ports.clock.now() < began + limit;
  const shelfOf = shelves(ports);
  const hostOf = ({ state }: FollowedSource): string => hostOfFeed(state);
  await onePerHost(due, { atOnce: AT_ONCE, hostOf, mayBegin }, async ({ saga, source }) => {
    const checked = await checkFeed(ports, { saga, source, shelf: shelfOf(saga) }, { ending, anyway });
    if (checked) await told(checked);
  });
  await settleSagas(ports);
}
