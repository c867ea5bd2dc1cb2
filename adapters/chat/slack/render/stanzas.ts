// Turns a neutral block into a stanza: Slack's blocks that belong together on one page.
import type { ContextBlock, HeaderBlock, KnownBlock, SectionBlock } from '@slack/types';
import { sourceWords, subscriptionWords } from '../../../../src/digests/render-text.ts';
import type {
  Block,
  Citation,
  EntryBlock,
  EventBlock,
  EventLabel,
  LineBlock,
  PictureBlock,
  SubscriptionBlock,
} from '../../../../src/model/message.ts';
import { inert, inertLine, shortened } from '../../../../src/model/outside-text.ts';
import { linkableAddress } from '../../../../src/model/web-address.ts';
import { LABELS } from '../../shown.ts';
import { MAX_CONTEXT_ELEMENTS, MAX_CONTEXT_LENGTH, MAX_HEADER_TEXT, MAX_PIECE } from '../limits.ts';
import { channelReference, ledBy, linkTo, marked, plain, strong } from './escape.ts';
import { escapedLength, piecesOf, type Stanza } from './pages.ts';
import { toldBy } from './told-by.ts';

type ContextElement = ContextBlock['elements'][number];

const present = <T>(parts: readonly (T | null)[]): T[] => parts.filter((part) => part !== null);
const plural = (n: number, one: string): string => `${n} ${one}${n === 1 ? '' : 's'}`;

const sections = (text: string): SectionBlock[] =>
  piecesOf(text, MAX_PIECE).map((piece) => ({ type: 'section', text: plain(piece) }));

/** Label or date stand out before the text that they introduce, where it is short enough to be one section. */
function ledSections(lead: string, join: string, text: string): SectionBlock[] {
  const [only, more] = piecesOf(`${lead}${join}${text}`, MAX_PIECE);
  const fits = only !== undefined && more === undefined && inert(lead).trim() !== '' && inert(text).trim() !== '';
  return fits ? [{ type: 'section', text: ledBy(lead, join, inert(text).trim()) }] : sections(`${lead}${join}${text}`);
}

const words = (text: string | null): ContextElement[] =>
  text === null ? [] : piecesOf(text, MAX_PIECE / 2).map(plain);

function contexts(elements: readonly ContextElement[]): ContextBlock[] {
  const rows: ContextElement[][] = [];
  let room = 0;
  for (const element of elements) {
    const size = JSON.stringify(element).length + 1;
    const row = rows.at(-1);
    if (row && row.length < MAX_CONTEXT_ELEMENTS && size <= room) row.push(element);
    else {
      rows.push([element]);
      room = MAX_CONTEXT_LENGTH;
    }
    room -= size;
  }
  return rows.map((row) => ({ type: 'context', elements: row }));
}

/** — The Guardian, “Title”, 25 July 2017 · theguardian.com */
function citationElements({ publisher, title, url, published }: Citation): ContextElement[] {
  const named = present([publisher, title ? `“${title}”` : null, published]).filter((part) => part.trim() !== '');
  return [...words(`— ${named.join(', ')}`), ...present([linkTo(url)])];
}

function supportElements({ independentSources, firstReportedBy, dateNote }: EventBlock): ContextElement[] {
  return [
    ...(independentSources > 1 ? [marked(`*${plural(independentSources, 'independent source')}*`)] : []),
    ...words(firstReportedBy && `first reported by ${firstReportedBy}`),
    ...words(dateNote),
  ];
}

const told = (label: EventLabel | null, text: string, bullet = ''): SectionBlock[] =>
  label ? ledSections(`${bullet}${LABELS[label]}`, ' · ', text) : sections(`${bullet}${text}`);

/** The sentence, where it stands and how well it is supported; other versions below. */
const eventBlocks = (block: EventBlock): KnownBlock[] => [
  ...told(block.label, [block.sentence, ...block.continued].join(' ')),
  ...contexts([...citationElements(block.citation), ...supportElements(block)]),
  ...block.differing.flatMap(({ how, sentence, citation }) => [
    ...sections(`≠ ${how}: ${sentence}`),
    ...contexts(citationElements(citation)),
  ]),
];

/** A line, below it who tells it; in short both in one. */
function lineBlocks(block: LineBlock): KnownBlock[] {
  const { label, text, isShort } = block;
  if (isShort) return told(label, `${text} — ${sourceWords(block)}`, '• ');
  return [...told(label, text), ...toldBy(block)];
}

