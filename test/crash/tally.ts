// Turns what the platforms hold and what the ledger says into what matters: how many digests came twice, how many not at all.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nonceOf } from '../../adapters/chat/discord/speaking/post.ts';
import { isByHand } from './by-hand.ts';
import type { Platform } from './records.ts';
import type { Row, Stage } from './stage.ts';

/** More pages than any digest of the story has. */
const MOST_PAGES = 12;

/** How often each page of each delivery is on a platform: "delivery page" → times. What nobody owes counts as itself. */
type Sightings = ReadonlyMap<string, number>;

const pageName = (delivery: string, page: number): string => `${delivery} ${page}`;

function counted(names: readonly string[]): Sightings {
  const times = new Map<string, number>();
  for (const name of names) times.set(name, (times.get(name) ?? 0) + 1);
  return times;
}

/** Discord's messages carry a nonce made from delivery and page. What people asked for by hand is theirs. */
async function onDiscord(stage: Stage, rows: readonly Row[]): Promise<readonly string[]> {
  const pages = new Map<string, string>();
  for (const { delivery } of rows)
    for (let page = 0; page < MOST_PAGES; page++) pages.set(nonceOf(delivery, page), pageName(delivery, page));
  const posts = (await stage.posts('discord')).filter(({ nonce }) => !isByHand(nonce));
  return posts.map(({ nonce, id }) => pages.get(String(nonce)) ?? `strange message ${id}`);
}

/** Slack's carry delivery and page in the id of their first block; metadata, which carry both too, the stand-in does not show. */
async function onSlack(stage: Stage): Promise<readonly string[]> {
  const posts = (await stage.posts('slack')).map(({ blocks, ts }) => ({
    mark: (blocks as readonly { readonly block_id?: string }[] | undefined)?.[0]?.block_id ?? '',
    ts,
  }));
  return posts
    .filter(({ mark }) => !isByHand(mark))
    .map(({ mark, ts }) => {
      const [, delivery, page] = /^delivery\.(.+)\.(\d+)$/.exec(mark) ?? [];
      return delivery === undefined ? `strange message ${ts}` : pageName(delivery, Number(page));
    });
}

/** Files end with a line that names their delivery; the page that lists them is none. */
function inFolder({ place }: Stage): readonly string[] {
  const folder = join(place, 'out');
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.md') && !name.endsWith('README.md'),
  );
  return names.map((name) => {
    const mark = /<!-- delivery (\S+) -->\n$/.exec(readFileSync(join(folder, name), 'utf8'))?.[1];
    return mark === undefined ? `half a file ${name}` : pageName(mark, 0);
  });
}

/** What a platform holds. */
async function sightings(stage: Stage, platform: Platform, rows: readonly Row[]): Promise<Sightings> {
  if (platform === 'file') return counted(inFolder(stage));
  return counted(platform === 'slack' ? await onSlack(stage) : await onDiscord(stage, rows));
}

export interface Tally {
  /** Digests that the ledger has as sent. */
  readonly deliveries: number;
  /** Pages that are there once more than they should be, each with its name. */
  readonly doubles: readonly string[];
  /** Days whose digest was due and is not there whole. */
  readonly losses: readonly string[];
}

/** Pages of one digest, by platform. */
export type Pages = Readonly<Partial<Record<Platform, number>>>;

/** Pages of a digest of one day of the story, and of several. */
export const PAGES = { file: 1, discord: 7, slack: 2 } as const satisfies Pages;

/**
 * Compares a platform with the ledger: every digest that was due on one of `slots` is there with all of its pages once, and nothing
 * else is there.
 */
async function tallyOf(stage: Stage, platform: Platform, pages: number, slots: readonly string[]): Promise<Tally> {
  const rows = stage.ledger().filter((row) => row.platform === platform);
  const seen = await sightings(stage, platform, rows);
  const sent = rows.filter(({ status }) => status === 'sent');
  const owed = new Set(
    sent.flatMap(({ delivery }) => Array.from({ length: pages }, (_, at) => pageName(delivery, at))),
  );
  const doubles = [...seen].flatMap(([name, times]) =>
    Array.from({ length: times - (owed.has(name) ? 1 : 0) }, () => `${platform}: ${name}`),
  );
  const isWhole = ({ delivery }: Row): boolean =>
    Array.from({ length: pages }, (_, at) => seen.has(pageName(delivery, at))).every(Boolean);
  const served = new Set(sent.filter(isWhole).map(({ slot }) => slot));
  const losses = slots.filter((slot) => !served.has(slot)).map((slot) => `${platform}: ${slot}`);
  return { deliveries: sent.length, doubles, losses };
}

/** The tally of all platforms of a stage. */
export async function tally(stage: Stage, pages: Pages, slots: readonly string[]): Promise<Tally> {
  const each = await Promise.all(
    Object.entries(pages).map(([platform, count]) => tallyOf(stage, platform as Platform, count, slots)),
  );
  return {
    deliveries: each.reduce((sum, { deliveries }) => sum + deliveries, 0),
    doubles: each.flatMap(({ doubles }) => doubles),
    losses: each.flatMap(({ losses }) => losses),
  };
}
