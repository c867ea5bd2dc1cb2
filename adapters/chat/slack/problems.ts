// What goes wrong between us and Slack, and what to do about it.
import { webApi } from '@slack/bolt';

const { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } = webApi;

/**
 * again: Slack did not take it, it may be sent again after `wait` ms. unknown: it may have been taken, so it is not sent again.
 * refused: this will never work. gone: nothing will work in this channel, or, with `isEverywhere`, at all.
 */
export type Problem =
  | { readonly kind: 'again'; readonly wait: number; readonly reason: string }
  | { readonly kind: 'unknown'; readonly reason: string }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'gone'; readonly reason: string; readonly isEverywhere: boolean };

const CHANNEL_GONE: Readonly<Record<string, string>> = {
  channel_not_found: 'the channel does not exist or the bot cannot see it; invite the bot there',
  not_in_channel: 'the bot is not in the channel; invite it with /invite',
  is_archived: 'the channel is archived',
  restricted_action: 'the workspace does not let the bot post in this channel',
  restricted_action_read_only_channel: 'the channel is read-only',
  restricted_action_thread_only_channel: 'the channel takes only threads',
  user_not_found: 'the person does not exist in this workspace',
  cannot_dm_bot: 'a bot cannot be written to',
  messages_tab_disabled: 'direct messages are switched off in the app’s settings (App Home, Messages Tab)',
};

const TOKEN_GONE: Readonly<Record<string, string>> = {
  account_inactive: 'the app was removed from the workspace; install it again',
  app_uninstalled: 'the app was removed from the workspace; install it again',
  invalid_auth: 'Slack does not accept the bot token; check SLACK_BOT_TOKEN',
  not_authed: 'no bot token was sent; set SLACK_BOT_TOKEN',
  token_expired: 'the bot token has expired; install the app again',
  token_revoked: 'the bot token was revoked; install the app again',
  org_login_required: 'the workspace is being moved to an organisation',
  team_access_not_granted: 'the app was not granted access to this workspace',
};

/** Slack's own words for "not now". */
const LATER = new Set(['ratelimited', 'rate_limited', 'service_unavailable', 'team_added_to_org']);
/** May have been done before it failed. */
const UNSURE = new Set(['fatal_error', 'internal_error', 'request_timeout']);
/** Nobody was there to take it. */
const NOT_SENT = /\b(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH)\b/;

const PAUSE = 1000;

function platformProblem({ data }: InstanceType<typeof WebAPIPlatformError>): Problem {
  const { error } = data;
  const channel = CHANNEL_GONE[error];
  const token = TOKEN_GONE[error];
  if (channel) return { kind: 'gone', reason: `${error}: ${channel}`, isEverywhere: false };
  if (token) return { kind: 'gone', reason: `${error}: ${token}`, isEverywhere: true };
  if (LATER.has(error)) return { kind: 'again', wait: PAUSE, reason: error };
  if (UNSURE.has(error)) return { kind: 'unknown', reason: error };
  const needed =
    error === 'missing_scope'
      ? ` (needs ${String((data as { readonly needed?: string }).needed ?? 'another scope')})`
      : '';
  return { kind: 'refused', reason: `${error}${needed}` };
}

const causes = (error: unknown): string => {
  const words: string[] = [];
  for (
    let at: unknown = error;
    at instanceof Error && words.length < 6;
    at = at.cause ?? (at as { original?: unknown }).original
  )
    words.push((at as NodeJS.ErrnoException).code ?? '', at.message);
  return words.join(' ');
};

/** What to do about an error of Slack's client, or null for a crash of our own. */
export function problemOf(error: unknown): Problem | null {
  if (error instanceof WebAPIRateLimitedError)
    return { kind: 'again', wait: error.retryAfter * 1000, reason: 'rate limited' };
  if (error instanceof WebAPIPlatformError) return platformProblem(error);
  if (error instanceof WebAPIHTTPError) {
    const reason = `HTTP ${error.statusCode}`;
    if (error.statusCode === 503) return { kind: 'again', wait: PAUSE, reason };
    return error.statusCode >= 500 ? { kind: 'unknown', reason } : { kind: 'refused', reason };
  }
  if (error instanceof WebAPIRequestError) {
    return NOT_SENT.test(causes(error))
      ? { kind: 'again', wait: PAUSE, reason: 'Slack cannot be reached' }
      : { kind: 'unknown', reason: 'the connection broke or timed out before Slack answered' };
  }
  return null;
}
