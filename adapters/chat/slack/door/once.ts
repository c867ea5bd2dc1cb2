// Turns Slack's repeated deliveries into one: the first claim of an event or a message answers, all others stay silent.
import type { Clock, Log, Memory } from '../../../../src/ports.ts';

/** Slack repeats for some minutes; late repeats have been seen hours later. */
const KEPT_MS = 24 * 3_600_000;

/** True for the first that asks with all of these keys. Survives a restart and holds over several processes. */
export type Once = (...keys: readonly string[]) => Promise<boolean>;

export function createOnce(memory: Memory, clock: Clock, log: Log): Once {
  return async (...keys) => {
    const until = clock.now() + KEPT_MS;
    try {
      const claims = await Promise.all(keys.map((key) => memory.claim(`slack/once/${key}`, until)));
      return claims.every(Boolean);
    } catch (error) {
      // rather twice than never: who asked is told at least that something is wrong
      log.error({ err: error }, 'an event of Slack could not be claimed');
      return true;
    }
  };
}
