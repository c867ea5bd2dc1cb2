// Turns the bundled story and a model of every mood into the figures of a writing end to end: faults sent, faults shown, longest wait.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ingestPlaces } from '../adapters/cli/ingest-places.ts';
import { createSagaFolders } from '../adapters/sagas/saga-folders.ts';
import { openSqlite } from '../adapters/store/sqlite/open.ts';
import { createDaybook } from '../src/bot/daybook.ts';
import type { Digest } from '../src/model/digest.ts';
import { adversarialRuns } from '../test/writer/adversary.ts';

const [runs = '1000', seed = '1'] = process.argv.slice(2);
const sagas = fileURLToPath(new URL('../../../../sagas', import.meta.url));

const folder = mkdtempSync(join(tmpdir(), 'daybook-writer-'));
const data = await openSqlite({ folder });
try {
  const found = createSagaFolders([sagas]);
  const [saga] = await found.list();
  if (!saga) throw new Error('the bundled story is missing');
  for await (const _ of ingestPlaces(data.store, saga, [join(sagas, saga.id, 'articles')]));
  const daybook = createDaybook({ store: data.store, sagas: found, clock: { now: () => Date.now() } });
  const digests: Digest[] = [];
  for await (const digest of daybook.dailyDigests(saga)) digests.push(digest);
  const outcome = await adversarialRuns(saga, digests, Number(runs), Number(seed));
  console.log(JSON.stringify({ days: digests.length, ...outcome }, null, 2));
} finally {
  await data.close();
  rmSync(folder, { recursive: true, force: true });
}
