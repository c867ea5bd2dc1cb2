// Runs the shards of a Discord bot as processes of this program, and starts again those that die.
import { setTimeout as pause } from 'node:timers/promises';
import { UserError } from '../../src/errors.ts';
import type { Log } from '../../src/ports.ts';
import { BETWEEN_SHARDS_MS, type Shard, shardName } from '../chat/discord/shard.ts';
import type { Config } from '../config.ts';
import { endOf, startOwn } from './own-process.ts';
import type { Role } from './roles.ts';

/** What a shard's process tells the one that started it: whether it is connected, or why it can't go on. */
export type ShardWord = { readonly isConnected: boolean } | { readonly isOver: string };

const isWord = (value: unknown): value is ShardWord =>
  typeof value === 'object' && value !== null && ('isConnected' in value || 'isOver' in value);

/** Milliseconds before a shard is started again, twice as long each time until it is connected: each start counts with Discord. */
const SHORTEST_REST_MS = 5_000;
const LONGEST_REST_MS = 300_000;
/** Milliseconds for a shard to finish what it answers. */
const FAREWELL_MS = 20_000;

interface ShardsPorts {
  readonly log: Log;
  /** What this process does: the shards answer where it answers. */
  readonly roles: ReadonlySet<Role>;
  /** Told once when Discord takes the bot no longer. */
  readonly onStopped: () => void;
}

interface Shards {
  /** Resolves when all are connected. Rejects with a UserError where a person must act. */
  start(): Promise<void>;
  stop(): Promise<void>;
  isConnected(): boolean;
}

const argumentsOf = (shard: Shard, roles: ReadonlySet<Role>): readonly string[] => {
  const names = ['gateway', ...(roles.has('answers') ? ['answers'] : [])];
  return ['serve', '--roles', names.join(), '--beside', '--shard', shardName(shard)];
};

/** Decision 0020: why these are not discord.js's ShardingManager's. */
function createShards(config: Config, count: number, { log, roles, onStopped }: ShardsPorts): Shards {
  const connected = new Set<number>();
  const stopping = new AbortController();
  const { signal } = stopping;
  const going: Promise<void>[] = [];
  let said: ((problem: UserError | null) => void) | null = null;

  const over = (because: string): void => {
    if (signal.aborted) return;
    stopping.abort();
    log.error({ because }, 'Discord: a shard can’t go on, and so the others end');
    const isStarting = said !== null;
    said?.(new UserError('bad-argument', because));
    if (!isStarting) onStopped();
  };
  const hear = (id: number, word: unknown): void => {
    if (!isWord(word)) return;
    if ('isOver' in word) over(word.isOver);
    else if (word.isConnected) connected.add(id);
    else connected.delete(id);
    if (connected.size === count) said?.(null);
  };

  /** One life of a shard's process. True where it was connected at some time. */
  const runOnce = async (shard: Shard): Promise<boolean> => {
    let wasConnected = false;
    const child = startOwn(config, argumentsOf(shard, roles), { talks: true });
    log.info({ shard: shard.id, pid: child.pid }, 'Discord: a process was started for a shard');
    child.on('message', (word) => {
      hear(shard.id, word);
      wasConnected ||= connected.has(shard.id);
    });
    const { code } = await endOf(child, signal, FAREWELL_MS).catch(() => ({ code: null }));
    connected.delete(shard.id);
    if (!signal.aborted) log.warn({ shard: shard.id, code }, 'Discord: a shard’s process ended; it is started again');
    return wasConnected;
  };
  const goOn = async (shard: Shard): Promise<void> => {
    let rest = SHORTEST_REST_MS;
    while (!signal.aborted) {
      rest = (await runOnce(shard)) ? SHORTEST_REST_MS : Math.min(2 * rest, LONGEST_REST_MS);
      await pause(rest, undefined, { ref: false, signal }).catch(() => undefined);
    }
  };

  return {
    async start() {
      const ready = new Promise<UserError | null>((resolve) => {
        said = resolve;
      });
      for (let id = 0; id < count && !signal.aborted; id += 1) {
        going.push(goOn({ id, count }));
        if (id + 1 < count) await pause(BETWEEN_SHARDS_MS, undefined, { signal }).catch(() => undefined);
      }
      const problem = await ready;
      said = null;
      if (problem) throw problem;
    },
    async stop() {
      stopping.abort();
      said?.(null);
      await Promise.all(going);
    },
    isConnected: () => connected.size === count,
  };
}

/** A platform, where the settings share the servers among several processes; else null. Rejects with a UserError where Discord refuses. */
export async function shardsWanted(config: Config, ports: ShardsPorts) {
  const { discord } = config;
  if (!discord || discord.shards === null) return null;
  const { token, apiUrl, shards } = discord;
  const { countShards } = await import('../chat/discord/shards.ts');
  const count = await countShards({ token, shards, api: apiUrl ?? undefined });
  ports.log.info({ shards: count }, 'Discord: so many processes share the servers');
  return count > 1 ? { name: 'discord', ...createShards(config, count, ports) } : null;
}
