// Turns paths and addresses into documents: files are read, folders walked, addresses fetched.
import type { Stats } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Collected, Document } from '../../src/bot/reading/document.ts';
import { isUserError, UserError } from '../../src/errors.ts';
import type { Fetcher } from '../../src/ports.ts';

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

/** A path's documents; folders are walked in the order of names, hidden files left out. */
async function* fromPath(path: string): AsyncGenerator<Collected> {
  try {
    const info = await stat(path);
    if (!info.isDirectory()) {
      yield await readOne(path, info);
      return;
    }
    for (const name of (await readdir(path)).sort()) {
      if (!name.startsWith('.') && !DESCRIPTIONS.has(name)) yield* fromPath(join(path, name));
    }
  } catch (error) {
    yield unreadable(path, error);
  }
}

/** Fetches one address. Rejects with a UserError. */
export async function fetchDocument(fetcher: Fetcher, url: string): Promise<Document> {
  const { url: finalUrl, status, headers, body } = await fetcher.fetch(url);
  if (status !== 200) throw new UserError('fetch-failed', `${url} answered with status ${status}; try again later.`);
  return { name: url, bytes: body, url: finalUrl, contentType: headers['content-type'] ?? null, file: null, headers };
}

async function fromUrl(fetcher: Fetcher, url: string): Promise<Collected> {
  try {
    return { document: await fetchDocument(fetcher, url) };
  } catch (error) {
    return unreadable(url, error);
  }
}

/** All documents that paths and http(s) addresses name. What can't be had is told in its place; the rest goes on. */
export async function* collectDocuments(places: readonly string[], fetcher: Fetcher): AsyncGenerator<Collected> {
  for (const place of places) {
    if (/^https?:\/\//i.test(place)) yield await fromUrl(fetcher, place);
    else yield* fromPath(place);
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
