// What `daybook jobs` says of what waits and what failed.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSqlite } from '../../adapters/store/sqlite/open.ts';
import { deliveryOn, subscriptionWith } from '../contracts/ledger-records.ts';
import { recordOf } from '../contracts/store-records.ts';
import { daybook, jsonLines, temporaryFolder } from './program.ts';

const folder = temporaryFolder();
afterAll(folder.remove);

beforeAll(async () => {
  const { store, ledger, close } = await openSqlite({ folder: folder.path });
  await store.save(recordOf('a1', [['The crane fell.', '2021-05-19']]));
  await ledger.subscribe(subscriptionWith());
  const failed = deliveryOn('2024-05-02');
  await ledger.plan(failed, null, '0001-01-01');
  await ledger.begin(failed.id, { now: 1, until: 2, grace: 0 });
  await ledger.settle(failed.id, 1, { status: 'failed', reason: 'The channel is closed.' });
  await ledger.plan(deliveryOn('2024-05-03'), '2024-05-02', '0001-01-01');
  await close();
});

test('for a person', async () => {
  const { code, stdout } = await daybook(['jobs', '--data', folder.path]);
  expect(code).toBe(0);
  expect(stdout).toContain('Articles of harbour to be settled: 1.');
  expect(stdout).toContain('Messages: 1 to be sent now, 0 of them begun by a process that is gone.');
  expect(stdout).toContain(`deliver --again ${deliveryOn('2024-05-02').id}`);
});

test('for a script', async () => {
  const { stdout } = await daybook(['jobs', '--data', folder.path, '--json']);
  expect(jsonLines(stdout)).toMatchObject([
    {
      unsettled: [{ saga: 'harbour', articles: 1 }],
      deliveries: { waiting: 1, interrupted: 0 },
      dead: [{ delivery: deliveryOn('2024-05-02').id, status: 'failed', reason: 'The channel is closed.' }],
    },
  ]);
});

test('and says that a folder has no queue whose jobs could be tried again', async () => {
  const { code, stderr } = await daybook(['jobs', 'retry', '--data', folder.path]);
  expect(code).toBe(2);
  expect(stderr).toContain('Only a record on PostgreSQL has a queue');
});

test('roles are named, or said to be none', async () => {
  const { code, stderr } = await daybook(['serve', '--roles', 'gateway,cook', '--data', folder.path]);
  expect(code).toBe(2);
  expect(stderr).toContain('--roles takes gateway, answers and work');
});
