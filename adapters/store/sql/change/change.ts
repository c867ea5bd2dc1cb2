// Makes changes of a saga's record: everything that one reads and writes lies in one transaction, in which nothing else has its turn.
import type { Change } from '../../../../src/ports/record.ts';
import type { Db, Engine } from '../db.ts';
import { articlePart } from './articles.ts';
import { eventPart } from './events.ts';
import { reportPart } from './reports.ts';

/**
 * A change holds up everything else of its thread, and other processes that write: after so many milliseconds it should end, of the
 * processor or in all. On a busy machine the latter alone would cut the work into crumbs, each of which costs its neighbourhood again.
 */
const LASTING_MS = { short: { working: 40, inAll: 80 }, long: { working: 1_500, inAll: 5_000 } } as const;

/** Milliseconds that this process has worked so far. */
function worked(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

/** A watch that tells whether a change has lasted long enough. */
function watch({ working, inAll }: { readonly working: number; readonly inAll: number }): () => boolean {
  const [began, before] = [performance.now(), worked()];
  return () => {
    const elapsed = performance.now() - began;
    // To ask the system what was worked costs more than to read the clock: before that time has passed it need not be asked.
    return elapsed >= inAll || (elapsed >= working && worked() - before >= working);
  };
}

const SAGA = 'select key, made_with from sagas where id = @id';
const MAKE_WITH = 'update sagas set made_with = @name where key = @saga';
/** The number of changes grows too: whoever keeps a part of the record in mind forgets it. */
const FORGET = [
  'delete from report_links where report in (select report from report_traits where saga = @saga)',
  'delete from report_traits where saga = @saga',
  'delete from article_marks where saga = @saga',
  'delete from article_traits where saga = @saga',
  'update sagas set changes = changes + 1 where key = @saga',
];
const REVISE = `update sagas set revision = revision + 1, changes = changes + 1 where key = @saga
  returning revision, changes as turn`;

const MADE_WITH = 'select made_with from sagas where key = @saga';

const sagaPart = (db: Db, saga: number): Pick<Change, 'madeWith' | 'makeWith' | 'forgetTraits'> => ({
  madeWith: async () => (await db.column<string | null>(MADE_WITH, { saga }))[0] ?? null,
  async forgetTraits() {
    for (const statement of FORGET) await db.run(statement, { saga });
  },
  async makeWith(name) {
    await db.run(MAKE_WITH, { saga, name });
  },
});

/** `change` of the Store port. Null where the saga has no record. */
export const changesOn =
  ({ change, words }: Engine) =>
  <T>(
    id: string,
    work: (change: Change) => Promise<T>,
    lasting: keyof typeof LASTING_MS = 'short',
  ): Promise<T | null> =>
    change(async (db) => {
      await db.lock({ record: id });
      const found = await db.one<{ readonly key: number }>(SAGA, { id });
      if (!found) return null;
      const saga = found.key;
      const { revision, turn } = (await db.one(REVISE, { saga })) as Record<'revision' | 'turn', number>;
      return work({
        turn,
        isLong: watch(LASTING_MS[lasting]),
        ...sagaPart(db, saga),
        ...articlePart(db, words, saga),
        ...reportPart(db, saga),
        ...eventPart(db, words, saga, revision),
      });
    });
