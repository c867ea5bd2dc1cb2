// Turns the answer about 25 July 2017 into pictures of what a person sees on Slack and on Discord, renderings and not screenshots of either,
// and the page of that day into a screenshot.
//
// Needs Chromium: `apt-get install chromium fonts-liberation`, or CHROMIUM names another program.
import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { renderDiscord } from '../../adapters/chat/discord/render/render.ts';
import { renderSlack } from '../../adapters/chat/slack/render/render.ts';
import { ingestPlaces } from '../../adapters/cli/ingest-places.ts';
import { createSagaFolders } from '../../adapters/sagas/saga-folders.ts';
import { openSqlite } from '../../adapters/store/sqlite/open.ts';
import { serveWeb } from '../../adapters/web/serve.ts';
import { createDaybook } from '../../src/bot/daybook.ts';
import { pageActionOf } from '../../src/bot/desk/actions.ts';
import { createDesk, type Setting } from '../../src/bot/desk/desk.ts';
import { discordLook } from './discord-look.ts';
import { type Look, pageOf, WIDTH } from './html.ts';
import { slackLook } from './slack-look.ts';

const QUESTION = 'what happened on July 25?';
const CHROMIUM = process.env.CHROMIUM ?? 'chromium';
/** Pixels of the picture for one of the page. */
const SCALE = 1;

const chromium = (...args: readonly string[]): string =>
  execFileSync(CHROMIUM, ['--headless', '--no-sandbox', '--hide-scrollbars', ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });

function picture(look: Look, folder: string, file: string): void {
  const page = join(folder, 'page.html');
  writeFileSync(page, pageOf(look));
  const height = /data-height="(\d+)"/.exec(
    chromium('--dump-dom', `--window-size=${WIDTH},600`, `file://${page}`),
  )?.[1];
  if (!height) throw new Error('the page did not tell its height');
  const size = `--window-size=${WIDTH},${height}`;
  chromium(`--screenshot=${file}`, size, `--force-device-scale-factor=${SCALE}`, `file://${page}`);
  console.log(`${file}: ${WIDTH} × ${height}`);
}

async function openBundled() {
  const sagas = createSagaFolders(['sagas']);
  const data = await openSqlite({ memory: true });
  const clock = { now: () => Date.now() };
  const saga = await sagas.find('sessions');
  if (!saga?.articlesDir) throw new Error('run this from the project’s folder');
  for await (const _ of ingestPlaces(data.store, saga, [saga.articlesDir]));
  return { data, sagas, clock, daybook: createDaybook({ store: data.store, sagas, clock }) };
}

type Bundled = Awaited<ReturnType<typeof openBundled>>;

async function answer({ data, sagas, clock, daybook }: Bundled) {
  const desk = createDesk({ daybook, sagas, clock, zone: 'UTC', ...data });
  const place: Setting['place'] = {
    channel: { platform: 'discord', workspace: 'W', id: 'C' },
    thread: null,
    isPrivate: false,
  };
  const { message } = await desk.ask(QUESTION, { place, person: { id: 'P', canManage: false } });
  return message;
}

const PAGE = { width: 900, height: 1150 };

/** In a process beside this one, which serves it. */
async function pagePicture({ data, sagas, clock, daybook }: Bundled, file: string): Promise<void> {
  const log = { info() {}, warn() {}, error() {} };
  const local = { port: 0, host: '127.0.0.1', url: null, tokens: [] };
  const server = await serveWeb({ daybook, store: data.store, sagas, clock, log }, local);
  await promisify(execFile)(CHROMIUM, [
    '--headless',
    '--no-sandbox',
    '--hide-scrollbars',
    `--window-size=${PAGE.width},${PAGE.height}`,
    `--screenshot=${file}`,
    `http://127.0.0.1:${server.port}/sessions/2017-07-25`,
  ]);
  await server.stop();
  console.log(`${file}: ${PAGE.width} × ${PAGE.height}`);
}

const bundled = await openBundled();
const message = await answer(bundled);
const pageAction = pageActionOf(message) ?? undefined;
const folder = mkdtempSync(join(tmpdir(), 'pictures-'));
const [slack] = renderSlack(message, { pageAction });
const [discord] = renderDiscord(message, { pageId: pageAction });
if (!slack || !discord) throw new Error('there is nothing to show');
picture(slackLook(QUESTION, slack.blocks), folder, join('docs', 'pictures', 'slack.png'));
picture(discordLook(QUESTION, discord), folder, join('docs', 'pictures', 'discord.png'));
await pagePicture(bundled, join('docs', 'pictures', 'page.png'));
await bundled.data.close();
rmSync(folder, { recursive: true });
