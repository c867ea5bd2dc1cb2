// The Slack app over the desk: Socket Mode or HTTP, one workspace, answered once.
import { App, HTTPReceiver } from '@slack/bolt';
import type { Gone } from '../../../src/bot/delivery/gone.ts';
import type { Desk } from '../../../src/bot/desk/desk.ts';
import type { Clock, Log, Memory } from '../../../src/ports.ts';
import { inTime } from '../in-time.ts';
import { createBoltLogger, createClient, type Identity, identify, withoutSecrets } from './client.ts';
import { createDoor, createSocket, type Door } from './door.ts';
import { listenToForms, listenToQuestions, suggestInModals } from './forms/submissions.ts';
import { listenToCommand, listenToShortcuts } from './hearing/commands.ts';
import { listenToDepartures, tellsWhy } from './hearing/departures.ts';
import { listenToHome } from './hearing/home.ts';
import { listenToMessages } from './hearing/messages.ts';
import { listenToPresses } from './hearing/presses.ts';
import { createOnce, type Room } from './speaking/room.ts';
import { createSpeaker } from './speaking/speaker.ts';

export interface SlackPorts {
  readonly desk: Desk;
  readonly memory: Memory;
  readonly clock: Clock;
  readonly log: Log;
}

export interface SlackSettings {
  /** xoxb-… */
  readonly botToken: string;
  /** Socket Mode needs the app-level token (xapp-…), HTTP the signing secret. */
  readonly via:
    | { readonly kind: 'socket'; readonly appToken: string }
    | { readonly kind: 'http'; readonly signingSecret: string; readonly port: number };
  /** Another server that speaks Slack's Web API; ends in "/api/". */
  readonly apiUrl?: string;
  /** Ids of those who may follow and schedule; empty for everybody in a channel. */
  readonly managers?: readonly string[];
  /** Told once when the app was removed or its token revoked: nothing more can be done here. */
  readonly onStopped?: () => void;
  /** Told when a channel or the workspace is closed to the bot: what is owed there can wait. */
  readonly onGone?: (gone: Gone) => void;
  /** How long to wait for Slack's answer. Milliseconds. */
  readonly timeout?: number;
}

export interface SlackChat {
  /** Resolves with the port in HTTP mode, else null. Rejects with a UserError where Slack or the token is not there. */
  start(): Promise<number | null>;
  /** Finishes what is being answered, then closes. */
  stop(): Promise<void>;
  /** Whether Slack can reach us right now, as far as we know. */
  health(): { readonly isConnected: boolean };
}

const TIMEOUT = 10_000;
const RECONNECT = { retries: 5, minTimeout: 500, maxTimeout: 30_000 };

/** Everything has an end: an address that never answers would otherwise keep a listener for ever. */
const fetchWithin =
  (timeout: number): typeof fetch =>
  (input, init) =>
    fetch(input, { ...init, signal: init?.signal ?? AbortSignal.timeout(timeout) });

/** Everything that Slack sends goes through here first: not another workspace's events, and of a workspace that is closed only why. */
function guard(app: App, { team }: Identity, isGone: () => boolean, log: Log): void {
  app.use(async ({ context, body, next }) => {
    const isForeign = context.teamId !== undefined && context.teamId !== team;
    if (isForeign) log.warn({ team: context.teamId }, 'an event of another workspace was dropped');
    if (!isForeign && (!isGone() || tellsWhy(body))) await next();
  });
  app.error(async (error) => {
    log.error({ reason: withoutSecrets(error.message), code: error.code }, 'handling an event of Slack failed');
  });
}

const LISTENERS = [
  listenToMessages,
  listenToCommand,
  listenToPresses,
  listenToShortcuts,
  listenToQuestions,
  listenToForms,
  listenToHome,
  suggestInModals,
];

/** Milliseconds for what is being answered, then for leaving. */
const STOP_MS = 10_000;
const CLOSE_MS = 5_000;

export function createSlackChat(ports: SlackPorts, settings: SlackSettings): SlackChat {
  const { desk, memory, clock, log } = ports;
  const { botToken, via, apiUrl, managers = [], timeout = TIMEOUT, onStopped = () => {}, onGone = () => {} } = settings;
  const logger = createBoltLogger(log);
  const address = apiUrl === undefined ? {} : { slackApiUrl: apiUrl };
  const client = createClient({ token: botToken, api: apiUrl, logger, timeout });
  const running = new Set<Promise<unknown>>();
  let goneBecause: string | null = null;
  let app: App | null = null;
  let door: Door | null = null;
  let isConnected = false;

  const gone = (reason: string): void => {
    if (goneBecause !== null) return;
    goneBecause = reason;
    log.error({ reason }, 'Slack is closed to the bot; nothing more is sent');
    onStopped();
  };
  const speaker = createSpeaker({ client, log, clock, onGone: gone });
  const track: Room['track'] = async (work) => {
    running.add(work);
    try {
      return await work;
    } finally {
      running.delete(work);
    }
  };

  const connected = (value: boolean): void => {
    isConnected = value;
  };

  const openApp = (identity: Identity): App => {
    const common = {
      authorize: async () => ({ botToken, botId: identity.bot, botUserId: identity.botUser }),
      logger,
      convoStore: false as const,
      clientOptions: { ...address, timeout, retryConfig: RECONNECT, fetch: fetchWithin(timeout) },
    };
    if (via.kind === 'socket') {
      const { appToken } = via;
      const { clientOptions } = common;
      return new App({ ...common, receiver: createSocket({ appToken, logger, clientOptions, onChange: connected }) });
    }
    const receiver = new HTTPReceiver({ signingSecret: via.signingSecret, signatureVerification: false, logger });
    door = createDoor({ secret: via.signingSecret, clock, log, inside: receiver.requestListener });
    return new App({ ...common, receiver });
  };

  return {
    async start() {
      const identity = await identify(client);
      const opened = openApp(identity);
      app = opened;
      guard(opened, identity, () => goneBecause !== null, log);
      const once = createOnce(memory, clock, log);
      const room: Room = { desk, log, once, speaker, identity, managers, track };
      for (const listenTo of LISTENERS) listenTo(opened, room);
      listenToDepartures(opened, room, { onRemoved: gone, onGone });
      if (door && via.kind === 'http') {
        const port = await door.open(via.port);
        isConnected = true;
        return port;
      }
      await opened.start();
      return null;
    },
    async stop() {
      isConnected = false;
      await inTime(Promise.allSettled(running), STOP_MS, []);
      const closed = door ? door.close() : app?.stop();
      if (closed) await inTime<unknown>(Promise.allSettled([closed]), CLOSE_MS, null);
    },
    health: () => ({ isConnected: isConnected && goneBecause === null }),
  };
}
