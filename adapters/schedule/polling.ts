// The running bot’s reading of feeds: whenever one is due, a round of polling in a process of its own.
import { isAnythingDue } from '../../src/bot/polling/poll.ts';
import type { Clock, Log, Sagas } from '../../src/ports.ts';
import type { Config } from '../config.ts';
import { endOf, startOwn } from '../process/own-process.ts';
import type { RecordData } from '../store/place.ts';
import { tellingOnce } from './telling-once.ts';
import { startTicker, type Ticker } from './ticker.ts';

interface PollingPorts {
  readonly data: Pick<RecordData, 'store' | 'feeds'>;
  readonly sagas: Sagas;
  readonly clock: Clock;
  readonly log: Log;
}

/** Seconds after which a round begins no further feed: the next one goes on. */
const ROUND_SECONDS = 240;
/** A round that has not ended by then hangs and is ended. Milliseconds. */
const LONGEST_ROUND_MS = 2 * ROUND_SECONDS * 1000;
/** Milliseconds for a round to give back what it holds. */
const FAREWELL_MS = 8_000;

/** Runs one round of polling; `ending` asks it to stop. */
type RunRound = (ending: AbortSignal) => Promise<void>;

/**
 * A round is `daybook poll` in a process of its own: reading pages takes the processor for long stretches, in which a bot could not
 * answer in time, and whatever a page does to its reader stays there. Its log lines go where this process's go.
 */
const roundInOwnProcess =
  (config: Config, log: Log): RunRound =>
  async (ending) => {
    const child = startOwn(config, ['poll', '--quiet', '--within', String(ROUND_SECONDS)]);
    const longest = setTimeout(() => child.kill('SIGKILL'), LONGEST_ROUND_MS);
    try {
      const end = await endOf(child, ending, FAREWELL_MS);
      if (end.code !== 0 && !ending.aborted) log.warn({ ...end }, 'a round of polling ended early');
    } finally {
      clearTimeout(longest);
    }
  };

/** Starts the polling of a bot. The caller stops it before it closes `data`. */
export function startPolling(config: Config, ports: PollingPorts, run = roundInOwnProcess(config, ports.log)): Ticker {
  const { data, sagas, clock, log } = ports;
  const ending = new AbortController();
  const looking = { ...data, sagas, clock, log: tellingOnce(log) };
  const round = async (): Promise<void> => {
    if (await isAnythingDue(looking)) await run(ending.signal);
  };
  const ticker = startTicker('polling', round, log);
  return {
    stop() {
      ending.abort();
      return ticker.stop();
    },
  };
}
