// The Slack app over the desk: one workspace over Socket Mode or HTTP, or many that installed it over HTTP; answered once.
import { App, type Authorize, HTTPReceiver } from '@slack/bolt';
import type { Gone } from '../../../src/bot/delivery/gone.ts';
import type { Desk } from '../../../src/bot/desk/desk.ts';
import type { Clock, Log, Memory } from '../../../src/ports.ts';
import { inTime } from '../in-time.ts';
import { createBoltLogger, withoutSecrets } from './client.ts';
import { createDoor, createSocket, type Door } from './door.ts';
import { listenToForms, listenToQuestions, suggestInModals } from './forms/submissions.ts';
import { listenToCommand, listenToShortcuts } from './hearing/commands.ts';
import { listenToDepartures, tellsWhy } from './hearing/departures.ts';
import { listenToHome } from './hearing/home.ts';
import { listenToMessages } from './hearing/messages.ts';
import { listenToPresses } from './hearing/presses.ts';
import type { Installer, InstallPages } from './installing/installer.ts';
import { createOnce, type Room } from './speaking/room.ts';
import { manyWorkspaces, oneWorkspace, type Shared, type Workspaces } from './workspaces.ts';

interface SlackPorts {
  readonly desk: Desk;
  readonly memory: Memory;
  readonly clock: Clock;
  readonly log: Log;
}

export interface SlackSettings {
  /** The token of one workspace (xoxb-…), or the way in which any number of them install the app: that needs HTTP. */
  readonly access:
    | { readonly kind: 'one'; readonly botToken: string }
    | { readonly kind: 'many'; readonly installer: Installer; readonly pages: InstallPages };
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
  /** Told when a channel or a workspace is closed to the bot: what is owed there can wait. */
  readonly onGone?: (gone: Gone) => void;
  /** Told when one of many workspaces has removed the app: nothing is owed there any more. */
  readonly onRemoved?: (workspace: string, because: string) => Promise<void>;
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

/** Bolt asks for each event who we are in its workspace; the room goes with the answer. Of a workspace without us there is none. */
const authorizeIn =
  (workspaces: Workspaces): Authorize<boolean> =>
  async ({ teamId }) => {
    const entered = await workspaces.of(teamId);
    if (!entered) return {};
    const { room, token } = entered;
    return { botToken: token, botId: room.identity.bot, botUserId: room.identity.botUser, room };
  };

/** Everything that Slack sends goes through here first: no events of workspaces without us, and of one that is closed only why. */
function guard(app: App, isGone: () => boolean, log: Log): void {
  app.use(async ({ context, body, next }) => {
    const mayPass = context.room !== undefined || tellsWhy(body);
    if (!mayPass) log.warn({ team: context.teamId }, 'an event of another workspace was dropped');
    if (mayPass && (!isGone() || tellsWhy(body))) await next();
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
  const { access, via, apiUrl, managers = [], timeout = TIMEOUT } = settings;
  const { onStopped = () => {}, onGone = () => {}, onRemoved = async () => {} } = settings;
  const logger = createBoltLogger(log);
  const address = apiUrl === undefined ? {} : { slackApiUrl: apiUrl };
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
  const track: Room['track'] = async (work) => {
    running.add(work);
    try {
      return await work;
    } finally {
      running.delete(work);
    }
  };
  const shared: Shared = { desk, log, once: createOnce(memory, clock, log), managers, track, clock };

  const enter = async (): Promise<Workspaces> => {
    const speaking = { api: apiUrl, log, timeout };
    if (access.kind === 'one')
      return oneWorkspace(shared, access.botToken, { ...speaking, onGone: (_, why) => gone(why) });
    await access.installer.check();
    const closed = (team: string, because: string): void => onGone({ workspace: team, channel: null, because });
    return manyWorkspaces(shared, access.installer.grants, { ...speaking, onGone: closed });
  };

  const removed =
    (workspaces: Workspaces) =>
    async (team: string, because: string, at: number): Promise<void> => {
      if (!(await workspaces.remove(team, at))) return;
      if (access.kind === 'many') return track(onRemoved(team, because));
      gone(because);
      onGone({ workspace: team, channel: null, because });
    };

  const connected = (value: boolean): void => {
    isConnected = value;
  };

  const openApp = (workspaces: Workspaces): App => {
    const common = {
      authorize: authorizeIn(workspaces),
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
    const beside = access.kind === 'many' ? access.installer.listener(access.pages) : undefined;
    door = createDoor({ secret: via.signingSecret, clock, log, inside: receiver.requestListener, beside });
    return new App({ ...common, receiver });
  };

  return {
    async start() {
      const workspaces = await enter();
      const opened = openApp(workspaces);
      app = opened;
      guard(opened, () => goneBecause !== null, log);
      for (const listenTo of LISTENERS) listenTo(opened);
      listenToDepartures(opened, { onRemoved: removed(workspaces), onGone });
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
