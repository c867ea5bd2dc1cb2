// Turns an application's id, or the bot's token that begins with it, into the link that lets the bot into a Discord server.
import { UserError } from '../../../src/errors.ts';
import { applicationIdOf, inviteLink } from '../../chat/discord/client.ts';
import { ownConfig } from '../../config.ts';
import type { Streams } from '../streams.ts';

interface InviteOptions {
  readonly application?: string;
}

/** Throws a UserError where neither is there. */
function applicationOf({ application }: InviteOptions): string {
  if (application !== undefined && /^\d{17,20}$/.test(application)) return application;
  if (application !== undefined)
    throw new UserError('bad-argument', `An application’s id is a number of 17 to 20 digits; it is “${application}”.`);
  const { discord } = ownConfig();
  const id = discord && applicationIdOf(discord.token);
  if (id) return id;
  const where = 'on its page “General Information”';
  throw new UserError('bad-argument', `Set DISCORD_TOKEN, or give --application with the application’s id, ${where}.`);
}

export function runInvite(streams: Streams, options: InviteOptions): void {
  streams.stdout.write(`${inviteLink(applicationOf(options))}\n`);
}
