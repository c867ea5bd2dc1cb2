// Turns the state of the process into answers for whatever watches it: /healthz, /readyz and /metrics.

import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { portProblem } from './port-problem.ts';

interface Health {
  readonly [platform: string]: { readonly isConnected: boolean };
}

/** What is asked when somebody looks. */
export interface Watched {
  platforms(): Health;
  /** Whether work can be done now: each thing that is needed for it by its name. */
  readiness(): Promise<Readonly<Record<string, boolean>>>;
  /** Prometheus' text. */
  metrics(): Promise<string>;
}

export interface HealthServer {
  readonly port: number;
  stop(): Promise<void>;
}

interface Page {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

const json = (isWell: boolean, body: object): Page => ({
  status: isWell ? 200 : 503,
  type: 'application/json',
  body: JSON.stringify({ ok: isWell, ...body }),
});

const PAGES: Readonly<Record<string, (watched: Watched) => Promise<Page>>> = {
  /** 200 while every platform is connected, else 503; the body names each. */
  async '/healthz'({ platforms }) {
    const states = platforms();
    return json(
      Object.values(states).every(({ isConnected }) => isConnected),
      { platforms: states },
    );
  },
  async '/readyz'({ readiness }) {
    const has = await readiness();
    return json(Object.values(has).every(Boolean), has);
  },
  '/metrics': async ({ metrics }) => ({
    status: 200,
    type: 'text/plain; version=0.0.4; charset=utf-8',
    body: await metrics(),
  }),
};

const FAILED: Page = { status: 503, type: 'text/plain', body: 'The record does not answer.\n' };

/** Listens on the loopback address only. */
export async function serveHealth(port: number, watched: Watched): Promise<HealthServer> {
  const server: Server = createServer(async (request, response) => {
    const page = PAGES[request.url ?? ''];
    if (!page) {
      response.writeHead(404).end();
      return;
    }
    const { status, type, body } = await page(watched).catch(() => FAILED);
    response.writeHead(status, { 'content-type': type }).end(body);
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening').catch((error: unknown) => {
    throw portProblem('DAYBOOK_PORT', port, error);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
