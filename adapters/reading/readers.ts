// Turns documents into articles in a thread beside this one, whose time and memory have an end; small ones are read here.
import { existsSync } from 'node:fs';
import { READERS_HERE, type Readers } from '../../src/bot/reading/readers.ts';
import { oneAfterTheOther } from '../../src/bot/turns.ts';
import { UserError } from '../../src/errors.ts';
import type { DocumentSource } from '../../src/ingest/document.ts';
import type { FeedSource } from '../../src/ingest/feed.ts';
import { type Reply, resultOf } from '../threads/reply.ts';
import { createThread, ThreadLeft, type ThreadSettings } from '../threads/thread.ts';
import type { Posted } from './worker.ts';

/** Characters or bytes that are read here: less work than starting a thread, and no shape of so few takes long. */
const SMALL = 50_000;
const LIMITS = { ms: 10_000, clockMs: 60_000, megabytes: 96, growthMegabytes: 110 };
const PROGRAM = new URL('./reading-worker.js', import.meta.url);

const REASONS = {
  late: `takes longer than ${LIMITS.ms / 1000} s to read`,
  memory: `takes more than ${LIMITS.growthMegabytes} MB of memory to read`,
  stopped: 'was not read to its end',
  broken: 'can’t be read: what reads it broke down',
} as const;

const sizeOfSource = ({ bytes, text }: DocumentSource): number => bytes?.length ?? text?.length ?? 0;
const nameOfFeed = ({ url }: FeedSource): string => url ?? 'The document';

/** Readers that work within limits. `program` and `limits`: other ones, in tests. */
export function createReaders({
  program = PROGRAM,
  limits = LIMITS,
  small = SMALL,
}: {
  readonly program?: URL;
  readonly limits?: Omit<ThreadSettings, 'program' | 'data'>;
  readonly small?: number;
} = {}): Readers {
  // The sources themselves, as tests load them, have no program of the thread's beside them.
  if (program.protocol === 'file:' && !existsSync(program)) return READERS_HERE;
  const thread = createThread<Posted, Reply<unknown>>({ program, ...limits });
  const inTurn = oneAfterTheOther();
  const there = async <T>(name: string, posted: Posted): Promise<T> => {
    const reply = await inTurn(() => thread.work(posted)).catch((error: unknown) => {
      if (!(error instanceof ThreadLeft)) throw error;
      throw new UserError('too-costly', `${name} ${REASONS[error.leaving]}: it was left out.`, { cause: error });
    });
    return resultOf(reply) as T;
  };
  return {
    feed: (source) =>
      source.body.length <= small ? READERS_HERE.feed(source) : there(nameOfFeed(source), { kind: 'feed', of: source }),
    document: (source) =>
      sizeOfSource(source) <= small
        ? READERS_HERE.document(source)
        : there(source.name ?? source.url ?? 'The document', { kind: 'document', of: source }),
    own: (item) =>
      (item.content ?? item.summary ?? '').length <= small
        ? READERS_HERE.own(item)
        : there(item.link ?? item.title ?? 'An item', { kind: 'own', of: item }),
    analysis: (article) =>
      article.text.length <= small
        ? READERS_HERE.analysis(article)
        : there(article.title ?? article.url ?? 'The article', { kind: 'analysis', of: article }),
  };
}
