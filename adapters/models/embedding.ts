// Turns the settings of an embedder into rounds that get vectors for articles, every minute, beside everything else.
import { createEmbedding } from '../../src/bot/record/embedding.ts';
import type { Saga } from '../../src/model/saga.ts';
import type { Clock, Log, Memory, Sagas, Store } from '../../src/ports.ts';
import type { ModelConfig } from '../config.ts';
import { createPostJson } from '../http/post-json.ts';
import { startTicker, type Ticker } from '../schedule/ticker.ts';
import { createOpenAiEmbedder, MOST_ANSWER_BYTES } from './embedder.ts';
import { embedderWithinLimits } from './limits.ts';

interface EmbeddingSurroundings {
  readonly data: { readonly store: Pick<Store, 'change' | 'withoutVectors'>; readonly memory: Memory };
  readonly sagas: Pick<Sagas, 'list'>;
  readonly clock: Clock;
  readonly log: Log;
}

/** `settled` settles a saga of which articles got vectors. */
export function startEmbedding(
  config: ModelConfig,
  { data: { store, memory }, sagas, clock, log }: EmbeddingSurroundings,
  settled: (saga: Saga) => Promise<void>,
): Ticker {
  const asked = createOpenAiEmbedder(config, createPostJson(config.url, MOST_ANSWER_BYTES));
  const embedder = embedderWithinLimits(asked, config.budget, { memory, clock });
  const embedding = createEmbedding({ embedder, store, memory, clock, log });
  const round = async (): Promise<void> => {
    for (const saga of await sagas.list()) if (await embedding.ofSaga(saga)) await settled(saga);
  };
  const ticker = startTicker('vectors', round, log);
  return {
    stop() {
      embedding.stop();
      return ticker.stop();
    },
  };
}
