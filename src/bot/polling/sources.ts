// Turns the sagas' descriptions into the feeds that are followed, each with its state.
import { isUserError } from '../../errors.ts';
import { type FeedState, newFeed } from '../../model/feed-state.ts';
import type { Saga, Source } from '../../model/saga.ts';
import type { PollPorts } from './ports.ts';

export interface FollowedSource {
  readonly saga: Saga;
  readonly source: Source;
  readonly state: FeedState;
}

type Ports = Pick<PollPorts, 'sagas' | 'store' | 'feeds' | 'log'>;

/** A description that can't be read must not stop the others: then those of the record are looked up one by one. */
async function readableSagas({ sagas, store, log }: Ports): Promise<readonly Saga[]> {
  try {
    return await sagas.list();
  } catch (error) {
    if (!isUserError(error)) throw error;
    log.error({ reason: error.message }, 'a saga can’t be read; its feeds are not polled');
  }
  const ids = (await store.sagas()).map(({ id }) => id);
  const found = await Promise.all(ids.map((id) => sagas.find(id).catch(() => null)));
  return found.filter((saga) => saga !== null);
}

const keyOf = (saga: string, url: string): string => `${saga}\n${url}`;

/** All sources of all sagas that go on, or of the one that is named; a source that two lines of a saga name is one. */
export async function followedSources(ports: Ports, only?: string): Promise<readonly FollowedSource[]> {
  const known = new Map((await ports.feeds.list()).map((state) => [keyOf(state.saga, state.url), state]));
  const followed = new Map<string, FollowedSource>();
  for (const saga of await readableSagas(ports)) {
    if (only === undefined ? saga.isFinished : saga.id !== only) continue;
    for (const source of saga.sources) {
      const key = keyOf(saga.id, source.url);
      if (!followed.has(key))
        followed.set(key, { saga, source, state: known.get(key) ?? newFeed(saga.id, source.url) });
    }
  }
  return [...followed.values()];
}
