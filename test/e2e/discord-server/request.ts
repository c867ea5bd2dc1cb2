// Turns an HTTP request into its parts: the path after the version, the query, the JSON body and the files.
import type { IncomingMessage } from 'node:http';
import type { SentFile } from './messages.ts';
import type { Method } from './routes/route.ts';

export interface ReadRequest {
  readonly method: Method;
  /** Decoded, without "/api/v10"; null where the version is missing or another. */
  readonly path: string | null;
  readonly query: URLSearchParams;
  /** The parsed JSON; undefined without a body, null where it can't be parsed. */
  readonly body: unknown;
  readonly files: readonly SentFile[];
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** multipart/form-data: JSON in payload_json, files in files[n]. */
async function readForm(bytes: Buffer, contentType: string): Promise<Pick<ReadRequest, 'body' | 'files'>> {
  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': contentType } }).formData();
  const files: SentFile[] = [];
  for (const [name, value] of form) {
    if (typeof value !== 'string' && /^files\[\d+\]$/.test(name))
      files.push({ name: value.name, bytes: new Uint8Array(await value.arrayBuffer()) });
  }
  return { body: parsed(String(form.get('payload_json') ?? '{}')), files };
}

export async function readRequest(request: IncomingMessage): Promise<ReadRequest> {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const versioned = /^\/api\/v10(\/.*)$/.exec(url.pathname)?.[1];
  const bytes = await bytesOf(request);
  const contentType = request.headers['content-type'] ?? '';
  const content = contentType.startsWith('multipart/form-data')
    ? await readForm(bytes, contentType)
    : { body: bytes.length > 0 ? parsed(bytes.toString('utf8')) : undefined, files: [] };
  return {
    method: (request.method ?? 'GET').toLowerCase() as Method,
    path: versioned === undefined ? null : decodeURIComponent(versioned),
    query: url.searchParams,
    ...content,
  };
}
