// Settling on PostgreSQL with more orders, batches and kills than every run has time for.
import { describe } from 'vitest';
import { describeSettling } from '../contracts/settling-contract.ts';
import { openEmptyStore, POSTGRES_TITLE, withoutPostgres } from '../postgres.ts';

const SEEDS = Array.from({ length: 15 }, (_, i) => i + 2);

describe.skipIf(withoutPostgres)(POSTGRES_TITLE, () => describeSettling('PostgreSQL', openEmptyStore, SEEDS));
