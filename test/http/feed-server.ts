// A publisher on loopback: each path answers as the test says, and every request is written down.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

export interface Given {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  /** Milliseconds before the answer. */
  readonly after?: number;
}

type Handler = (request: IncomingMessage, response: ServerResponse) => Given | undefined;

export interface FeedServer {
  readonly origin: string;
  readonly hostAndPort: string;
  /** Paths in the order in which they were asked for. */
  readonly requested: string[];
  /** Most requests that were under way at once. */
  readonly atOnce: () => number;
  /** The conditional headers of the last request for a path. */
  readonly lastHeaders: (path: string) => IncomingMessage['headers'];
  /** What a path answers from now on. A handler may answer by itself, and then returns undefined. */
  readonly serve: (path: string, given: Given | Handler) => void;
  readonly close: () => Promise<void>;
}

export async function startFeedServer(host = '127.0.0.1'): Promise<FeedServer> {
  const routes = new Map<string, Given | Handler>();
  const headers = new Map<string, IncomingMessage['headers']>();
  const requested: string[] = [];
  let [under, most] = [0, 0];
  const server = createServer(async (request, response) => {
    const path = request.url ?? '/';
    requested.push(path);
    headers.set(path, request.headers);
    most = Math.max(most, ++under);
    response.on('close', () => under--);
    const route = routes.get(path) ?? { status: 404 };
    const given = typeof route === 'function' ? route(request, response) : route;
    if (!given) return;
    if (given.after) await pause(given.after);
    response.writeHead(given.status ?? 200, given.headers).end(given.body ?? '');
  });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://${host}:${port}`,
    hostAndPort: `${host}:${port}`,
    requested,
    atOnce: () => most,
    lastHeaders: (path) => headers.get(path) ?? {},
    serve: (path, given) => void routes.set(path, given),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

export interface FeedItem {
  readonly link: string;
  readonly title: string;
  readonly text: string;
  /** ISO 8601. */
  readonly published: string;
  readonly guid?: string;
}

/** A paragraph long enough to stand for an article. */
export const longText = (sentence: string): string =>
  `${sentence} ${'The harbour office kept its book in ink and gave the lock keeper a copy of every page. '.repeat(10)}`;

/** An RSS document; `about` goes into its channel as it is. */
export const rss = (items: readonly FeedItem[], about = ''): string => `<?xml version="1.0"?>
<rss version="2.0"><channel><title>Harbour Post</title><link>http://post.example</link>${about}
${items
  .map(
    ({ link, title, text, published, guid }) => `<item><title>${title}</title><link>${link}</link>
<guid>${guid ?? link}</guid><pubDate>${new Date(published).toUTCString()}</pubDate>
<description><![CDATA[<p>${text}</p>]]></description></item>`,
  )
  .join('\n')}
</channel></rss>`;
