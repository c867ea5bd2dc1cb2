// Turns the command table into the manifest that Slack makes the app from.
import { UserError } from '../../../src/errors.ts';
import { slackManifest } from '../../chat/slack/manifest.ts';
import type { Streams } from '../streams.ts';

interface ManifestCommandOptions {
  /** Public address of a bot that Slack calls; without one the bot calls Slack (Socket Mode). */
  readonly url?: string;
  /** False for workspaces whose plan has no agents. */
  readonly agent?: boolean;
  /** For an app that many workspaces install: it has no agent, which only paid plans have. */
  readonly many?: boolean;
}

function addressOf(url: string | undefined): string | null {
  if (url === undefined) return null;
  if (URL.canParse(url) && new URL(url).protocol === 'https:') return url;
  throw new UserError('bad-argument', `--url is the bot's public address and begins with https://; it is “${url}”.`);
}

/** `daybook manifest`. */
export function runManifest(streams: Streams, { url, agent = true, many = false }: ManifestCommandOptions): void {
  if (many && url === undefined)
    throw new UserError('bad-argument', '--many needs --url: Slack calls the bot at its public address.');
  const manifest = slackManifest({ address: addressOf(url), isAgent: agent && !many, isForMany: many });
  streams.stdout.write(`${JSON.stringify(manifest, null, 2)}\n`);
}
