// Turns a page's extracted blocks into article paragraphs: captions, credits, bylines and the publisher's own lines are dropped.
import type { Block } from '../html/blocks.ts';
import { hasPhotoCredit, isCaption, isVerbless } from './captions.ts';
import { isBylineLine, isDateLine } from './header-lines.ts';
import { isCreditLine, isJunkLine, isPromo } from './junk-lines.ts';
import { isAuthorNote } from './label-lines.ts';
import { endsFully, lettersOf } from './line-features.ts';

interface CleanedBlocks {
  readonly paragraphs: readonly string[];
  /** Copyright and credit lines among what was dropped. */
  readonly credits: readonly string[];
}

interface PageCues {
  readonly title: string | null;
  /** The article's words as the page's own data gives them: what stands there is no junk. */
  readonly linkedBody: string | null;
}

/** Whether a block is furniture wherever it stands. */
const isFurniture = ({ text, linked, tag }: Block): boolean =>
  isJunkLine(text) ||
  isPromo(text) ||
  (text.length < 500 && isCaption(text)) ||
  (linked > 0.85 && text.length < 160 && tag !== 'li');

/** Above the first paragraph stand byline, date and picture text. */
const isHeader = (text: string, next: Block | undefined): boolean =>
  isBylineLine(text) ||
  isDateLine(text) ||
  (next !== undefined && next.text.length < 90 && hasPhotoCredit(next.text) && (isVerbless(text) || text.length < 300));

export function cleanBlocks(blocks: readonly Block[], page: PageCues): CleanedBlocks {
  const title = lettersOf(page.title ?? '');
  const body = page.linkedBody ? lettersOf(page.linkedBody) : null;
  const seen = new Set<string>();
  const credits: string[] = [];
  const paragraphs: string[] = [];
  for (const [index, block] of blocks.entries()) {
    const { text } = block;
    const key = lettersOf(text);
    if (isCreditLine(text)) credits.push(text);
    const isAgain = text.length > 60 && seen.has(key);
    if (key === '' || isAgain || (key === title && paragraphs.length < 3)) continue;
    const isVouched = body !== null && key.length > 20 && body.includes(key);
    const isTop = paragraphs.length === 0;
    const isBottom = index >= blocks.length - 3 && paragraphs.length > 2;
    if (
      !isVouched &&
      (isFurniture(block) || (isTop && isHeader(text, blocks[index + 1])) || (isBottom && isAuthorNote(text)))
    )
      continue;
    seen.add(key);
    paragraphs.push(text);
  }
  while (paragraphs.length > 1 && isLooseEnd(paragraphs.at(-1) as string)) paragraphs.pop();
  return { paragraphs, credits };
}

/** A heading or label with nothing below it. */
const isLooseEnd = (text: string): boolean =>
  text.length < 40 && !endsFully(text) && /^[\p{Lu}][\p{L} ]*:?$/u.test(text);
