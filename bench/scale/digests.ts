// Digests of many Discord servers within some minutes, sent by workers of which one is killed every twenty seconds: late, doubled, lost.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openPostgres } from '../../adapters/store/postgres/open.ts';
import { subscriptionOf } from '../../src/bot/schedule/subscribing.ts';
import { addDays } from '../../src/model/day.ts';
import { startDiscordServer } from '../../test/e2e/discord-server/server.ts';
import { percentile } from '../measure.ts';
import { createDatabase } from './database.ts';
import { type Started, startDaybook, stop } from './processes.ts';

export interface Season {
  readonly workspaces: number;
  /** All digests are due within so many minutes. */
  readonly minutes: number;
  readonly workers: number;
}

const MINUTE = 60_000;
const KILL_MS = 20_000;
/** Story days that the first digests tell: many channels are told the same. */
const STORY_DAYS = 20;

const timeOf = (instant: number): string => new Date(instant).toISOString().slice(11, 16);

export async function measureDigests(server: string, { workspaces, minutes, workers }: Season): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'daybook-scale-'));
  const database = await createDatabase(server, 'scale_digests');
  const discord = await startDiscordServer();
  const environment = {
    DAYBOOK_DATA: folder,
    DAYBOOK_DATABASE: database.address,
    DAYBOOK_POLLING: 'off',
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.api,
  };
  await startDaybook(['articles', '--saga', 'sessions'], environment).ended;
  const data = await openPostgres(database.address, { connections: 2 });
  const owner = discord.person('Ada');
  const first = Math.ceil(Date.now() / MINUTE) * MINUTE + MINUTE;
  const dues = await Promise.all(
    Array.from({ length: workspaces }, async (_, n) => {
      const guild = discord.guild(`Newsroom ${n}`, owner);
      const channel = discord.channel(guild, 'news');
      const due = first + (n % minutes) * MINUTE;
      const wish = {
        channel: { platform: 'discord', workspace: guild.id, id: channel.id } as const,
        saga: 'sessions',
        at: timeOf(due),
        zone: 'UTC',
        replayFrom: addDays('2017-07-19', n % STORY_DAYS),
        createdBy: null,
      };
      const subscription = subscriptionOf(wish, Date.now());
      await data.ledger.subscribe(subscription);
      return { id: subscription.id, channel, due };
    }),
  );
  const work = (): Started => startDaybook(['serve', '--roles', 'work'], environment);
  const running = Array.from({ length: workers }, work);
  const end = first + (minutes + 3) * MINUTE;
  let kills = 0;
  const isDone = async (): Promise<boolean> => {
    const rows = await data.ledger.deliveries();
    return rows.length >= workspaces && rows.every(({ status }) => status !== 'planned' && status !== 'sending');
  };
  for (let next = Date.now() + KILL_MS; Date.now() < end && !(await isDone()); await pause(2000)) {
    if (Date.now() < next) continue;
    next += KILL_MS;
    kills++;
    const [one] = running.splice(0, 1);
    one?.child.kill('SIGKILL');
    await one?.ended;
    running.push(work());
  }
  const rows = await data.ledger.deliveries();
  const messages = new Map(rows.map((row) => [row.subscription, row.messageIds.length]));
  const lateness: number[] = [];
  let [lost, doubled, late, unknown] = [0, 0, 0, 0];
  for (const { id, channel, due } of dues) {
    const told = discord.messagesIn(channel);
    const { status } = rows.find((row) => row.subscription === id) ?? {};
    if (told.length > (messages.get(id) ?? 0)) doubled++;
    if (status === 'unknown') unknown++;
    else if (told.length === 0 && status !== 'skipped') lost++;
    const [begun] = told;
    if (!begun) continue;
    const delay = Date.parse(begun.timestamp) - due;
    lateness.push(delay / 1000);
    if (delay > MINUTE) late++;
  }
  lateness.sort((a, b) => a - b);
  console.log(
    `${workspaces} servers' digests due within ${minutes} minutes, ${workers} workers, one of them killed every ${KILL_MS / 1000} s (${kills} times): ` +
      `${lost} lost, ${doubled} doubled, ${unknown} left to their makers, ${late} later than a minute; ${percentile(lateness, 0.5).toFixed(0)} / ${percentile(lateness, 0.99).toFixed(0)} / ` +
      `${(lateness.at(-1) ?? 0).toFixed(0)} s after their time (p50 / p99 / most)`,
  );
  if (discord.violations.length > 0) console.log(`  Discord complains: ${discord.violations[0]}`);
  await Promise.all(running.map(stop));
  await data.close();
  await database.close();
  await discord.stop();
  rmSync(folder, { recursive: true, force: true });
}
