// Whoever asks about a day of a made-up story is told what its digest tells; the bundled one is asked with the flows.
import { createSqliteStore } from '../../../adapters/store/sqlite/store.ts';
import { analyse } from '../../../src/bot/reading/analyse.ts';
import { describeSelector, storyOf } from '../../contracts/selector-contract.ts';
import { ARTICLES, DAM } from './made-articles.ts';

describeSelector(
  'made-up',
  async () => {
    const store = await createSqliteStore({ memory: true });
    for (const article of ARTICLES) await store.save(analyse(article));
    return storyOf(DAM, store);
  },
  5,
);
