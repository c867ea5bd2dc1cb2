// Turns lines of pages or plain texts into lines of clean articles.
import { UserError } from '../../../src/errors.ts';
import { readPage } from '../../../src/ingest/read-page.ts';
import { readPlainText } from '../../../src/ingest/read-plain-text.ts';
import type { ReadArticle } from '../../../src/model/article.ts';
import { answerLines, type InputLine } from '../json-lines.ts';
import type { Streams } from '../streams.ts';

const textOrNull = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** Header names and values that are strings; the rest is left out. */
function headersOf(value: unknown): Record<string, string> {
  if (typeof value !== 'object' || value === null) return {};
  const entries = Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return Object.fromEntries(entries.map(([name, text]) => [name.toLowerCase(), text]));
}

function readFields({ html, text, url, headers }: Readonly<Record<string, unknown>>): ReadArticle {
  const address = textOrNull(url);
  if ((typeof html === 'string') === (typeof text === 'string')) {
    throw new UserError('bad-input', 'The line must have exactly one of "html" and "text", as a string.');
  }
  if (typeof html === 'string')
    return readPage({ html, ...(address ? { url: address } : {}), headers: headersOf(headers) });
  return readPlainText({ text: text as string, ...(address ? { url: address } : {}) });
}

export const runRead = (streams: Streams): Promise<void> =>
  answerLines(streams, ({ id, fields }: InputLine) => {
    const { title, byline, publisher, url, published, updated, kind, agency, text } = readFields(fields);
    return { id, title, byline, publisher, url, published, updated, kind, agency, text };
  });
