// Deliveries into a folder: whole files or none, found again by their mark, complaints of the file system sorted.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { createFilePoster } from '../../../adapters/chat/file/poster.ts';
import type { Posting } from '../../../src/ports.ts';
import { deliveryOn } from '../../contracts/ledger-records.ts';

const root = mkdtempSync(join(tmpdir(), 'daybook-files-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const poster = createFilePoster();
let folders = 0;
const posting = (folder: string, given: Partial<Posting> = {}): Posting => ({
  delivery: deliveryOn('2024-05-03', { from: '2024-05-02', to: '2024-05-02' }),
  saga: 'harbour',
  channel: { platform: 'file', workspace: null, id: folder },
  person: null,
  message: { summary: 'The crane', blocks: [{ kind: 'paragraph', text: 'The crane fell.' }] },
  signal: new AbortController().signal,
  ...given,
});
const newFolder = (): string => join(root, `out-${folders++}`, 'not', 'there yet');

describe('a delivery to a folder', () => {
  test('is a Markdown file of its day, and nothing else is left beside it', async () => {
    const folder = newFolder();
    const outcome = await poster.post(posting(folder));
    const path = join(folder, 'harbour', '2024-05-02.md');
    expect(outcome).toEqual({ kind: 'posted', messageId: path });
    expect(readFileSync(path, 'utf8')).toBe('The crane fell.\n\n<!-- delivery a1b2c3d4e5f6-2024-05-03 -->\n');
    expect(readdirSync(join(folder, 'harbour'))).toEqual(['2024-05-02.md']);
  });

  test('of several days is named by its first and last', async () => {
    const folder = newFolder();
    await poster.post(
      posting(folder, { delivery: deliveryOn('2024-05-05', { from: '2024-05-02', to: '2024-05-04' }) }),
    );
    expect(readdirSync(join(folder, 'harbour'))).toEqual(['2024-05-02_2024-05-04.md']);
  });

  test('is found again; another delivery’s file, a torn file and no file are not it', async () => {
    const folder = newFolder();
    expect(await poster.find(posting(folder), 0)).toEqual({ kind: 'absent' });
    await poster.post(posting(folder));
    expect(await poster.find(posting(folder), 0)).toMatchObject({ kind: 'found' });
    const other = deliveryOn('2024-05-04', { from: '2024-05-02', to: '2024-05-02' });
    expect(await poster.find(posting(folder, { delivery: other }), 0)).toEqual({ kind: 'absent' });
    writeFileSync(join(folder, 'harbour', '2024-05-02.md'), 'The crane');
    expect(await poster.find(posting(folder), 0)).toEqual({ kind: 'absent' });
  });

  test('posted twice, or by two processes that make the folder at once, is one file', async () => {
    const folder = newFolder();
    const posts = Array.from({ length: 8 }, (_, i) =>
      poster.post(posting(folder, { delivery: deliveryOn(`2024-05-0${(i % 4) + 1}`) })),
    );
    expect((await Promise.all(posts)).map(({ kind }) => kind)).toEqual(Array(8).fill('posted'));
    expect(readdirSync(join(folder, 'harbour'))).toHaveLength(4);
  });

  test('stays in its folder, whatever a saga is called', async () => {
    const folder = newFolder();
    await poster.post(posting(folder, { saga: '../../etc' }));
    expect(readdirSync(folder)).toEqual(['------etc']);
    expect(existsSync(join(folder, '..', '..', 'etc'))).toBe(false);
  });

  test('is refused for good where the folder cannot be one', async () => {
    const folder = join(root, `out-${folders++}`);
    writeFileSync(folder, 'a file');
    expect(await poster.post(posting(folder))).toMatchObject({ kind: 'refused', stops: true });
    expect(await poster.find(posting(folder), 0)).toEqual({ kind: 'absent' });
    mkdirSync(join(`${folder}-other`, 'harbour', '2024-05-02.md', 'x'), { recursive: true });
    expect(await poster.post(posting(`${folder}-other`))).toMatchObject({ kind: 'refused', stops: true });
    expect(await poster.find(posting(`${folder}-other`), 0)).toMatchObject({ kind: 'unknowable' });
    expect(await poster.post(posting('/proc/daybook/deep/er'))).toMatchObject({ kind: 'refused', stops: true });
  });

  test('tells nobody: a folder has no people', async () => {
    expect(await poster.post(posting(newFolder(), { person: 'U1' }))).toMatchObject({ kind: 'refused', stops: false });
  });
});
