// Where Slack’s events come in: HTTP requests that Slack signed within the last five minutes, or Socket Mode.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Logger, SocketModeReceiver, type webApi } from '@slack/bolt';
import type { Clock, Log } from '../../../src/ports.ts';
import { portProblem } from '../../http/port-problem.ts';
import { SIGNATURE_WINDOW } from './limits.ts';

interface SignedRequest {
  readonly secret: string;
  /** x-slack-request-timestamp, seconds since the epoch; null where it was not sent exactly once. */
  readonly timestamp: string | null;
  /** x-slack-signature; null where it was not sent exactly once. */
  readonly signature: string | null;
  readonly body: Buffer;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/**
 * "Verifying requests from Slack": HMAC-SHA256 of "v0:timestamp:body", compared in constant time, and a timestamp within five
 * minutes either way: Bolt alone accepts any from the future.
 */
export function verdictOn({ secret, timestamp, signature, body, now }: SignedRequest): 'ok' | 'clock' | 'signature' {
  if (secret === '' || timestamp === null || signature === null || !/^\d{1,15}$/.test(timestamp)) return 'signature';
  if (Math.abs(now / 1000 - Number(timestamp)) > SIGNATURE_WINDOW) return 'clock';
  const expected = createHmac('sha256', secret).update(`v0:${timestamp}:`).update(body).digest();
  const given = /^v0=([0-9a-f]{64})$/.exec(signature)?.[1];
  return given !== undefined && timingSafeEqual(expected, Buffer.from(given, 'hex')) ? 'ok' : 'signature';
}

interface DoorOptions {
  readonly secret: string;
  readonly clock: Clock;
  readonly log: Log;
  /** Bolt's own listener; takes a request whose body was read already. */
  readonly inside: RequestListener;
  /** Takes what is no event of Slack's: people who install the bot. Without it there is nothing else here. */
  readonly beside?: RequestListener | undefined;
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

export function createDoor({ secret, clock, log, inside, beside }: DoorOptions): Door {
  const receive = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = request.url?.split('?')[0];
    if (path !== PATH && beside) return void beside(request, response);
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
        server.once('error', (error) => reject(portProblem('SLACK_PORT', port, error)));
        server.listen(port, () => resolve((server.address() as AddressInfo).port));
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      }),
  };
}

interface SocketOptions {
  readonly appToken: string;
  readonly logger: Logger;
  readonly clientOptions: webApi.WebClientOptions;
  readonly onChange: (isConnected: boolean) => void;
}

/** Slack closes connections now and then; about five seconds pass until the next one stands (socket-mode 3.1.0). */
const WITHOUT = ['close', 'connecting', 'reconnecting', 'disconnecting', 'disconnected'];

export function createSocket({ appToken, logger, clientOptions, onChange }: SocketOptions): SocketModeReceiver {
  const receiver = new SocketModeReceiver({ appToken, logger, installerOptions: { clientOptions } });
  receiver.client.on('connected', () => onChange(true));
  for (const state of WITHOUT) receiver.client.on(state, () => onChange(false));
  return receiver;
}
