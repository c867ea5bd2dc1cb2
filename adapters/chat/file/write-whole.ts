// Writes a text into a file that is there whole or not at all, and removes what killed processes left.
import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Code of an error of the file system ("ENOENT"); '' for any other. */
export const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException | null)?.code ?? '';

export const isMissing = (error: unknown): boolean => /^(?:ENOENT|ENOTDIR)$/.test(codeOf(error));

/** Another process may make the same folder at the same moment. */
function ignoreExisting(error: unknown): void {
  if (codeOf(error) !== 'EEXIST') throw error;
}

/** Not with mkdir's own `recursive`: where a system answers "no such folder" below one that exists, Node 20 tries for ever. */
async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    if (codeOf(error) === 'EEXIST' && (await stat(folder)).isDirectory()) return;
    const above = dirname(folder);
    if (codeOf(error) !== 'ENOENT' || above === folder) throw error;
    await makeFolder(above);
    await mkdir(folder).catch(ignoreExisting);
  }
}

async function writeSynced(path: string, text: string): Promise<void> {
  const file = await open(path, 'w');
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Names of the files that `writeWhole` fills before it gives them their own name. */
const TEMPORARY = /^\..+\.md\.[0-9a-f]{8}\.tmp$/;

/** Rejects with the file system's error; nothing is left behind then. Two processes never write one temporary file. */
export async function writeWhole(path: string, text: string): Promise<void> {
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(4).toString('hex')}.tmp`);
  try {
    await makeFolder(dirname(path));
    await writeSynced(temporary, text);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {});
    throw error;
  }
}

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
