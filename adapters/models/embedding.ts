// Turns the settings of an embedder into what keeps vectors of sentences; undefined where none is set.
import { createEmbedding, type Embedding } from '../../src/bot/record/embedding.ts';
import type { Clock, Log, Memory, Store } from '../../src/ports.ts';
import type { Config } from '../config.ts';
import { postJsonOnDemand } from '../http/on-demand.ts';
import { createOpenAiEmbedder, MOST_ANSWER_BYTES } from './embedder.ts';
import { embedderWithinLimits } from './limits.ts';

interface EmbeddingSurroundings {
  readonly data: { readonly store: Store; readonly memory: Memory };
  readonly clock: Clock;
  readonly log: Log;
}

export function startEmbedding(
  { embedder }: Pick<Config, 'embedder'>,
  surroundings: EmbeddingSurroundings,
): Embedding | undefined {
  if (embedder === null) return undefined;
  const {
    clock,
    log,
    data: { store, memory },
  } = surroundings;
  const asked = createOpenAiEmbedder(embedder, postJsonOnDemand(embedder.url, MOST_ANSWER_BYTES));
  return createEmbedding({
    embedder: embedderWithinLimits(asked, embedder.budget, { memory, clock }),
    store,
    memory,
    clock,
    log,
  });
}
