// Deliveries into a folder: whole files or none, found again by their mark, complaints of the file system sorted.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { createFilePoster } from '../../../adapters/chat/file/poster.ts';
import type { Posting } from '../../../src/ports.ts';
import { debtOf, deliveryOn } from '../../contracts/ledger-records.ts';

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
  thread: null,
  signal: new AbortController().signal,
  ...given,
});
const indexOf = (folder: string): string => readFileSync(join(folder, 'harbour', 'README.md'), 'utf8');
const newFolder = (): string => join(root, `out-${folders++}`, 'not', 'there yet');

describe('a delivery to a folder', () => {
  test('is a Markdown file of its day, and nothing else is left beside it', async () => {
    const folder = newFolder();
    const outcome = await poster.post(posting(folder));
    const path = join(folder, 'harbour', '2024-05-02.md');
    expect(outcome).toEqual({ kind: 'posted', messageId: path });
    expect(readFileSync(path, 'utf8')).toBe('The crane fell.\n\n<!-- delivery a1b2c3d4e5f6-2024-05-03 -->\n');
    expect(readdirSync(join(folder, 'harbour'))).toEqual(['2024-05-02.md', 'README.md']);
  });

  test('of several days is named by its first and last', async () => {
    const folder = newFolder();
    await poster.post(
      posting(folder, { delivery: deliveryOn('2024-05-05', { from: '2024-05-02', to: '2024-05-04' }) }),
    );
    expect(readdirSync(join(folder, 'harbour'))).toEqual(['2024-05-02_2024-05-04.md', 'README.md']);
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
    expect(readdirSync(join(folder, 'harbour'))).toHaveLength(5);
    for (let i = 1; i <= 4; i++) expect(indexOf(folder)).toContain(`(2024-05-0${i}.md)`);
  });

  test('removes what a process left half written that was killed long ago, and nothing else', async () => {
    const folder = newFolder();
    await poster.post(posting(folder));
    const place = join(folder, 'harbour');
    const old = new Date('2024-05-01T00:00:00Z');
    const left = '.2024-05-01.md.0a1b2c3d.tmp';
    const others = ['.2024-05-01.md.swp', 'notes.tmp', '.notes.txt.0a1b2c3d.tmp'];
    for (const name of [left, ...others]) {
      writeFileSync(join(place, name), 'The cra');
      utimesSync(join(place, name), old, old);
    }
    const underWay = '.2024-05-03.md.1a1b2c3d.tmp';
    writeFileSync(join(place, underWay), 'The cra');
    await poster.post(posting(folder, { delivery: deliveryOn('2024-05-04') }));
    expect(readdirSync(place).sort()).toEqual(
      [...others, underWay, '2024-05-02.md', '2024-05-04.md', 'README.md'].sort(),
    );
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

describe('a delivered file', () => {
  const newer = { summary: 'The crane', blocks: [{ kind: 'paragraph', text: 'The crane held.' }] } as const;
  const update = debtOf('update', 'abc', { about: 'a1b2c3d4e5f6-2024-05-03', from: '2024-05-02', to: '2024-05-02' });

  test('is written anew when its digest changes, and still counts as the digest’s', async () => {
    const folder = newFolder();
    const path = join(folder, 'harbour', '2024-05-02.md');
    await poster.post(posting(folder));
    for (let i = 0; i < 2; i++)
      expect(await poster.edit(posting(folder, { delivery: update, message: newer }), [path])).toEqual({
        kind: 'edited',
      });
    expect(readFileSync(path, 'utf8')).toContain('The crane held.');
    expect(await poster.find(posting(folder), 0)).toMatchObject({ kind: 'found' });
  });

  test('that was deleted, or that another digest wrote since, is left alone', async () => {
    const folder = newFolder();
    const path = join(folder, 'harbour', '2024-05-02.md');
    const edit = () => poster.edit(posting(folder, { delivery: update, message: newer }), [path]);
    expect(await edit()).toMatchObject({ kind: 'gone' });
    await poster.post(
      posting(folder, { delivery: deliveryOn('2024-05-04', { from: '2024-05-02', to: '2024-05-02' }) }),
    );
    expect(await edit()).toMatchObject({ kind: 'gone' });
    expect(readFileSync(path, 'utf8')).toContain('The crane fell.');
  });

  test('of an alert or a notice stands beside the digest of its day', async () => {
    const folder = newFolder();
    await poster.post(posting(folder));
    for (const kind of ['alert', 'notice'] as const)
      await poster.post(posting(folder, { delivery: debtOf(kind, 'abc') }));
    expect(readdirSync(join(folder, 'harbour'))).toEqual([
      '2024-05-02.md',
      'README.md',
      'alert-2024-05-02-abc.md',
      'notice-2024-05-02-abc.md',
    ]);
    expect(indexOf(folder)).not.toContain('alert');
  });
});

describe('the index of a folder', () => {
  const told = (day: string, ...sentences: string[]): Partial<Posting> => ({
    delivery: deliveryOn(day),
    message: {
      summary: 'The harbour',
      blocks: [
        { kind: 'heading', level: 1, text: 'The *harbour*' },
        ...sentences.map((sentence) => ({
          kind: 'event' as const,
          event: sentence,
          label: null,
          sentence,
          continued: [],
          citation: { publisher: 'The Quay', title: null, url: null, published: null },
          dateNote: null,
          independentSources: 1,
          firstReportedBy: null,
          differing: [],
        })),
        { kind: 'list', items: ['Wednesday, 1 May 2024'] },
      ],
    },
  });

  test('has a line for each digest in order, with its first event, whatever the order of delivery', async () => {
    const folder = newFolder();
    await poster.post(posting(folder, told('2024-05-03', 'The *crane* fell.', 'A ship sank.', 'It rained.')));
    await poster.post(posting(folder, told('2024-05-02')));
    expect(indexOf(folder)).toBe(
      [
        '# The \\*harbour\\*',
        '',
        '- [Thursday, 2 May 2024](2024-05-02.md)',
        '- [Friday, 3 May 2024](2024-05-03.md): The \\*crane\\* fell. (2 more)',
        '',
        '<!-- index of the digests here -->',
        '',
      ].join('\n'),
    );
  });

  test('follows an update, a repeat changes nothing, and a lost page comes back with the next delivery', async () => {
    const folder = newFolder();
    await poster.post(posting(folder, told('2024-05-03', 'The crane fell.')));
    const before = indexOf(folder);
    await poster.post(posting(folder, told('2024-05-03', 'The crane fell.')));
    expect(indexOf(folder)).toBe(before);
    const update = debtOf('update', 'abc', { about: 'a1b2c3d4e5f6-2024-05-03' });
    const path = join(folder, 'harbour', '2024-05-03.md');
    await poster.edit(posting(folder, { ...told('2024-05-03', 'The crane held.'), delivery: update }), [path]);
    expect(indexOf(folder)).toContain('The crane held.');
    rmSync(join(folder, 'harbour', 'README.md'));
    await poster.post(posting(folder, told('2024-05-04', 'A ship sank.')));
    expect(indexOf(folder)).toContain('The crane held.');
  });

  test('lists nothing that it has not delivered, and leaves somebody’s own page alone', async () => {
    const folder = newFolder();
    await poster.post(posting(folder, told('2024-05-03')));
    writeFileSync(join(folder, 'harbour', '2024-05-01.md'), '- mine  \n');
    writeFileSync(join(folder, 'harbour', 'README.md'), 'My harbour.');
    await poster.post(posting(folder, told('2024-05-04')));
    expect(indexOf(folder)).toBe('My harbour.');
    rmSync(join(folder, 'harbour', 'README.md'));
    await poster.post(posting(folder, told('2024-05-05')));
    expect(indexOf(folder)).not.toContain('2024-05-01');
  });

  test('that cannot be written holds up no delivery', async () => {
    const folder = newFolder();
    mkdirSync(join(folder, 'harbour', 'README.md'), { recursive: true });
    expect(await poster.post(posting(folder, told('2024-05-03')))).toMatchObject({ kind: 'posted' });
  });
});
