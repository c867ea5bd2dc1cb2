// Turns a digest's line into one block of Slack's rich text: the words literally, below them who tells it, each name a link.
import type { RichTextBlock, RichTextLink, RichTextText } from '@slack/types';
import type { LineBlock, SourceLink } from '../../../../src/model/message.ts';
import { inert } from '../../../../src/model/outside-text.ts';
import { linkableAddress, linkLabel } from '../../../../src/model/web-address.ts';
import { MAX_URL } from './escape.ts';

type Element = RichTextText | RichTextLink;
type Style = NonNullable<RichTextText['style']>;

const SOURCES: Style = { italic: true };
/** Longer names and notes are none: they would push a message out of its page. */
const LONGEST_WORDS = 200;

const words = (text: string, style?: Style): Element[] => {
  const said = inert(text);
  return said === '' ? [] : [{ type: 'text', text: said, ...(style ? { style } : {}) }];
};

const clipped = (text: string): string => (text.length > LONGEST_WORDS ? `${text.slice(0, LONGEST_WORDS)}…` : text);

function linked({ publisher, url }: SourceLink): Element[] {
  const label = linkLabel(publisher, url);
  const address = linkableAddress(url);
  if (label === null || address === null || address.length > MAX_URL) return words(clipped(publisher), SOURCES);
  return [{ type: 'link', url: address, text: label, style: SOURCES }];
}

/** "The Hill, CNN and 3 more · date assumed, not told". */
function sourceElements({ sources, more, dateNote }: LineBlock): Element[] {
  const last = more > 0 ? words(` and ${more} more`, SOURCES) : [];
  const joint = (at: number): string => (at === 0 ? '' : more === 0 && at === sources.length - 1 ? ' and ' : ', ');
  return [
    ...sources.flatMap((source, at) => [...words(joint(at), SOURCES), ...linked(source)]),
    ...last,
    ...(dateNote === null ? [] : words(` · ${clipped(dateNote)}`, SOURCES)),
  ];
}

const differing = (block: LineBlock): Element[] =>
  block.differing.flatMap(({ how, source }) => [...words(`\n≠ ${clipped(how)} — `, SOURCES), ...linked(source)]);

/** `label` stands out before the words. A line without words is its sources alone. */
export function toldLine(block: LineBlock, label: string | null): RichTextBlock {
  const { text, isShort } = block;
  const lead = text === null ? [] : [...(label ? words(`${label} · `, { bold: true }) : []), ...words(text)];
  const elements = [
    ...(isShort ? words('• ') : []),
    ...lead,
    ...words(lead.length === 0 ? '' : isShort ? ' — ' : '\n'),
    ...sourceElements(block),
    ...(isShort ? [] : differing(block)),
  ];
  const some: Element[] = elements.length > 0 ? elements : [{ type: 'text', text: '…' }];
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: some }] };
}
