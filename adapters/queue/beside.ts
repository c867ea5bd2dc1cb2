// Where a process talks to people, the work of its record is done in a process beside it, which ends with it and comes back if it dies.
import { setTimeout as pause } from 'node:timers/promises';
import type { Log } from '../../src/ports.ts';
import type { Config } from '../config.ts';
import { endOf, startOwn } from '../process/own-process.ts';
import type { Worker } from './worker.ts';

/** Milliseconds before a process that ended is started again. */
const REST_MS = 5_000;
/** Milliseconds for it to give back what it holds. */
const FAREWELL_MS = 20_000;

export function startBeside(config: Config, log: Log): Worker {
  const stopping = new AbortController();
  const { signal } = stopping;
  const runOnce = async (): Promise<void> => {
    const child = startOwn(config, ['serve', '--roles', 'work', '--beside']);
    const { code } = await endOf(child, signal, FAREWELL_MS).catch(() => ({ code: null }));
    if (!signal.aborted) log.warn({ code }, 'the process that works beside this one ended; it is started again');
  };
  const goOn = async (): Promise<void> => {
    while (!signal.aborted) {
      await runOnce();
      await pause(REST_MS, undefined, { ref: false, signal }).catch(() => undefined);
    }
  };
  const going = goOn();
  return {
    async stop() {
      stopping.abort();
      await going;
    },
  };
}
