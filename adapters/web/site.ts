// Turns the record into a web site: a function from a request to a response.
import { type Context, Hono } from 'hono';
import { etag } from 'hono/etag';
import type { Daybook } from '../../src/bot/daybook.ts';
import type { Saga } from '../../src/model/saga.ts';
import type { Clock, Log, Sagas, Store } from '../../src/ports.ts';
import { type AccessSettings, accessOf } from './access.ts';
import { isDay, isMonth } from './addresses.ts';
import { createBriefCache } from './brief-cache.ts';
import { documentOf } from './pages/layout.tsx';
import { StoriesPage } from './pages/others.tsx';
import { createReader } from './reader.ts';
import { form, page, type Reply, responseOf } from './reply.ts';
import { storyForms } from './story-forms.ts';
import { storyPages } from './story-pages.tsx';
import { ICON, STYLESHEET, VISIT_SCRIPT } from './stylesheet.ts';

export interface SitePorts {
  readonly daybook: Daybook;
  readonly store: Store;
  readonly sagas: Sagas;
  readonly clock: Clock;
  readonly log: Log;
}

/** Answers a request of an agent; only those reach it that may read every story. */
export type McpHandler = (request: Request) => Promise<Response>;

export interface SiteSettings extends AccessSettings {
  readonly mcp?: McpHandler;
  /** Public address of the site without a slash at its end; null: as the request was addressed. */
  readonly site: string | null;
}

/** How old a page may be, in seconds, and how many are kept. */
const KEPT = { seconds: 5, pages: 400 } as const;

/** What an address names within a story: tried in order. */
type Named = (
  saga: Saga,
  rest: string,
  request: { readonly url: URL; readonly origin: string },
) => Promise<Reply | null> | Reply | null;

const OPEN = { isPrivate: false } as const;
const BUSY = 'This page could not be made; try again in a moment.';

