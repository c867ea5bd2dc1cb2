// Turns a page's extracted blocks into article paragraphs: junk lines at head and foot and in between are dropped.
import type { Block } from '../html/blocks.ts';
import { isCreditLine, isJunkLine } from './junk-lines.ts';

export interface CleanedBlocks {
  readonly paragraphs: readonly string[];
  /** Copyright and credit lines among what was dropped. */
  readonly credits: readonly string[];
}

const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

export function cleanBlocks(
  blocks: readonly Block[],
  page: { readonly title: string | null; readonly linkedBody: string | null },
): CleanedBlocks {
  const title = letters(page.title ?? '');
  const body = page.linkedBody ? letters(page.linkedBody) : null;
  const seen = new Set<string>();
  const credits: string[] = [];
  const paragraphs: string[] = [];
  for (const block of blocks) {
    const key = letters(block.text);
    if (isCreditLine(block.text)) credits.push(block.text);
    if (key === '' || (key === title && paragraphs.length < 3)) continue;
    if (block.text.length > 60 && seen.has(key)) continue;
    const vouched = body !== null && key.length > 20 && body.includes(key);
    if (!vouched && (isJunkLine(block.text) || (block.linked > 0.85 && block.text.length < 160))) continue;
    seen.add(key);
    paragraphs.push(block.text);
  }
  return { paragraphs, credits };
}
