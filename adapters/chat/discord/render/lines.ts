// Turns a block into lines of Discord's Markdown: a mark at the beginning, then text that is inert already.
import type { Citation, EntryBlock, EventBlock, EventLabel } from '../../../../src/model/message.ts';
import { escapeDiscord, linkTo } from './escape.ts';

/** `mark` is repeated where a line has to be continued on the next page. `text` may be parted wherever it has white space. */
export interface Line {
  readonly mark: '' | '## ' | '### ' | '-# ' | '- ' | `- <#${string}> `;
  readonly text: string;
}

const LABELS: Readonly<Record<EventLabel, string>> = {
  opinion: '**Opinion** · ',
  quote: '**Quote** · ',
  background: '**Background** · ',
};

/** Longer dates than this are no dates; they are shown without emphasis, so that they can be parted. */
const MAX_BOLD = 100;

/** No-break spaces keep the marks together wherever a line is parted. */
const bold = (text: string): string => (text.trim() === '' ? '' : `**${text.trim().replace(/\s+/g, '\u00A0')}**`);
const present = (parts: readonly (string | null)[]): string[] =>
  parts.filter((part) => part !== null && part !== '') as string[];
const labelled = (label: EventLabel | null, text: string): string => `${label ? LABELS[label] : ''}${text}`;

/** One line for each line of a text; none for an empty one. */
export const linesOf = (mark: Line['mark'], text: string): Line[] =>
  escapeDiscord(text)
    .split('\n')
    .map((line) => ({ mark, text: line.trim() }))
    .filter((line) => line.text !== '');

/** Text that was composed of escaped parts. */
const composed = (mark: Line['mark'], text: string): Line => ({ mark, text: text.replaceAll('\n', ' ') });

/** The Guardian, “Title”, 25 July 2017 · theguardian.com */
function citationText({ publisher, title, url, published }: Citation): string {
  const words = present([
    escapeDiscord(publisher),
    title ? `“${escapeDiscord(title)}”` : null,
    published && escapeDiscord(published),
  ]);
  return present([words.join(', '), linkTo(url)]).join(' · ');
}

function supportText({ independentSources, firstReportedBy, dateNote }: EventBlock): string[] {
  return present([
    independentSources > 1 ? bold(`${independentSources} independent sources`) : null,
    firstReportedBy ? `first reported by ${escapeDiscord(firstReportedBy)}` : null,
    dateNote ? escapeDiscord(dateNote) : null,
  ]);
}

/** The sentence, where it stands and how well it is supported; other versions below. */
export function eventLines(block: EventBlock): Line[] {
  const sentences = [block.sentence, ...block.continued].map(escapeDiscord).join(' ');
  const source = [`— ${citationText(block.citation)}`, ...supportText(block)].join(' · ');
  return [
    composed('', labelled(block.label, sentences)),
    composed('-# ', source),
    ...block.differing.flatMap(({ how, sentence, citation }) => [
      composed('', `≠ ${escapeDiscord(how)}: ${escapeDiscord(sentence)}`),
      composed('-# ', `— ${citationText(citation)}`),
    ]),
  ];
}

/** A date's line in a timeline. */
export function entryLines({ date, label, sentence, citation, more }: EntryBlock): Line[] {
  const when = date.length <= MAX_BOLD ? bold(escapeDiscord(date)) : escapeDiscord(date);
  const others = more > 0 ? `${more} more` : null;
  return [
    composed('', `${when} — ${labelled(label, escapeDiscord(sentence))}`),
    composed('-# ', present([escapeDiscord(citation.publisher), linkTo(citation.url), others]).join(' · ')),
  ];
}
