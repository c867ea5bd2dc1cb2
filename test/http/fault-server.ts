// A server on loopback that misbehaves on request, and counts who asked for what.
import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';

export interface FaultServer {
  readonly origin: string;
  readonly hostAndPort: string;
  readonly requested: string[];
  close(): Promise<void>;
}

const endless = (response: ServerResponse, everyMs: number, chunk: Buffer): void => {
  const timer = setInterval(() => response.write(chunk), everyMs);
  response.on('close', () => clearInterval(timer));
};

const zeros = Buffer.alloc(64_000_000);
const bomb = gzipSync(zeros, { level: 1 });
const brotliBomb = brotliCompressSync(zeros.subarray(0, 32_000_000), { params: { 0: 1, 1: 1 } });

const ROUTES: Readonly<Record<string, (response: ServerResponse, query: URLSearchParams) => void>> = {
  '/ok': (response) => response.writeHead(200, { 'content-type': 'text/plain' }).end('the tide is high'),
  '/gzip': (response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('packed words')),
  '/redirect': (response, query) =>
    response.writeHead(Number(query.get('status') ?? 302), { location: query.get('to') ?? '/ok' }).end(),
  '/loop': (response) => response.writeHead(302, { location: '/loop' }).end(),
  '/bomb': (response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb),
  '/br-bomb': (response) => response.writeHead(200, { 'content-encoding': 'br' }).end(brotliBomb),
  '/chain': (response) =>
    response.writeHead(200, { 'content-encoding': Array(60).fill('gzip').join(', ') }).end(gzipSync('x')),
  '/endless': (response) => endless(response.writeHead(200), 1, Buffer.alloc(200_000, 97)),
  '/big': (response) => response.writeHead(200, { 'content-length': '900000000' }).write('x'),
  '/trickle': (response) => endless(response.writeHead(200), 50, Buffer.from('x')),
  '/never': () => undefined,
  '/stall': (response) => response.writeHead(200, { 'content-length': '100' }).write('half'),
  '/short': (response) => {
    response.writeHead(200, { 'content-length': '100' }).write('half');
    setTimeout(() => response.destroy(), 20);
  },
  '/captcha': (response) =>
    response
      .writeHead(200, { 'content-type': 'text/html' })
      .end('<!doctype html><html><body>Are you human?</body></html>'),
  '/304': (response) => response.writeHead(304).end(),
  '/429': (response) => response.writeHead(429, { 'retry-after': '60' }).end('slow down'),
  '/503': (response) => response.writeHead(503).end('later'),
  '/secret': (response) => response.writeHead(200).end('the secret'),
};

function listen(listener: RequestListener, host: string): Promise<Server> {
  const server = createServer(listener);
  return new Promise((resolve) => server.listen(0, host, () => resolve(server)));
}

/** Starts one; `host` 127.0.0.1 plays the internet, 127.0.0.2 the inside. */
export async function startFaultServer(host = '127.0.0.1'): Promise<FaultServer> {
  const requested: string[] = [];
  const server = await listen((request, response) => {
    const url = new URL(request.url ?? '/', 'http://x');
    requested.push(
      `${url.pathname} ${request.headers['user-agent'] ?? ''} ${request.headers.authorization ?? ''}`.trim(),
    );
    const route = ROUTES[url.pathname];
    if (route) route(response, url.searchParams);
    else response.writeHead(404).end();
  }, host);
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://${host}:${port}`,
    hostAndPort: `${host}:${port}`,
    requested,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
