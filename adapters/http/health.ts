// Turns the state of the platforms into an answer at /healthz, for whatever watches the process.

import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { portProblem } from './port-problem.ts';

export interface Health {
  readonly [platform: string]: { readonly isConnected: boolean };
}

export interface HealthServer {
  readonly port: number;
  stop(): Promise<void>;
}

/** 200 while every platform is connected, else 503; the body names each. Listens on the loopback address only. */
export async function serveHealth(port: number, health: () => Health): Promise<HealthServer> {
  const server: Server = createServer((request, response) => {
    if (request.url !== '/healthz') {
      response.writeHead(404).end();
      return;
    }
    const platforms = health();
    const isWell = Object.values(platforms).every(({ isConnected }) => isConnected);
    response
      .writeHead(isWell ? 200 : 503, { 'content-type': 'application/json' })
      .end(JSON.stringify({ ok: isWell, platforms }));
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
