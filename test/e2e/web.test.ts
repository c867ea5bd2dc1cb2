// The pages in a real browser: every kind of page by eye of a checker, by keyboard, on a phone, in the dark, without scripts.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serveWeb, type WebServer } from '../../adapters/web/serve.ts';
import { type HarbourSite, openHarbourSite } from '../web/harbour-site.ts';

/** Debian's own, as apt-get installs it. */
const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
  existsSync(path),
);
/** What an article may hold at worst. */
const HOSTILE = '<img src=x onerror="document.title=1"><script>document.title=2</script> </title></textarea>';

let harbour: HarbourSite;
let server: WebServer;
let browser: Browser;
let axe: string;

const address = (path: string): string => `http://127.0.0.1:${server.port}${path}`;

/** A page that must load with nothing refused or failed. */
async function withPage<T>(path: string, options: BrowserContextOptions, work: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(String(error)));
  try {
    await page.goto(address(path));
    const result = await work(page);
    expect(said, path).toEqual([]);
    return result;
  } finally {
    await context.close();
  }
}

interface AxeResult {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[];
}

async function faultsOf(page: Page): Promise<readonly string[]> {
  const result = (await page.evaluate(
    `${axe}; axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })`,
  )) as AxeResult;
  return result.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
}

describe.skipIf(!CHROMIUM)('in Chromium (skipped where none is installed)', () => {
  beforeAll(async () => {
    axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
    harbour = await openHarbourSite({}, (saga) => ({
      ...saga,
      isPublic: true,
      description: HOSTILE,
      people: [...saga.people, { name: `Bad ${HOSTILE}`, aliases: [], role: HOSTILE }],
    }));
    server = await serveWeb(harbour.ports, { port: 0, host: '127.0.0.1', url: null, tokens: [] });
    browser = await chromium.launch({ executablePath: CHROMIUM ?? '', args: ['--no-sandbox'] });
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
    await harbour.close();
  });

  /** Goes on by the tab key until what has the focus reads so. */
  const tabTo = async (page: Page, words: RegExp): Promise<void> => {
    for (let presses = 0; presses < 200; presses++) {
      await page.keyboard.press('Tab');
      const focused = await page.evaluate(
        `(document.activeElement.getAttribute('aria-label') ?? '') + ' ' + document.activeElement.textContent`,
      );
      if (words.test(String(focused))) return;
    }
    expect.fail(`nothing that reads ${words} is reached by the tab key`);
  };

  const eventPath = async (): Promise<string> => {
    const digest = await harbour.ports.daybook.digest(harbour.saga, { from: '2023-12-20', to: '2023-12-20' });
    return `/harbour/e/${digest.days[0]?.events[0]?.id}`;
  };
  const kinds = async (): Promise<readonly string[]> => [
    '/',
    '/harbour',
    '/harbour/2023-12',
    '/harbour/2023-12-20',
    '/embed/harbour/2023-12-20',
    await eventPath(),
    '/harbour/p/nadia-belhaj',
    '/harbour/ask?q=who+resigned%3F',
    '/harbour/sources',
  ];

  test.each(['light', 'dark'] as const)(
    'every kind of page is without a fault of accessibility (%s)',
    async (colorScheme) => {
      // axe itself is put into the page past its policy, which the pages keep in all other tests
      for (const path of await kinds())
        expect(await withPage(path, { colorScheme, bypassCSP: true }, faultsOf), path).toEqual([]);
    },
  );

  test('nothing is refused by the policy and nothing from articles runs', async () => {
    for (const path of await kinds()) {
      const title = await withPage(path, {}, (page) => page.title());
      expect(['1', '2'], path).not.toContain(title);
    }
  });

  test('a phone shows every page without scrolling sideways, also at twice the size of letters', async () => {
    for (const path of await kinds()) {
      for (const viewport of [
        { width: 360, height: 740 },
        { width: 640, height: 740 },
      ]) {
        const over = await withPage(path, { viewport, deviceScaleFactor: 2 }, (page) =>
          page.evaluate(
            `(() => { ${viewport.width === 640 ? "document.documentElement.style.setProperty('font-size','200%');" : ''} return document.documentElement.scrollWidth - document.documentElement.clientWidth; })()`,
          ),
        );
        expect(over, `${path} at ${viewport.width}`).toBe(0);
      }
    }
  });

  test('the whole story is reached by keyboard', async () => {
    await withPage('/harbour', {}, async (page) => {
      await page.keyboard.press('Tab');
      expect(await page.evaluate('document.activeElement.textContent.trim()')).toBe('Skip to the text');
      await tabTo(page, /20 December 2023/);
      await page.keyboard.press('Enter');
      await page.waitForURL(/2023-12-20$/);
      await tabTo(page, /tellings?:/i);
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/e\//);
      await page.getByRole('searchbox').focus();
      await page.keyboard.type('what happened on November 23?');
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/ask\?q=what\+happened/);
      expect(await page.textContent('main')).toContain('23 November 2023');
    });
  });

  test('printed, a day is its words and the addresses of its sources, without ways about the site', async () => {
    await withPage('/harbour/2023-12-20', {}, async (page) => {
      await page.emulateMedia({ media: 'print' });
      for (const way of ['.head nav', '.around', '.ask', '.foot'])
        for (const one of await page.locator(way).all()) expect(await one.isVisible(), way).toBe(false);
      expect(await page.locator('main').innerText()).toContain('Brandwijk');
      const behind = await page.evaluate(
        `getComputedStyle(document.querySelector('.by a[href^=http]'), '::after').content`,
      );
      expect(behind).toMatch(/http/);
      expect((await page.pdf()).subarray(0, 5).toString()).toBe('%PDF-');
    });
  });

  test('without scripts the same is there', async () => {
    const [withScripts, without] = await Promise.all(
      [true, false].map((javaScriptEnabled) =>
        withPage('/harbour', { javaScriptEnabled }, (page) => page.locator('main').innerText()),
      ),
    );
    expect(without).toBe(withScripts);
  });

  test('what changed since the last visit is marked, and told to nobody', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(address('/harbour'));
    expect(await page.locator('.days .new').count()).toBe(0);
    await page.evaluate(
      `(() => { const key = 'daybook:/harbour'; const seen = JSON.parse(localStorage.getItem(key)); seen['2023-12-20'] = 'older'; localStorage.setItem(key, JSON.stringify(seen)); })()`,
    );
    await page.goto(address('/harbour'));
    expect(await page.locator('.days .new').getAttribute('data-day')).toBe('2023-12-20');
    expect(new Set(asked)).toEqual(
      new Set(['/harbour', '/style.css', '/visit.js', '/icon.svg'].filter((path) => asked.includes(path))),
    );
    await context.close();
  });
});
