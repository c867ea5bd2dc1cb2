// Runs the shipped program as the bot of many workspaces, pointed at the stand-in by its environment alone.
import { type ChildProcess, spawn } from 'node:child_process';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { daybook, daybookProcess, jsonLines, PROGRAM, temporaryFolder } from '../cli/program.ts';
import { APP } from './slack-server/local-slack.ts';
import { CLIENT, type ManySlack, startManySlack } from './slack-server/many.ts';
import { wordsIn } from './slack-server/person.ts';
import { wait } from './slack-server/wait.ts';

const ARTICLES = fileURLToPath(new URL('../fixtures/sagas/harbour/articles', import.meta.url));
const SLOW = 90_000;
const SECRET = 'the secret of this test, long enough';

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

describe('the program for many workspaces', () => {
  const folder = temporaryFolder();
  const data = ['--data', folder.path];
  let slack: ManySlack;
  let bot: ChildProcess;
  let port = 0;
  let printed = '';

  const environment = (secret = SECRET) => ({
    DAYBOOK_SECRET: secret,
    SLACK_CLIENT_ID: CLIENT.clientId,
    SLACK_CLIENT_SECRET: CLIENT.clientSecret,
    SLACK_SIGNING_SECRET: APP.signingSecret,
    SLACK_PORT: String(port),
    SLACK_API_URL: slack.api,
    SLACK_BOT_TOKEN: '',
    SLACK_APP_TOKEN: '',
    DISCORD_TOKEN: '',
  });

  const own = (args: readonly string[]) => daybookProcess(args, '', environment());

  beforeAll(async () => {
    port = await freePort();
    slack = await startManySlack([{ id: 'T0ONE', botUser: 'U0BOT', channels: { C0ONE: ['U0ADA', 'U0BOT'] } }]);
    const read = await daybook(['ingest', ARTICLES, '--saga', 'harbour', ...data, '--json']);
    expect(jsonLines(read.stdout).length).toBeGreaterThan(5);
    bot = spawn(process.execPath, [PROGRAM, 'serve', ...data], {
      env: { ...process.env, ...environment() },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [bot.stdout, bot.stderr])
      stream?.on('data', (chunk: Buffer) => {
        printed += chunk.toString();
      });
    await wait('the bot to run', () => printed.includes('is running'), SLOW);
  }, SLOW);
  afterAll(async () => {
    bot?.kill('SIGKILL');
    await slack?.close();
    folder.remove();
  });

  test(
    'is installed, answers with the token of that workspace, and a digest goes out with it too',
    async () => {
      const address = `http://127.0.0.1:${port}`;
      const page = await fetch(`${address}/slack/install`);
      const state = /state=([^&"]+)/.exec(await page.text())?.[1] ?? '';
      const cookie = page.headers.get('set-cookie')?.split(';')[0] ?? '';
      const back = await fetch(`${address}/slack/oauth_redirect?code=code-T0ONE&state=${state}`, {
        headers: { cookie },
      });
      expect(await back.text()).toContain('Daybook is in your workspace');
      const event = { type: 'app_mention', user: 'U0ADA', channel: 'C0ONE', ts: '1700000000.1' };
      await slack.send(port, 'events_api', {
        type: 'event_callback',
        team_id: 'T0ONE',
        event_id: 'Ev1',
        event_time: Math.ceil(Date.now() / 1000),
        authorizations: [{ enterprise_id: null, team_id: 'T0ONE', user_id: 'U0BOT', is_bot: true }],
        event: { ...event, text: '<@U0BOT> what happened on November 14, 2023?' },
      });
      const posts = () => slack.calls.filter(({ method }) => method === 'chat.postMessage');
      const said = await wait('the answer', () => posts()[0], SLOW);
      expect(wordsIn(said.args.blocks)).toContain('gate');
      const to = ['--to', 'slack:T0ONE/C0ONE', '--at', '08:00', '--zone', 'UTC', '--replay', '2023-11-14'];
      const since = '2024-05-01T12:00:00Z';
      const made = await own(['subscribe', '--saga', 'harbour', ...to, '--as-of', since, ...data]);
      expect(made.code, made.stderr).toBe(0);
      const run = await own(['deliver', '--as-of', '2024-05-02T08:01:00Z', ...data, '--json']);
      expect(run.code, run.stderr).toBe(0);
      expect(jsonLines(run.stdout)).toEqual([expect.objectContaining({ to: 'slack:C0ONE', status: 'sent' })]);
      expect(new Set(posts().map(({ token }) => token))).toEqual(new Set([slack.tokenOf('T0ONE')]));
      expect(posts().length).toBeGreaterThan(1);
    },
    SLOW,
  );

  test(
    'with another secret says so in one sentence, whether it serves or posts',
    async () => {
      const other = environment('another secret, which is long enough');
      for (const command of [['serve', '--roles', 'gateway'], ['deliver']]) {
        const { code, stderr } = await daybookProcess([...command, ...data], '', { ...other, SLACK_PORT: '0' });
        expect([code, stderr]).toEqual([2, expect.stringMatching(/^daybook: DAYBOOK_SECRET is not the one [^\n]*\n$/)]);
      }
    },
    SLOW,
  );

  test(
    'prints neither tokens nor secrets, and ends when it is told to',
    async () => {
      const ended = new Promise((resolve) => bot.once('exit', resolve));
      bot.kill('SIGTERM');
      expect(await ended).toBe(0);
      expect(printed).toContain('a workspace let the bot in');
      expect(printed).not.toMatch(/xox[be]|the secret of this test|the-client-secret/);
    },
    SLOW,
  );
});
