// Runs the shipped program as Slack's bot, pointed at the stand-in by its environment alone.
import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { daybook, jsonLines, temporaryFolder } from '../cli/program.ts';
import { createBlockKitCheck } from './slack-server/block-kit-check.ts';
import { APP, findLocalSlack, GENERAL, type LocalSlack, startLocalSlack } from './slack-server/local-slack.ts';
import { createPerson, mention, type Person, wordsIn } from './slack-server/person.ts';
import { type SlackProxy, startSlackProxy } from './slack-server/proxy.ts';
import { wait } from './slack-server/wait.ts';

const slack = findLocalSlack();
const why = 'skip' in slack ? slack.skip : undefined;
const PROGRAM = process.env.DAYBOOK_ENTRY ?? fileURLToPath(new URL('../../bin/daybook.mjs', import.meta.url));
const ARTICLES = fileURLToPath(new URL('../fixtures/sagas/harbour/articles', import.meta.url));
const SLOW = 60_000;

describe.skipIf(why)(`the program in Slack${why ? ` [skipped: ${why}]` : ''}`, () => {
  const folder = temporaryFolder();
  const data = ['--data', folder.path];
  let stand: LocalSlack;
  let proxy: SlackProxy;
  let ada: Person;
  let bot: ChildProcess;
  let printed = '';

  const environment = (): NodeJS.ProcessEnv => ({
    ...process.env,
    DAYBOOK_DATA: folder.path,
    SLACK_BOT_TOKEN: APP.botToken,
    SLACK_APP_TOKEN: APP.appToken,
    SLACK_API_URL: `${proxy.url}/api/`,
    DISCORD_TOKEN: '',
  });
  const start = async (): Promise<void> => {
    bot = spawn(process.execPath, [PROGRAM, 'serve'], { env: environment(), stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [bot.stdout, bot.stderr])
      stream?.on('data', (chunk: Buffer) => {
        printed += chunk.toString();
      });
    await wait('the bot to connect', () => proxy.connections() > 0 && printed.includes('is running'), SLOW);
  };
  /** Resolves with the exit code. */
  const stop = (signal: NodeJS.Signals): Promise<number | null> =>
    new Promise((resolve) => {
      if (bot.exitCode !== null || bot.signalCode !== null) resolve(bot.exitCode);
      bot.once('exit', (code) => resolve(code));
      bot.kill(signal);
    });
  const call = (method: string, at: number) =>
    wait(`answer ${at} of ${method}`, () => {
      const found = proxy.calls.filter((each) => each.method === method)[at];
      return found?.answer ? found : null;
    });

  beforeAll(async () => {
    proxy = await startSlackProxy(await createBlockKitCheck());
    stand = await startLocalSlack('bin' in slack ? slack.bin : '', null);
    proxy.connect({ slack: stand.url });
    ada = createPerson(stand.url);
    const read = await daybook(['ingest', ARTICLES, '--saga', 'harbour', ...data, '--json']);
    expect(jsonLines(read.stdout).length).toBeGreaterThan(5);
    await start();
  }, 2 * SLOW);
  afterAll(async () => {
    if (bot) await stop('SIGKILL');
    await proxy?.close();
    await stand?.stop();
    folder.remove();
  });

  test(
    'follows a saga, answers, and goes on in the thread after it was killed and started again',
    async () => {
      await ada.command('follow harbour');
      expect(wordsIn((await call('response_url', 0)).args.blocks)).toContain('now follows');
      const ts = await ada.say(GENERAL, mention('what happened on November 14, 2023?'));
      const first = wordsIn((await call('chat.postMessage', 0)).args.blocks);
      expect(first).toContain('gate');
      await stop('SIGKILL');
      printed = '';
      await wait('the socket to close', () => proxy.connections() === 0);
      await start();
      await ada.say(GENERAL, 'and the day after?', ts);
      const second = await call('chat.postMessage', 1);
      expect(second.args.thread_ts).toBe(ts);
      expect(wordsIn(second.args.blocks)).not.toEqual(first);
      expect(proxy.violations).toEqual([]);
    },
    2 * SLOW,
  );

  test(
    'ends cleanly when it is told to, and has logged no secret',
    async () => {
      expect(await stop('SIGTERM')).toBe(0);
      expect(printed).not.toContain(APP.botToken);
      expect(printed).not.toContain(APP.appToken);
      expect(printed).not.toContain('what happened');
    },
    SLOW,
  );
});
