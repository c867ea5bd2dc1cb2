// Turns HTTP requests into Bolt's events: only what Slack signed within the last five minutes gets in.
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock, Log } from '../../../../src/ports.ts';
import { verdictOn } from './signature.ts';

export interface DoorOptions {
  readonly secret: string;
  readonly clock: Clock;
  readonly log: Log;
  /** Bolt's own listener; takes a request whose body was read already. */
  readonly inside: RequestListener;
}

export interface Door {
  /** Listens; resolves with the port. 0 lets the system choose. */
  open(port: number): Promise<number>;
  close(): Promise<void>;
}

/** Path of Slack's requests. */
export const PATH = '/slack/events';
const MAX_BODY = 1_048_576;
const MAX_SILENCE = 10_000;

/** Null where it is too long. */
async function bodyOf(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > MAX_BODY) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Two headers of one name are joined by Node; the form of either value then fails. */
const headerOf = ({ headers }: IncomingMessage, name: string): string | null => {
  const value = headers[name];
  return typeof value === 'string' ? value : null;
};

const refuse = (response: ServerResponse, status: number): void => {
  response.writeHead(status, { connection: 'close' }).end();
};

export function createDoor({ secret, clock, log, inside }: DoorOptions): Door {
  const receive = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = request.url?.split('?')[0];
    if (path !== PATH || request.method !== 'POST') return refuse(response, 404);
    const body = await bodyOf(request);
    if (body === null) return refuse(response, 413);
    const verdict = verdictOn({
      secret,
      timestamp: headerOf(request, 'x-slack-request-timestamp'),
      signature: headerOf(request, 'x-slack-signature'),
      body,
      now: clock.now(),
    });
    if (verdict !== 'ok') {
      log.warn({ reason: verdict }, 'a request that claims to come from Slack was refused');
      return refuse(response, 401);
    }
    // Bolt takes a body that was read before from here
    inside(Object.assign(request, { rawBody: body }), response);
  };
  const server: Server = createServer((request, response) => {
    receive(request, response).catch(() => {
      // the sender went away
      response.destroy();
    });
  });
  server.requestTimeout = MAX_SILENCE;
  server.headersTimeout = MAX_SILENCE;
  return {
    open: (port) =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, () => resolve((server.address() as AddressInfo).port));
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      }),
  };
}
