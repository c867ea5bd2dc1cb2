// The client of Slack’s Web API, which repeats nothing by itself and logs no secrets; and who we are by its token.
import { type Logger, LogLevel, webApi } from '@slack/bolt';
import { UserError } from '../../../src/errors.ts';
import type { Log } from '../../../src/ports.ts';
import { problemOf } from './problems.ts';

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

interface ClientOptions {
  readonly token: string;
  /** Another server that speaks Slack's Web API; ends in "/api/". */
  readonly api?: string | undefined;
  readonly logger: Logger;
  /** Milliseconds for one request. */
  readonly timeout: number;
}

/** No repeats and no waiting inside the library: the ledger and the speaker decide about both. */
export const createClient = ({ token, api, logger, timeout }: ClientOptions): webApi.WebClient =>
  new webApi.WebClient(token, {
    ...(api ? { slackApiUrl: api } : {}),
    logger,
    timeout,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
  });

export interface Identity {
  readonly team: string;
  readonly botUser: string;
  readonly bot: string;
  /** The bot's name, as people mention it. */
  readonly name: string;
  /** Whether Slack shows the app as an agent: each question in a direct message then begins a thread. */
  readonly isAgent: boolean;
}

/** Apps that Slack shows as agents have it. */
export const AGENT_SCOPE = 'assistant:write';

/** Rejects with a UserError where Slack or the token is not there. */
export async function identify(client: webApi.WebClient): Promise<Identity> {
  try {
    const {
      team_id: team = '',
      user_id: botUser = '',
      bot_id: bot = '',
      user: name = '',
      ...rest
    } = await client.auth.test();
    return { team, botUser, bot, name, isAgent: (rest.response_metadata?.scopes ?? []).includes(AGENT_SCOPE) };
  } catch (error) {
    const reason = problemOf(error)?.reason ?? 'unknown';
    throw new UserError('fetch-failed', `Slack did not let the bot in (${reason}).`, { cause: error });
  }
}
