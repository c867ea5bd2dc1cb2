// A gateway, two processes that answer and one that works, of which those behind the gateway are killed while people ask.
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isPresent } from '../../adapters/queue/presence.ts';
import { openQueue } from '../../adapters/queue/queue.ts';
import { textOf } from '../chat/discord/bot.ts';
import { createFollowingDatabases } from '../cli/following-folder.ts';
import { type DiscordServer, startDiscordServer } from '../e2e/discord-server/server.ts';
import { wait } from '../e2e/discord-server/wait.ts';
import { POSTGRES_TITLE, withoutPostgres } from '../postgres.ts';
import { createChance } from './chance.ts';
import { type Running, start } from './program.ts';

const chance = createChance('answering processes killed at random moments');
const DAYS = [19, 20, 21, 22, 24, 25, 26, 27, 28];

describe.skipIf(withoutPostgres)(`roles on ${POSTGRES_TITLE}`, () => {
  const folders = createFollowingDatabases();
  let server: DiscordServer;
  const running = new Set<Running>();
  beforeAll(async () => {
    await folders.open();
    server = await startDiscordServer();
  });
  afterAll(async () => {
    for (const one of running) one.kill();
    await Promise.all([...running].map(({ ended }) => ended));
    await server.stop();
    folders.remove();
  });

  test('whoever asks is answered once, whichever process dies of it', async () => {
    const place = await folders.following();
    const ports = new Map<Running, () => number | undefined>();
    const serve = (roles: string): Running => {
      const process = start(['serve', '--roles', roles, '--data', place.data], {
        DAYBOOK_POLLING: 'off',
        DAYBOOK_PORT: '0',
        DISCORD_TOKEN: server.token,
        DISCORD_API_URL: server.api,
      });
      running.add(process);
      ports.set(process, () => Number(/"port":(\d+)/.exec(process.printed())?.[1]) || undefined);
      return process;
    };
    const readiness = async (process: Running) =>
      (await (await fetch(`http://127.0.0.1:${ports.get(process)?.()}/readyz`)).json()) as Record<string, boolean>;

    const gateway = serve('gateway');
    await wait(() => ports.get(gateway)?.() !== undefined, 'the gateway', 60_000);
    expect(await readiness(gateway)).toMatchObject({ ok: false, record: true, answers: false });
    serve('work');
    const [first, second] = [serve('answers'), serve('answers')];
    await expect.poll(() => readiness(gateway), { timeout: 60_000 }).toMatchObject({ ok: true, answers: true });

    const ada = server.person('Ada');
    const channel = server.channel(server.guild('Newsroom', ada), 'sessions');
    const asked = DAYS.map((day) => ada.uses(channel, 'saga ask', { question: `what happened on July ${day}, 2017?` }));
    const killed = [first, second].map(async (process) => {
      await pause(chance.draw() * 1500);
      process.kill();
      running.delete(process);
      serve('answers');
    });
    const answered = await Promise.all(asked.map(({ answer }) => answer(80_000)));
    await Promise.all(killed);
    for (const [i, message] of answered.entries()) expect(textOf(message)).toContain(`${DAYS[i]} July 2017`);
    expect(server.violations).toEqual([]);
    gateway.stop();
    running.delete(gateway);
    expect((await gateway.ended).code).toBe(0);
  });

  test('a process with all roles has its work done beside it, which ends with it however it ends', async () => {
    const place = await folders.following();
    const serve = (): Running => {
      const process = start(['serve', '--data', place.data], {
        DAYBOOK_POLLING: 'off',
        DISCORD_TOKEN: server.token,
        DISCORD_API_URL: server.api,
      });
      running.add(process);
      return process;
    };
    const queue = await openQueue(place.data);
    const works = { timeout: 60_000, interval: 300 };
    const first = serve();
    await expect.poll(() => isPresent(queue, 'work'), works).toBe(true);
    first.kill();
    await first.ended;
    await expect.poll(() => isPresent(queue, 'work'), works).toBe(false);
    const second = serve();
    await expect.poll(() => isPresent(queue, 'work'), works).toBe(true);
    second.stop();
    expect((await second.ended).code).toBe(0);
    expect(await isPresent(queue, 'work')).toBe(false);
    await queue.close();
  });
});
