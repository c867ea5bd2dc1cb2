// The connection with Discord: a log line for each change, one sentence where a person must act, word of what is closed to the bot.
import { type Client, DiscordjsError, DiscordjsErrorCodes, Events, GatewayCloseCodes } from 'discord.js';
import type { Gone } from '../../../src/bot/delivery/gone.ts';
import { UserError } from '../../../src/errors.ts';
import type { Clock, Log } from '../../../src/ports.ts';
import { CHANNEL_GONE, describe, SERVER_GONE } from './failures.ts';
import { INVALID_ANSWERS_WINDOW } from './limits.ts';

interface Guard {
  /** Takes note of an answer; true once, when it is time to stop. `isShared`: a 429 that does not count against us. */
  saw(status: number, isShared: boolean): boolean;
}

const INVALID = new Set([401, 403, 429]);

/** "Rate Limits": 401, 403 and 429 count, over ten minutes. */
function createGuard(clock: Clock, limit: number): Guard {
  let times: number[] = [];
  let isStopped = false;
  return {
    saw(status, isShared) {
      if (!INVALID.has(status) || isShared || isStopped) return false;
      const now = clock.now();
      times = [...times.filter((time) => now - time < INVALID_ANSWERS_WINDOW), now];
      isStopped = times.length >= limit;
      return isStopped;
    },
  };
}

/** "Status Codes": close codes without a way back, and what to do. */
const FINAL: Readonly<Record<number, string>> = {
  [GatewayCloseCodes.AuthenticationFailed]:
    'Discord does not accept DISCORD_TOKEN; copy a new one from the application’s page “Bot”.',
  [GatewayCloseCodes.InvalidShard]: 'Discord refused the connection: wrong shard; report this as a fault of Daybook.',
  [GatewayCloseCodes.ShardingRequired]: 'The bot is in too many servers for one connection; it needs sharding.',
  [GatewayCloseCodes.InvalidAPIVersion]: 'Discord has given up this version of its gateway; update Daybook.',
  [GatewayCloseCodes.InvalidIntents]: 'Discord refused the intents; report this as a fault of Daybook.',
  [GatewayCloseCodes.DisallowedIntents]:
    'Discord refused the message-content intent; switch on “Message Content Intent” on the application’s page “Bot”, or set DISCORD_MESSAGE_CONTENT=off.',
};

const sentenceOf = (code: number): string => FINAL[code] ?? `Discord ended the connection for good (code ${code}).`;

/** Why the first connection failed, as a sentence for whoever starts the bot. */
export function loginFailure(error: unknown): UserError {
  const text = error instanceof Error ? error.message : String(error);
  const isToken =
    (error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid) ||
    /Authentication failed|^401:/.test(text);
  if (isToken)
    return new UserError('bad-argument', sentenceOf(GatewayCloseCodes.AuthenticationFailed), { cause: error });
  if (/disallowed intents/i.test(text))
    return new UserError('bad-argument', sentenceOf(GatewayCloseCodes.DisallowedIntents), { cause: error });
  return new UserError('fetch-failed', `Discord can’t be reached: ${text}`, { cause: error });
}

interface ConnectionDeps {
  readonly clock: Clock;
  readonly log: Log;
  /** Answers 401, 403 and 429 within ten minutes after which the bot stops by itself. */
  readonly maxInvalidAnswers: number;
  /** Called once, when the bot can't go on. */
  stopped(because: string): void;
  /** While the bot closes the connection itself, there is nothing to tell. */
  isStopping(): boolean;
}

/** Listens to the connection: one clear line for each change. */
export function watchConnection(
  client: Client,
  { clock, log, maxInvalidAnswers, stopped, isStopping }: ConnectionDeps,
): void {
  const guard = createGuard(clock, maxInvalidAnswers);
  client.rest.on('response', ({ data }, { status, headers }) => {
    // 401 with the bot's own token, not with an interaction's: it is dead, and trying again makes it worse
    if (status === 401 && data.auth !== false) stopped(sentenceOf(GatewayCloseCodes.AuthenticationFailed));
    if (!guard.saw(status, headers.get('x-ratelimit-scope') === 'shared')) return;
    stopped(`Discord refused ${maxInvalidAnswers} requests within ten minutes; stopped before it bans this address.`);
  });
  client.rest.on('rateLimited', ({ global, scope, retryAfter }) =>
    log.warn({ global, scope, milliseconds: retryAfter }, 'Discord: asked to wait'),
  );
  client.on(Events.ShardDisconnect, ({ code }) => stopped(sentenceOf(code)));
  client.on(Events.ShardReconnecting, (shard) => {
    if (!isStopping()) log.warn({ shard }, 'Discord: connection lost, connecting again');
  });
  client.on(Events.ShardResume, (shard, replayed) =>
    log.info({ shard, replayed }, 'Discord: connection taken up again'),
  );
  client.on(Events.ShardError, (error, shard) =>
    log.warn({ shard, ...describe(error) }, 'Discord: trouble on the line'),
  );
  client.on(Events.Error, (error) => log.error(describe(error), 'Discord: the client library failed'));
}

/** `onGone` is told of channels that nobody follows, too. What happened while the bot was away comes to light with the next post. */
export function watchDepartures(client: Client, log: Log, onGone: (gone: Gone) => void): void {
  const channelGone = (workspace: string, channel: string): void => {
    log.info({ server: workspace, channel }, 'Discord: a channel was deleted');
    onGone({ workspace, channel, because: CHANNEL_GONE });
  };
  client.on(Events.ChannelDelete, (channel) => {
    if (channel.isDMBased()) return;
    // Discord says nothing of the threads and posts that go with it
    const threads = 'threads' in channel ? [...channel.threads.cache.keys()] : [];
    for (const id of [channel.id, ...threads]) channelGone(channel.guildId, id);
  });
  client.on(Events.ThreadDelete, ({ guildId, id }) => channelGone(guildId, id));
  // an outage is another event: GuildUnavailable
  client.on(Events.GuildDelete, ({ id }) => {
    log.info({ server: id }, 'Discord: removed from a server');
    onGone({ workspace: id, channel: null, because: SERVER_GONE });
  });
}
