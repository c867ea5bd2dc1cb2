// Turns one Socket Mode connection into two, bot to proxy and proxy to Slack, with everything that passes recorded.
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocket, WebSocketServer } from 'ws';
import type { Delivered, Recording } from './recording.ts';

type Json = Readonly<Record<string, unknown>>;
interface Envelope extends Json {
  readonly type: Delivered['type'] | 'hello' | 'disconnect';
  readonly envelope_id?: string;
  readonly payload?: Json;
}

export interface SocketPipe {
  /** For the HTTP server's `upgrade`. `upstream`: where the connection goes on to. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer, upstream: string): void;
  /** Sends an envelope of our own to the bot; resolves with what it acknowledges with. */
  inject(type: Delivered['type'], payload: Json): Promise<Json>;
  /** Slack's "I am going to close this connection". */
  refresh(): void;
  readonly connections: () => number;
  close(): void;
}

export interface PipeOptions {
  readonly recording: Recording;
  /** Changes what passes to the bot, as text: addresses of the stand-in become ours. */
  readonly rewrite: (text: string) => string;
  readonly onPayload: (payload: Json) => void;
}

export function createSocketPipe({ recording, rewrite, onPayload }: PipeOptions): SocketPipe {
  const server = new WebSocketServer({ noServer: true });
  const open = new Set<WebSocket>();
  const waiting = new Map<string, { readonly delivered: Delivered; readonly sent: number; done(ack: Json): void }>();
  let injected = 0;

  const note = (id: string, type: Delivered['type'], payload: Json, done: (ack: Json) => void): void => {
    const delivered: Delivered = { type, payload, ackedAfter: null, ack: null };
    recording.delivered.push(delivered);
    waiting.set(id, { delivered, sent: performance.now(), done });
    onPayload(payload);
  };
  /** True for the acknowledgement of an envelope of our own, which Slack knows nothing of. */
  const acknowledged = (text: string): boolean => {
    const { envelope_id: id, payload = {} } = JSON.parse(text) as { envelope_id?: string; payload?: Json };
    const entry = id === undefined ? undefined : waiting.get(id);
    if (!id || !entry) return false;
    waiting.delete(id);
    entry.delivered.ackedAfter = performance.now() - entry.sent;
    entry.delivered.ack = payload;
    entry.done(payload);
    return id.startsWith('injected-');
  };

  const join = (bot: WebSocket, upstream: string): void => {
    const slack = new WebSocket(upstream);
    const early: string[] = [];
    open.add(bot);
    slack.on('open', () => {
      for (const text of early) slack.send(text);
    });
    slack.on('message', (data) => {
      const text = rewrite(data.toString());
      const envelope = JSON.parse(text) as Envelope;
      if (envelope.envelope_id && envelope.payload)
        note(envelope.envelope_id, envelope.type as Delivered['type'], envelope.payload, () => undefined);
      if (bot.readyState === WebSocket.OPEN) bot.send(text);
    });
    bot.on('message', (data) => {
      const text = data.toString();
      if (acknowledged(text)) return;
      if (slack.readyState === WebSocket.OPEN) slack.send(text);
      else early.push(text);
    });
    slack.on('ping', (data) => bot.readyState === WebSocket.OPEN && bot.ping(data));
    slack.on('error', () => bot.close());
    slack.on('close', () => bot.close());
    bot.on('error', () => slack.close());
    bot.on('close', () => {
      open.delete(bot);
      slack.close();
    });
  };

  const newest = (): WebSocket => {
    const bot = [...open].at(-1);
    if (!bot) throw new Error('the bot is not connected');
    return bot;
  };
  return {
    upgrade: (request, socket, head, upstream) =>
      server.handleUpgrade(request, socket, head, (bot) => join(bot, upstream)),
    inject: (type, payload) =>
      new Promise((resolve) => {
        injected += 1;
        const id = `injected-${injected}`;
        note(id, type, payload, resolve);
        newest().send(
          JSON.stringify({ envelope_id: id, type, payload, accepts_response_payload: type !== 'events_api' }),
        );
      }),
    refresh: () => newest().send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested', debug_info: {} })),
    connections: () => open.size,
    close() {
      for (const bot of open) bot.terminate();
      server.close();
    },
  };
}
