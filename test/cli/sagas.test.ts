// Descriptions of stories as people write them: one that can't be read is told with its line and stops no other.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readConfig } from '../../adapters/config.ts';
import { serveHealth } from '../../adapters/http/health.ts';
import { parseSaga } from '../../adapters/sagas/parse-saga.ts';
import { createSagaFolders, describeSaga } from '../../adapters/sagas/saga-folders.ts';
import { daybook } from './program.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sagas-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function describeStory(id: string, yaml: string): void {
  mkdirSync(join(folder, 'sagas', id), { recursive: true });
  writeFileSync(join(folder, 'sagas', id, 'saga.yaml'), yaml);
}

describe('a description that can’t be read', () => {
  test.each([
    ['name: Lock\nsources:\n  - publisher: The Post\n', /line 3\): sources: each needs `publisher` and `url`/],
    ['name: Lock\nsources:\n  - publisher: The Post\n    url: ftp://a.example\n', /line 4\): sources: each needs/],
    ['name: Lock\npeople: [{ aliases: [Bo] }]\n', /line 2\): people: each needs `name`/],
    ['name: Lock\nzone: Mars/Phobos\n', /line 2\): zone: the name of a time zone/],
    ['keywords: [lock]\n', /name: the story needs a name/],
    ['name: "Lock\n', /saga\.yaml, line \d+\): is no valid YAML/],
    ['just words', /it begins with `name:`/],
  ])('%j says what is wanted and where, and names no path', (yaml, words) => {
    const read = () => parseSaga('lock', yaml, { articlesDir: null });
    expect(read).toThrow(words);
    expect(read).toThrow(/^The description of “lock” \(saga\.yaml[^/\n]{0,20}\): [^\n]{10,160}\.$/);
  });

  test('stops no other story', async () => {
    describeStory('broken', 'name: Broken\nzone: nowhere\n');
    describeStory('lock', 'name: The lock\n');
    const sagas = createSagaFolders([join(folder, 'sagas')]);
    expect((await sagas.list()).map(({ id }) => id)).toEqual(['lock']);
    expect((await sagas.broken?.())?.map(({ message }) => message)).toEqual([
      expect.stringContaining('“broken” (saga.yaml, line 2)'),
    ]);
    await expect(sagas.find('broken')).rejects.toMatchObject({ code: 'bad-saga' });
    const told = await daybook(['articles', '--data', folder, '--saga', 'lock']);
    expect(told).toMatchObject({ code: 0, stderr: '' });
  });
});

test('a story that nobody described says where its zone is from', async () => {
  const zone = 'Europe/Oslo';
  const read = (id: string): string => readFileSync(join(folder, id, 'saga.yaml'), 'utf8');
  await describeSaga(folder, 'lock', null, { zone, isMachineZone: true });
  await describeSaga(folder, 'mill', null, { zone, isMachineZone: false });
  expect(read('lock')).toContain("zone: Europe/Oslo # this machine's");
  expect(read('mill')).toContain('zone: Europe/Oslo\n');
});

describe('a setting that can’t be meant', () => {
  test('LOG_LEVEL says what there is', () => {
    expect(() => readConfig({ LOG_LEVEL: 'verbose' })).toThrow(/^LOG_LEVEL is one of trace, debug, info.*“verbose”/);
    expect(readConfig({ LOG_LEVEL: 'WARN' }).logLevel).toBe('warn');
  });

  test('a port in use is one sentence', async () => {
    const watched = { platforms: () => ({}), readiness: async () => ({}), metrics: async () => '' };
    const first = await serveHealth(0, watched);
    await expect(serveHealth(first.port, watched)).rejects.toMatchObject({
      code: 'bad-argument',
      message: expect.stringMatching(/^Port \d+ \(DAYBOOK_PORT\) is in use by another program[^\n]+\.$/),
    });
    await first.stop();
  });

  test('a folder that is not there is not asked, unless a story is named for it', async () => {
    const data = join(folder, 'dta');
    const asked = await daybook(['ask', 'what happened?', '--data', data]);
    expect(asked).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(/^daybook: There is no record at /),
    });
  });
});
