// A saga with feeds, a record and a clock of its own: what a poller has around it in tests.
import { createFetcher } from '../../../adapters/http/fetcher.ts';
import { openSqlite, type SqliteData } from '../../../adapters/store/sqlite/open.ts';
import { pollFeeds, type Round } from '../../../src/bot/polling/poll.ts';
import type { Checked, PollPorts } from '../../../src/bot/polling/ports.ts';
import type { FeedState } from '../../../src/model/feed-state.ts';
import type { Saga, Source } from '../../../src/model/saga.ts';
import type { Subscription } from '../../../src/model/subscription.ts';
import { subscriptionWith } from '../../contracts/ledger-records.ts';
import { newRecord, withRecord } from '../../empty-record.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const START = Date.parse('2024-06-12T09:00:00Z');

export const sagaWith = (urls: readonly string[], more: Partial<Saga> = {}): Saga => ({
  id: 'harbour',
  name: 'The harbour lock',
  description: null,
  keywords: ['harbour', 'lock'],
  people: [],
  zone: 'UTC',
  sources: urls.map((url, n): Source => ({ publisher: `Post ${n + 1}`, url })),
  articlesDir: null,
  ...more,
});

interface LogLine {
  readonly level: 'info' | 'warn' | 'error';
  readonly message: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

export interface Newsroom {
  readonly ports: PollPorts;
  readonly data: SqliteData;
  readonly logged: LogLine[];
  /** Sagas as they are described now. */
  sagas: readonly Saga[];
  now: number;
  poll(round?: Round): Promise<readonly Checked[]>;
  /** The state of one feed. */
  state(url: string): Promise<FeedState | undefined>;
  titles(saga?: string): Promise<readonly (string | null)[]>;
  /** The words that channels are owed. */
  notices(): Promise<readonly string[]>;
  follow(more?: Partial<Subscription>): Promise<void>;
}

/** `allow`: the servers that play the internet, as host:port. `folder`: where the record outlives its connection. */
export async function openNewsroom(
  sagas: readonly Saga[],
  allow: readonly string[],
  { folder, deadlineMs = 10_000 }: { readonly folder?: string; readonly deadlineMs?: number } = {},
): Promise<Newsroom> {
  const data = await openSqlite({ folder: await (folder === undefined ? newRecord() : withRecord(folder)) });
  const logged: LogLine[] = [];
  const line =
    (level: LogLine['level']) =>
    (fields: LogLine['fields'], message: string): void =>
      void logged.push({ level, message, fields });
  const ports: PollPorts = {
    ...data,
    sagas: {
      list: async () => room.sagas,
      find: async (id) => room.sagas.find((saga) => saga.id === id) ?? null,
    },
    fetcher: createFetcher({ allow, deadlineMs }),
    clock: { now: () => room.now },
    log: { info: line('info'), warn: line('warn'), error: line('error') },
  };
  const room: Newsroom = {
    ports,
    data,
    logged,
    sagas,
    now: START,
    async poll(round) {
      const all: Checked[] = [];
      await pollFeeds(ports, (checked) => void all.push(checked), round);
      return all;
    },
    state: async (url) => (await data.feeds.list()).find((state) => state.url === url),
    titles: async (saga = 'harbour') => (await data.store.articles(saga)).map(({ title }) => title),
    notices: async () =>
      (await data.ledger.deliveries()).filter(({ kind }) => kind === 'notice').map(({ about }) => about ?? ''),
    follow: (more = {}) =>
      data.ledger.subscribe(subscriptionWith({ saga: 'harbour', createdBy: 'U1', createdAt: START, ...more })),
  };
  return room;
}
