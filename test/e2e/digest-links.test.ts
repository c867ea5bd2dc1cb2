// Digests lead to their page wherever they are read, and only where there is one that is open.
import { afterAll, describe, expect, test } from 'vitest';
import { pagesAt } from '../../adapters/web/addresses.ts';
import { daybookProcess, temporaryFolder } from '../cli/program.ts';

const SITE = 'https://news.example.org';

const folder = temporaryFolder();
afterAll(() => folder.remove());

test.each(['text', 'md', 'slack', 'discord'])('a digest as %s has the address of its day', async (format) => {
  const digest = ['digest', '--from', '2017-07-25', '--format', format, '--data', folder.path];
  const linked = await daybookProcess(digest, '', { DAYBOOK_WEB_URL: `${SITE}/` });
  expect(linked.code, linked.stderr).toBe(0);
  expect(linked.stdout).toContain(`${SITE}/sessions/2017-07-25`);
  expect((await daybookProcess(digest)).stdout).not.toContain(SITE);
});

describe('the page of a time', () => {
  const pageOf = pagesAt(SITE);
  test.each([
    [{ from: '2017-07-25', to: '2017-07-25' }, '/open/2017-07-25'],
    [{ from: '2017-07-01', to: '2017-07-31' }, '/open/2017-07'],
    [{ from: '2017-06-30', to: '2017-07-02' }, '/open'],
  ])('%o is %s', (span, path) => {
    expect(pageOf({ id: 'open', isPublic: true }, span)).toBe(SITE + path);
    expect(pageOf({ id: 'closed' }, span)).toBeNull();
    expect(pagesAt(null)({ id: 'open', isPublic: true }, span)).toBeNull();
  });
});