export function createSite(ports: SitePorts, settings: SiteSettings): Hono {
  const { daybook, store, sagas, clock, log } = ports;
  const { site } = settings;
  const access = accessOf(settings);
  const reader = createReader(daybook, store);
  const pages = storyPages({ reader, daybook, clock, site });
  const forms = storyForms({ reader, daybook, store });
  const cache = createBriefCache<Reply>(clock, KEPT.seconds, KEPT.pages);

  const ofDay =
    (ending: string, make: (saga: Saga, day: string) => Promise<Reply | null>): Named =>
    (saga, rest) => {
      const day = rest.endsWith(ending) ? rest.slice(0, -ending.length) : '';
      return isDay(day) ? make(saga, day) : null;
    };
  const under =
    (folder: string, make: (saga: Saga, name: string) => Promise<Reply>): Named =>
    (saga, rest) =>
      rest.startsWith(`${folder}/`) ? make(saga, rest.slice(folder.length + 1)) : null;
  const exactly =
    (
      name: string,
      make: (saga: Saga, request: { readonly url: URL; readonly origin: string }) => Promise<Reply> | Reply,
    ): Named =>
    (saga, rest, request) =>
      rest === name ? make(saga, request) : null;

  const NAMED: readonly Named[] = [
    exactly('', pages.story),
    (saga, rest) => (isDay(rest) ? pages.day(saga, rest) : isMonth(rest) ? pages.month(saga, rest) : null),
    under('e', pages.event),
    under('p', pages.person),
    exactly('ask', (saga, { url }) => pages.ask(saga, url.searchParams.get('q') ?? '')),
    exactly('sources', pages.sources),
    ofDay('.json', forms.json),
    ofDay('.md', forms.markdown),
    ofDay('.png', forms.card),
    exactly('feed.xml', (saga, { origin }) => forms.feed(saga, 'feed.xml', origin)),
    exactly('rss.xml', (saga, { origin }) => forms.feed(saga, 'rss.xml', origin)),
    exactly('feed.json', (saga, { origin }) => forms.feed(saga, 'feed.json', origin)),
    exactly('calendar.ics', (saga, { origin }) => forms.calendar(saga, origin)),
    exactly('sources.opml', forms.opml),
    exactly('strip.png', forms.strip),
  ];

  /** The story that may be read; a private one is not there for whoever may not read it. */
  const storyOf = async (context: Context, id: string): Promise<Saga | null> => {
    const saga = await sagas.find(id);
    return saga && access.mayRead(context.req.raw, saga) ? saga : null;
  };

  /** Whoever could show a token is asked for it, whether or not there is such a story: the answer tells nothing of it. */
  const closed = (context: Context): Response => {
    const isAsked = settings.tokens.length > 0 && !access.isTrusted(context.req.raw);
    const reply = pages.missing(null, '/', 'There is no such page, or it is not open to you.');
    const response = responseOf(reply, { isPrivate: true });
    if (!isAsked) return response;
    return new Response(reply.body, {
      status: 401,
      headers: {
        ...Object.fromEntries(response.headers),
        'www-authenticate': 'Basic realm="Daybook", charset="UTF-8"',
      },
    });
  };

  const answer = async (saga: Saga, key: string, make: () => Promise<Reply>, isEmbed = false): Promise<Response> =>
    responseOf(await cache.get(key, make), { isPrivate: saga.isPublic !== true, isEmbed });

  const app = new Hono();
  app.onError((error, context) => {
    log.error({ error: String(error), path: context.req.path }, 'a page could not be made');
    return context.text(BUSY, 500);
  });
  app.use(async (context, next) => {
    if (access.isForeign(context.req.raw)) return context.text('This address is for this machine alone.', 403);
    if (context.req.path === '/mcp') return next();
    if (context.req.method !== 'GET' && context.req.method !== 'HEAD')
      return context.text('Only reading is possible here.', 405);
    return next();
  });
  app.all('/mcp', async (context): Promise<Response> => {
    if (!settings.mcp) return context.text('There is no MCP here.', 404);
    if (access.isTrusted(context.req.raw)) return settings.mcp(context.req.raw);
    return context.text('Show a token: Authorization: Bearer …', 401, { 'www-authenticate': 'Bearer realm="Daybook"' });
  });
  app.use(etag());
  app.get('/style.css', () => responseOf(form('text/css; charset=utf-8', STYLESHEET), OPEN));
  app.get('/visit.js', () => responseOf(form('text/javascript; charset=utf-8', VISIT_SCRIPT), OPEN));
  app.get('/icon.svg', () => responseOf(form('image/svg+xml', ICON), OPEN));
  app.get('/robots.txt', () =>
    responseOf(form('text/plain; charset=utf-8', 'User-agent: *\nDisallow: /*/ask\n'), OPEN),
  );
  app.get('/', async (context) => {
    const open = (await sagas.list()).filter((saga) => access.mayRead(context.req.raw, saga));
    return responseOf(page(documentOf(StoriesPage({ sagas: open, site }))), { isPrivate: true });
  });
  app.get('/oembed', async (context) => {
    const asked = context.req.query('url') ?? '';
    const { pathname = '' } = URL.canParse(asked) ? new URL(asked) : {};
    const [, id = '', day = ''] = /^\/([^/]+)\/([^/]+)$/.exec(pathname) ?? [];
    const saga = await storyOf(context, id);
    const reply = saga && isDay(day) ? await forms.oembed(saga, day, originOf(context)) : null;
    return saga && reply ? responseOf(reply, { isPrivate: saga.isPublic !== true }) : closed(context);
  });
  app.get('/embed/:saga/:day', async (context) => {
    const { saga: id, day } = context.req.param();
    const saga = await storyOf(context, id);
    if (!saga || !isDay(day)) return closed(context);
    const make = async (): Promise<Reply> =>
      (await forms.embed(saga, day)) ?? pages.missing(saga, '/', 'Nothing is recorded for this day.');
    return answer(saga, `embed ${id}/${day}`, make, true);
  });
  const originOf = (context: Context): string => site ?? new URL(context.req.url).origin;
  const inStory = async (context: Context): Promise<Response> => {
    const url = new URL(context.req.url);
    const [, id = '', ...parts] = decodeURI(url.pathname).split('/');
    const saga = await storyOf(context, id);
    if (!saga) return closed(context);
    const rest = parts.join('/').replace(/\/$/, '');
    const origin = originOf(context);
    const make = async (): Promise<Reply> => {
      for (const named of NAMED) {
        const reply = await named(saga, rest, { url, origin });
        if (reply) return reply;
      }
      return pages.missing(saga, url.pathname, 'There is no such page.');
    };
    return answer(saga, `${origin} ${url.pathname}?${url.searchParams.get('q') ?? ''}`, make);
  };
  app.get('/:saga', inStory);
  app.get('/:saga/*', inStory);
  return app;
}
