// Turns `npm start` into the bot on the platforms that have a token, or into a conversation in the terminal where none has.
import { once } from 'node:events';
import { join } from 'node:path';
import { createDesk, type Desk, type Setting } from '../../../src/bot/desk/desk.ts';
import { greeting } from '../../../src/bot/greeting.ts';
import { createKeeper } from '../../../src/bot/record/keeper.ts';
import { isUserError } from '../../../src/errors.ts';
import { type Shard, shardNamed } from '../../chat/discord/shard.ts';
import { inTime } from '../../chat/in-time.ts';
import { converse } from '../../chat/terminal/conversation.ts';
import type { Config } from '../../config.ts';
import { type Role, rolesNamed } from '../../process/roles.ts';
import type { ShardWord } from '../../process/shards.ts';
import type { Bot } from '../../serve/main.ts';
import { type CommonOptions, chooseSaga, type OpenRecord, withDaybook } from '../open.ts';
import { readBundled } from '../read-bundled.ts';
import type { Streams } from '../streams.ts';

interface ServeOptions extends CommonOptions {
  readonly plain?: boolean;
  readonly roles?: string;
  /** Another process of this record has started this one, and holds its standard input open for as long as it lives. */
  readonly beside?: boolean;
  /** The one of Discord's shards that this process has for the one that started it. */
  readonly shard?: string;
}

/** The saga that is named, else the bundled one. */
const sagaToShow = async (opened: OpenRecord, id: string | undefined) =>
  chooseSaga(opened, id ?? ((await opened.sagas.find('sessions')) ? 'sessions' : undefined));

/** Each session is a conversation of its own. Whoever sits at the terminal may change everything. */
const terminalSetting = (now: number): Setting => ({
  place: {
    channel: { platform: 'terminal', workspace: null, id: 'terminal' },
    thread: `session-${now}`,
    isPrivate: true,
  },
  person: { id: 'terminal', canManage: true },
});

const deskOf = ({ daybook, data, sagas, clock, config }: OpenRecord): Desk =>
  createDesk({ daybook, sagas, clock, zone: config.zone, ...data });

/** What goes on beside the conversation: digests for folders, feeds. It says nothing there but what went wrong. */
async function runBeside({ config, data, sagas, clock, daybook }: OpenRecord): Promise<() => Promise<unknown>> {
  const [{ startWork }, { createLog }, { startWeb }] = await Promise.all([
    import('../../serve/work.ts'),
    import('../../log.ts'),
    import('../../serve/main.ts'),
  ]);
  const log = createLog('error');
  const ports = { data, sagas, clock, log };
  const keeper = createKeeper(data.store, log, data.memory);
  const running: { stop(): Promise<unknown> }[] = [
    await startWork(config, ports, { keeper, writing: null, isAlone: false }),
  ];
  const web = await startWeb(config, { daybook, store: data.store, sagas, clock, log });
  if (web) running.push(web);
  return () => Promise.all(running.map(({ stop }) => stop()));
}

async function talk(streams: Streams, opened: OpenRecord, options: ServeOptions): Promise<void> {
  const saga = await sagaToShow(opened, options.saga);
  await readBundled(opened, saga);
  const desk = deskOf(opened);
  const setting = terminalSetting(opened.clock.now());
  await desk.command('follow', { saga: saga.id }, setting);
  const isPlain = Boolean(options.plain) || opened.config.isPlain;
  // The conversation goes on whatever becomes of the rest.
  const beside = runBeside(opened).catch((error: unknown) => {
    const why = isUserError(error) ? error.message : String(error);
    streams.stderr.write(`daybook: digests and feeds rest in this session: ${why}\n`);
    return async () => {};
  });
  await converse(desk, setting, await greeting(opened.daybook, saga), {
    input: streams.stdin,
    output: streams.stdout,
    isPlain,
    historyFile: join(opened.config.data, 'terminal-history'),
  });
  await (await beside)();
}

/** Milliseconds for the bot to end what is under way, then for the process to be let go. */
const LONGEST_STOP_MS = 25_000;
const LONGEST_LINGER_MS = 5_000;

/** Runs until a signal asks it to end, or until no platform can go on. */
async function runBot(
  { config, data, sagas, clock }: OpenRecord,
  roles: ReadonlySet<Role>,
  parted: Promise<null> | null,
  watch: (bot: Bot) => void = () => {},
): Promise<void> {
  const [{ startBot }, { createLog }] = await Promise.all([import('../../serve/main.ts'), import('../../log.ts')]);
  const log = createLog(config.logLevel);
  const bot = await startBot(config, { data, sagas, clock, log }, roles);
  watch(bot);
  const signal = await Promise.race([
    once(process, 'SIGTERM').then(() => 'SIGTERM'),
    once(process, 'SIGINT').then(() => 'SIGINT'),
    bot.ended.then(() => null),
    ...(parted ? [parted] : []),
  ]);
  log.info({ signal }, 'Daybook is stopping');
  const isOver = await inTime(
    bot.stop().then(() => true),
    LONGEST_STOP_MS,
    false,
  );
  if (!isOver) log.warn({}, 'not everything ended in time; what is owed is told after the next start');
  // What a platform's client keeps open must not keep the process.
  setTimeout(() => process.exit(0), LONGEST_LINGER_MS).unref();
}

/** Milliseconds between two words of whether a shard is connected. */
const BETWEEN_WORDS_MS = 1_000;

const tell = (word: ShardWord): void => {
  if (process.connected) process.send?.(word, undefined, undefined, () => {});
};

/** Discord's part alone, for the process that started this one and hears how it is. */
async function runShard(
  opened: OpenRecord,
  shard: Shard,
  roles: ReadonlySet<Role>,
  parted: Promise<null>,
): Promise<void> {
  const { config } = opened;
  const discord = config.discord && { ...config.discord, shards: null, shard };
  const own: Config = { ...config, slack: null, web: null, port: null, discord };
  const watch = (bot: Bot): void => {
    const say = (): void => tell({ isConnected: bot.isConnected() });
    say();
    const timer = setInterval(say, BETWEEN_WORDS_MS).unref();
    void bot.ended.then(() => {
      clearInterval(timer);
      tell({ isOver: 'Discord has ended the connection for good; the log says why.' });
    });
  };
  try {
    await runBot({ ...opened, config: own }, roles, parted, watch);
  } catch (error) {
    // What a person must mend is as wrong with the next start; what is away now may come back.
    if (isUserError(error) && error.code === 'bad-argument') tell({ isOver: error.message });
    throw error;
  }
}

/** `daybook serve`. */
export const runServe = (streams: Streams, options: ServeOptions): Promise<void> =>
  withDaybook(options, async (opened) => {
    const { slack, discord, web } = opened.config;
    const isTerminal = 'isTTY' in streams.stdin && streams.stdin.isTTY === true;
    const roles = rolesNamed(options.roles);
    const isAlone = !slack && !discord && (web === null || isTerminal);
    if (options.roles === undefined && isAlone) return talk(streams, opened, options);
    for (const saga of await opened.sagas.list()) await readBundled(opened, saga);
    if (!options.beside) return runBot(opened, roles, null);
    const parted = once(streams.stdin.resume(), 'close').then(() => null);
    if (options.shard !== undefined) return runShard(opened, shardNamed(options.shard), roles, parted);
    // The other one has the port for whoever watches.
    await runBot({ ...opened, config: { ...opened.config, port: null } }, roles, parted);
  });
