// Turns what the bot has to tell into structured lines on stderr, without secrets.
import { type DestinationStream, pino } from 'pino';
import type { Log } from '../src/ports.ts';

/** Keys that never reach a log, at any depth that our lines have. */
const SECRETS = ['token', 'authorization', 'botToken', 'appToken', 'signingSecret', 'response_url'];
const TOKENS =
  /\b(?:xox[a-z]-[\w-]+|xapp-[\w-]+|https:\/\/hooks\.slack\.com\/\S+|[\w-]{23,28}\.[\w-]{6,7}\.[\w-]{27,})/g;
const CREDENTIALS = /(https?:\/\/)[^\s/@:]+:[^\s/@]+@/g;

/** Text without tokens, webhook addresses and passwords in addresses. */
const withoutSecrets = (text: string): string => text.replace(TOKENS, '[secret]').replace(CREDENTIALS, '$1[secret]@');

const scrub = (value: unknown): unknown => {
  if (typeof value === 'string') return withoutSecrets(value);
  if (value instanceof Error)
    return { name: value.name, message: withoutSecrets(value.message), stack: withoutSecrets(value.stack ?? '') };
  return value;
};

const scrubbed = (fields: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [key, SECRETS.includes(key) ? '[secret]' : scrub(value)]),
  );

/** JSON Lines of a level and above, on this process's stderr unless `to` is given: stdout is for answers. */
export function createLog(level: string, to: DestinationStream = pino.destination(2)): Log {
  const logger = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, to);
  return {
    info: (fields, message) => logger.info(scrubbed(fields), withoutSecrets(message)),
    warn: (fields, message) => logger.warn(scrubbed(fields), withoutSecrets(message)),
    error: (fields, message) => logger.error(scrubbed(fields), withoutSecrets(message)),
  };
}
