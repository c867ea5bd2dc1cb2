// Parts what is to be shown: texts into pieces that fit a block, blocks into pages that fit a message.
import type { KnownBlock } from '@slack/types';
import { inert } from '../../../../src/model/outside-text.ts';
import { betweenCharacters, isSpace, lastSpace, sentenceEnd } from '../../parting.ts';

/** How long a character is once escaped: "&amp;", "&lt;", "&gt;". */
const widthOf = (c: string): number => (c === '&' ? 5 : c === '<' || c === '>' ? 4 : 1);

export const escapedLength = (text: string): number => {
  let length = 0;
  for (let at = 0; at < text.length; at += 1) length += widthOf(text.charAt(at));
  return length;
};

/** Index of the first character that no longer fits. */
function reach(text: string, from: number, limit: number): number {
  let room = limit;
  let at = from;
  while (at < text.length) {
    room -= widthOf(text.charAt(at));
    if (room < 0) return at;
    at += 1;
  }
  return at;
}

/** Where to part a text at or before `end`, after `from`. */
function partAt(text: string, from: number, end: number): number {
  const sentence = sentenceEnd(text, from, end);
  if (sentence > 0) return sentence;
  const space = lastSpace(text, from, end);
  return space > 0 ? space : Math.max(from + 1, betweenCharacters(text, end));
}

/** Pieces of at most `limit` characters once escaped, at least 10, in order; none is empty. Takes time linear in the text. */
export function piecesOf(text: string, limit: number): readonly string[] {
  const whole = inert(text).trim();
  const pieces: string[] = [];
  let from = 0;
  while (from < whole.length) {
    const end = reach(whole, from, limit);
    const cut = end === whole.length ? end : partAt(whole, from, end);
    const piece = whole.slice(from, cut).trim();
    if (piece !== '') pieces.push(piece);
    from = cut;
    while (isSpace(whole[from])) from += 1;
  }
  return pieces;
}

/** A heading or a rule stays with what follows it. */
export interface Stanza {
  readonly role: 'heading' | 'body' | 'rule';
  readonly blocks: readonly KnownBlock[];
}

interface Space {
  readonly blocks: number;
  /** Characters of the blocks as JSON. */
  readonly length: number;
}

/** Longer headings are not repeated. */
const MAX_REPEATED = 500;

export const lengthOf = (blocks: readonly KnownBlock[]): number =>
  blocks.reduce((sum, block) => sum + JSON.stringify(block).length + 1, 2);

/** Units that alone are larger than a page, block by block. */
const poured = (stanza: Stanza, room: Space): Stanza[] =>
  stanza.blocks.length <= room.blocks && lengthOf(stanza.blocks) <= room.length
    ? [stanza]
    : stanza.blocks.map((block) => ({ role: 'body', blocks: [block] }));

/** The pages of stanzas, at least one; no block is lost. A single block always fits. */
export function layOut(stanzas: readonly Stanza[], room: Space): readonly (readonly KnownBlock[])[] {
  const pages: KnownBlock[][] = [];
  let page: KnownBlock[] = [];
  /** Headings and rules that wait for what they stand above. */
  let waiting: KnownBlock[] = [];
  let heading: readonly KnownBlock[] = [];

  const fits = (blocks: readonly KnownBlock[]): boolean =>
    page.length + blocks.length <= room.blocks && lengthOf([...page, ...blocks]) <= room.length;
  const turn = (): void => {
    while (page.at(-1)?.type === 'divider') page.pop();
    if (page.length > 0) pages.push(page);
    page = [];
  };
  const place = (blocks: readonly KnownBlock[]): void => {
    const group = [...waiting, ...blocks];
    const isContinued = waiting.length === 0;
    waiting = [];
    if (!fits(group)) {
      turn();
      if (isContinued && fits([...heading, ...group])) page.push(...heading);
    }
    if (fits(group)) page.push(...group);
    else for (const block of group) placeAlone(block);
  };
  const placeAlone = (block: KnownBlock): void => {
    if (!fits([block])) turn();
    page.push(block);
  };

  for (const stanza of stanzas.flatMap((each) => poured(each, room))) {
    if (stanza.role === 'body') place(stanza.blocks);
    else if (stanza.role === 'heading' || page.length + waiting.length > 0) waiting.push(...stanza.blocks);
    if (stanza.role === 'heading') heading = lengthOf(stanza.blocks) <= MAX_REPEATED ? stanza.blocks : [];
  }
  if (waiting.some(({ type }) => type !== 'divider')) place([]);
  turn();
  return pages;
}
