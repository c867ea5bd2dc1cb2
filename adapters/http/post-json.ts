// Posts JSON to the one server that a setting names and hands back its answer: capped in size, without redirects, never elsewhere.
import { Agent, fetch as undiciFetch } from 'undici';
import { createCheckedConnector } from './checked-connector.ts';

interface JsonAnswer {
  readonly status: number;
  readonly text: string;
}

export type PostJson = (
  url: string,
  body: unknown,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
) => Promise<JsonAnswer>;

/** No answer of a language model is larger, unless told. */
const MOST_BYTES = 1_000_000;

const portOf = ({ port, protocol }: URL): string => port || (protocol === 'https:' ? '443' : '80');

/** `server` may stand in a private network: it is the reader's own choice. Rejects where there is no whole answer. */
export function createPostJson(server: string, most = MOST_BYTES): PostJson {
  const allowed = new URL(server);
  const connect = createCheckedConnector({
    allow: new Set([`${allowed.hostname}:${portOf(allowed)}`]),
    timeoutMs: 10_000,
  });
  const agent = new Agent({ connect, maxHeaderSize: 64 * 1024 });
  return async (url, body, headers, signal) => {
    const response = await undiciFetch(url, {
      method: 'POST',
      dispatcher: agent,
      redirect: 'error',
      signal,
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
      size += chunk.length;
      if (size > most) throw new Error('the answer is too large');
      chunks.push(chunk);
    }
    return { status: response.status, text: Buffer.concat(chunks).toString('utf8') };
  };
}
