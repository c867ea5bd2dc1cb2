// Turns settings into the ways to post deliveries: files always, each chat platform where it has a token.
import type { Platform } from '../src/model/place.ts';
import type { Poster } from '../src/ports.ts';
import { createFilePoster } from './chat/file/poster.ts';
import type { Config } from './config.ts';

/** Posting needs no running bot. A platform's client takes a while to load, and is loaded only where there is a token. */
export async function createPosters({ discord, slack }: Config): Promise<Partial<Record<Platform, Poster>>> {
  const posters: Partial<Record<Platform, Poster>> = { file: createFilePoster() };
  if (discord) {
    const { createDiscordPoster } = await import('./chat/discord/poster.ts');
    posters.discord = createDiscordPoster({ token: discord.token, api: discord.apiUrl ?? undefined });
  }
  if (slack) {
    const { createSlackPoster } = await import('./chat/slack/poster.ts');
    posters.slack = createSlackPoster({ token: slack.botToken, api: slack.apiUrl ?? undefined });
  }
  return posters;
}
