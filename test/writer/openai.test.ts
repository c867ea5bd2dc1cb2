// The writer of an OpenAI-compatible server, its budget and its breaker: what a server does wrong is silence, never an error.
import { afterEach, describe, expect, test } from 'vitest';
import { readConfig } from '../../adapters/config.ts';
import { createPostJson } from '../../adapters/http/post-json.ts';
import { withinLimits } from '../../adapters/models/limits.ts';
import { createOpenAiWriter } from '../../adapters/models/writer.ts';
import type { Writer, WriterRequest } from '../../src/ports.ts';
import { plainMemory } from './memory.ts';
import { type Asked, type ModelServer, type Reply, startModelServer } from './model-server.ts';

const request = (signal = new AbortController().signal): WriterRequest => ({
  instructions: 'Write.',
  data: '{"evidence":[]}',
  schema: { type: 'object' },
  maxTokens: 100,
  signal,
});

let server: ModelServer | null = null;
afterEach(async () => {
  await server?.close();
  server = null;
});

async function writerTo(reply: (asked: Asked) => Reply, timeoutMs = 2_000): Promise<Writer> {
  server = await startModelServer(reply);
  const config = { url: server.url, model: 'small', key: 'secret-key', timeoutMs, budget: 1_000 };
  return createOpenAiWriter(config, createPostJson(server.url));
}

describe('an OpenAI-compatible server', () => {
  test('is asked with evidence apart from instructions, and with its key', async () => {
    const writer = await writerTo(() => ({ text: 'words' }));
    expect(await writer.write(request())).toEqual({ kind: 'answer', text: 'words' });
    const [asked] = server?.asked ?? [];
    expect(asked?.authorization).toBe('Bearer secret-key');
    expect(asked?.body.messages.map(({ role }) => role)).toEqual(['system', 'user']);
    expect(asked?.body.response_format?.type).toBe('json_schema');
  });

  test('that knows no schema is asked for plain JSON, one that knows neither for text; and that is remembered', async () => {
    const forms: (string | undefined)[] = [];
    const writer = await writerTo(({ body }) => {
      forms.push(body.response_format?.type);
      return body.response_format ? { status: 400, raw: '{"error":"response_format"}' } : { text: 'words' };
    });
    expect(await writer.write(request())).toEqual({ kind: 'answer', text: 'words' });
    await writer.write(request());
    expect(forms).toEqual(['json_schema', 'json_object', undefined, undefined]);
  });

  test.each<[string, Reply]>([
    ['refuses', { status: 401, raw: '{"error":"no"}' }],
    ['fails', { status: 500, raw: 'oops' }],
    ['answers no JSON', { status: 200, raw: '<html>busy</html>' }],
    ['answers without words', { status: 200, raw: '{"choices":[]}' }],
    ['floods', { status: 200, raw: 'x'.repeat(3_000_000) }],
    ['never answers', { silence: true }],
  ])('that %s is silent', async (_, reply) => {
    const writer = await writerTo(() => reply, 300);
    const answer = await writer.write(request());
    expect(answer.kind).toBe('silent');
    expect(JSON.stringify(answer)).not.toContain('secret-key');
  });

  test('that is not the configured one is never asked', async () => {
    server = await startModelServer(() => ({ text: 'words' }));
    const elsewhere = { url: server.url, model: 'small', key: null, timeoutMs: 1_000, budget: 1_000 };
    const writer = createOpenAiWriter(elsewhere, createPostJson('http://127.0.0.1:9/v1'));
    expect((await writer.write(request())).kind).toBe('silent');
    expect(server.asked).toEqual([]);
  });
});

describe('the limits of a writer', () => {
  const clock = { time: Date.parse('2024-05-02T12:00:00Z'), now: () => clock.time };
  const counted = (kind: 'answer' | 'silent') => {
    let calls = 0;
    const writer: Writer = {
      name: 'small',
      write: async () => {
        calls++;
        return kind === 'answer' ? { kind, text: 'words' } : { kind, reason: 'broken' };
      },
    };
    return { writer, calls: () => calls };
  };

  test('a budget a day is kept over restarts and is new the next day', async () => {
    const memory = plainMemory();
    const { writer, calls } = counted('answer');
    for (let i = 0; i < 4; i++) await withinLimits(writer, 250, { memory, clock }).write(request());
    expect(calls()).toBe(2);
    clock.time += 86_400_000;
    await withinLimits(writer, 250, { memory, clock }).write(request());
    expect(calls()).toBe(3);
  });

  test('what fails three times in a row rests ten minutes', async () => {
    const { writer, calls } = counted('silent');
    const limited = withinLimits(writer, 1e6, { memory: plainMemory(), clock });
    for (let i = 0; i < 5; i++) await limited.write(request());
    expect(calls()).toBe(3);
    clock.time += 11 * 60_000;
    await limited.write(request());
    expect(calls()).toBe(4);
  });
});

describe('the settings of a writer', () => {
  test('are off by default', () => {
    expect(readConfig({}).writer).toBeNull();
  });

  test('name server and model together', () => {
    expect(readConfig({ WRITER_BASE_URL: 'http://127.0.0.1:11434/v1', WRITER_MODEL: 'small' }).writer).toEqual({
      url: 'http://127.0.0.1:11434/v1',
      model: 'small',
      key: null,
      timeoutMs: 60_000,
      budget: 200_000,
    });
    for (const env of [{ WRITER_MODEL: 'small' }, { WRITER_BASE_URL: 'ftp://x', WRITER_MODEL: 'small' }])
      expect(() => readConfig(env)).toThrow(/WRITER_BASE_URL/);
    expect(() => readConfig({ WRITER_BASE_URL: 'http://x/v1', WRITER_MODEL: 'm', WRITER_BUDGET: '-1' })).toThrow(
      /WRITER_BUDGET/,
    );
  });
});
