// Turns a message into Markdown in which text from outside stays text: no links, HTML, mentions or structure of its own.
import type { Block, Citation, EntryBlock, EventBlock, LineBlock, Message, SourceLink } from '../model/message.ts';
import { linkableAddress, linkLabel } from '../model/web-address.ts';
import { namesInWords } from './names.ts';
import { subscriptionWords, supportWords } from './render-text.ts';

/**
 * Text as literal Markdown (CommonMark 0.31 with GitHub's extensions). Punctuation that could open emphasis, code, links, HTML,
 * tables or formulas is escaped; the colon of "://" and the dot of "www." against automatic links; "@" as an entity, because tools
 * look for mentions before they look for escapes; marks of lists and headings where they begin the text.
 */
export const escapeMarkdown = (text: string): string =>
  text
    .replace(/[\\`*_[\]<>|~$]/g, '\\$&')
    .replace(/&(?=#|\w)/g, '&amp;')
    .replaceAll('@', '&#64;')
    .replace(/:(?=\/\/)/g, '\\:')
    .replace(/\bwww\./gi, (www) => `${www.slice(0, -1)}\\.`)
    .replace(/^(\s*)([#+=:-])/, '$1\\$2')
    .replace(/^(\s*\d{1,9})([.)])/, '$1\\$2')
    .replace(/(?<!&)#(?=\d)/g, '\\#');

function citation({ publisher, title, url, published }: Citation): string {
  const words = title ? `“${escapeMarkdown(title)}”` : 'article';
  const address = linkableAddress(url);
  const linked = address ? `[${words}](${address})` : title ? words : null;
  return [escapeMarkdown(publisher), linked, published].filter((part) => part !== null).join(', ');
}

const label = (block: EventBlock | EntryBlock | LineBlock): string =>
  (block.label ? `**[${block.label}]** ` : '').replace(/[[\]]/g, '\\$&');

function event(block: EventBlock): string {
  const sentences = [block.sentence, ...block.continued].map(escapeMarkdown);
  const source = [`— ${citation(block.citation)}`, ...supportWords(block).map(escapeMarkdown)].join(' · ');
  const others = block.differing.map(
    (other) => `  - *${escapeMarkdown(other.how)}* ${escapeMarkdown(other.sentence)} — ${citation(other.citation)}`,
  );
  return [`- ${label(block)}${sentences.join(' ')}  `, `  ${source}`, ...others].join('\n');
}

function source({ publisher, url }: SourceLink): string {
  const words = linkLabel(publisher, url);
  return words === null ? escapeMarkdown(publisher) : `[${escapeMarkdown(words)}](${linkableAddress(url)})`;
}

function sources({ sources: named, more, dateNote }: LineBlock): string {
  const told = namesInWords(named.map(source), more);
  return dateNote === null ? told : `${told} · ${escapeMarkdown(dateNote)}`;
}

function line(block: LineBlock): string {
  const { text, differing, isShort } = block;
  const told = `${label(block)}${escapeMarkdown(text)}`;
  if (isShort) return `- ${told} — ${sources(block)}`;
  const others = differing.map((other) => `  - *${escapeMarkdown(other.how)}* — ${source(other.source)}`);
  return [`- ${told}  \n  — ${sources(block)}`, ...others].join('\n');
}

const entry = (block: EntryBlock): string => {
  const more = block.more > 0 ? ` · ${block.more} more` : '';
  return `- **${escapeMarkdown(block.date)}**: ${label(block)}${escapeMarkdown(block.sentence)} — ${citation(block.citation)}${more}`;
};

function textOf(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${escapeMarkdown(block.text)}`;
    case 'paragraph':
      return escapeMarkdown(block.text);
    case 'note':
      return `*${escapeMarkdown(block.text)}*`;
    case 'page': {
      const address = linkableAddress(block.url);
      return address ? `[Every telling](${address})` : '';
    }
    case 'picture': {
      const address = block.url === null ? null : linkableAddress(block.url);
      return address ? `[${escapeMarkdown(block.alt)}](${address})` : `*${escapeMarkdown(block.alt)}.*`;
    }
    case 'event':
      return event(block);
    case 'line':
      return line(block);
    case 'entry':
      return entry(block);
    case 'list':
      return block.items.map((item) => `- ${escapeMarkdown(item)}`).join('\n');
    case 'divider':
      return '---';
    case 'subscription':
      return `- ${escapeMarkdown(subscriptionWords(block))}`;
    case 'suggestions':
      return ['You could ask:', '', ...block.questions.map((question) => `- ${escapeMarkdown(question)}`)].join('\n');
    case 'actions':
      return '';
  }
}

/** The whole message as Markdown that ends with a line break. */
export const renderMarkdown = (message: Message): string =>
  `${message.blocks
    .map(textOf)
    .filter((text) => text !== '')
    .join('\n\n')}\n`;
