// Turns Slack's repeated deliveries into one: the first claim of an event or a message answers, all others stay silent.
import type { Clock, Memory } from '../../../src/ports.ts';

/** Slack repeats for some minutes; late repeats have been seen hours later. */
const KEPT_MS = 24 * 3_600_000;

/** True for the first that asks with all of these keys. Survives a restart and holds over several processes. */
export type Once = (...keys: readonly string[]) => Promise<boolean>;

export function createOnce(memory: Memory, clock: Clock): Once {
  return async (...keys) => {
    const until = clock.now() + KEPT_MS;
    const claims = await Promise.all(keys.map((key) => memory.claim(`slack/once/${key}`, until)));
    return claims.every(Boolean);
  };
}
