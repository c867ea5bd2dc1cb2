// What `daybook ingest` makes of places that are not as they should be.
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { collectDocuments, fetchDocument } from '../../adapters/files/collect.ts';
import type { Fetcher } from '../../src/ports.ts';
import { daybook } from './program.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'places-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const answering = (status: number, headers: Record<string, string> = {}): Fetcher => ({
  fetch: async (url) => ({ url, status, headers, body: new Uint8Array() }),
});
const clock = { now: () => 0 };

test('folders that link to each other in a circle are read once', async () => {
  writeFileSync(join(folder, 'a.txt'), 'words');
  symlinkSync(folder, join(folder, 'again'));
  symlinkSync(join(folder, 'again'), join(folder, 'more'));
  const names: string[] = [];
  for await (const found of collectDocuments([folder], answering(200), clock)) {
    names.push('document' in found ? found.document.name : found.name);
  }
  expect(names).toEqual([join(folder, 'a.txt')]);
});

test.each([
  [404, {}, /is not there \(status 404\): check the address\.$/],
  [410, {}, /is gone for good.*: check the address\.$/],
  [503, {}, /has trouble of its own \(status 503\): try again later\.$/],
  [429, { 'retry-after': '45' }, /\(status 429\): try again in 45 seconds\.$/],
  [503, { 'retry-after': '600' }, /\(status 503\): try again in 10 minutes\.$/],
])('an answer with status %i says what can be done', async (status, headers, words) => {
  await expect(fetchDocument(answering(status, headers), 'https://a.example/x', 0)).rejects.toThrow(words);
});

test('where everything was rejected the command fails; where something was read it does not', async () => {
  const data = join(folder, 'data');
  writeFileSync(join(folder, 'names.txt'), 'Jane Doe\nTom Roe\n');
  const ingest = (name: string) => daybook(['ingest', join(folder, name), '--saga', 'lock', '--data', data]);
  expect((await ingest('names.txt')).code).toBe(1);
  writeFileSync(
    join(folder, 'lock.txt'),
    'Lock closed\nMay 5, 2021\n\nThe council closed the lock in the harbour on Monday, the mayor said. It had leaked for months.',
  );
  expect((await ingest('lock.txt')).code).toBe(0);
});

test('a feed that was saved without its items is named, not passed over', async () => {
  writeFileSync(join(folder, 'feed.xml'), '<rss version="2.0"><channel><title>Harbor Daily</title></channel></rss>');
  const read = await daybook(['ingest', join(folder, 'feed.xml'), '--saga', 'lock', '--data', join(folder, 'data')]);
  expect(read.code).toBe(1);
  expect(read.stdout + read.stderr).toContain('is a feed without items: look whether it was saved whole.');
});
