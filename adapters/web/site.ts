// Turns the record into a web site: a function from a request to a response.
import { type Context, Hono } from 'hono';
import type { Daybook } from '../../src/bot/daybook.ts';
import type { Saga } from '../../src/model/saga.ts';
import type { Clock, Log, Sagas, Store } from '../../src/ports.ts';
import { type AccessSettings, accessOf } from './access.ts';
import { isDay } from './addresses.ts';
import { type Allowance, createAllowance } from './allowance.ts';
import { createBriefCache } from './brief-cache.ts';
import { createKeptPages } from './kept-pages.ts';
import { namedIn } from './named.ts';
import { documentOf } from './pages/layout.tsx';
import { StoriesPage } from './pages/others.tsx';
import { createReader, type Reader } from './reader.ts';
import { form, page, type Reply, responseOf, type Sealed, seal } from './reply.ts';
import { sitemapOf } from './sitemap.ts';
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

/** How old a description of a story may be, in seconds, and how many of them, of their pages and of answers are kept. */
const KEPT = { seconds: 5, stories: 200, pages: 250, answers: 100 } as const;
/** Questions are work for each; an agent asks more in a row than a person. */
const ASKING = { atOnce: 20, perSecond: 1 } as const;
const CALLING = { atOnce: 120, perSecond: 10 } as const;

const TOO_MANY = 'Too many requests came from your address; wait a moment.';
const MISSING = 'There is no such page, or it is not open to you.';
const BUSY = 'This page could not be made; try again in a moment.';

/** What every story's pages share: style, script, sign, and what robots may follow. */
const STATIC: Readonly<Record<string, Sealed>> = {
  '/style.css': seal(form('text/css; charset=utf-8', STYLESHEET)),
  '/visit.js': seal(form('text/javascript; charset=utf-8', VISIT_SCRIPT)),
  '/icon.svg': seal(form('image/svg+xml', ICON)),
};

const robots = (origin: string): Sealed =>
  seal(form('text/plain; charset=utf-8', `User-agent: *\nDisallow: /*/ask\nSitemap: ${origin}/sitemap.xml\n`));

/** The address at the other end; nobody's where a request has none, as in tests. */
function askerOf({ env }: Context): string {
  const { incoming } = (env ?? {}) as { readonly incoming?: { readonly socket?: { readonly remoteAddress?: string } } };
  return incoming?.socket?.remoteAddress ?? '';
}

/** The parts of a path, decoded; none for what can't be. */
function partsOf(path: string): readonly string[] {
  try {
    return path.split('/').slice(1).map(decodeURIComponent);
  } catch {
    return [];
  }
}

