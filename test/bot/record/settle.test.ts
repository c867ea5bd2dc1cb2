// Settling on both engines; other seeds are tried with the flows.
import { describe } from 'vitest';
import { createSqliteStore } from '../../../adapters/store/sqlite/store.ts';
import { describeSettling } from '../../contracts/settling-contract.ts';
import { openEmptyStore, POSTGRES_TITLE, withoutPostgres } from '../../postgres.ts';

const SEEDS = process.env.SETTLE_SEED ? [Number(process.env.SETTLE_SEED)] : Array.from({ length: 6 }, (_, i) => i + 1);

describeSettling('SQLite', () => createSqliteStore({ memory: true }), SEEDS);

describe.skipIf(withoutPostgres)(POSTGRES_TITLE, () =>
  describeSettling('PostgreSQL', openEmptyStore, SEEDS.slice(0, 1)),
);
