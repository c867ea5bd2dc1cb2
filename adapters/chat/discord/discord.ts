// The Discord bot over the desk: commands, buttons, mentions and direct messages in, answers out.
import { Events, Status } from 'discord.js';
import type { Command } from '../../../src/bot/commands/command.ts';
import type { Gone } from '../../../src/bot/delivery/gone.ts';
import type { Desk, Outgoing } from '../../../src/bot/desk/desk.ts';
import type { Clock, Log, Memory } from '../../../src/ports.ts';
import { withoutPosting } from '../shown.ts';
import { type ClientOptions, createClient, inviteLink } from './client.ts';
import { register } from './commands.ts';
import { loginFailure, watchConnection, watchDepartures } from './connection.ts';
import { describe } from './failures.ts';
import { handleInteraction } from './hearing/interactions.ts';
import { createRoots, handleMessage } from './hearing/messages.ts';
import { under } from './place.ts';
import { type Publication, type Published, postAnswer } from './speaking/post.ts';
import { turningOf } from './speaking/respond.ts';
import { createPrecedence, createTurns } from './speaking/turns.ts';

export interface DiscordOptions extends ClientOptions {
  readonly token: string;
  /** Refused requests within ten minutes after which the bot stops. Discord bans an address at 10,000. */
  readonly maxInvalidAnswers?: number;
  readonly desk: Desk;
  readonly commands: readonly Command[];
  readonly memory: Memory;
  readonly clock: Clock;
  readonly log: Log;
  /** Called once when the bot can't go on: the token is dead, an intent is refused, too many requests failed. */
  onStopped?(because: string): void;
  /** Called when a channel was deleted or a server is lost: what is posted there should rest. */
  onGone?(gone: Gone): void;
}

export interface DiscordChat {
  /** Connects and registers the commands. Rejects with a UserError where a person must act: token, intents. */
  start(): Promise<void>;
  /** Finishes what is being answered, at most for ten seconds, then disconnects. */
  stop(): Promise<void>;
  health(): { readonly isConnected: boolean; readonly ping: number | null };
  /** The link that lets the bot into a server; null before it is connected. */
  readonly invitation: string | null;
}

const STOP_MS = 10_000;
const CLOSE_MS = 3_000;
const MAX_INVALID_ANSWERS = 1_000;

const atMost = (promise: Promise<unknown>, milliseconds: number): Promise<unknown> =>
  Promise.race([promise.catch(() => {}), new Promise((done) => setTimeout(done, milliseconds).unref())]);

export function createDiscordChat(options: DiscordOptions): DiscordChat {
  const { desk, commands, memory, clock, log, readsMessages = false } = options;
  const client = createClient(options);
  client.rest.setToken(options.token);
  const roots = createRoots(memory, clock);
  const turns = createTurns();
  const precedence = createPrecedence();
  const underWay = new Set<Promise<void>>();
  let isStopping = false;

  const track = (work: Promise<void>): void => {
    underWay.add(work);
    work.finally(() => underWay.delete(work));
  };
  const stopped = (because: string): void => {
    if (isStopping) return;
    isStopping = true;
    log.error({}, `Discord: ${because}`);
    void atMost(client.destroy(), CLOSE_MS);
    options.onStopped?.(because);
  };
  const publish = async (
    channelId: string,
    { message }: Outgoing,
    { key, replyTo, place }: Publication,
  ): Promise<Published> => {
    const shown = withoutPosting(message);
    const published = await postAnswer(client.rest, channelId, shown, { key, replyTo, pageId: turningOf(shown) });
    if (!published.isPosted) return published;
    await roots.remember(channelId, published.messages, place.thread ?? '');
    // replies and buttons go on from this answer, wherever its conversation is by then
    for (const id of published.messages) await desk.carryOver(place, under(place, id));
    return published;
  };
  /** A channel's answers come one after the other: the next question may be about the answer before it. */
  const inTurn: typeof publish = (channelId, outgoing, publication) =>
    turns.take(channelId, () => publish(channelId, outgoing, publication));

  watchConnection(client, {
    clock,
    log,
    maxInvalidAnswers: options.maxInvalidAnswers ?? MAX_INVALID_ANSWERS,
    stopped,
    isStopping: () => isStopping,
  });
  watchDepartures(client, log, (gone) => options.onGone?.(gone));
  client.on(Events.InteractionCreate, (interaction) => {
    const deps = { desk, commands, memory, clock, log, precedence, publish: inTurn };
    if (!isStopping) track(handleInteraction(deps, interaction));
  });
  client.on(Events.MessageCreate, (message) => {
    const answer = (): Promise<void> =>
      handleMessage({ desk, memory, clock, log, roots, precedence, readsMessages, publish }, message);
    if (!isStopping) track(turns.take(message.channelId, answer));
  });

  const registered = (): Promise<boolean> =>
    register(client.rest, client.application?.id ?? '', commands).catch((error: unknown) => {
      log.error(describe(error), 'Discord: the commands could not be registered');
      return false;
    });

  return {
    async start() {
      const ready = new Promise((done) => client.once(Events.ClientReady, done));
      await client.login(options.token).catch((error: unknown) => {
        throw loginFailure(error);
      });
      await ready;
      // of several processes the first one does it
      const isFirst = options.shard === undefined || options.shard.id === 0;
      const isNew = isFirst && (await registered());
      log.info(
        {
          servers: client.guilds.cache.size,
          ...(options.shard ? { shard: options.shard.id } : {}),
          commands: isNew ? 'registered' : 'unchanged',
        },
        'Discord: connected',
      );
    },
    async stop() {
      isStopping = true;
      await atMost(Promise.all(underWay), STOP_MS);
      await atMost(client.destroy(), CLOSE_MS);
    },
    health: () => ({
      isConnected: client.ws.status === Status.Ready,
      ping: client.ws.ping >= 0 ? client.ws.ping : null,
    }),
    get invitation() {
      return client.application ? inviteLink(client.application.id) : null;
    },
  };
}
