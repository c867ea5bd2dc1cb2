// Turns a record into what waits to be done in it: articles to settle, feeds to check, messages to send.
import { isDue } from '../model/feed-state.ts';
import type { Feeds, Ledger, Store } from '../ports.ts';

export interface Backlog {
  /** Articles of each saga that were read and are in no event yet; sagas with none are left out. */
  readonly unsettled: readonly { readonly saga: string; readonly articles: number }[];
  readonly feeds: {
    readonly known: number;
    /** Those whose time has come, and those of them that have waited for a quarter of an hour. */
    readonly due: number;
    readonly late: number;
    /** Addresses whose last check failed. */
    readonly failing: readonly { readonly saga: string; readonly url: string; readonly reason: string }[];
  };
  readonly deliveries: {
    /** Messages that could be sent now. */
    readonly waiting: number;
    /** Of them, those that a process began and did not end. */
    readonly interrupted: number;
  };
}

export interface BacklogPorts {
  readonly store: Pick<Store, 'sagas' | 'unsettled'>;
  readonly feeds: Pick<Feeds, 'list'>;
  readonly ledger: Pick<Ledger, 'open'>;
}

const LATE_MS = 900_000;

/** What waits at an instant, in milliseconds since the epoch. */
export async function backlogOf({ store, feeds, ledger }: BacklogPorts, now: number): Promise<Backlog> {
  const unsettled: Backlog['unsettled'][number][] = [];
  for (const { id: saga } of await store.sagas()) unsettled.push({ saga, articles: await store.unsettled(saga) });
  const [states, open] = [await feeds.list(), await ledger.open(now)];
  return {
    unsettled: unsettled.filter(({ articles }) => articles > 0),
    feeds: {
      known: states.length,
      due: states.filter((state) => isDue(state, now)).length,
      late: states.filter(({ nextAt }) => nextAt !== null && nextAt <= now - LATE_MS).length,
      failing: states.flatMap(({ saga, url, trouble }) => (trouble ? [{ saga, url, reason: trouble.reason }] : [])),
    },
    deliveries: {
      waiting: open.length,
      interrupted: open.filter(({ status }) => status === 'sending').length,
    },
  };
}
