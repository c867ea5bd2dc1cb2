// Turns what somebody said of a story of their own into its saga.yaml; its feeds are tried at once.
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { suggestWords } from '../../src/bot/story/suggestions.ts';
import type { Founded, StoryWish } from '../../src/bot/story/wish.ts';
import { UserError } from '../../src/errors.ts';
import type { Saga } from '../../src/model/saga.ts';
import type { Sagas } from '../../src/ports.ts';
import { inTime } from '../chat/in-time.ts';
import { parseSaga } from './parse-saga.ts';
import { type FeedPorts, type TriedFeed, tryFeed } from './try-feed.ts';
import { commentedSaga } from './write-saga.ts';

/** The id of a story called so; empty where the name has no letter of ours. */
export const idOfName = (name: string): string =>
  name
    .normalize('NFD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);

type Described = Pick<Saga, 'name' | 'zone' | 'keywords' | 'sources'> & { readonly people: readonly string[] };

/** Rejects with a UserError where there is a story of this id. */
export async function refuseTaken(sagas: Sagas, folder: string, id: string): Promise<void> {
  if (existsSync(join(folder, id, 'saga.yaml')) || (await sagas.list()).some((saga) => saga.id === id))
    throw new UserError('bad-argument', `There is a story “${id}” already: give this one another name.`);
}

/** Writes a story's description below `folder`: where it lies. Rejects with a UserError where there is one of this name. */
export async function writeStory(sagas: Sagas, folder: string, { people, ...described }: Described): Promise<string> {
  const id = idOfName(described.name);
  const own = join(folder, id);
  await refuseTaken(sagas, folder, id);
  const yaml = commentedSaga({ ...described, people: people.map((name) => ({ name, aliases: [] })) });
  parseSaga(id, yaml, { articlesDir: null });
  await mkdir(own, { recursive: true });
  await writeFile(join(own, 'saga.yaml'), yaml, { flag: 'wx' });
  return join(own, 'saga.yaml');
}

/** A form waits no longer for all feeds together, in milliseconds. */
const PATIENCE_MS = 1_500;

/** One that has not answered yet is taken as it was given: polling says what is wrong with it. */
const tryInTime = (ports: FeedPorts, url: string): Promise<TriedFeed> =>
  inTime(tryFeed(ports, { url }), PATIENCE_MS, {
    source: { publisher: new URL(url).hostname, url },
    items: [],
    line: `${new URL(url).hostname} has not answered yet; it is read at the next check`,
    isFeed: true,
  });

/** Begins stories from chat: only addresses of feeds are taken, no file of this machine. */
export const storyFounder =
  (ports: FeedPorts & { readonly sagas: Sagas; readonly folder: string }) =>
  async ({ name, feeds, people, keywords, zone }: StoryWish): Promise<Founded> => {
    const tried = await Promise.all(feeds.map((url) => tryInTime(ports, url)));
    const found = tried.filter(({ isFeed }) => isFeed);
    const lines = tried.map(({ isFeed, line }) => `${isFeed ? 'Feed' : 'Left out'}: ${line}`);
    if (found.length === 0) throw new UserError('bad-argument', `None of the addresses is a feed. ${lines.join(' ')}`);
    const items = found.flatMap((one) => one.items);
    const suggested = suggestWords(items, name);
    await writeStory(ports.sagas, ports.folder, {
      name,
      zone,
      people: people ?? suggested.people,
      keywords: keywords ?? suggested.keywords,
      sources: found.map(({ source }) => source),
    });
    return { id: idOfName(name), lines };
  };
