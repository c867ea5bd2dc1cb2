// Turns the contracts of record, memory, ledger and feeds on PostgreSQL.
import { afterAll, describe } from 'vitest';
import { describeFeeds } from '../contracts/feeds-contract.ts';
import { describeInstallations } from '../contracts/installations-contract.ts';
import { describeLedger } from '../contracts/ledger-contract.ts';
import { describeMemory } from '../contracts/memory-contract.ts';
import { describeStore } from '../contracts/store-contract.ts';
import { openEmptyStore, openTwo, POSTGRES_TITLE, withoutPostgres } from '../postgres.ts';

const opened: { close(): Promise<void> }[] = [];
const two = async () => {
  // What the test before it had open is nobody's any more.
  await Promise.all(opened.splice(0).map((one) => one.close()));
  const made = await openTwo();
  opened.push(made);
  return made;
};
afterAll(() => Promise.all(opened.map((one) => one.close())));

const onPostgres = (what: string, contract: () => void): void =>
  void describe.skipIf(withoutPostgres)(`${POSTGRES_TITLE}: ${what}`, contract);

onPostgres('the record', () => describeStore('PostgreSQL', openEmptyStore));
onPostgres('memory', () =>
  describeMemory('PostgreSQL', async () => {
    const { first, second } = await two();
    return [first.memory, second.memory];
  }),
);
onPostgres('installations', () =>
  describeInstallations('PostgreSQL', async () => {
    const { first, second } = await two();
    return [first.installations, second.installations];
  }),
);
onPostgres('the ledger', () =>
  describeLedger('PostgreSQL', async () => {
    const { first, second, kill } = await two();
    return { one: first.ledger, other: second.ledger, kill };
  }),
);
onPostgres('feeds', () =>
  describeFeeds('PostgreSQL', async () => {
    const { first, second, kill } = await two();
    return { one: first.feeds, other: second.feeds, kill };
  }),
);
