// Turns lines of feed documents into lines of their items.
import { UserError } from '../../../src/errors.ts';
import { readFeed } from '../../../src/ingest/feed.ts';
import { answerLines, type InputLine } from '../json-lines.ts';
import type { Streams } from '../streams.ts';

const optional = (name: string, value: unknown): Record<string, string> =>
  typeof value === 'string' ? { [name]: value } : {};

async function feedLine({ id, fields }: InputLine): Promise<object> {
  const { body, bodyBase64, url, contentType } = fields;
  const isText = typeof body === 'string';
  if (isText === (typeof bodyBase64 === 'string')) {
    throw new UserError('bad-input', 'The line must have exactly one of "body" and "bodyBase64", as a string.');
  }
  const document = isText ? body : new Uint8Array(Buffer.from(bodyBase64 as string, 'base64'));
  const feed = await readFeed({ body: document, ...optional('url', url), ...optional('contentType', contentType) });
  return { id, ...feed };
}

export const runFeed = (streams: Streams): Promise<void> => answerLines(streams, feedLine);
