// Turns a folder and two numbers into saved articles, a line on stdout for each: a process that tests can kill.
import { createSqliteStore } from '../../adapters/store/sqlite/store.ts';
import { recordOf, type Told } from '../contracts/store-records.ts';

export const REPORTS = 20;

const [folder = '', from = '0', to = '0'] = process.argv.slice(2);

process.stdout.write('started\n');
const store = await createSqliteStore({ folder });
for (let n = Number(from); n < Number(to); n++) {
  const told = Array.from({ length: REPORTS }, (_, i): Told => [`Sentence ${i} of article ${n}.`, '2021-05-19']);
  await store.save(recordOf(`article-${n}`, told));
  process.stdout.write(`saved ${n}\n`);
}
await store.close();
