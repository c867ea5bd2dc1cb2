// Posts deliveries as Markdown files of a folder, `<folder>/<saga>/2017-07-25.md`, written whole or not at all.
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { renderMarkdown } from '../../../src/digests/render-markdown.ts';
import type { Message } from '../../../src/model/message.ts';
import type { Delivery } from '../../../src/model/subscription.ts';
import type { EditOutcome, Poster, Posting, PostOutcome } from '../../../src/ports.ts';
import { markOf, writeIndex } from './index-page.ts';
import { codeOf, isMissing, removeLeftovers, writeWhole } from './write-whole.ts';

/** What room, luck or patience may mend; every other complaint of the file system is about the folder itself. */
const PASSING = /^(?:ENOSPC|EDQUOT|EMFILE|ENFILE|EIO|EBUSY|EAGAIN|EINTR|ETIMEDOUT|ESTALE)$/;

/** "2017-07-25.md", "2017-07-25_2017-07-28.md", "alert-2017-07-25-1a2b3c4d5e6f.md": only digests are named by their days alone. */
function fileName({ id, kind, subscription, from, to }: Delivery): string {
  if (kind !== 'digest') return `${kind}-${from}-${id.slice(subscription.length + 1)}.md`;
  return from === to ? `${from}.md` : `${from}_${to}.md`;
}

const pathOf = ({ channel, saga, delivery }: Posting): string =>
  join(channel.id, saga.replace(/[^\p{L}\p{N}_-]/gu, '-'), fileName(delivery));

const titleOf = ({ blocks }: Message, saga: string): string => {
  const [first] = blocks;
  return first?.kind === 'heading' && first.level === 1 ? first.text : saga;
};

/** A digest counts as delivered when its file is there: the index is made anew with every delivery. */
const index = async (posting: Posting, path: string): Promise<void> => {
  if (posting.delivery.kind !== 'digest' && posting.delivery.kind !== 'update') return;
  await writeIndex(dirname(path), titleOf(posting.message, posting.saga)).catch(() => {});
};

/** What is put in order beside a file that was written. */
async function tidy(posting: Posting, path: string): Promise<void> {
  await removeLeftovers(dirname(path), path);
  await index(posting, path);
}

const textOf = ({ message }: Posting, delivery: string): string => `${renderMarkdown(message)}\n${markOf(delivery)}`;

function failureOf(error: unknown, path: string): Exclude<PostOutcome, { kind: 'posted' }> {
  const reason = `${path} could not be written (${codeOf(error) || 'unknown error'}).`;
  if (PASSING.test(codeOf(error))) return { kind: 'later', reason, retryAfter: null };
  return { kind: 'refused', reason: `${reason} Name another folder or allow writing there.`, stops: true };
}

async function post(posting: Posting): Promise<PostOutcome> {
  if (posting.person !== null) return { kind: 'refused', reason: 'A folder has nobody to tell.', stops: false };
  const path = pathOf(posting);
  try {
    await writeWhole(path, textOf(posting, posting.delivery.id));
  } catch (error) {
    return failureOf(error, path);
  }
  await tidy(posting, path);
  return { kind: 'posted', messageId: path };
}

/** The file is written anew. One that somebody deleted, or that another delivery wrote since, is left alone. */
async function edit(posting: Posting, [path = '']: readonly string[]): Promise<EditOutcome> {
  const delivery = posting.delivery.about ?? posting.delivery.id;
  try {
    const there = await readFile(path, 'utf8');
    if (!there.endsWith(markOf(delivery))) return { kind: 'gone', reason: `${path} holds something else by now.` };
    await writeWhole(path, textOf(posting, delivery));
  } catch (error) {
    return isMissing(error) ? { kind: 'gone', reason: `${path} was deleted.` } : failureOf(error, path);
  }
  await tidy(posting, path);
  return { kind: 'edited' };
}

/** Posts by writing files. The same delivery written twice is the same file. */
export const createFilePoster = (): Poster => ({
  grace: 0,
  post,
  edit,
  async find(posting) {
    const path = pathOf(posting);
    try {
      const text = await readFile(path, 'utf8');
      if (!text.endsWith(markOf(posting.delivery.id))) return { kind: 'absent' };
      await index(posting, path);
      return { kind: 'found', messageId: path };
    } catch (error) {
      if (isMissing(error)) return { kind: 'absent' };
      return { kind: 'unknowable', reason: `${path} could not be read (${codeOf(error) || 'unknown error'}).` };
    }
  },
});
