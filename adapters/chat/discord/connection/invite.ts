// Turns an application's id into the link by which somebody lets the bot into their server: exact scopes and permissions.
import { GatewayIntentBits, OAuth2Scopes, PermissionFlagsBits } from 'discord.js';

/** What the bot needs and nothing else ("Permissions"). Read Message History: a reply names the message that it answers. */
export const NEEDED_PERMISSIONS =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.SendMessagesInThreads |
  PermissionFlagsBits.ReadMessageHistory;

/** No privileged intent: text reaches the bot where it is mentioned, replied to or written to directly. */
export const INTENTS: readonly GatewayIntentBits[] = [
  GatewayIntentBits.Guilds,
  GatewayIntentBits.GuildMessages,
  GatewayIntentBits.DirectMessages,
];

/** The scope `bot` includes slash commands ("OAuth2"). */
export function inviteLink(applicationId: string): string {
  const url = new URL('https://discord.com/oauth2/authorize');
  url.searchParams.set('client_id', applicationId);
  url.searchParams.set('scope', OAuth2Scopes.Bot);
  url.searchParams.set('permissions', String(NEEDED_PERMISSIONS));
  return url.href;
}

/** The application's id, with which a bot's token begins in base64; null for anything else. */
export function applicationIdOf(token: string): string | null {
  const id = Buffer.from(token.split('.')[0] ?? '', 'base64').toString('latin1');
  return /^\d{17,20}$/.test(id) ? id : null;
}
