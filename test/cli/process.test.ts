// What only a process of its own can show: streams, exit codes, a reader that leaves early.
import { spawnSync } from 'node:child_process';
import { afterAll, expect, test } from 'vitest';
import { daybook, daybookProcess, jsonLines, PROGRAM, temporaryFolder } from './program.ts';

const folder = temporaryFolder();
afterAll(folder.remove);

test('says the same as in this process, and ends with the same code', async () => {
  const line = `${JSON.stringify({ id: 1, text: 'The lock was closed on Monday.', dct: '2024-03-06' })}\n`;
  const [there, here] = [await daybookProcess(['tag'], line), await daybook(['tag'], line)];
  expect(there).toEqual(here);
  expect(jsonLines(here.stdout)).toMatchObject([{ id: 1, timexes: [{ value: '2024-03-04' }] }]);
  const wrong = ['ask', '--saga', 'nobody', '--data', folder.path];
  expect(await daybookProcess(wrong)).toEqual(await daybook(wrong));
});

test('a reader that has seen enough is no crash', () => {
  const command = `"${process.execPath}" "${PROGRAM}" --help | head -n 1`;
  const { status, stdout, stderr } = spawnSync('bash', ['-o', 'pipefail', '-c', command], { encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toMatch(/^Usage: daybook/);
});
