// Turns a log into one that says what stays wrong once, not every minute.
import { recent } from '../../src/model/recent.ts';
import type { Log } from '../../src/ports.ts';

/** Reasons that are remembered. */
const REMEMBERED = 1000;

/** Errors whose reason was told of late are not told again. */
export function tellingOnce(log: Log): Log {
  const told = recent<unknown, true>(REMEMBERED);
  const error: Log['error'] = (fields, message) => {
    if (fields.reason !== undefined) {
      if (told.get(fields.reason)) return;
      told.set(fields.reason, true);
    }
    log.error(fields, message);
  };
  return { ...log, error };
}
