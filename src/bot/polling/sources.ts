// Turns the sagas' descriptions into the feeds that are followed, each with its state.
import { type FeedState, newFeed } from '../../model/feed-state.ts';
import type { Saga, Source } from '../../model/saga.ts';
import type { PollPorts } from './ports.ts';

export interface FollowedSource {
  readonly saga: Saga;
  readonly source: Source;
  readonly state: FeedState;
}

/** A source, by what it is known by. */
export type FeedName = Pick<FeedState, 'saga' | 'url'>;

type Ports = Pick<PollPorts, 'sagas' | 'store' | 'feeds' | 'log'>;

/** A description that can't be read does not stop the others; it is told. */
async function readableSagas({ sagas, log }: Pick<Ports, 'sagas' | 'log'>): Promise<readonly Saga[]> {
  for (const { message } of (await sagas.broken?.()) ?? [])
    log.error({ reason: message }, 'a saga can’t be read; its feeds are not polled');
  return sagas.list();
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