/** A date's line in a timeline. */
const entryBlocks = ({ date, label, sentence, citation, more }: EntryBlock): KnownBlock[] => [
  ...ledSections(date, ' — ', label ? `${LABELS[label]} · ${sentence}` : sentence),
  ...contexts([
    ...citationElements({ ...citation, title: null, published: null }),
    ...words(more > 0 ? `${more} more` : null),
  ]),
];

/** A title as Slack's header, a date in bold; literal and small where it is too long for either. */
function headingBlocks(level: 1 | 2, text: string): KnownBlock[] {
  const line = inertLine(text) ?? '';
  if (line === '' || escapedLength(line) > MAX_HEADER_TEXT) return sections(line);
  const header: HeaderBlock = { type: 'header', text: plain(line) };
  return level === 1 ? [header] : [{ type: 'section', text: strong(line) }];
}

/** The channel by its name, whatever it is called now. */
function subscriptionBlocks(block: SubscriptionBlock): KnownBlock[] {
  const { channel, text } = block;
  if (channel?.platform !== 'slack') return sections(subscriptionWords(block));
  const [first, ...rest] = piecesOf(text, MAX_PIECE);
  if (first === undefined) return [];
  return [channelReference(channel.id, first), ...rest.flatMap(sections)];
}

const body = (blocks: readonly KnownBlock[]): Stanza[] => (blocks.length > 0 ? [{ role: 'body', blocks }] : []);

/** Items in one section as long as they fit, so that a list of sources takes a page and not ten. */
function listStanzas(items: readonly string[]): Stanza[] {
  const stanzas: Stanza[] = [];
  let lines: string[] = [];
  let length = 0;
  const close = (): void => {
    stanzas.push(...body(sections(lines.join('\n'))));
    [lines, length] = [[], 0];
  };
  for (const item of items) {
    const line = `• ${inertLine(item) ?? ''}`;
    const size = escapedLength(line) + 1;
    if (length + size > MAX_PIECE) close();
    lines.push(line);
    length += size;
  }
  close();
  return stanzas;
}

/** Ids of the files that Slack has of pictures without a public address. */
export type Files = ReadonlyMap<PictureBlock, string>;
const NO_FILES: Files = new Map();

/** Longer descriptions of an image are refused ("Image block"). */
const MAX_ALT = 2000;

/** The picture by its address, or by its file; its words alone where there is neither. */
function imageBlocks(block: PictureBlock, files: Files): KnownBlock[] {
  const alt_text = shortened(inertLine(block.alt) ?? 'A picture', MAX_ALT);
  const url = linkableAddress(block.url);
  if (url !== null) return [{ type: 'image', image_url: url, alt_text }];
  const id = files.get(block);
  return id === undefined ? contextOf(alt_text) : [{ type: 'image', slack_file: { id }, alt_text }];
}

/** Small print. */
export const contextOf = (text: string): KnownBlock[] => contexts(words(text));

/** The stanzas of a block. Buttons are not among them: they stand below every page. */
export function stanzasOf(block: Block, longQuestions: readonly string[], files: Files = NO_FILES): readonly Stanza[] {
  switch (block.kind) {
    case 'heading': {
      const blocks = headingBlocks(block.level, block.text);
      return blocks.length > 0 ? [{ role: 'heading', blocks }] : [];
    }
    case 'paragraph':
      return body(sections(block.text));
    case 'note':
      return body(contexts(words(block.text)));
    case 'page':
      return body(contexts([...words('Every telling'), ...present([linkTo(block.url)])]));
    case 'picture':
      return body(imageBlocks(block, files));
    case 'event':
      return body(eventBlocks(block));
    case 'line':
      return body(lineBlocks(block));
    case 'entry':
      return body(entryBlocks(block));
    case 'list':
      return listStanzas(block.items);
    case 'divider':
      return [{ role: 'rule', blocks: [{ type: 'divider' }] }];
    case 'subscription':
      return body(subscriptionBlocks(block));
    case 'suggestions': {
      const long = block.questions.filter((question) => longQuestions.includes(question));
      return long.length > 0 ? listStanzas(['You could ask:', ...long]) : [];
    }
    case 'actions':
      return [];
  }
}
