// A folder’s README.md: a line for each digest that was delivered there, made anew from the files themselves.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { escapeMarkdown } from '../../../src/digests/render-markdown.ts';
import { dateHeadline } from '../../../src/model/date-words.ts';
import { isMissing, writeWhole } from './write-whole.ts';

/** The last line of a delivered file: it tells which delivery wrote it; Markdown does not show it. */
export const markOf = (delivery: string): string => `<!-- delivery ${delivery} -->\n`;

/** A text that some delivery wrote. */
const MARK = /<!-- delivery \S{1,40} -->\n$/;

const INDEX = 'README.md';
/** Tells our page from somebody's own, which is left alone. */
const INDEX_MARK = '<!-- index of the digests here -->\n';
/** Two processes write the page at the same moment now and then, never many times in a row. */
const MAX_ROUNDS = 5;

/** "2017-07-25.md", "2017-07-25_2017-07-28.md". */
const DIGEST = /^(\d{4}-\d{2}-\d{2})(?:_(\d{4}-\d{2}-\d{2}))?\.md$/;
/** How an event begins in Markdown: its line ends with a forced break before its source. */
const EVENT = /^- (.+) {2}$/gm;

const readOrNull = (path: string): Promise<string | null> =>
  readFile(path, 'utf8').catch((error: unknown) => {
    if (isMissing(error)) return null;
    throw error;
  });

/** "- [Tuesday, 25 July 2017](2017-07-25.md): The mast broke. (3 more)"; null for what is no delivered digest. */
function lineOf(name: string, text: string | null): string | null {
  const [, from, to = from] = DIGEST.exec(name) ?? [];
  if (text === null || from === undefined || to === undefined || !MARK.test(text)) return null;
  const [lead, ...others] = [...text.matchAll(EVENT)].map(([, words]) => words);
  const more = others.length > 0 ? ` (${others.length} more)` : '';
  return `- [${dateHeadline({ from, to, granularity: 'span' })}](${name})${lead ? `: ${lead}${more}` : ''}`;
}

async function pageOf(folder: string, title: string): Promise<string> {
  const names = (await readdir(folder)).filter((name) => DIGEST.test(name)).sort();
  const lines: string[] = [];
  for (const name of names) {
    const line = lineOf(name, await readOrNull(join(folder, name)));
    if (line) lines.push(line);
  }
  return `# ${escapeMarkdown(title)}\n\n${lines.join('\n')}\n\n${INDEX_MARK}`;
}

/**
 * Writes the index page of a folder where it differs. Of two writers the last one looks at the folder after it has written, so that no
 * digest is left out for long. Rejects with the file system's error.
 */
export async function writeIndex(folder: string, title: string): Promise<void> {
  const path = join(folder, INDEX);
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const there = await readOrNull(path);
    if (there !== null && !there.endsWith(INDEX_MARK)) return;
    const page = await pageOf(folder, title);
    if (page === there) return;
    await writeWhole(path, page);
  }
}
