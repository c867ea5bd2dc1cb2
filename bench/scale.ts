// Where one machine ends: feeds read and polled by several workers, digests of many workspaces while workers are killed, answers from a large record.
// npm run bench:scale -- --feeds 10000 --items 10 --hosts 2000 --workers 1,2,4 --workspaces 1000 --minutes 60 --reports 1000000
// --only reading,polls,digests,answers; --server postgres://user:password@host (else one that forgets what it wrote when the machine stops).
import { parseArgs } from 'node:util';
import { startPostgres } from '../test/postgres-embedded.ts';
import { measureAnswers } from './scale/answers.ts';
import { measureDigests } from './scale/digests.ts';
import { measurePolls } from './scale/polls.ts';
import { measureReading } from './scale/reading.ts';

const { values } = parseArgs({
  options: {
    server: { type: 'string' },
    only: { type: 'string', default: 'reading,polls,digests,answers' },
    feeds: { type: 'string', default: '400' },
    items: { type: 'string', default: '5' },
    hosts: { type: 'string', default: '100' },
    stories: { type: 'string', default: '20' },
    warm: { type: 'string', default: '200' },
    delay: { type: 'string', default: '50' },
    workers: { type: 'string', default: '1,2,4' },
    workspaces: { type: 'string', default: '200' },
    minutes: { type: 'string', default: '4' },
    reports: { type: 'string', default: '100000' },
  },
});
const number = (name: 'feeds' | 'items' | 'hosts' | 'stories' | 'delay' | 'warm'): number => Number(values[name]);
const isWanted = (part: string): boolean => values.only.split(',').includes(part);

const own = values.server === undefined ? await startPostgres() : null;
const server = values.server ?? own?.address ?? '';
try {
  const workers = values.workers.split(',').map(Number);
  const following = {
    feeds: number('feeds'),
    hosts: number('hosts'),
    perStory: Math.ceil(number('feeds') / number('stories')),
    delay: number('delay'),
  };
  if (isWanted('reading'))
    await measureReading(server, { ...following, items: number('items'), warm: number('warm') }, workers);
  if (isWanted('polls')) await measurePolls(server, following, workers);
  if (isWanted('digests')) {
    const [workspaces, minutes] = [Number(values.workspaces), Number(values.minutes)];
    await measureDigests(server, { workspaces, minutes, workers: 3 });
  }
  if (isWanted('answers')) await measureAnswers(server, Number(values.reports));
} finally {
  await own?.stop();
}
