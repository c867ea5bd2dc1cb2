// The embedder of an OpenAI-compatible server, its limits and settings: what a server does wrong is silence, never an error.
import { afterEach, describe, expect, test } from 'vitest';
import { readConfig } from '../../adapters/config.ts';
import { createPostJson } from '../../adapters/http/post-json.ts';
import { createOpenAiEmbedder, MOST_ANSWER_BYTES } from '../../adapters/models/embedder.ts';
import { embedderWithinLimits } from '../../adapters/models/limits.ts';
import type { Embedder } from '../../src/ports.ts';
import { plainMemory } from '../writer/memory.ts';
import { type ModelServer, type Reply, startModelServer } from '../writer/model-server.ts';

const NEVER = new AbortController().signal;
const TEXTS = ['The gate was shut.', 'They closed the gate.'];
const vector = (first: number, length = 8): number[] => Array.from({ length }, (_, i) => (i === 0 ? first : 0.5));
const answer = (data: unknown): Reply => ({ status: 200, raw: JSON.stringify({ object: 'list', data }) });

let server: ModelServer | null = null;
afterEach(async () => {
  await server?.close();
  server = null;
});

async function embedderTo(reply: () => Reply, timeoutMs = 2_000): Promise<Embedder> {
  server = await startModelServer(reply);
  const config = { url: `${server.url}/`, model: 'small', key: 'secret-key', timeoutMs, budget: 1_000 };
  return createOpenAiEmbedder(config, createPostJson(server.url, MOST_ANSWER_BYTES));
}

describe('an OpenAI-compatible server', () => {
  test('is asked for vectors of the texts with its key, and answers in whatever order', async () => {
    const embedder = await embedderTo(() =>
      answer([
        { index: 1, embedding: vector(-1) },
        { index: 0, embedding: vector(1) },
      ]),
    );
    const found = await embedder.embed(TEXTS, NEVER);
    expect(found.kind === 'vectors' && found.vectors.map((one) => one[0])).toEqual([127, -127]);
    expect(server?.asked[0]?.authorization).toBe('Bearer secret-key');
    expect(server?.asked[0]?.body).toEqual({ model: 'small', input: TEXTS, encoding_format: 'float' });
  });

  test('may give long vectors, of which the beginning is kept', async () => {
    const embedder = await embedderTo(() => answer(TEXTS.map(() => ({ embedding: vector(1, 3_072) }))));
    const found = await embedder.embed(TEXTS, NEVER);
    expect(found.kind === 'vectors' && found.vectors.map(({ length }) => length)).toEqual([512, 512]);
  });

  test.each<[string, Reply]>([
    ['refuses', { status: 401, raw: '{"error":"no"}' }],
    ['fails', { status: 500, raw: 'oops' }],
    ['answers no JSON', { status: 200, raw: '<html>busy</html>' }],
    ['answers null', { status: 200, raw: 'null' }],
    ['gives fewer vectors than texts', answer([{ index: 0, embedding: vector(1) }])],
    ['gives one text two vectors', answer([0, 0].map((index) => ({ index, embedding: vector(1) })))],
    ['gives vectors of two lengths', answer([8, 9].map((length) => ({ embedding: vector(1, length) })))],
    ['gives words for numbers', answer(TEXTS.map(() => ({ embedding: vector(1).map(String) })))],
    ['gives nothing but zeros', answer(TEXTS.map(() => ({ embedding: Array(8).fill(0) })))],
    ['gives hardly a number', answer(TEXTS.map(() => ({ embedding: [1] })))],
    ['gives endless vectors', answer(TEXTS.map(() => ({ embedding: vector(1, 9_000) })))],
    ['floods', { status: 200, raw: 'x'.repeat(MOST_ANSWER_BYTES + 1) }],
    ['never answers', { silence: true }],
  ])('that %s is silent', async (_, reply) => {
    const embedder = await embedderTo(() => reply, 1_000);
    const found = await embedder.embed(TEXTS, NEVER);
    expect(found.kind).toBe('silent');
    expect(JSON.stringify(found)).not.toContain('secret-key');
  });
});

describe('the limits of an embedder', () => {
  const clock = { time: Date.parse('2024-05-02T12:00:00Z'), now: () => clock.time };
  const counted = (kind: 'vectors' | 'silent') => {
    let calls = 0;
    const embedder: Embedder = {
      name: 'small',
      most: 8,
      embed: async (texts) => {
        calls++;
        return kind === 'silent' ? { kind, reason: 'broken' } : { kind, vectors: texts.map(() => new Int8Array(8)) };
      },
    };
    return { embedder, calls: () => calls };
  };

  test('a budget a day is kept over restarts and is new the next day', async () => {
    const memory = plainMemory();
    const { embedder, calls } = counted('vectors');
    const ask = () => embedderWithinLimits(embedder, 250, { memory, clock }).embed(['x'.repeat(300)], NEVER);
    for (let i = 0; i < 4; i++) await ask();
    expect(calls()).toBe(2);
    clock.time += 86_400_000;
    expect((await ask()).kind).toBe('vectors');
  });

  test('what fails three times in a row rests ten minutes', async () => {
    const { embedder, calls } = counted('silent');
    const limited = embedderWithinLimits(embedder, 1e6, { memory: plainMemory(), clock });
    for (let i = 0; i < 5; i++) await limited.embed(TEXTS, NEVER);
    expect(calls()).toBe(3);
    clock.time += 11 * 60_000;
    await limited.embed(TEXTS, NEVER);
    expect(calls()).toBe(4);
  });
});

describe('the settings of an embedder', () => {
  test('are off by default, and apart from those of a writer', () => {
    expect(readConfig({}).embedder).toBeNull();
    expect(readConfig({ WRITER_BASE_URL: 'http://127.0.0.1:1/v1', WRITER_MODEL: 'small' }).embedder).toBeNull();
  });

  test('name server and model together', () => {
    expect(readConfig({ EMBEDDER_BASE_URL: 'http://127.0.0.1:11434/v1', EMBEDDER_MODEL: 'nomic' }).embedder).toEqual({
      url: 'http://127.0.0.1:11434/v1',
      model: 'nomic',
      key: null,
      timeoutMs: 60_000,
      budget: 2_000_000,
    });
    expect(() => readConfig({ EMBEDDER_MODEL: 'nomic' })).toThrow('An embedder needs EMBEDDER_BASE_URL');
  });
});
