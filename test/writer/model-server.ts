// A server on loopback that plays a language model: it answers chat completions as a test tells it to.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What was asked, as the server reads it. */
export interface Asked {
  readonly body: {
    readonly messages: readonly { readonly role: string; readonly content: string }[];
    readonly response_format?: { readonly type: string };
    readonly max_tokens: number;
  };
  readonly authorization: string | undefined;
}

/** text: the model's words; raw: the whole body with its status; silence: nothing ever comes. */
export type Reply =
  | { readonly text: string; readonly afterMs?: number }
  | { readonly raw: string; readonly status: number }
  | { readonly silence: true };

export interface ModelServer {
  readonly url: string;
  readonly asked: readonly Asked[];
  close(): Promise<void>;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

const completion = (text: string): string =>
  JSON.stringify({ choices: [{ message: { role: 'assistant', content: text } }] });

function answer(response: ServerResponse, reply: Reply): void {
  if ('silence' in reply) return;
  const send = (status: number, body: string): void => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(body);
  };
  if ('raw' in reply) send(reply.status, reply.raw);
  else setTimeout(() => send(200, completion(reply.text)), reply.afterMs ?? 0);
}

export async function startModelServer(reply: (asked: Asked) => Reply): Promise<ModelServer> {
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    const body = JSON.parse(await bodyOf(request)) as Asked['body'];
    const one = { body, authorization: request.headers.authorization };
    asked.push(one);
    answer(response, reply(one));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
