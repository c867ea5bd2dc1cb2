// Turns Bolt's logging into lines of ours, without tokens and without addresses that are secrets.
import { type Logger, LogLevel } from '@slack/bolt';
import type { Log } from '../../../src/ports.ts';

const SECRETS =
  /\bx(?:ox[a-z]|app)-[\w-]{4,}|https?:\/\/[^\s"']{1,200}\/(?:_hooks|services|commands|actions|app|workflows)\/[^\s"']{1,500}|[?&](?:ticket|token|app_id)=[^\s&"']{1,500}/g;

export const withoutSecrets = (text: string): string => text.replace(SECRETS, '[secret]');

const MAX_LINE = 2000;
const wordsOf = (parts: readonly unknown[]): string =>
  withoutSecrets(
    parts
      .map((part) => (part instanceof Error ? part.message : String(part)))
      .join(' ')
      .slice(0, MAX_LINE),
  );

/** Debug and info of the library stay out of our log. */
export function createBoltLogger(log: Log): Logger {
  const quiet = (): void => {};
  return {
    debug: quiet,
    info: quiet,
    warn: (...parts) => log.warn({ from: 'bolt' }, wordsOf(parts)),
    error: (...parts) => log.error({ from: 'bolt' }, wordsOf(parts)),
    getLevel: () => LogLevel.WARN,
    setLevel: quiet,
    setName: quiet,
  };
}
