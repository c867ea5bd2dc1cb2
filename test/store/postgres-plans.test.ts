// How PostgreSQL finds what is asked of a large record: by its indexes, whatever it knows of the parameters.
import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { openPostgres } from '../../adapters/store/postgres/open.ts';
import { toIso } from '../../src/model/day.ts';
import { newDatabase, POSTGRES_TITLE, withoutPostgres } from '../postgres.ts';

const [DAYS, A_DAY] = [400, 20];
/** So many events on each of so many days, which hold no reports: how they are found is all that is asked here. */
const FILL = `
  insert into sagas (key, id) values (1, 'harbour');
  insert into events (saga, id, from_day, to_day, kind, salience, headline, sources, more, revision)
    select 1, 'e' || n, 18000 + n / ${A_DAY}, 18000 + n / ${A_DAY}, 'report', n % 7, 'The lock closed.', 1, '{}', 1
    from generate_series(0, ${DAYS * A_DAY - 1}) n;
  insert into day_counts (saga, day, events, revision) select 1, 18000 + n, ${A_DAY}, 1 from generate_series(0, ${DAYS - 1}) n;
  insert into feeds (saga, url, next_at, checked_at, rhythm, is_settled)
    select 'harbour', 'https://post.example/' || n, 1000 + n, 500, '{}', 1 from generate_series(1, 5000) n;
  analyze`;
/** Rows that were read by going through a whole table. */
const READ_THROUGH = `select relname as name, seq_tup_read::int as rows from pg_stat_user_tables where relname = any($1)`;

describe.skipIf(withoutPostgres)(`${POSTGRES_TITLE}: a large record`, () => {
  test.each([
    ['the events of a day', 'events'],
    ['the feeds that are due', 'feeds'],
  ] as const)('%s are found without reading the others', async (_, table) => {
    const { address } = await newDatabase();
    const client = new pg.Client({ connectionString: address });
    await client.connect();
    const rowsRead = async (): Promise<number> =>
      (await client.query<{ rows: number }>(READ_THROUGH, [[table]])).rows[0]?.rows ?? 0;
    try {
      await (await openPostgres(address)).close();
      await client.query(FILL);
      await client.query('select pg_stat_force_next_flush()');
      const before = await rowsRead();
      const { store, feeds, close } = await openPostgres(address, { connections: 1 });
      const day = toIso(18_200);
      if (table === 'events') await store.happenings({ saga: 'harbour', from: day, to: day, order: 'date', limit: 10 });
      else expect(await feeds.list({ due: 1005 })).toHaveLength(5);
      // What a connection has read is counted when it ends.
      await close();
      await expect
        .poll(
          async () =>
            (
              await client.query(
                'select count(*)::int as n from pg_stat_activity where application_name = $1 and datname = current_database()',
                ['daybook'],
              )
            ).rows[0].n,
        )
        .toBe(0);
      expect((await rowsRead()) - before).toBe(0);
    } finally {
      await client.end();
    }
  });
});
