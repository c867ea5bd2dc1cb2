// Turns the errors of Slack's client into what to do about them.
import { webApi } from '@slack/bolt';
import { describe, expect, test } from 'vitest';
import { withoutSecrets } from '../../../adapters/chat/slack/client.ts';
import { problemOf } from '../../../adapters/chat/slack/problems.ts';

const { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } = webApi;
const platform = (error: string) => problemOf(new WebAPIPlatformError({ ok: false, error }));
const http = (status: number) => problemOf(new WebAPIHTTPError(status, 'x', {}));
const broken = (code: string) =>
  problemOf(new WebAPIRequestError(new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) })));

describe('an error', () => {
  test('that says when, waits until then', () => {
    expect(problemOf(new WebAPIRateLimitedError(30))).toMatchObject({ kind: 'again', wait: 30_000 });
    expect(http(503)).toMatchObject({ kind: 'again' });
    expect(broken('ECONNREFUSED')).toMatchObject({ kind: 'again' });
  });
  test('that leaves open whether it was done is unknown', () => {
    expect(http(500)).toMatchObject({ kind: 'unknown' });
    expect(http(504)).toMatchObject({ kind: 'unknown' });
    expect(broken('UND_ERR_SOCKET')).toMatchObject({ kind: 'unknown' });
    expect(platform('fatal_error')).toMatchObject({ kind: 'unknown' });
  });
  test('of a channel says what a person can do', () => {
    for (const error of ['channel_not_found', 'not_in_channel', 'is_archived'])
      expect(platform(error)).toMatchObject({
        kind: 'gone',
        isEverywhere: false,
        reason: expect.stringContaining(': '),
      });
  });
  test('of the token ends everything', () => {
    for (const error of ['token_revoked', 'account_inactive', 'invalid_auth'])
      expect(platform(error)).toMatchObject({ kind: 'gone', isEverywhere: true });
  });
  test('of the payload is refused', () => {
    expect(platform('invalid_blocks')).toMatchObject({ kind: 'refused', reason: 'invalid_blocks' });
    expect(http(404)).toMatchObject({ kind: 'refused' });
  });
  test('of our own is none of these', () => {
    expect(problemOf(new Error('x'))).toBeNull();
  });
});

test('tokens and addresses that are secrets do not reach the log', () => {
  const line =
    'xoxb-12-34-abcDEF xapp-1-A-b https://hooks.slack.com/commands/T1/2/abc wss://x/link/?ticket=abc&app_id=9 fine';
  expect(withoutSecrets(line)).toBe('[secret] [secret] [secret] wss://x/link/[secret][secret] fine');
});
