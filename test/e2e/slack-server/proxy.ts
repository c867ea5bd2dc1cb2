// Stands between the bot and the stand-in: records what passes, refuses what the real Slack would, breaks what it is told to break.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BlockKitCheck } from './block-kit-check.ts';
import { corrected, missingScope, ownAnswer, scopesOf } from './corrections.ts';
import { createFaults, type Fault, type Faults } from './faults.ts';
import { deliver, readBody } from './inbound.ts';
import { APP } from './local-slack.ts';
import { argumentsIn, type Call, createRecording, type Delivered, type Recording } from './recording.ts';
import { createRules, type Refusal, type Rules } from './rules.ts';
import { createSocketPipe } from './socket-pipe.ts';

type Json = Readonly<Record<string, unknown>>;

export interface SlackProxy extends Recording {
  readonly url: string;
  /** Where the stand-in sends events over HTTP. */
  readonly requestUrl: string;
  readonly faults: Faults;
  readonly rules: Rules;
  /** The stand-in's address, once it is up; the bot's own, in HTTP mode. */
  connect(ends: { readonly slack?: string; readonly bot?: string }): void;
  /** Sends the bot something that the stand-in never sends; resolves with the acknowledgement's payload. */
  inject(type: Delivered['type'], payload: Json): Promise<Json>;
  /** From the next connection on the app is an agent, or is none. */
  beAgent(isAgent: boolean): void;
  refreshSocket(): void;
  connections(): number;
  close(): Promise<void>;
}

const json = (response: ServerResponse, value: Json, status = 200, headers: Record<string, string> = {}): void => {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(value));
};

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

/** True where the fault has taken the request's answer already. */
function broke(fault: Fault | null, response: ServerResponse): boolean {
  switch (fault?.kind) {
    case 'rate-limited':
      json(response, { ok: false, error: 'ratelimited' }, 429, { 'retry-after': String(fault.seconds) });
      return true;
    case 'unavailable':
      if (fault.when === 'after') return false;
      response.writeHead(503).end();
      return true;
    case 'error':
      json(response, { ok: false, error: fault.error });
      return true;
    case 'answer':
      json(response, fault.answer);
      return true;
    case 'hang':
      return true;
    case 'cut':
      if (fault.when === 'before') response.destroy();
      return fault.when === 'before';
    default:
      return false;
  }
}

