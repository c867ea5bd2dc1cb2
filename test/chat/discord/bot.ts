// Turns the stand-in, a scripted core and the real adapter into a bot that people of the test talk to.
import { expect } from 'vitest';
import { createDiscordChat, type DiscordChat, type DiscordOptions } from '../../../adapters/chat/discord/discord.ts';
import { COMMANDS } from '../../../src/bot/commands/table.ts';
import type { Memory } from '../../../src/ports.ts';
import { flatten } from '../../e2e/discord-server/limits.ts';
import type { Person } from '../../e2e/discord-server/person.ts';
import { type DiscordServer, type DiscordServerOptions, startDiscordServer } from '../../e2e/discord-server/server.ts';
import type { Channel, Guild } from '../../e2e/discord-server/state.ts';
import {
  createScriptedDesk,
  createTestLog,
  createTestMemory,
  type ScriptedDesk,
  type TestLog,
} from './scripted-desk.ts';

export interface Stage {
  readonly server: DiscordServer;
  readonly chat: DiscordChat;
  readonly desk: ScriptedDesk;
  readonly log: TestLog;
  readonly memory: Memory;
  readonly stops: string[];
  readonly clock: { time: number; now(): number };
  readonly guild: Guild;
  readonly channel: Channel;
  /** Owns the server. */
  readonly ada: Person;
  /** May read and write. */
  readonly ben: Person;
  close(): Promise<void>;
}

export interface StageOptions {
  readonly server?: DiscordServerOptions;
  readonly bot?: Partial<DiscordOptions>;
  readonly memory?: Memory;
  readonly isStarted?: boolean;
  /** Milliseconds since the epoch. */
  readonly now?: number;
}

export async function openStage({
  server: serverOptions,
  bot,
  memory = createTestMemory(),
  isStarted = true,
  now = Date.UTC(2021, 4, 3, 12),
}: StageOptions = {}): Promise<Stage> {
  const clock = { time: now, now: () => clock.time };
  const server = await startDiscordServer({ clock, ...serverOptions });
  const [ada, ben] = [server.person('Ada'), server.person('Ben')];
  const guild = server.guild('Newsroom', ada);
  server.join(guild, ben);
  const channel = server.channel(guild, 'general');
  const [desk, log, stops]: [ScriptedDesk, TestLog, string[]] = [createScriptedDesk(), createTestLog(), []];
  const chat = createDiscordChat({
    token: server.token,
    api: server.api,
    timeout: 20_000,
    desk,
    commands: COMMANDS,
    memory,
    clock,
    log,
    onStopped: (because) => stops.push(because),
    ...bot,
  });
  if (isStarted) await chat.start();
  const close = async (): Promise<void> => {
    await chat.stop();
    await server.stop();
    expect(server.violations).toEqual([]);
    expect(log.lines.join('\n')).not.toContain(server.token);
  };
  return { server, chat, desk, log, memory, stops, clock, guild, channel, ada, ben, close };
}

/** All text of a message, as its readers see it. */
export const textOf = (message: { readonly components?: unknown } | undefined): string =>
  flatten(message?.components)
    .flatMap(({ content }) => (typeof content === 'string' ? [content] : []))
    .join('\n');

export const labelsOf = (message: { readonly components?: unknown } | undefined): readonly unknown[] =>
  flatten(message?.components).flatMap(({ label }) => (label === undefined ? [] : [label]));
