// Turns JSON Lines on stdin into JSON Lines on stdout: one out for each in, in order, flushed as it goes.
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { isUserError, UserError } from '../../src/errors.ts';
import type { Streams } from './streams.ts';

/** A line that was read, or what is wrong with it. `id` is echoed whatever it is. */
export interface InputLine {
  readonly id: unknown;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Lines end at a line feed only: JSON strings may hold U+2028, where readline would split. */
async function* linesOf(input: Readable): AsyncGenerator<string> {
  let parts: Buffer[] = [];
  for await (const chunk of input as AsyncIterable<Buffer>) {
    let from = 0;
    for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, from)) {
      parts.push(chunk.subarray(from, at));
      yield Buffer.concat(parts).toString('utf8');
      parts = [];
      from = at + 1;
    }
    if (from < chunk.length) parts.push(chunk.subarray(from));
  }
  if (parts.length > 0) yield Buffer.concat(parts).toString('utf8');
}

/** Parses one line. Throws a UserError for anything but a JSON object. */
function parseLine(line: string): InputLine {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new UserError('bad-input', 'The line is not JSON; send one JSON object a line.');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new UserError('bad-input', 'The line is not a JSON object; send one JSON object a line.');
  }
  const fields = value as Record<string, unknown>;
  return { id: fields.id ?? null, fields };
}

/** The answer to a line that could not be handled. A crash is told without its innards; those go to stderr. */
function errorLine({ stderr }: Streams, id: unknown, error: unknown): object {
  if (isUserError(error)) return { id, error: { code: error.code, message: error.message } };
  stderr.write(`daybook: ${error instanceof Error ? error.stack : String(error)}\n`);
  return {
    id,
    error: { code: 'internal', message: 'Daybook failed on this line; the other lines go on. Please report it.' },
  };
}

/** Writes one JSON line and waits while the reader is slow. */
export async function writeLine(output: Writable, value: object): Promise<void> {
  if (!output.write(`${JSON.stringify(value)}\n`)) await once(output, 'drain');
}

/** Runs a handler over every line. Blank lines are skipped; a failing line gives an error line and the run goes on. */
export async function answerLines(
  streams: Streams,
  handle: (line: InputLine) => object | Promise<object>,
): Promise<void> {
  for await (const line of linesOf(streams.stdin)) {
    if (line.trim() === '') continue;
    let id: unknown = null;
    let answer: object;
    try {
      const parsed = parseLine(line);
      id = parsed.id;
      answer = await handle(parsed);
    } catch (error) {
      answer = errorLine(streams, id, error);
    }
    await writeLine(streams.stdout, answer);
  }
}
