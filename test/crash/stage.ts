// A stage for the program: its data folder, our Discord and our Slack at the end of slow roads, and what they have seen.
import Sqlite from 'better-sqlite3';
import { type DiscordServer, startDiscordServer } from '../e2e/discord-server/server.ts';
import { createBlockKitCheck } from '../e2e/slack-server/block-kit-check.ts';
import { APP, findLocalSlack, GENERAL, startLocalSlack } from '../e2e/slack-server/local-slack.ts';
import { createPerson } from '../e2e/slack-server/person.ts';
import { type SlackProxy, startSlackProxy } from '../e2e/slack-server/proxy.ts';
import { type Running, start } from './program.ts';
import { DISCORD_CHANNEL, type Platform, type Records } from './records.ts';
import { openRoad, type Road } from './road.ts';

const slack = findLocalSlack();
/** Why there is no Slack on this machine; undefined where there is one. */
export const noSlack = 'skip' in slack ? slack.skip : undefined;
const skipped = noSlack ? ` [Slack skipped: ${noSlack}]` : '';
/** Of what a suite is about, with what it leaves out here. */
export const titled = (what: string): string => `${what}${skipped}`;
export const CHATS: readonly Platform[] = noSlack ? ['discord'] : ['discord', 'slack'];
export const PLATFORMS: readonly Platform[] = ['file', ...CHATS];

/** How long the program waits for what a dead process sent: longer than the roads ever take. Milliseconds. */
const GRACE = 1000;

/** A digest that is owed, as the ledger has it. */
export interface Row {
  readonly delivery: string;
  readonly platform: Platform;
  readonly slot: string;
  readonly status: 'planned' | 'sending' | 'sent' | 'unknown' | 'failed' | 'skipped';
  readonly attempts: number;
  readonly merged: number;
  readonly reason: string | null;
}

const ROWS = `select d.id as delivery, platform, slot, status, attempts, merged, d.reason from deliveries d
  join subscriptions s on s.id = d.subscription where kind = 'digest' order by slot, d.id`;

export interface Stage {
  /** Where the program runs; its data are in `data`, the files that it writes in `out`. */
  readonly place: string;
  readonly discord: DiscordServer | null;
  readonly slack: SlackProxy | null;
  readonly roads: readonly Road[];
  road(platform: Platform): Road;
  /** Starts `daybook deliver --as-of`. `before`: a program that starts it, such as one that sets a limit. */
  deliver(asOf: string, environment?: NodeJS.ProcessEnv, before?: readonly string[]): Running;
  /** Starts `daybook serve --as-of`: the bot, whose first round of deliveries begins at once. */
  serve(asOf: string, environment?: NodeJS.ProcessEnv): Running;
  /** Looks into the record itself: a process for each look would take most of the tests' time. */
  ledger(): readonly Row[];
  /** Keeps everybody else from writing to the record until the function that it returns is called. */
  lock(): () => void;
  /** The bodies of the bot's messages in the channel, oldest first. */
  posts(platform: Platform): Promise<readonly Readonly<Record<string, unknown>>[]>;
  violations(): readonly string[];
  close(): Promise<void>;
}

interface Ends {
  readonly environment: NodeJS.ProcessEnv;
  readonly road: Road;
  readonly close: () => Promise<void>;
}

async function openDiscord(): Promise<Ends & { readonly server: DiscordServer }> {
  const server = await startDiscordServer();
  server.channel(server.guild('Newsroom', server.person('Ada')), 'digests', { id: DISCORD_CHANNEL });
  const road = await openRoad(new URL(server.api).origin);
  return {
    server,
    road,
    environment: { DISCORD_TOKEN: server.token, DISCORD_API_URL: `${road.url}/api` },
    close: server.stop,
  };
}

async function openSlack(): Promise<Ends & { readonly proxy: SlackProxy; readonly url: string }> {
  if ('skip' in slack) throw new Error(slack.skip);
  const proxy = await startSlackProxy(await createBlockKitCheck());
  const stand = await startLocalSlack(slack.bin, null);
  proxy.connect({ slack: stand.url });
  const road = await openRoad(proxy.url);
  return {
    proxy,
    url: stand.url,
    road,
    environment: { SLACK_BOT_TOKEN: APP.botToken, SLACK_APP_TOKEN: APP.appToken, SLACK_API_URL: `${road.url}/api/` },
    async close() {
      await proxy.close();
      await stand.stop();
    },
  };
}

export interface Setting {
  readonly platforms: readonly Platform[];
  /** Default: yesterday. */
  readonly period?: string;
  /** Where the program's folder is made. Default: a temporary place. */
  readonly below?: string;
}

/** Sets the stage. The caller closes it. */
export async function openStage(records: Records, { platforms, period = 'yesterday', below }: Setting): Promise<Stage> {
  const [place, discord, talk] = await Promise.all([
    records.copyFor(platforms, period, below),
    platforms.includes('discord') ? openDiscord() : null,
    platforms.includes('slack') ? openSlack() : null,
  ]);
  const ends = [discord, talk].filter((end) => end !== null);
  const data = `${place}/data`;
  const environment: NodeJS.ProcessEnv = {
    DISCORD_TOKEN: '',
    SLACK_BOT_TOKEN: '',
    DAYBOOK_GRACE: String(GRACE),
    ...Object.assign({}, ...ends.map((end) => end.environment)),
  };
  const begin = (command: string, asOf: string, more: NodeJS.ProcessEnv, before: readonly string[] = []): Running =>
    start([command, '--as-of', asOf, '--data', data], { ...environment, ...more }, { folder: place, before });
  return {
    place,
    discord: discord?.server ?? null,
    slack: talk?.proxy ?? null,
    roads: ends.map(({ road }) => road),
    road(platform) {
      const end = platform === 'discord' ? discord : talk;
      if (!end || platform === 'file') throw new Error(`no road leads to ${platform}`);
      return end.road;
    },
    deliver: (asOf, more = {}, before) => begin('deliver', asOf, more, before),
    serve: (asOf, more = {}) => begin('serve', asOf, more),
    ledger() {
      const db = new Sqlite(`${data}/daybook.sqlite`, { timeout: 5000 });
      try {
        return db.prepare(ROWS).all() as Row[];
      } finally {
        db.close();
      }
    },
    lock() {
      const db = new Sqlite(`${data}/daybook.sqlite`, { timeout: 5000 });
      db.exec('begin immediate');
      return () => {
        db.exec('rollback');
        db.close();
      };
    },
    async posts(platform) {
      if (platform === 'discord') {
        const channel = discord?.server.world.channels.get(DISCORD_CHANNEL);
        return channel ? ((discord?.server.messagesIn(channel) ?? []) as unknown as Record<string, unknown>[]) : [];
      }
      return talk ? createPerson(talk.url).messages(GENERAL) : [];
    },
    violations: () => [...(discord?.server.violations ?? []), ...(talk?.proxy.violations ?? [])],
    async close() {
      for (const end of ends) {
        await end.road.close();
        await end.close();
      }
    },
  };
}

/** Sets the stage for `play` and closes it. What the program sent must have kept to the platforms' rules. */
export async function onStage(
  records: Records,
  setting: Setting,
  play: (stage: Stage) => Promise<void>,
): Promise<void> {
  const stage = await openStage(records, setting);
  try {
    await play(stage);
    const violations = stage.violations();
    if (violations.length > 0) throw new Error(`against the platforms' rules: ${violations.join('; ')}`);
  } finally {
    await stage.close();
  }
}
