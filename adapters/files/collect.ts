// Turns paths and addresses into documents: files are read, folders walked, addresses fetched.
import type { Stats } from 'node:fs';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { retryAfter } from '../../src/bot/polling/http-words.ts';
import { statusReason } from '../../src/bot/polling/words.ts';
import type { Collected, Document } from '../../src/bot/reading/document.ts';
import { isUserError, UserError } from '../../src/errors.ts';
import type { Clock, Fetcher } from '../../src/ports.ts';

/** Bytes of a single file; an article is rarely a hundredth of it. */
const MAX_BYTES = 10 * 1024 * 1024;
/** Files of a folder that describe the saga and are no articles. */
const DESCRIPTIONS = new Set(['saga.yaml', 'saga.yml']);

const reasonOf = (error: unknown): string => {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return 'does not exist; check the path';
  if (code === 'EACCES' || code === 'EPERM') return 'may not be read by this user; change its permissions';
  return `can't be read (${code ?? (error as Error).message})`;
};

const unreadable = (name: string, error: unknown): Collected => ({
  name,
  problem: isUserError(error) ? error : new UserError('unreadable', `${name} ${reasonOf(error)}.`, { cause: error }),
});

async function readOne(path: string, info: Stats): Promise<Collected> {
  if (!info.isFile())
    return { name: path, problem: new UserError('unreadable', `${path} is neither a file nor a folder.`) };
  if (info.size > MAX_BYTES) {
    const size = Math.round(info.size / 1024 / 1024);
    return {
      name: path,
      problem: new UserError('too-large', `${path} has ${size} MB; an article may have at most 10 MB.`),
    };
  }
  const bytes = await readFile(path);
  return { document: { name: path, bytes, url: null, contentType: null, file: path } };
}

/**
 * A path's documents; folders are walked in the order of names, hidden files left out. `walked`: the real paths of the folders so far;
 * each is walked once, whatever links lead to it.
 */
async function* fromPath(path: string, walked: Set<string>): AsyncGenerator<Collected> {
  try {
    const info = await stat(path);
    if (!info.isDirectory()) {
      yield await readOne(path, info);
      return;
    }
    const real = await realpath(path);
    if (walked.has(real)) return;
    walked.add(real);
    for (const name of (await readdir(path)).sort()) {
      if (!name.startsWith('.') && !DESCRIPTIONS.has(name)) yield* fromPath(join(path, name), walked);
    }
  } catch (error) {
    yield unreadable(path, error);
  }
}

const MINUTE = 60_000;

/** What can be done about an answer that is no document. `wait`: milliseconds that the server asks to wait, or null. */
function advice(status: number, wait: number | null): string {
  if (wait !== null && wait > 0)
    return wait < 2 * MINUTE
      ? `try again in ${Math.ceil(wait / 1000)} seconds`
      : `try again in ${Math.ceil(wait / MINUTE)} minutes`;
  if (status === 408 || status === 425 || status === 429 || status >= 500) return 'try again later';
  return status === 401 || status === 403 ? 'save the page and read the file' : 'check the address';
}

/** Fetches one address. Rejects with a UserError. */
export async function fetchDocument(fetcher: Fetcher, url: string, now: number): Promise<Document> {
  const { url: finalUrl, status, headers, body } = await fetcher.fetch(url);
  if (status !== 200) {
    const reason = statusReason(url, status).replace(/\.$/, '');
    throw new UserError('fetch-failed', `${reason}: ${advice(status, retryAfter(headers, now))}.`);
  }
  return { name: url, bytes: body, url: finalUrl, contentType: headers['content-type'] ?? null, file: null, headers };
}

async function fromUrl(fetcher: Fetcher, url: string, now: number): Promise<Collected> {
  try {
    return { document: await fetchDocument(fetcher, url, now) };
  } catch (error) {
    return unreadable(url, error);
  }
}

/** All documents that paths and http(s) addresses name. What can't be had is told in its place; the rest goes on. */
export async function* collectDocuments(
  places: readonly string[],
  fetcher: Fetcher,
  clock: Clock,
): AsyncGenerator<Collected> {
  const walked = new Set<string>();
  for (const place of places) {
    if (/^https?:\/\//i.test(place)) yield await fromUrl(fetcher, place, clock.now());
    else yield* fromPath(place, walked);
  }
}

/** The saga.yaml of a folder among the places, if one came with the articles. */
export async function findDescription(places: readonly string[]): Promise<string | null> {
  for (const place of places) {
    for (const file of basename(place) === 'saga.yaml'
      ? [place]
      : [join(place, 'saga.yaml'), join(place, '..', 'saga.yaml')]) {
      const text = await readFile(file, 'utf8').catch(() => null);
      if (text !== null) return text;
    }
  }
  return null;
}
