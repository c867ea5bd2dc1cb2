// Turns what changed since a digest was posted into the digest with its “Updated:” line, and into a follow-up that stands under it.
import { eventBlock } from '../../digests/blocks.ts';
import { dateHeadline, longDayWords } from '../../model/date-words.ts';
import type { IsoDate } from '../../model/day.ts';
import type { Block, Message } from '../../model/message.ts';
import { changeWords } from './change-words.ts';
import type { Changes } from './changes.ts';

/** Events that a follow-up shows; the rest is counted. */
const MAX_FOLLOWED_UP = 3;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** "Updated: Friday, 3 May 2024. 1 event added." */
function updatedLine(changes: Changes, today: IsoDate): string {
  const what = changeWords(changes, today) ?? 'an earlier change was taken back';
  return `Updated: ${longDayWords(today)}. ${capital(what)}.`;
}

/** "Correction: 7 people were hurt, not 12 (The Post)."; null where nothing that was said is said otherwise. */
export function correctionLine(changes: Changes, today: IsoDate): string | null {
  const what = changeWords({ ...changes, added: [], removed: 0 }, today);
  return what === null ? null : `Correction: ${what}.`;
}

/** The digest as it is now, with the line under its title. */
export function updatedMessage({ summary, blocks }: Message, changes: Changes, today: IsoDate): Message {
  const line: Block = { kind: 'note', text: updatedLine(changes, today) };
  return { summary, blocks: [...blocks.slice(0, 1), line, ...blocks.slice(1)] };
}

const leftOver = (count: number): readonly Block[] =>
  count > 0 ? [{ kind: 'note', text: `${count} more: ask about the day to see ${count === 1 ? 'it' : 'them'}.` }] : [];

/** What is new, where the digest itself can't be changed any more. */
export function followUpMessage(
  changes: Changes,
  today: IsoDate,
  { from, to }: { readonly from: IsoDate; readonly to: IsoDate },
): Message {
  const what = changeWords(changes, today) ?? 'an earlier change was taken back';
  const text = `Updated: ${longDayWords(today)}. The digest of ${dateHeadline({ from, to, granularity: 'span' })}: ${what}.`;
  const changed = [...changes.redated, ...changes.corrected, ...changes.moved].map(({ event }) => event);
  const shown = [...changes.added, ...changed];
  return {
    summary: text,
    blocks: [
      { kind: 'paragraph', text },
      ...shown.slice(0, MAX_FOLLOWED_UP).map((event) => eventBlock(event, null)),
      ...leftOver(shown.length - MAX_FOLLOWED_UP),
    ],
  };
}
