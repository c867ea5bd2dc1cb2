// Turns settings into the running bot: the record, the desk and whichever platforms have a token, in one process.
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Answering } from '../../src/bot/answering.ts';
import { COMMANDS } from '../../src/bot/commands/table.ts';
import { createDaybook, type Daybook } from '../../src/bot/daybook.ts';
import { endWorkspace, type Gone, pauseGone } from '../../src/bot/delivery/gone.ts';
import { createDesk, type Desk } from '../../src/bot/desk/desk.ts';
import { createKeeper } from '../../src/bot/record/keeper.ts';
import type { Clock, Log, Memory, Sagas } from '../../src/ports.ts';
import { startAnswering } from '../answering/answering.ts';
import type { SlackSettings } from '../chat/slack/slack.ts';
import type { DiscordConfig, SlackConfig } from '../chat-config.ts';
import type { Config } from '../config.ts';
import { type HealthServer, serveHealth } from '../http/health.ts';
import type { Metrics } from '../http/metrics.ts';
import { fetcherOnDemand } from '../http/on-demand.ts';
import { startWriting } from '../models/writing.ts';
import { ROLES, type Role } from '../process/roles.ts';
import { shardsWanted } from '../process/shards.ts';
import { createReaders } from '../reading/readers.ts';
import { storyFounder } from '../sagas/found-story.ts';
import type { RecordData } from '../store/place.ts';
import { pagesAt, picturesAt } from '../web/addresses.ts';
import type { WebServer } from '../web/serve.ts';
import type { SitePorts } from '../web/site.ts';
import { manyInstall } from './slack-installer.ts';
import { startWork } from './work.ts';

/** A platform that runs. */
interface Platform {
  readonly name: string;
  start(): Promise<void>;
  stop(): Promise<void>;
  isConnected(): boolean;
}

interface BotPorts {
  readonly data: RecordData;
  readonly sagas: Sagas;
  readonly clock: Clock;
  readonly log: Log;
}

export interface Bot {
  /** Port of /healthz, or null where it is not served. */
  readonly port: number | null;
  /** Port of the pages, or null. */
  readonly webPort: number | null;
  /** Whether every platform can reach us right now. */
  isConnected(): boolean;
  /** Finishes what is being answered, then leaves the platforms. */
  stop(): Promise<void>;
  /** Resolves when no platform can go on. */
  readonly ended: Promise<void>;
}

/** What a manager reads who switches plain questions on where Discord does not send them to the bot. */
const DEAF_ON_DISCORD =
  'On Discord I only read what is said to me. Whoever runs me can change that: switch on the Message Content Intent in the Developer Portal and set DISCORD_MESSAGE_CONTENT=on.';

/** What both platforms are given. */
interface Surroundings {
  readonly desk: Desk;
  readonly memory: Memory;
  readonly clock: Clock;
  readonly log: Log;
  /** A platform can't go on. */
  readonly lost: (name: string) => void;
  /** A channel or a workspace is closed to the bot. */
  readonly gone: (platform: 'slack' | 'discord', gone: Gone) => void;
  /** One of many workspaces has thrown the bot out. */
  readonly removed: (platform: 'slack' | 'discord', workspace: string, because: string) => Promise<void>;
  readonly data: RecordData;
}

async function discordPlatform(
  config: DiscordConfig,
  { lost, gone, removed: _, data: __, ...ports }: Surroundings,
): Promise<Platform> {
  const { createDiscordChat } = await import('../chat/discord/discord.ts');
  const chat = createDiscordChat({
    ...ports,
    token: config.token,
    api: config.apiUrl ?? undefined,
    readsMessages: config.readsMessages,
    shard: config.shard,
    commands: COMMANDS,
    onStopped: () => lost('discord'),
    onGone: (what) => gone('discord', what),
  });
  return {
    name: 'discord',
    async start() {
      await chat.start();
      ports.log.info({ invitation: chat.invitation }, 'Discord: this link lets the bot into a server');
    },
    stop: chat.stop,
    isConnected: () => chat.health().isConnected,
  };
}

async function slackPlatform(
  config: SlackConfig,
  { lost, gone, removed, data, ...ports }: Surroundings,
): Promise<Platform> {
  const { createSlackChat } = await import('../chat/slack/slack.ts');
  const { apiUrl, managers, access } = config;
  const chat = createSlackChat(ports, {
    access: access.kind === 'one' ? access : await manyInstall(config, access, { data, ...ports }),
    managers,
    onRemoved: (workspace, because) => removed('slack', workspace, because),
    via: wayToSlack(config),
    onStopped: () => lost('slack'),
    onGone: (what) => gone('slack', what),
    ...(apiUrl ? { apiUrl } : {}),
  });
  return {
    name: 'slack',
    async start() {
      await chat.start();
    },
    stop: chat.stop,
    isConnected: () => chat.health().isConnected,
  };
}

