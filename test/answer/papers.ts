// Turns a few invented articles into a record that is asked as the bot asks it: for tests that care how a sentence was written.
import { createSqliteStore } from '../../adapters/store/sqlite/store.ts';
import { createDaybook } from '../../src/bot/daybook.ts';
import { analyse } from '../../src/bot/reading/analyse.ts';
import type { Article } from '../../src/model/article.ts';
import type { Answer } from '../../src/model/digest.ts';
import type { Saga } from '../../src/model/saga.ts';
import { articleOf } from '../article.ts';

/** An article of a paper without a title, as one saga's papers print it. */
export const paperOf =
  ({ id: saga }: Saga) =>
  (id: string, day: string, text: string): Article =>
    articleOf({
      id,
      saga,
      title: null,
      publisher: `Paper ${id}`,
      published: { value: day, certainty: 'stated', provenance: 'meta' },
      text,
      contentHash: id,
    });

interface Asking {
  asked(question: string): Promise<Answer>;
  close(): Promise<void>;
}

/** What a record of some articles answers at a time, in milliseconds. */
export async function askingAbout(saga: Saga, articles: readonly Article[], now: number): Promise<Asking> {
  const store = await createSqliteStore({ memory: true });
  for (const one of articles) await store.save(analyse(one));
  const sagas = { list: async () => [saga], find: async () => saga };
  const daybook = createDaybook({ store, sagas, clock: { now: () => now } });
  return {
    asked: async (question) => (await daybook.ask({ saga, question })).answer,
    close: () => store.close(),
  };
}
