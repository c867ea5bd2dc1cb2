// Turns who tells a happening into one line of Slack's rich text: each publisher's name a link, in small print's stead in italics.
import type { RichTextBlock, RichTextLink, RichTextText } from '@slack/types';
import type { LineBlock, SourceLink } from '../../../../src/model/message.ts';
import { inertLine } from '../../../../src/model/outside-text.ts';
import { linkableAddress, linkLabel } from '../../../../src/model/web-address.ts';
import { MAX_URL } from './escape.ts';

type Element = RichTextText | RichTextLink;

const STYLE = { italic: true } as const;
/** Longer names and notes are none: they would push a message out of its page. */
const LONGEST = 200;

const words = (text: string): Element[] => (text === '' ? [] : [{ type: 'text', text, style: STYLE }]);

/** Words from outside. Rich text takes them literally; what Slack's other texts would read as a mention is left out all the same. */
function outside(text: string): string {
  const line = (inertLine(text) ?? '').replace(/[<>]/g, '');
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}

function linked({ publisher, url }: SourceLink): Element[] {
  const label = linkLabel(publisher, url);
  const address = linkableAddress(url);
  if (label === null || address === null || address.length > MAX_URL) return words(outside(publisher));
  return [{ type: 'link', url: address, text: label, style: STYLE }];
}

/** What stands between a name and the one before it. */
const joint = (at: number, { sources, more }: LineBlock): string =>
  at === 0 ? '' : more === 0 && at === sources.length - 1 ? ' and ' : ', ';

/** "The Hill, CNN and 3 more · date assumed, not told"; below, how other versions differ. None for nobody. */
export function toldBy(block: LineBlock): RichTextBlock[] {
  const { sources, more, dateNote, differing } = block;
  const elements = [
    ...sources.flatMap((source, at) => [...words(joint(at, block)), ...linked(source)]),
    ...(more > 0 ? words(` and ${more} more`) : []),
    ...(dateNote === null ? [] : words(` · ${outside(dateNote)}`)),
    ...differing.flatMap(({ how, source }) => [...words(`\n≠ ${outside(how)} — `), ...linked(source)]),
  ];
  return elements.length === 0 ? [] : [{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] }];
}
