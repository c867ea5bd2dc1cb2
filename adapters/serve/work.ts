// Starts what is work: rounds in this process on SQLite, jobs of a queue on PostgreSQL.
import type { Keeper } from '../../src/bot/record/keeper.ts';
import type { Writing } from '../../src/bot/written.ts';
import type { Config } from '../config.ts';
import { type SchedulePorts, startDeliveries } from '../schedule/deliveries.ts';
import { startPolling } from '../schedule/polling.ts';

export interface Working {
  /** Ends what is under way, or gives it back. */
  stop(): Promise<void>;
}

export interface Surroundings {
  readonly keeper: Keeper;
  readonly writing: Writing | null;
  /** Nobody is talked to from this process. */
  readonly isAlone: boolean;
}

/** Feeds, settling, vectors and deliveries. The caller stops it before it closes the record. */
export async function startWork(
  config: Config,
  ports: SchedulePorts,
  { keeper, writing, isAlone }: Surroundings,
): Promise<Working> {
  if (config.database !== null && !isAlone) return (await import('../queue/beside.ts')).startBeside(config, ports.log);
  const running: Working[] = [];
  if (config.database !== null) {
    const { startQueueWork } = await import('../queue/work.ts');
    running.push(await startQueueWork(config.database, config, ports, { keeper, writing }));
  } else {
    running.push(await startDeliveries(config, ports, keeper, writing));
    if (config.isPolling) running.push(startPolling(config, ports));
  }
  if (config.embedder)
    running.push((await import('../models/embedding.ts')).startEmbedding(config.embedder, ports, keeper.settled));
  return {
    async stop() {
      await Promise.all(running.map(({ stop }) => stop()));
    },
  };
}
