// Whoever asks about a day of the story that comes with Daybook, as it is read at its first question, is told what its digest tells.
import { fileURLToPath } from 'node:url';
import { ingestPlaces } from '../../adapters/cli/ingest-places.ts';
import { createSagaFolders } from '../../adapters/sagas/saga-folders.ts';
import { createSqliteStore } from '../../adapters/store/sqlite/store.ts';
import { describeSelector, storyOf } from '../contracts/selector-contract.ts';

const BUNDLED = fileURLToPath(new URL('../../sagas', import.meta.url));

describeSelector(
  'bundled',
  async () => {
    const [saga] = await createSagaFolders([BUNDLED]).list();
    if (!saga?.articlesDir) throw new Error('no story is bundled');
    const store = await createSqliteStore({ memory: true });
    for await (const _ of ingestPlaces(store, saga, [saga.articlesDir])) {
      // each article is saved as it is read
    }
    return storyOf(saga, store);
  },
  60,
);
