// Turns an instant into a round of checks: every feed that is due, a few at a time, then each saga that got something is settled once.
import type { Saga } from '../../model/saga.ts';
import { createShelf, type Shelf } from '../reading/shelf.ts';
import { emptyMind } from '../record/mind.ts';
import { settle } from '../record/settle.ts';
import { checkFeed } from './check.ts';
import { onePerHost } from './one-per-host.ts';
import type { Checked, PollPorts } from './ports.ts';
import { dueSources, type FeedName, type FollowedSource, followedSources } from './sources.ts';
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

/** One shelf for each saga: what two feeds bring to this process in one instant is placed one after the other. */
export function shelves({ store }: Pick<PollPorts, 'store'>): (saga: Saga) => Shelf {
  const made = new Map<string, Shelf>();
  return ({ id }) => {
    const shelf = made.get(id) ?? createShelf(store, id);
    made.set(id, shelf);
    return shelf;
  };
}

const longestOverdueFirst = (all: readonly FollowedSource[]): readonly FollowedSource[] =>
  [...all].sort((a, b) => (a.state.nextAt ?? Number.POSITIVE_INFINITY) - (b.state.nextAt ?? Number.POSITIVE_INFINITY));

/** What is asked to know which feeds are due. */
type LookPorts = Pick<PollPorts, 'sagas' | 'store' | 'feeds' | 'log' | 'clock'>;

/** Settles a saga with what its feeds brought up to now, by this round or by one that was interrupted. True where there was anything. */
export async function settleFed(
  { feeds, log, sagas }: Pick<PollPorts, 'feeds' | 'log' | 'sagas'>,
  id: string,
  settled: (saga: Saga) => Promise<void>,
): Promise<boolean> {
  const unsettled = await feeds.list({ unsettled: true, saga: id });
  if (unsettled.length === 0) return false;
  const saga = await sagas.find(id).catch(() => null);
  if (saga) await settled(saga);
  await feeds.settled(unsettled);
  log.info({ saga: id }, 'a saga was settled with what its feeds brought');
  return true;
}

/** Settles every saga that feeds brought something to. */
async function settleSagas(ports: PollPorts): Promise<void> {
  const { store, feeds } = ports;
  // The bot beside this process writes too: it waits for no more than a short change.
  const settled = (saga: Saga) => settle(store, saga, emptyMind(), { lasting: 'short' });
  const unsettled = await feeds.list({ unsettled: true });
  for (const id of new Set(unsettled.map(({ saga }) => saga))) await settleFed(ports, id, settled);
}

/** Feeds that are to be checked now, the longest overdue first. */
export const dueFeeds = async (ports: LookPorts, only?: string): Promise<readonly FollowedSource[]> =>
  longestOverdueFirst(await dueSources(ports, ports.clock.now(), only));

/** Milliseconds after which a visit to one host begins no further feed: what is left is due as before. */
const LONGEST_VISIT = 240_000;

/** What visits to hosts share. */
interface Visiting {
  readonly shelfOf: (saga: Saga) => Shelf;
  readonly told: (checked: Checked) => void;
  /** Ends visits early: what is under way is given back. */
  readonly ending: AbortSignal;
}

/** Checks feeds of one host, one after the other, and gives the sagas that they brought something to. Rejects as `pollFeeds` does. */
export async function pollHost(
  ports: PollPorts,
  named: readonly FeedName[],
  { shelfOf, told, ending }: Visiting,
): Promise<ReadonlySet<string>> {
  const began = ports.clock.now();
  const described = new Map<string, Saga | null>();
  const fed = new Set<string>();
  for (const { saga: id, url } of named) {
    if (ending.aborted || ports.clock.now() >= began + LONGEST_VISIT) break;
    if (!described.has(id)) described.set(id, await ports.sagas.find(id).catch(() => null));
    const saga = described.get(id);
    const source = saga?.sources.find((one) => one.url === url);
    const shared = saga && source && { saga, source, shelf: shelfOf(saga) };
    const checked = shared && (await checkFeed(ports, shared, { ending }));
    if (checked) told(checked);
    if (checked && !checked.state.isSettled) fed.add(id);
  }
  return fed;
}

/** Whether a round would find anything to do now. */
export async function isAnythingDue(ports: LookPorts): Promise<boolean> {
  return (await dueFeeds(ports)).length > 0 || (await ports.feeds.list({ unsettled: true })).length > 0;
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
  const due = anyway ? longestOverdueFirst(await followedSources(ports, only)) : await dueFeeds(ports, only);
  const mayBegin = (): boolean => !ending.aborted && ports.clock.now() < began + limit;
  const shelfOf = shelves(ports);
  const hostOf = ({ state }: FollowedSource): string => hostOfFeed(state);
  await onePerHost(due, { atOnce: AT_ONCE, hostOf, mayBegin }, async ({ saga, source }) => {
    const checked = await checkFeed(ports, { saga, source, shelf: shelfOf(saga) }, { ending, anyway });
    if (checked) await told(checked);
  });
  await settleSagas(ports);
}