/** The platforms that have a token. Their clients are loaded only then. */
async function platformsOf(
  config: Config,
  ports: BotPorts & { readonly daybook: Daybook },
  roles: ReadonlySet<Role>,
  lost: (name: string) => void,
): Promise<readonly Platform[]> {
  const { data, sagas, clock, log, daybook } = ports;
  const { store, memory, ledger } = data;
  const deafTo = config.discord && !config.discord.readsMessages ? { discord: DEAF_ON_DISCORD } : {};
  const fetcher = fetcherOnDemand({ allow: config.allowHosts });
  const found = storyFounder({ fetcher, readers: createReaders(), clock, sagas, folder: join(config.data, 'sagas') });
  const desk = createDesk({
    daybook,
    store,
    sagas,
    memory,
    ledger,
    clock,
    zone: config.zone,
    deafTo,
    found,
    pictureOf: picturesAt(config.webUrl),
  });
  const gone: Surroundings['gone'] = (platform, what) => {
    pauseGone({ ledger, clock, log }, platform, what).catch((error: unknown) =>
      log.error({ error: String(error), platform }, 'what is closed to the bot could not be paused'),
    );
  };
  const removed: Surroundings['removed'] = (platform, workspace, because) =>
    endWorkspace({ ledger, memory, log }, platform, workspace, because).catch((error: unknown) =>
      log.error({ error: String(error), platform, workspace }, 'what belongs to a closed workspace could not be ended'),
    );
  const surroundings: Surroundings = { desk, memory, clock, log, lost, gone, removed, data };
  const shards = await shardsWanted(config, { log, roles, onStopped: () => lost('discord') });
  return Promise.all([
    ...(config.discord ? [shards ?? discordPlatform(config.discord, surroundings)] : []),
    ...(config.slack ? [slackPlatform(config.slack, surroundings)] : []),
  ]);
}

/** Socket Mode where there is an app token, else HTTP. The settings hold one of the two. */
const wayToSlack = ({ appToken, signingSecret, port }: SlackConfig): SlackSettings['via'] =>
  appToken ? { kind: 'socket', appToken } : { kind: 'http', signingSecret: signingSecret ?? '', port };

/** Serves the pages where they have a port; what they need is loaded only then. */
export async function startWeb({ web, webUrl }: Config, ports: SitePorts): Promise<WebServer | null> {
  if (web === null) return null;
  const { serveWeb } = await import('../web/serve.ts');
  return serveWeb(ports, { ...web, url: webUrl });
}

/** Longer than a look at the record takes: what does not answer by then is as good as away. Milliseconds. */
const LONGEST_LOOK_MS = 3_000;

/** Whether a look ends well, and in time. */
const inTime = (look: Promise<unknown>): Promise<boolean> =>
  Promise.race([
    look.then(
      (found) => found !== false,
      () => false,
    ),
    pause(LONGEST_LOOK_MS, false, { ref: false }),
  ]);

/** Answers, and counts how long each took. */
const timed =
  (answering: Answering, { answered }: Pick<Metrics, 'answered'>): Answering =>
  async (request) => {
    const began = performance.now();
    try {
      return await answering(request);
    } finally {
      answered(performance.now() - began);
    }
  };

/** Connects every platform that has a token, and does the work of the roles that this process has. Rejects with a UserError where a person must act first. */
export async function startBot(config: Config, ports: BotPorts, roles: ReadonlySet<Role> = ROLES): Promise<Bot> {
  const left = new Set<string>();
  let end = (): void => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const answers = await startAnswering(config, ports, roles);
  const keeper = createKeeper(ports.data.store, ports.log, ports.data.memory);
  // What was read by older rules is brought up to date from the start, while the bot answers; by one process of a bot in shards.
  if (config.discord?.shard === undefined && (config.database === null || !roles.has('gateway')))
    for (const saga of await ports.sagas.list()) await keeper.soon(saga);
  const { store } = ports.data;
  const writing = startWriting(config, { memory: ports.data.memory, clock: ports.clock, log: ports.log });
  const metrics = config.port === null ? null : await (await import('../http/metrics.ts')).metricsOf(config, ports);
  const daybook = createDaybook({
    ...ports,
    store,
    answering: metrics ? timed(answers.answering, metrics) : answers.answering,
    upToDate: keeper.soon,
    memory: ports.data.memory,
    pageOf: pagesAt(config.webUrl),
    writing,
  });
  const lost = (name: string): void => {
    left.delete(name);
    if (left.size === 0) end();
  };
  const platforms = roles.has('gateway') ? await platformsOf(config, { ...ports, daybook }, roles, lost) : [];
  for (const { name } of platforms) left.add(name);
  let isStopping = false;
  const page: HealthServer | null =
    config.port === null
      ? null
      : await serveHealth(config.port, {
          platforms: () =>
            Object.fromEntries(platforms.map(({ name, isConnected }) => [name, { isConnected: isConnected() }])),
          readiness: async () => ({
            running: !isStopping,
            record: await inTime(store.revision('')),
            answers: await inTime(answers.isThere()),
          }),
          metrics: async () => metrics?.text() ?? '',
        });
  let web: WebServer | null = null;
  try {
    if (roles.has('gateway')) web = await startWeb(config, { ...ports, store, daybook });
    for (const platform of platforms) await platform.start();
  } catch (error) {
    await Promise.all([...platforms.map(({ stop }) => stop()), page?.stop(), web?.stop(), answers.stop()]);
    throw error;
  }
  const isAlone = !roles.has('gateway');
  const work = roles.has('work') ? await startWork(config, ports, { keeper, writing, isAlone }) : null;
  const webPort = web?.port ?? null;
  ports.log.info(
    { roles: [...roles], platforms: platforms.map(({ name }) => name), port: page?.port ?? null, webPort },
    'Daybook is running',
  );
  return {
    port: page?.port ?? null,
    webPort,
    ended,
    isConnected: () => platforms.every((platform) => platform.isConnected()),
    async stop() {
      isStopping = true;
      keeper.stop();
      writing?.stop();
      await work?.stop();
      await Promise.all(platforms.map(({ stop }) => stop()));
      await Promise.all([answers.stop(), page?.stop(), web?.stop(), metrics?.stop()]);
    },
  };
}
