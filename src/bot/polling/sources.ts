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

/** Each source of all sagas that go on, or of the one that is named, once: two lines of a saga may name one. */
function* sourcesOf(sagas: readonly Saga[], only?: string): Generator<{ saga: Saga; source: Source; key: string }> {
  const seen = new Set<string>();
  for (const saga of sagas) {
    if (only === undefined ? saga.isFinished : saga.id !== only) continue;
    for (const source of saga.sources) {
      const key = keyOf(saga.id, source.url);
      if (seen.has(key)) continue;
      seen.add(key);
      yield { saga, source, key };
    }
  }
}

const byKey = (states: readonly FeedState[]): ReadonlyMap<string, FeedState> =>
  new Map(states.map((state) => [keyOf(state.saga, state.url), state]));

/** All sources of all sagas that go on, or of the one that is named. */
export async function followedSources(ports: Ports, only?: string): Promise<readonly FollowedSource[]> {
  const known = byKey(await ports.feeds.list());
  const followed: FollowedSource[] = [];
  for (const { saga, source, key } of sourcesOf(await readableSagas(ports), only))
    followed.push({ saga, source, state: known.get(key) ?? newFeed(saga.id, source.url) });
  return followed;
}

/** Those of them that are due at an instant or were never looked at: of a hundred thousand feeds the others are not read. */
export async function dueSources(ports: Ports, now: number, only?: string): Promise<readonly FollowedSource[]> {
  const due = byKey(await ports.feeds.list({ due: now }));
  const known = new Set((await ports.feeds.names()).map(([saga, url]) => keyOf(saga, url)));
  const found: FollowedSource[] = [];
  for (const { saga, source, key } of sourcesOf(await readableSagas(ports), only)) {
    const state = due.get(key) ?? (known.has(key) ? null : newFeed(saga.id, source.url));
    if (state) found.push({ saga, source, state });
  }
  return found;
}
