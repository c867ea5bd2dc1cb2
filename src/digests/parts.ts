// The small parts of messages: headings, notes, counts in words, a date with its events.
import { dateHeadline } from '../model/date-words.ts';
import type { Day } from '../model/digest.ts';
import type { Block } from '../model/message.ts';
import { inertLine } from '../model/outside-text.ts';
import { lineBlock } from './blocks.ts';

/** What a message is about, by name. */
export interface Named {
  readonly name: string;
}

export const nameOf = ({ name }: Named): string => inertLine(name) ?? 'This story';
export const note = (text: string): Block => ({ kind: 'note', text });
export const heading = (level: 1 | 2, text: string): Block => ({ kind: 'heading', level, text });
export const plural = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

/** A date with all its events. */
export const dayBlocks = (day: Day): Block[] => [
  heading(2, dateHeadline(day.date)),
  ...day.events.map((event) => lineBlock(event, day.date)),
  ...(day.omitted ? [note(`${plural(day.omitted, 'more event')}.`)] : []),
];
