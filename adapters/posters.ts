// Turns settings into the ways to post deliveries: files always, each chat platform where it has a token.
import type { Platform } from '../src/model/place.ts';
import type { Poster } from '../src/ports.ts';
import { createFilePoster } from './chat/file/poster.ts';
import type { Config } from './config.ts';

type Posters = Partial<Record<Platform, Poster>>;

/** Posters that wait no longer than `grace` milliseconds for what a process sent that has died. */
const hastened = (posters: Posters, grace: number): Posters =>
  Object.fromEntries(
    Object.entries(posters).map(([platform, poster]) => [
      platform,
      { ...poster, grace: Math.min(poster.grace, grace) },
    ]),
  );

/** Posting needs no running bot. A platform's client takes a while to load, and is loaded only where there is a token. */
export async function createPosters({ discord, slack, grace }: Config): Promise<Posters> {
  const posters: Posters = { file: createFilePoster() };
  if (discord) {
    const { createDiscordPoster } = await import('./chat/discord/poster/poster.ts');
    posters.discord = createDiscordPoster({ token: discord.token, api: discord.apiUrl ?? undefined });
  }
  if (slack) {
    const { createSlackPoster } = await import('./chat/slack/poster/poster.ts');
    posters.slack = createSlackPoster({ token: slack.botToken, api: slack.apiUrl ?? undefined });
  }
  return grace === null ? posters : hastened(posters, grace);
}
