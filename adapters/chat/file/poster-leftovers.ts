// Turns what a process left in a folder that was killed while it wrote a file into nothing.
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { TEMPORARY } from './write-whole.ts';

/** A process that still writes has not been at one file for so long. Milliseconds. */
const ABANDONED_MS = 600_000;

/**
 * Removes temporary files that are much older than `written`, a file of the same folder: the folder's own clock says what is old.
 * Never rejects, since what is left over harms nobody.
 */
export async function removeLeftovers(folder: string, written: string): Promise<void> {
  try {
    const names = (await readdir(folder)).filter((name) => TEMPORARY.test(name));
    if (names.length === 0) return;
    const { mtimeMs: now } = await stat(written);
    for (const name of names) {
      const path = join(folder, name);
      if (now - (await stat(path)).mtimeMs > ABANDONED_MS) await rm(path, { force: true });
    }
  } catch {
    // another process may be tidying up, too
  }
}
