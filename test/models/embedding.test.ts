// Vectors come in the background from a server that speaks the protocol: nobody waits for them, and when it is down nothing is lost.
import { afterEach, describe, expect, test } from 'vitest';
import { startEmbedding } from '../../adapters/models/embedding.ts';
import { createSqliteStore } from '../../adapters/store/sqlite/store.ts';
import { analyse } from '../../src/bot/reading/analyse.ts';
import { createKeeper } from '../../src/bot/record/keeper.ts';
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
  /** Settles, and waits for what goes on behind it. */
  settled(): Promise<void>;
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
  const embedding = startEmbedding({ embedder: config }, { data, clock, log });
  if (!embedding) throw new Error('It is off.');
  const keeper = createKeeper(store, log, undefined, embedding);
  return {
    store,
    server,
    warnings,
    async settled() {
      await keeper.settled(DAM);
      await embedding.settled();
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
    const { store, server, settled, without } = await world(vectorsFor);
    for (const article of ARTICLES) await store.save(analyse(article));
    await settled();
    expect(await without()).toBe(0);
    expect(await store.unsettled(DAM.id)).toBe(ARTICLES.length);
    expect(Math.max(...server.asked.map((asked) => inputOf(asked).length))).toBeLessThanOrEqual(32);
    await settled();
    expect(await store.unsettled(DAM.id)).toBe(0);
  });

  test('are asked for once, and again when their words are corrected', async () => {
    const { store, server, settled, pass } = await world(vectorsFor);
    for (const article of ARTICLES) await store.save(analyse(article));
    await settled();
    const asked = server.asked.length;
    pass(3_600_000);
    await settled();
    expect(server.asked).toHaveLength(asked);
    for (const article of CHANGED.slice(0, 2)) await store.save(analyse(article));
    pass(3_600_000);
    await settled();
    expect(server.asked).toHaveLength(asked + 2);
  });

  test('wait where the server is down, with one warning, and get vectors when it is there again', async () => {
    let isDown = true;
    const { store, settled, without, warnings, pass } = await world((asked) => (isDown ? DOWN : vectorsFor(asked)));
    for (const article of ARTICLES) await store.save(analyse(article));
    for (let round = 0; round < 5; round++) {
      await settled();
      pass(120_000);
    }
    expect(await without()).toBe(ARTICLES.length);
    expect(await store.unsettled(DAM.id)).toBe(0);
    expect(warnings).toEqual(['sentences get no vectors for now; it is tried again later']);
    isDown = false;
    pass(3_600_000);
    await settled();
    expect(await without()).toBe(0);
  });
});

test('without an address nothing is begun', () => {
  expect(startEmbedding({ embedder: null }, {} as never)).toBeUndefined();
});
