// The road between the program and a server: what set out on it arrives, late, even where its sender has died meanwhile.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sameByHand } from './by-hand.ts';

export interface Road {
  readonly url: string;
  /** How many posts have set out so far. */
  posts(): number;
  /** Hears of each post that has just set out. */
  onPost: (() => void) | null;
  /** True: before each post somebody has asked for the same, so that its words are there already, without its mark. */
  isAsked: boolean;
  /** What the next post waits for on its way. */
  delay: () => Promise<unknown>;
  /** True: what arrives is answered 503, as by a gateway that loses the server while it works. */
  isBroken: boolean;
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
  let posts = 0;
  const pass = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    // a request whose sender died before its end never arrives
    const body = await bodyOf(request);
    if (isPost(request)) {
      if (road.isAsked) await forwarded(target, request, sameByHand(body, request.headers['content-type']));
      posts += 1;
      road.onPost?.();
      await road.delay();
    }
    const given = await forwarded(target, request, body);
    if (road.isBroken && isPost(request)) response.writeHead(503).end();
    else await answer(response, given);
  };
  const server = createServer((request, response) => {
    pass(request, response).catch(() => response.destroy());
  });
  const listen = (port: number): Promise<void> => new Promise((done) => server.listen(port, '127.0.0.1', done));
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const road: Road & { url: string } = {
    url: `http://127.0.0.1:${port}`,
    posts: () => posts,
    onPost: null,
    isAsked: false,
    delay: () => Promise.resolve(),
    isBroken: false,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
    open: () => listen(port),
  };
  return road;
}
