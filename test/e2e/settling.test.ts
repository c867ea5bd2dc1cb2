// Settling on both engines with more orders, batches and kills than every run has time for.
import { describe } from 'vitest';
import { createSqliteStore } from '../../adapters/store/sqlite/store.ts';
import { describeSettling } from '../contracts/settling-contract.ts';
import { openEmptyStore, POSTGRES_TITLE, withoutPostgres } from '../postgres.ts';

const seeds = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, i) => from + i);

describeSettling('SQLite', () => createSqliteStore({ memory: true }), seeds(7, 16));

describe.skipIf(withoutPostgres)(POSTGRES_TITLE, () => describeSettling('PostgreSQL', openEmptyStore, seeds(2, 16)));
