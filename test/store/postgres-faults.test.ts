// What PostgreSQL and the line to it can do to a record: starting together, lost lines, long changes, wrong addresses, two at one story.
import pg from 'pg';
import { afterEach, describe, expect, test } from 'vitest';
import type { RecordData } from '../../adapters/store/place.ts';
import type { PoolLimits } from '../../adapters/store/postgres/connection.ts';
import { migrations } from '../../adapters/store/postgres/migrations/index.ts';
import { openPostgres } from '../../adapters/store/postgres/open.ts';
import { analyse } from '../../src/bot/reading/analyse.ts';
import { settle } from '../../src/bot/record/settle.ts';
import { keptBy } from '../bot/record/kept-events.ts';
import { ARTICLES, DAM } from '../bot/record/made-articles.ts';
import { recordOf } from '../contracts/store-records.ts';
import { newDatabase, openEmptyStore, POSTGRES_TITLE, withoutPostgres } from '../postgres.ts';

const unavailable = { name: 'UserError', code: 'store-unavailable' };

describe.skipIf(withoutPostgres)(POSTGRES_TITLE, () => {
  const opened: { close(): Promise<void> }[] = [];
  afterEach(() => Promise.all(opened.splice(0).map((one) => one.close())));
  const open = async (address: string, limits: PoolLimits = { connections: 3 }): Promise<RecordData> => {
    const data = await openPostgres(address, limits);
    opened.push(data);
    return data;
  };
  const asking = async (address: string, sql: string): Promise<readonly Record<string, unknown>[]> => {
    const client = new pg.Client({ connectionString: address });
    await client.connect();
    const { rows } = await client.query(sql);
    await client.end();
    return rows;
  };

  test('is given its tables once by many processes that start together', async () => {
    const { address } = await newDatabase();
    await asking(address, 'drop schema public cascade; create schema public');
    const all = await Promise.all(Array.from({ length: 6 }, () => open(address)));
    await Promise.all(all.map(({ store }, n) => store.save(recordOf(`a${n}`, [[`Ship ${n} came.`, '2021-05-19']]))));
    expect(await all[0]?.store.articles('harbour')).toHaveLength(6);
    const made = await asking(address, 'select name from kysely_migration order by name');
    expect(made.map(({ name }) => name)).toEqual(Object.keys(migrations));
  });

  test('says in a sentence what is wrong with an address, and never the password', async () => {
    const { address } = await newDatabase();
    const wrong = (change: (url: URL) => void): string => {
      const url = new URL(address);
      change(url);
      return url.href;
    };
    const refusals = [
      wrong((url) => {
        url.password = 'secret';
      }),
      wrong((url) => {
        url.pathname = '/nowhere';
        url.password = 'daybook';
      }),
      wrong((url) => {
        url.port = '1';
        url.password = 'secret';
      }),
    ];
    const said: string[] = [];
    for (const one of refusals)
      await openPostgres(one).then(
        ({ close }) => close(),
        (error: Error) => {
          expect(error).toMatchObject(unavailable);
          said.push(error.message);
        },
      );
    expect(said).toEqual([
      expect.stringContaining('refuses this name or password'),
      expect.stringContaining('There is no database nowhere'),
      expect.stringContaining('cannot be reached'),
    ]);
    expect(said.join()).not.toContain('secret');
    await expect(openPostgres('postgres://[')).rejects.toMatchObject({ code: 'bad-argument' });
  });

  test('of a newer program is refused', async () => {
    const { address } = await newDatabase();
    await (await openPostgres(address)).close();
    await asking(address, `insert into kysely_migration values ('9999-later', 'now')`);
    await expect(openPostgres(address)).rejects.toMatchObject({
      ...unavailable,
      message: expect.stringContaining('newer Daybook'),
    });
  });

  test('writes nothing of a change whose line is lost, and goes on', async () => {
    const { address } = await newDatabase();
    const { store } = await open(address);
    await store.save(recordOf('a1', [['The crane fell.', '2021-05-19']]));
    const cutOff = store.change('harbour', async (change) => {
      const [waiting] = await change.unsettled(1);
      await change.settled(waiting?.key ?? 0);
      await asking(
        address,
        `select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and state = 'idle in transaction'`,
      );
      await change.unsettled(1);
    });
    await expect(cutOff).rejects.toMatchObject(unavailable);
    expect(await store.unsettled('harbour')).toBe(1);
    await store.save(recordOf('a2', [['The crane rose.', '2021-05-20']]));
    expect(await store.articles('harbour')).toHaveLength(2);
  });

  test('lets one story wait for its own changes only, and no longer than it has patience', async () => {
    const { address } = await newDatabase();
    const [one, other] = [await open(address), await open(address, { connections: 3, patience: 300 })];
    await one.store.save(recordOf('a1', [['The crane fell.', '2021-05-19']]));
    let end = (): void => {};
    const ending = new Promise<void>((resolve) => {
      end = resolve;
    });
    let begin = (): void => {};
    const begun = new Promise<void>((resolve) => {
      begin = resolve;
    });
    const long = one.store.change('harbour', async () => {
      begin();
      await ending;
    });
    await begun;
    await other.store.save(recordOf('b1', [['The ferry sailed.', '2021-05-19']], { saga: 'ferry' }));
    await expect(other.store.save(recordOf('a2', [['It rose.', '2021-05-20']]))).rejects.toMatchObject({
      ...unavailable,
      message: expect.stringContaining('held by another program'),
    });
    expect(await other.store.articles('harbour')).toHaveLength(1);
    end();
    await long;
    await other.store.save(recordOf('a2', [['It rose.', '2021-05-20']]));
  });

  test('has the same events whether one process settles a story or several do at once', async () => {
    const { address } = await newDatabase();
    const all = await Promise.all(Array.from({ length: 3 }, () => open(address)));
    await Promise.all(
      ARTICLES.map(async (article, i) => {
        const store = (all[i % all.length] as RecordData).store;
        await store.save(analyse(article));
        await settle(store, DAM);
      }),
    );
    const alone = await openEmptyStore();
    opened.push(alone);
    for (const article of ARTICLES) await alone.save(analyse(article));
    await settle(alone, DAM);
    expect(await keptBy((all[0] as RecordData).store, DAM.id)).toEqual(await keptBy(alone, DAM.id));
  });
});
