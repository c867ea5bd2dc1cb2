// Turns the bundled sagas into the dated digests on file: one Markdown file for each day that has something, and an index.
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bundledDigests } from '../bundled-digests.ts';
import type { Streams } from '../streams.ts';

/** Writes `<folder>/<saga>/…` and removes files of days that no longer have anything. */
export async function runWriteDigests(streams: Streams, { out }: { readonly out: string }): Promise<void> {
  for (const { saga, files } of await bundledDigests()) {
    const folder = join(out, saga.id);
    await mkdir(folder, { recursive: true });
    const kept = new Set(files.map(({ path }) => path));
    for (const name of await readdir(folder)) if (name.endsWith('.md') && !kept.has(name)) await rm(join(folder, name));
    for (const { path, text } of files) await writeFile(join(folder, path), text);
    streams.stdout.write(`${folder}: ${files.length} files\n`);
  }
}
