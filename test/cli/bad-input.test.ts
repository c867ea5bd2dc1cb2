// Turns everything that should not be an article into one clear sentence, while the rest goes on.
import { mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { daybook, jsonLines, temporaryFolder } from './program.ts';

const folder = temporaryFolder();
afterAll(folder.remove);

const GOOD = `---
title: Ferry stops running
publisher: The Estuary Post
published: 2024-03-05
---

The ferry to the island stopped running on Monday, the harbour master said.

Engineers found a crack in the hull on Sunday evening and sent the passengers home.
`;

const NESTED = `<html><body>${'<div>'.repeat(20_000)}<p>The ferry came back on Friday after two weeks of repairs, the town said.</p>${'</div>'.repeat(20_000)}</body></html>`;
const CUT_FEED = `<?xml version="1.0"?><rss version="2.0"><channel><title>Estuary</title><item><title>Ferry repaired</title><link>https://example.org/ferry</link><pubDate>Fri, 15 Mar 2024 10:00:00 GMT</pubDate><description>The ferry was repaired on Thursday and sails again from Friday morning, the shipyard said in a statement to the island council.</description></item><item><title>Cut he`;

/** Puts files in a new folder and reads it; returns the lines by file name. */
async function read(name: string, files: Readonly<Record<string, string | Buffer>>) {
  const path = join(folder.path, name);
  mkdirSync(path);
  for (const [file, content] of Object.entries(files)) writeFileSync(join(path, file), content);
  const run = await daybook(['ingest', path, '--saga', 'ferry', '--data', join(folder.path, `${name}-data`), '--json']);
  const lines = jsonLines(run.stdout);
  return { run, lines, of: (file: string) => lines.find(({ source }) => String(source).endsWith(file)) };
}

const INNARDS = /\n\s+at |node_modules|undefined|\[object|Cannot read|is not a function/;

describe('a folder with things that are no articles', () => {
  test('each gets one clear sentence and the good one is read', async () => {
    const { run, of } = await read('mixed', {
      'empty.txt': '',
      'binary.txt': Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 37) % 256)),
      'good.md': GOOD,
      'nested.html': NESTED,
      'cut.xml': CUT_FEED,
      'latin.txt': Buffer.from(
        'Fähre fährt wieder\n\nDie Fähre fährt seit Montag wieder, sagte der Bürgermeister am Dienstag den Inselbewohnern.\n\nBy Jan Kaai Published March 19, 2024 9:00 am\n',
        'latin1',
      ),
    });
    expect(run.code).toBe(0);
    expect(of('good.md')).toMatchObject({ status: 'new', published: '2024-03-05' });
    for (const file of ['empty.txt', 'binary.txt']) {
      expect(of(file)).toMatchObject({ status: 'rejected' });
      expect(String(of(file)?.reason)).toMatch(/\S+ \S+ \S+/);
      expect(String(of(file)?.reason)).not.toMatch(INNARDS);
    }
    expect(of('latin.txt')).toMatchObject({ status: 'new', title: 'Fähre fährt wieder' });
  });

  test('a file of 50 MB is refused without being read', async () => {
    const path = join(folder.path, 'huge.txt');
    writeFileSync(path, '');
    truncateSync(path, 50 * 1024 * 1024);
    const { stdout, code } = await daybook([
      'ingest',
      path,
      '--saga',
      'ferry',
      '--data',
      join(folder.path, 'huge-data'),
      '--json',
    ]);
    expect(code).toBe(1);
    expect(jsonLines(stdout)).toMatchObject([{ status: 'rejected', reason: expect.stringContaining('50 MB') }]);
  });

  test('a path that does not exist is told', async () => {
    const { stdout } = await daybook([
      'ingest',
      join(folder.path, 'nowhere'),
      '--saga',
      'ferry',
      '--data',
      join(folder.path, 'n'),
      '--json',
    ]);
    expect(jsonLines(stdout)).toMatchObject([
      { status: 'rejected', reason: expect.stringContaining('does not exist') },
    ]);
  });
});

describe('arguments that cannot be used', () => {
  // A record of one article: the bundled story takes its time to be read.
  beforeAll(async () => {
    const { of } = await read('arguments', { 'good.md': GOOD });
    expect(of('good.md')).toMatchObject({ status: 'new' });
  });
  const cases: readonly [string, readonly string[], RegExp][] = [
    ['an unknown saga', ['ask', 'what happened?', '--saga', 'atlantis'], /no saga “atlantis”/],
    ['a question of 10,000 characters', ['ask', 'why '.repeat(2500), '--saga', 'ferry'], /characters/],
    ['an empty question', ['ask', '  ', '--saga', 'ferry'], /\S+ \S+/],
    ['no question', ['ask', '--saga', 'ferry'], /Ask something/],
    ['a day that does not exist', ['digest', '--from', '2017-02-30', '--saga', 'ferry'], /2017-02-30/],
    [
      'a span that ends before it begins',
      ['digest', '--from', '2017-07-25', '--to', '2017-07-01', '--saga', 'ferry'],
      /later/,
    ],
    ['an unknown format', ['digest', '--format', 'pdf', '--saga', 'ferry'], /text, md/],
    ['an instant that is none', ['ask', 'yesterday?', '--as-of', 'soon', '--saga', 'ferry'], /soon/],
    ['an unknown command', ['aks'], /unknown command/],
    ['an unknown option', ['ask', '--sagas', 'x'], /unknown option/],
    ['nothing to read', ['ingest', '--saga', 'ferry'], /Name what to read/],
    ['a name that cannot be a saga', ['ingest', '.', '--saga', '../etc'], /can't name a saga/],
  ];

  test.for(cases)('%s: one sentence, exit 2', async ([, args, sentence]) => {
    const { code, stdout, stderr } = await daybook([...args, '--data', join(folder.path, 'arguments-data')]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(sentence);
    expect(stderr.trim().split('\n').length).toBeLessThanOrEqual(2);
    expect(stderr).not.toMatch(INNARDS);
  });

  test('a data folder that cannot be made: one sentence, exit 2', async () => {
    const file = join(folder.path, 'a-file');
    writeFileSync(file, 'x');
    const { code, stderr } = await daybook([
      'ask',
      'what happened on July 25?',
      '--saga',
      'sessions',
      '--data',
      join(file, 'data'),
    ]);
    expect(code).toBe(2);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).not.toMatch(INNARDS);
  });
});

describe('lines that cannot be handled', () => {
  test.for(['tag', 'read', 'feed', 'timeline'])(
    '%s answers each with its id and a sentence, and goes on',
    async (command) => {
      const lines = [
        '{',
        '[]',
        JSON.stringify({ id: 'a' }),
        JSON.stringify({ id: 'b', text: 7, dct: '2017-02-30', html: '', body: 3 }),
      ];
      const { code, stdout } = await daybook([command], `${lines.join('\n')}\n\n`);
      const answers = jsonLines(stdout);
      expect(code).toBe(0);
      expect(answers.map(({ id }) => id)).toEqual([null, null, 'a', 'b']);
      for (const { error } of answers) {
        expect(error).toMatchObject({
          code: expect.stringMatching(/^[a-z-]+$/),
          message: expect.stringMatching(/\S+ \S+ \S+/),
        });
        expect(JSON.stringify(error)).not.toMatch(INNARDS);
      }
    },
  );
});
