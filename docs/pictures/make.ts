// Turns the answer about 25 July 2017 into pictures of what a person sees on Slack and on Discord: renderings, not screenshots of either.
//
// Needs Chromium: `apt-get install chromium fonts-liberation`, or CHROMIUM names another program.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { renderDiscord } from '../../adapters/chat/discord/render/render.ts';
import { renderSlack } from '../../adapters/chat/slack/render/render.ts';
import { ingestPlaces } from '../../adapters/cli/ingest-places.ts';
import { createSagaFolders } from '../../adapters/sagas/saga-folders.ts';
import { openSqlite } from '../../adapters/store/sqlite/open.ts';
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

async function answer() {
  const sagas = createSagaFolders(['sagas']);
  const data = await openSqlite({ memory: true });
  const clock = { now: () => Date.now() };
  const saga = await sagas.find('sessions');
  if (!saga?.articlesDir) throw new Error('run this from the project’s folder');
  for await (const _ of ingestPlaces(data.store, saga, [saga.articlesDir]));
  const daybook = createDaybook({ store: data.store, sagas, clock });
  const desk = createDesk({ daybook, sagas, clock, zone: 'UTC', ...data });
  const place: Setting['place'] = {
    channel: { platform: 'discord', workspace: 'W', id: 'C' },
    thread: null,
    isPrivate: false,
  };
  const { message } = await desk.ask(QUESTION, { place, person: { id: 'P', canManage: false } });
  await data.close();
  return message;
}

const message = await answer();
const pageAction = pageActionOf(message) ?? undefined;
const folder = mkdtempSync(join(tmpdir(), 'pictures-'));
const [slack] = renderSlack(message, { pageAction });
const [discord] = renderDiscord(message, { pageId: pageAction });
if (!slack || !discord) throw new Error('there is nothing to show');
picture(slackLook(QUESTION, slack.blocks), folder, join('docs', 'pictures', 'slack.png'));
picture(discordLook(QUESTION, discord), folder, join('docs', 'pictures', 'discord.png'));
rmSync(folder, { recursive: true });
