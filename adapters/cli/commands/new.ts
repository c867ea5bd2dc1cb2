// Turns a few answers into a story of one's own: its name, its feeds tried at once, its people and words, and a saga.yaml of all that.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { parseZone } from '../../../src/bot/schedule/subscribing.ts';
import { suggestWords } from '../../../src/bot/story/suggestions.ts';
import { listed } from '../../../src/bot/story/wish.ts';
import { isUserError, UserError } from '../../../src/errors.ts';
import { feedsOfList } from '../../../src/ingest/feed-list.ts';
import type { Item } from '../../../src/model/article.ts';
import type { Source } from '../../../src/model/saga.ts';
import { fetcherOnDemand } from '../../http/on-demand.ts';
import { createReaders } from '../../reading/readers.ts';
import { idOfName, refuseTaken, writeStory } from '../../sagas/found-story.ts';
import { tryFeed } from '../../sagas/try-feed.ts';
import { type CommonOptions, type OpenRecord, ownSagas, withDaybook } from '../open.ts';
import type { Streams } from '../streams.ts';

interface NewOptions extends Pick<CommonOptions, 'data'> {
  readonly name?: string;
  readonly feed?: readonly string[];
  readonly people?: string;
  readonly keywords?: string;
  readonly zone?: string;
}

/** Asks one thing after the other; null when nobody answers any more. */
type Ask = (question: string) => Promise<string | null>;

function asker({ stdin, stdout }: Streams): { readonly ask: Ask; readonly close: () => void } {
  const lines = createInterface({ input: stdin })[Symbol.asyncIterator]();
  const ask: Ask = async (question) => {
    stdout.write(question);
    const { value, done } = (await lines.next()) as IteratorResult<string, undefined>;
    return done ? null : value.trim();
  };
  return { ask, close: () => void lines.return?.() };
}

async function nameOf(ask: Ask, { name }: NewOptions): Promise<string> {
  const given = name ?? (await ask('What is the story called? ')) ?? '';
  if (idOfName(given) !== '') return given;
  throw new UserError('bad-argument', 'A story needs a name with a letter in it, such as “The harbour lock”.');
}

/** Addresses of feeds, or files of OPML lists. */
async function placesOf(ask: Ask, { feed }: NewOptions, { stdout }: Streams): Promise<readonly string[]> {
  if (feed) return feed;
  stdout.write('Its feeds: an address or an OPML file a line; an empty line goes on.\n');
  const places: string[] = [];
  for (let place = await ask('Feed: '); place; place = await ask('Feed: ')) places.push(place);
  return places;
}

type Wanted = Pick<Source, 'url'> & { readonly publisher?: string };

async function feedsAt(place: string): Promise<readonly Wanted[]> {
  if (/^https?:\/\//i.test(place)) return [{ url: place }];
  if (!existsSync(place) && /^[\w-]+(?:\.[\w-]+)+(?:\/|$)/.test(place)) return [{ url: `https://${place}` }];
  const text = await readFile(place, 'utf8').catch(() => null);
  const listed = text === null ? [] : feedsOfList(text);
  if (listed.length > 0) return listed;
  throw new UserError('unreadable', `${place} is neither an address nor a list of feeds (OPML).`);
}

/** Tries each feed and says what it found; only those that are feeds are kept. */
async function triedFeeds({ stdout }: Streams, { config, clock }: OpenRecord, places: readonly string[]) {
  const ports = { fetcher: fetcherOnDemand({ allow: config.allowHosts }), readers: createReaders(), clock };
  const sources: Source[] = [];
  const items: Item[] = [];
  for (const place of places) {
    const wanted = await feedsAt(place).catch((error: unknown) => {
      if (!isUserError(error)) throw error;
      stdout.write(`  ✗ ${error.message}\n`);
      return [];
    });
    for (const one of wanted) {
      const tried = await tryFeed(ports, one);
      stdout.write(`  ${tried.isFeed ? '✓' : '✗'} ${tried.line}\n`);
      if (tried.isFeed) sources.push(tried.source);
      items.push(...tried.items);
    }
  }
  return { sources, items };
}

/** What is suggested unless something else is written; "-" for none. */
async function chosen(ask: Ask, given: string | undefined, what: string, suggested: readonly string[]) {
  if (given !== undefined) return listed(given);
  const shown = suggested.length > 0 ? ` [${suggested.join(', ')}; “-” for none]` : '';
  const said = await ask(`${what}, with commas between${shown}: `);
  return said ? listed(said) : suggested;
}

async function zoneOf(ask: Ask, { zone }: NewOptions, usual: string): Promise<string> {
  const said = zone ?? (await ask(`Time zone of the story [${usual}]: `));
  return said ? parseZone(said) : usual;
}

async function describe(streams: Streams, opened: OpenRecord, options: NewOptions): Promise<void> {
  const { ask, close } = asker(streams);
  const name = await nameOf(ask, options);
  const id = idOfName(name);
  await refuseTaken(opened.sagas, ownSagas(opened.config), id);
  const { sources, items } = await triedFeeds(streams, opened, await placesOf(ask, options, streams));
  const suggested = suggestWords(items, name);
  const people = await chosen(ask, options.people, 'People', suggested.people);
  const keywords = await chosen(ask, options.keywords, 'Keywords', suggested.keywords);
  const zone = await zoneOf(ask, options, opened.config.zone);
  close();
  const file = await writeStory(opened.sagas, ownSagas(opened.config), { name, zone, keywords, people, sources });
  streams.stdout.write(
    `“${name}” is described in ${file}. Next: “daybook poll --saga ${id}” reads its feeds now, “daybook ask --saga ${id}” asks about it; the running bot does both.\n`,
  );
}

/** `daybook new`: what is not given as an option is asked. */
export const runNew = (streams: Streams, options: NewOptions): Promise<void> =>
  withDaybook(options.data === undefined ? {} : { data: options.data }, (opened) => describe(streams, opened, options));