export function createSite(
  ports: SitePorts,
  settings: SiteSettings,
  reader: Reader = createReader(ports.daybook, ports.store),
): Hono {
  const { daybook, sagas, clock, log } = ports;
  const { site } = settings;
  const access = accessOf(settings);
  const pages = storyPages({ reader, daybook, clock, site });
  const forms = storyForms({ reader, daybook });
  const named = namedIn(pages, forms);
  const kept = createKeptPages(ports, KEPT.pages);
  const answers = createKeptPages(ports, KEPT.answers);
  const asking = createAllowance(clock, ASKING);
  const calling = createAllowance(clock, CALLING);
  const stories = createBriefCache<Saga | null>(clock, KEPT.seconds, KEPT.stories);
  const originOf = ({ req }: Context): string => site ?? new URL(req.url).origin;

  /** The story that may be read; a private one is not there for whoever may not read it. */
  const storyOf = async ({ req }: Context, id: string): Promise<Saga | null> => {
    const saga = await stories.get(id, () => sagas.find(id));
    return saga && access.mayRead(req.raw, saga) ? saga : null;
  };

  /** Whoever could show a token is asked for it, whether or not there is such a story: the answer tells nothing of it. */
  const closed = ({ req }: Context): Response => {
    const response = responseOf(seal(pages.missing(null, '/', MISSING)), { request: req.raw, isPrivate: true });
    if (settings.tokens.length === 0 || access.isTrusted(req.raw)) return response;
    const headers = new Headers(response.headers);
    headers.set('www-authenticate', 'Basic realm="Daybook", charset="UTF-8"');
    return new Response(response.body, { status: 401, headers });
  };

  /** What `make` gives for a story, kept for a while. */
  const answer = async (
    { req }: Context,
    saga: Saga,
    key: string,
    make: () => Promise<Reply | null>,
    { isEmbed = false, among = kept } = {},
  ): Promise<Response> => {
    const sealed = await among.get(saga, key, async () =>
      seal((await make()) ?? pages.missing(saga, req.path, 'There is no such page.')),
    );
    return responseOf(sealed, { request: req.raw, isPrivate: saga.isPublic !== true, isEmbed });
  };

  /** Null where the asker may go on. */
  const held = (context: Context, allowance: Allowance): Response | null => {
    const seconds = allowance.take(askerOf(context));
    return seconds === null ? null : context.text(TOO_MANY, 429, { 'retry-after': String(seconds) });
  };

  const app = new Hono();
  app.onError((error, context) => {
    log.error({ error: String(error), path: context.req.path }, 'a page could not be made');
    return context.text(BUSY, 500);
  });
  app.use(async (context, next) => {
    const { method, path } = context.req;
    if (access.isForeign(context.req.raw)) return context.text('This address is for this machine alone.', 403);
    if (path !== '/mcp' && method !== 'GET' && method !== 'HEAD')
      return context.text('Only reading is possible here.', 405);
    return next();
  });
  app.all('/mcp', async (context): Promise<Response> => {
    if (!settings.mcp) return context.text('There is no MCP here.', 404);
    const wait = held(context, calling);
    if (wait) return wait;
    if (access.isTrusted(context.req.raw)) return settings.mcp(context.req.raw);
    return context.text('Show a token: Authorization: Bearer …', 401, { 'www-authenticate': 'Bearer realm="Daybook"' });
  });
  for (const [path, sealed] of Object.entries(STATIC))
    app.get(path, ({ req }) => responseOf(sealed, { request: req.raw, isPrivate: false }));
  app.get('/robots.txt', (context) =>
    responseOf(robots(originOf(context)), { request: context.req.raw, isPrivate: false }),
  );
  app.get('/sitemap.xml', async (context) => {
    const sealed = seal(await sitemapOf(reader, await sagas.list(), originOf(context)));
    return responseOf(sealed, { request: context.req.raw, isPrivate: false });
  });
  app.get('/', async ({ req }) => {
    const open = (await sagas.list()).filter((saga) => access.mayRead(req.raw, saga));
    return responseOf(seal(page(documentOf(StoriesPage({ sagas: open, site })))), {
      request: req.raw,
      isPrivate: true,
    });
  });
  app.get('/oembed', async (context) => {
    const asked = context.req.query('url') ?? '';
    const [id = '', day = '', more] = URL.canParse(asked) ? partsOf(new URL(asked).pathname) : [];
    const saga = await storyOf(context, id);
    if (!saga || !isDay(day) || more !== undefined) return closed(context);
    const origin = originOf(context);
    return answer(context, saga, `oembed ${origin} ${id}/${day}`, () => forms.oembed(saga, day, origin));
  });
  app.get('/embed/:saga/:day', async (context) => {
    const { saga: id, day } = context.req.param();
    const saga = await storyOf(context, id);
    if (!saga || !isDay(day)) return closed(context);
    return answer(context, saga, `embed ${id}/${day}`, () => forms.embed(saga, day), { isEmbed: true });
  });
  app.get('/*', async (context) => {
    const [id = '', ...parts] = partsOf(context.req.path);
    const saga = await storyOf(context, id);
    if (!saga) return closed(context);
    const rest = parts.join('/').replace(/\/$/, '');
    const query = new URL(context.req.url).searchParams;
    const origin = originOf(context);
    const question = query.get('q') ?? '';
    const isAsked = rest === 'ask';
    const wait = isAsked ? held(context, asking) : null;
    if (wait) return wait;
    const key = JSON.stringify([origin, id, rest, isAsked ? question : '']);
    return answer(context, saga, key, () => named({ saga, rest, query, origin }), { among: isAsked ? answers : kept });
  });
  return app;
}
