// Turns units into pages: units stay whole where they can, headings stay with what follows and are repeated on the next page.
import type { KnownBlock } from '@slack/types';
import type { Unit } from './units.ts';

export interface Room {
  readonly blocks: number;
  /** Characters of the blocks as JSON. */
  readonly length: number;
}

/** Longer headings are not repeated. */
const MAX_REPEATED = 500;

export const lengthOf = (blocks: readonly KnownBlock[]): number =>
  blocks.reduce((sum, block) => sum + JSON.stringify(block).length + 1, 2);

/** Units that alone are larger than a page, block by block. */
const poured = (unit: Unit, room: Room): Unit[] =>
  unit.blocks.length <= room.blocks && lengthOf(unit.blocks) <= room.length
    ? [unit]
    : unit.blocks.map((block) => ({ role: 'body', blocks: [block] }));

/** The pages of units, at least one; no block is lost. A single block always fits. */
export function layOut(units: readonly Unit[], room: Room): readonly (readonly KnownBlock[])[] {
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

  for (const unit of units.flatMap((each) => poured(each, room))) {
    if (unit.role === 'body') place(unit.blocks);
    else if (unit.role === 'heading' || page.length + waiting.length > 0) waiting.push(...unit.blocks);
    if (unit.role === 'heading') heading = lengthOf(unit.blocks) <= MAX_REPEATED ? unit.blocks : [];
  }
  if (waiting.some(({ type }) => type !== 'divider')) place([]);
  turn();
  return pages;
}
