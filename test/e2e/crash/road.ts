// The road between the program and a server: what set out on it arrives, late, even where its sender has died meanwhile.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Passed {
  readonly method: string;
  readonly path: string;
  /** When it set out, by performance.now(). */
  readonly at: number;
}

export interface Road {
  readonly url: string;
  readonly passed: readonly Passed[];
  /** Hears of each post that has just set out. */
  onPost: (() => void) | null;
  /** Longest delay of a post in milliseconds; each has a random one. */
  slowness: number;
  /** Nobody gets through: connections are refused until it is opened again. */
  close(): Promise<void>;
  open(): Promise<void>;
}

const SENT = ['authorization', 'content-type'];
const ANSWERED = /^(?:content-type|retry-after|x-ratelimit-.*)$/;

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

async function forwarded(target: string, request: IncomingMessage, body: Buffer): Promise<Response> {
  const headers = SENT.flatMap((name) => {
    const value = request.headers[name];
    return typeof value === 'string' ? [[name, value] as [string, string]] : [];
  });
  const method = request.method ?? 'GET';
  return fetch(target + request.url, { method, headers, ...(body.length > 0 ? { body: new Uint8Array(body) } : {}) });
}

async function answer(response: ServerResponse, given: Response): Promise<void> {
  const headers = Object.fromEntries([...given.headers].filter(([name]) => ANSWERED.test(name)));
  response.writeHead(given.status, headers).end(Buffer.from(await given.arrayBuffer()));
}

/** A message that is being posted, on either platform. */
const isPost = ({ method, url = '' }: IncomingMessage): boolean =>
  method === 'POST' && /\/messages$|chat\.postMessage/.test(url);

export async function openRoad(target: string): Promise<Road> {
  const passed: Passed[] = [];
  const pass = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    // a request whose sender died before its end never arrives
    const body = await bodyOf(request);
    passed.push({ method: request.method ?? '', path: request.url ?? '', at: performance.now() });
    if (isPost(request)) {
      road.onPost?.();
      if (road.slowness > 0) await new Promise((go) => setTimeout(go, Math.random() * road.slowness));
    }
    await answer(response, await forwarded(target, request, body));
  };
  const server = createServer((request, response) => {
    pass(request, response).catch(() => response.destroy());
  });
  const listen = (port: number): Promise<void> => new Promise((done) => server.listen(port, '127.0.0.1', done));
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const road: Road & { url: string } = {
    url: `http://127.0.0.1:${port}`,
    passed,
    onPost: null,
    slowness: 0,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
    open: () => listen(port),
  };
  return road;
}
