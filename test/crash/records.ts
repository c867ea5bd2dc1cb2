// Data folders to start a test with: the story read in and followed by channels, made once and copied.
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../cli/program.ts';
import { GENERAL } from '../e2e/slack-server/local-slack.ts';
import { run } from './program.ts';
import { SAGA, writeStory } from './story.ts';

export type Platform = 'file' | 'discord' | 'slack';

/** Discord's channel has the same id on every server of these tests. */
export const DISCORD_CHANNEL = '1000000000000000001';
const targetOf = (platform: Platform, place: string): string =>
  ({ file: `file:${place}/out`, discord: `discord:${DISCORD_CHANNEL}`, slack: `slack:${GENERAL}` })[platform];
/** Every channel's digest is due at this wall-clock time, UTC. */
const AT = '08:00';

export interface Records {
  /** A new folder with the record in `data`; files are written to `out`. Every platform's channel follows the story. */
  copyFor(platforms: readonly Platform[], period: string, below?: string): Promise<string>;
  remove(): void;
}

/** A short article keeps the program from reading the bundled saga at every start of the bot. */
async function fillBundled(data: string): Promise<void> {
  const file = join(data, 'note.md');
  writeFileSync(file, '---\ntitle: A note\npublished: 2018-01-02\n---\n\nNothing happened on January 1, 2018.\n');
  await run(['ingest', file, '--saga', 'sessions', '--data', data]);
}

export interface Kind {
  /** Days of the story. */
  readonly days: number;
  /** Whether the running bot is to find it, which reads the bundled saga too where that is empty. */
  readonly isForBot?: boolean;
}

export function createRecords({ days, isForBot = false }: Kind): Records {
  const { path: root, remove } = temporaryFolder();
  const made = new Map<string, Promise<string>>();
  let copies = 0;
  const once = (name: string, make: (folder: string) => Promise<unknown>): Promise<string> => {
    const known = made.get(name) ?? Promise.resolve(make(join(root, name))).then(() => join(root, name));
    made.set(name, known);
    return known;
  };
  const story = (): Promise<string> =>
    once('story', async (folder) => {
      writeStory(folder, days);
      await run(['articles', '--saga', SAGA, '--data', folder, '--json']);
      if (isForBot) await fillBundled(folder);
    });
  const follow = async (place: string, platforms: readonly Platform[], period: string): Promise<void> => {
    const how = ['--saga', SAGA, '--at', AT, '--zone', 'UTC', '--period', period, '--data', join(place, 'data')];
    for (const platform of platforms) await run(['subscribe', '--to', targetOf(platform, place), ...how]);
  };
  const followed = (platforms: readonly Platform[], period: string): Promise<string> =>
    once(`${platforms.join('-')}-${period}`, async (place) => {
      cpSync(await story(), join(place, 'data'), { recursive: true });
      await follow(place, platforms, period);
    });
  return {
    async copyFor(platforms, period, below = root) {
      const place = join(below, `copy-${copies++}`);
      // a folder's subscription names its path, so it can't be copied
      const chats = platforms.filter((platform) => platform !== 'file');
      cpSync(await followed(chats, period), place, { recursive: true });
      await follow(
        place,
        platforms.filter((platform) => platform === 'file'),
        period,
      );
      return place;
    },
    remove,
  };
}
