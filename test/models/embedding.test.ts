// Vectors come in the background from a server that speaks the protocol: nobody waits for them, and when it is down nothing is lost.
import { afterEach, describe, expect, test } from 'vitest';
import { createPostJson } from '../../adapters/http/post-json.ts';
import { createOpenAiEmbedder } from '../../adapters/models/embedder.ts';
import { startEmbedding } from '../../adapters/models/embedding.ts';
import { embedderWithinLimits } from '../../adapters/models/limits.ts';
import { createSqliteStore } from '../../adapters/store/sqlite/store.ts';
import { analyse } from '../../src/bot/reading/analyse.ts';
import { createEmbedding } from '../../src/bot/record/embedding.ts';
import { createKeeper } from '../../src/bot/record/keeper.ts';
import type { Saga } from '../../src/model/saga.ts';
import type { Store } from '../../src/ports.ts';
import { ARTICLES, CHANGED, DAM } from '../bot/record/made-articles.ts';
import { plainMemory } from '../writer/memory.ts';
import { type Asked, type ModelServer, type Reply, startModelServer } from '../writer/model-server.ts';

const inputOf = ({ body }: Asked): readonly string[] =>
  (body as unknown as { readonly input: readonly string[] }).input;

/** A vector for each text, by what it says. */
const vectorsFor = (asked: Asked): Reply => ({
  status: 200,
  raw: JSON.stringify({
    data: inputOf(asked).map((text, index) => ({
      index,
      embedding: Array.from({ length: 16 }, (_, i) => Math.sin(text.length * (i + 1))),
    })),
  }),
});

const DOWN: Reply = { status: 503, raw: 'busy' };

let close: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const one of close) await one();
  close = [];
});

interface World {
  readonly store: Store;
  readonly server: ModelServer;
  readonly warnings: string[];
  /** What a round of the bot does. */
  round(): Promise<void>;
  without(): Promise<number>;
  pass(ms: number): void;
}

async function world(reply: (asked: Asked) => Reply): Promise<World> {
  const server = await startModelServer(reply);
  const store = await createSqliteStore({ memory: true });
  close.push(
    () => server.close(),
    () => store.close(),
  );
  const warnings: string[] = [];
  const clock = { time: Date.parse('2031-06-10T08:00:00Z'), now: () => clock.time };
  const log = {
    info() {},
    warn: (_: object, words: string) => void warnings.push(words),
    error: (fields: object) => void warnings.push(JSON.stringify(fields)),
  };
  const config = { url: server.url, model: 'small', key: null, timeoutMs: 2_000, budget: 1e6 };
  // What is claimed is free again when the time has passed.
  let memory = plainMemory();
  const data = { store, memory: { ...memory, claim: (key: string, until: number) => memory.claim(key, until) } };
  const keeper = createKeeper(store, log);
  const asked = createOpenAiEmbedder(config, createPostJson(server.url));
  const embedder = embedderWithinLimits(asked, config.budget, { memory: data.memory, clock });
  const embedding = createEmbedding({ embedder, ...data, clock, log });
  return {
    store,
    server,
    warnings,
    async round() {
      await keeper.settled(DAM);
      if (await embedding.ofSaga(DAM)) await keeper.settled(DAM);
    },
    without: async () => (await store.withoutVectors(DAM.id, 'small', 100)).length,
    pass(ms) {
      clock.time += ms;
      memory = plainMemory();
    },
  };
}

describe('articles that are read', () => {
  test('get vectors behind their settling, and are settled with them again', async () => {
    const { store, server, round, without } = await world(vectorsFor);
    for (const article of ARTICLES) await store.save(analyse(article));
    await round();
    expect(await without()).toBe(0);
    expect(Math.max(...server.asked.map((asked) => inputOf(asked).length))).toBeLessThanOrEqual(32);
    expect(await store.unsettled(DAM.id)).toBe(0);
  });

  test('are asked for once, and again when their words are corrected', async () => {
    const { store, server, round, pass } = await world(vectorsFor);
    for (const article of ARTICLES) await store.save(analyse(article));
    await round();
    const asked = server.asked.length;
    pass(3_600_000);
    await round();
    expect(server.asked).toHaveLength(asked);
    for (const article of CHANGED.slice(0, 2)) await store.save(analyse(article));
    pass(3_600_000);
    await round();
    expect(server.asked).toHaveLength(asked + 2);
  });

  test('wait where the server is down, with one warning, and get vectors when it is there again', async () => {
    let isDown = true;
    const { store, round, without, warnings, pass } = await world((asked) => (isDown ? DOWN : vectorsFor(asked)));
    for (const article of ARTICLES) await store.save(analyse(article));
    for (let rounds = 0; rounds < 5; rounds++) {
      await round();
      pass(120_000);
    }
    expect(await without()).toBe(ARTICLES.length);
    expect(await store.unsettled(DAM.id)).toBe(0);
    expect(warnings).toEqual(['sentences get no vectors for now; it is tried again later']);
    isDown = false;
    pass(3_600_000);
    await round();
    expect(await without()).toBe(0);
  });
});

test('a running bot begins at once', async () => {
  const { store, without, server } = await world(vectorsFor);
  for (const article of ARTICLES) await store.save(analyse(article));
  const config = { url: server.url, model: 'small', key: null, timeoutMs: 2_000, budget: 1e6 };
  let settled = (_: Saga): void => {};
  const first = new Promise<Saga>((resolve) => {
    settled = resolve;
  });
  const rounds = startEmbedding(
    config,
    {
      data: { store, memory: plainMemory() },
      sagas: { list: async () => [DAM] },
      clock: { now: () => 0 },
      log: { info() {}, warn() {}, error() {} },
    },
    async (saga) => settled(saga),
  );
  expect((await first).id).toBe(DAM.id);
  expect(await without()).toBe(0);
  await rounds.stop();
});
