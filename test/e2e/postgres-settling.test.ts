// Settling on PostgreSQL with more orders, batches and kills than every run has time for.
import { describe } from 'vitest';
import { describeSettling } from '../contracts/settling-contract.ts';
import { openEmptyStore, POSTGRES_TITLE, withoutPostgres } from '../postgres.ts';

const SEEDS = Array.from({ length: 14 }, (_, i) => i + 3);

describe.skipIf(withoutPostgres)(POSTGRES_TITLE, () => describeSettling('PostgreSQL', openEmptyStore, SEEDS));
