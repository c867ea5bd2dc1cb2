// Turns settings into the ways to post deliveries: files always, each chat platform where it has a token.
import type { Platform } from '../../src/model/place.ts';
import type { Clock, Log, Poster } from '../../src/ports.ts';
import { createFilePoster } from '../chat/file/poster.ts';
import type { Tokens } from '../chat/slack/installing/tokens.ts';
import type { SlackConfig } from '../chat-config.ts';
import type { Config } from '../config.ts';
import type { RecordData } from '../store/place.ts';
import { installerFor } from './slack-installer.ts';

interface Ports {
  readonly data: RecordData;
  readonly clock: Clock;
  readonly log: Log;
}

type Posters = Partial<Record<Platform, Poster>>;

/** Posters that wait no longer than `grace` milliseconds for what a process sent that has died. */
const hastened = (posters: Posters, grace: number): Posters =>
  Object.fromEntries(
    Object.entries(posters).map(([platform, poster]) => [
      platform,
      { ...poster, grace: Math.min(poster.grace, grace) },
    ]),
  );

/** Rejects with a UserError where the secret is another than the one that sealed the tokens of many workspaces. */
async function slackTokens(slack: SlackConfig, ports: Ports): Promise<Tokens> {
  const { oneToken, tokensOf } = await import('../chat/slack/installing/tokens.ts');
  if (slack.access.kind === 'one') return oneToken(slack.access.botToken);
  const installer = await installerFor(slack, slack.access, ports);
  await installer.check();
  return tokensOf(installer.grants);
}

/** Posting needs no running bot. A platform's client takes a while to load, and is loaded only where there is a token. */
export async function createPosters({ discord, slack, grace }: Config, ports: Ports): Promise<Posters> {
  const posters: Posters = { file: createFilePoster() };
  if (discord) {
    const { createDiscordPoster } = await import('../chat/discord/poster/poster.ts');
    posters.discord = createDiscordPoster({ token: discord.token, api: discord.apiUrl ?? undefined });
  }
  if (slack) {
    const { createSlackPoster } = await import('../chat/slack/poster/poster.ts');
    posters.slack = createSlackPoster({ tokens: await slackTokens(slack, ports), api: slack.apiUrl ?? undefined });
  }
  return grace === null ? posters : hastened(posters, grace);
}
