// Turns a delivery into a Markdown file of a folder, `<folder>/<saga>/2017-07-25.md`, written whole or not at all: Poster on files.
import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { renderMarkdown } from '../../../src/digests/render-markdown.ts';
import type { Delivery } from '../../../src/model/subscription.ts';
import type { Poster, Posting, PostOutcome } from '../../../src/ports.ts';

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException | null)?.code ?? '';

/** What room, luck or patience may mend; every other complaint of the file system is about the folder itself. */
const PASSING = /^(?:ENOSPC|EDQUOT|EMFILE|ENFILE|EIO|EBUSY|EAGAIN|EINTR|ETIMEDOUT|ESTALE)$/;

/** Not with mkdir's own `recursive`: where a system answers "no such folder" below one that exists, Node 20 tries for ever. */
async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    if (codeOf(error) === 'EEXIST' && (await stat(folder)).isDirectory()) return;
    const above = dirname(folder);
    if (codeOf(error) !== 'ENOENT' || above === folder) throw error;
    await makeFolder(above);
    await mkdir(folder).catch(ignoreExisting);
  }
}

/** Another process may make the same folder at the same moment. */
function ignoreExisting(error: unknown): void {
  if (codeOf(error) !== 'EEXIST') throw error;
}

/** "2017-07-25.md", "2017-07-25_2017-07-28.md". */
const fileName = ({ from, to }: Delivery): string => (from === to ? `${from}.md` : `${from}_${to}.md`);

const pathOf = ({ channel, saga, delivery }: Posting): string =>
  join(channel.id, saga.replace(/[^\p{L}\p{N}_-]/gu, '-'), fileName(delivery));

/** The last line of a file tells which delivery wrote it; Markdown does not show it. */
const markOf = ({ id }: Delivery): string => `<!-- delivery ${id} -->\n`;

async function writeWhole(path: string, text: string, temporary: string): Promise<void> {
  await makeFolder(dirname(path));
  const file = await open(temporary, 'w');
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(temporary, path);
}

/** Named for its delivery and its writer: two processes never write one file. */
const temporaryFor = (path: string, { id }: Delivery): string =>
  join(dirname(path), `.${id}.${randomBytes(4).toString('hex')}.tmp`);

async function post(posting: Posting): Promise<PostOutcome> {
  if (posting.person !== null) return { kind: 'refused', reason: 'A folder has nobody to tell.', stops: false };
  const path = pathOf(posting);
  const temporary = temporaryFor(path, posting.delivery);
  try {
    await writeWhole(path, `${renderMarkdown(posting.message)}\n${markOf(posting.delivery)}`, temporary);
    return { kind: 'posted', messageId: path };
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {});
    const reason = `${path} could not be written (${codeOf(error) || 'unknown error'}).`;
    if (PASSING.test(codeOf(error))) return { kind: 'later', reason, retryAfter: null };
    return { kind: 'refused', reason: `${reason} Name another folder or allow writing there.`, stops: true };
  }
}

/** Posts by writing files. The same delivery written twice is the same file. */
export const createFilePoster = (): Poster => ({
  grace: 0,
  post,
  async find(posting) {
    const path = pathOf(posting);
    try {
      const text = await readFile(path, 'utf8');
      return text.endsWith(markOf(posting.delivery)) ? { kind: 'found', messageId: path } : { kind: 'absent' };
    } catch (error) {
      if (/^(?:ENOENT|ENOTDIR)$/.test(codeOf(error))) return { kind: 'absent' };
      return { kind: 'unknowable', reason: `${path} could not be read (${codeOf(error) || 'unknown error'}).` };
    }
  },
});
