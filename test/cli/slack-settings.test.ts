// Turns the names of Slack's settings into one workspace, many, or a sentence that says what is missing.
import { describe, expect, test } from 'vitest';
import { readConfig } from '../../adapters/config.ts';

const ONE = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 's' };
const MANY = {
  SLACK_CLIENT_ID: '1.2',
  SLACK_CLIENT_SECRET: 'c',
  SLACK_SIGNING_SECRET: 's',
  DAYBOOK_SECRET: '0123456789abcdef0123456789abcdef',
};

describe('Slack', () => {
  test('is off, in one workspace, or in many', () => {
    expect(readConfig({}).slack).toBeNull();
    expect(readConfig(ONE).slack?.access).toEqual({ kind: 'one', botToken: 'xoxb-1' });
    expect(readConfig(MANY).slack?.access).toEqual({
      kind: 'many',
      clientId: '1.2',
      clientSecret: 'c',
      secret: MANY.DAYBOOK_SECRET,
    });
  });

  test.each([
    ['a secret that is missing', { ...MANY, DAYBOOK_SECRET: '' }, /^DAYBOOK_SECRET .* at least 32 characters/],
    ['a short secret', { ...MANY, DAYBOOK_SECRET: 'short' }, /^DAYBOOK_SECRET .* at least 32 characters/],
    ['no client secret', { ...MANY, SLACK_CLIENT_SECRET: '' }, /^Many workspaces need SLACK_CLIENT_ID/],
    ['no client', { ...MANY, SLACK_CLIENT_ID: '' }, /^Many workspaces need SLACK_CLIENT_ID/],
    ['no signing secret', { ...MANY, SLACK_SIGNING_SECRET: '' }, /^Many workspaces need .*SLACK_SIGNING_SECRET/],
    ['a bot token beside it', { ...MANY, ...ONE }, /are for one workspace/],
    ['Socket Mode', { ...MANY, SLACK_APP_TOKEN: 'xapp-1' }, /are for one workspace/],
    ['managers by name', { ...MANY, SLACK_MANAGERS: 'U012AB3CD' }, /are for one workspace/],
  ])('in many refuses %s, and shows no secret', (_what, env, sentence) => {
    expect(() => readConfig(env)).toThrow(sentence);
    expect(() => readConfig(env)).not.toThrow(/short|xoxb|xapp|0123456789/);
  });
});