export async function startSlackProxy(check: BlockKitCheck): Promise<SlackProxy> {
  const recording = createRecording();
  const faults = createFaults();
  const rules = createRules(check);
  const ends = { slack: '', bot: '' };
  const hooks = (base: string): string => `${base}/_hooks/`;
  let url = '';
  let scopes = scopesOf(false);

  const rewrite = (text: string): string =>
    text
      .replaceAll(hooks(ends.slack), hooks(url))
      .replaceAll(encodeURIComponent(hooks(ends.slack)), encodeURIComponent(hooks(url)));
  const onPayload = ({ trigger_id: trigger }: Json): void => {
    if (typeof trigger === 'string') rules.noteTrigger(trigger);
  };
  const pipe = createSocketPipe({ recording, rewrite, onPayload });

  const refused = (refusal: Refusal, method: string): boolean => {
    if (refusal?.isViolation) recording.violations.push(`${method}: ${refusal.error} ${refusal.detail ?? ''}`.trim());
    return refusal !== null;
  };
  const forward = async (request: IncomingMessage, body: string): Promise<Response> => {
    const headers: Record<string, string> = { 'content-type': request.headers['content-type'] ?? 'text/plain' };
    if (request.headers.authorization) headers.authorization = request.headers.authorization;
    return fetch(`${ends.slack}${request.url}`, { method: 'POST', headers, body });
  };
  const passed = async (request: IncomingMessage, body: string): Promise<Json> =>
    (await (await forward(request, body)).json()) as Json;
  const corrections = async (method: string, args: Json, answer: Json): Promise<Json> => {
    const { channels } = (await (await fetch(`${ends.slack}/_control/state`)).json()) as {
      readonly channels: Parameters<typeof corrected>[3];
    };
    return corrected(method, args, answer, channels, APP.botUser);
  };
  const finish = (call: Call, fault: Fault | null, response: ServerResponse, answer: Json): void => {
    if (fault?.kind === 'cut') return void response.destroy();
    if (fault?.kind === 'unavailable') return void response.writeHead(503).end();
    call.answer = answer;
    json(response, answer, 200, { 'x-oauth-scopes': scopes.join(', ') });
  };

  const callMethod = async (request: IncomingMessage, response: ServerResponse, method: string): Promise<void> => {
    const body = await textOf(request);
    const args = argumentsIn(body, request.headers['content-type'] ?? '');
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? null;
    const call: Call = { method, token, args, answer: null };
    recording.calls.push(call);
    const refusal = rules.call(method, token, args);
    if (refused(refusal, method)) return finish(call, null, response, { ok: false, error: refusal?.error });
    const fault = rules.isTooFast(method, args) ? ({ kind: 'rate-limited', seconds: 1 } as const) : faults.take(method);
    if (broke(fault, response)) return;
    const missing = missingScope(method, scopes);
    if (missing) recording.violations.push(`${method}: the manifest has not got the scope ${missing}`);
    const answer = ownAnswer(method, args) ?? (await corrections(method, args, await passed(request, body)));
    if (answer.error === 'unknown_method') recording.violations.push(`${method}: the stand-in does not know it`);
    finish(call, fault, response, method === 'apps.connections.open' ? linked(answer) : answer);
  };
  /** The socket's address leads to us, and from us to where it led. */
  const linked = (answer: Json): Json =>
    typeof answer.url === 'string'
      ? { ...answer, url: `${url.replace('http', 'ws')}/socket?to=${encodeURIComponent(answer.url)}` }
      : answer;

  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await textOf(request);
    const call: Call = { method: 'response_url', token: null, args: JSON.parse(body) as Json, answer: null };
    recording.calls.push(call);
    if (refused(rules.response(request.url ?? '', call.args), 'response_url'))
      return void response.writeHead(404).end();
    const fault = faults.take('response_url');
    if (broke(fault, response)) return;
    const answer = await forward(request, body);
    if (fault?.kind === 'cut') return void response.destroy();
    call.answer = { status: answer.status };
    response.writeHead(answer.status).end(await answer.text());
  };

  const passInbound = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = rewrite(await textOf(request));
    const delivery = readBody(body, request.headers['content-type'] ?? '');
    onPayload(delivery.payload);
    const { status, text } = await deliver(ends.bot, delivery, recording);
    response.writeHead(status, { 'content-type': 'application/json' }).end(text);
  };

  const server = createServer((request, response) => {
    const path = request.url ?? '';
    const method = /^\/api\/([\w.]+)/.exec(path)?.[1];
    const work = method
      ? callMethod(request, response, method)
      : path.startsWith('/_hooks/')
        ? respond(request, response)
        : passInbound(request, response);
    work.catch(() => response.destroy());
  });
  server.on('upgrade', (request, socket, head) => {
    const to = new URL(request.url ?? '/', url).searchParams.get('to') ?? '';
    pipe.upgrade(request, socket, head, to);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    ...recording,
    url,
    requestUrl: `${url}/inbound`,
    faults,
    rules,
    connect: (given) => void Object.assign(ends, given),
    async inject(type, payload) {
      if (ends.bot === '') return pipe.inject(type, payload);
      onPayload(payload);
      await deliver(ends.bot, { type, payload }, recording);
      return recording.delivered.at(-1)?.ack ?? {};
    },
    beAgent: (isAgent) => {
      scopes = scopesOf(isAgent);
    },
    refreshSocket: pipe.refresh,
    connections: pipe.connections,
    close: () =>
      new Promise((resolve) => {
        pipe.close();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
