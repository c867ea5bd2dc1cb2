// Turns a block into stanzas of Discord's Markdown: lines of a mark at the beginning and text that is inert already.
import { namesInWords } from '../../../../src/digests/names.ts';
import type {
  Block,
  Citation,
  EntryBlock,
  EventBlock,
  EventLabel,
  LineBlock,
  SourceLink,
  SubscriptionBlock,
} from '../../../../src/model/message.ts';
import { LABELS } from '../../shown.ts';
import { fitsButton, questionButton } from './buttons.ts';
import { escapeDiscord, linkNamed, linkTo } from './text.ts';

/** `mark` is repeated where a line has to be continued on the next page. `text` may be parted wherever it has white space. */
export interface Line {
  readonly mark: '' | '## ' | '### ' | '-# ' | '- ' | `- <#${string}> `;
  readonly text: string;
}

/** Longer dates than this are no dates; they are shown without emphasis, so that they can be parted. */
const MAX_BOLD = 100;

/** No-break spaces keep the marks together wherever a line is parted. */
const bold = (text: string): string => (text.trim() === '' ? '' : `**${text.trim().replace(/\s+/g, '\u00A0')}**`);
const present = (parts: readonly (string | null)[]): string[] =>
  parts.filter((part) => part !== null && part !== '') as string[];
const labelled = (label: EventLabel | null, text: string): string => `${label ? `**${LABELS[label]}** · ` : ''}${text}`;

/** One line for each line of a text; none for an empty one. */
const linesOf = (mark: Line['mark'], text: string): Line[] =>
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
function eventLines(block: EventBlock): Line[] {
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

const sourceText = ({ publisher, url }: SourceLink): string => linkNamed(publisher, url) ?? escapeDiscord(publisher);

/** "The Hill, CNN and 3 more · date assumed, not told". */
function sourcesText({ sources, more, dateNote }: LineBlock): string {
  const names = sources.map(sourceText).filter((name) => name !== '');
  return present([namesInWords(names, more), dateNote && escapeDiscord(dateNote)]).join(' · ');
}

/** A digest's line, below it who tells it; in short both in one. */
function toldLines(block: LineBlock): Line[] {
  const { text, label, isShort, differing } = block;
  const said = labelled(label, escapeDiscord(text));
  if (isShort) return [composed('- ', `${said} — ${sourcesText(block)}`)];
  return [
    composed('', said),
    composed('-# ', sourcesText(block)),
    ...differing.map(({ how, source }) => composed('-# ', `≠ ${escapeDiscord(how)} — ${sourceText(source)}`)),
  ].filter((line) => line.text.trim() !== '');
}

/** A date's line in a timeline. */
function entryLines({ date, label, sentence, citation, more }: EntryBlock): Line[] {
  const when = date.length <= MAX_BOLD ? bold(escapeDiscord(date)) : escapeDiscord(date);
  const others = more > 0 ? `${more} more` : null;
  return [
    composed('', `${when} — ${labelled(label, escapeDiscord(sentence))}`),
    composed('-# ', present([escapeDiscord(citation.publisher), linkTo(citation.url), others]).join(' · ')),
  ];
}

/** What stands together. A rule is a line across; it has no text. */
export interface Stanza {
  readonly role: 'heading' | 'body' | 'rule';
  readonly lines: readonly Line[];
}

const RULE: Stanza = { role: 'rule', lines: [] };
const body = (lines: readonly Line[]): Stanza[] => (lines.length > 0 ? [{ role: 'body', lines }] : []);

/** Questions that are too long for a button are shown as text: nothing is cut. */
function longQuestions(questions: readonly string[]): Stanza[] {
  const long = questions.filter((question) => !fitsButton(questionButton(question)));
  if (long.length === 0) return [];
  return body([...linesOf('-# ', 'You could ask'), ...long.flatMap((question) => linesOf('- ', question))]);
}

/** A title keeps to one line. */
const headingLine = (text: string, level: 1 | 2): Line[] =>
  linesOf(level === 1 ? '## ' : '### ', text.replace(/\s+/g, ' '));

/** Discord shows "<#id>" as the channel's name, with a link to it. */
const subscriptionMark = ({ channel }: SubscriptionBlock): Line['mark'] =>
  channel && /^\d{1,20}$/.test(channel.id) ? `- <#${channel.id}> ` : '- ';

export function stanzasOf(block: Block): Stanza[] {
  switch (block.kind) {
    case 'heading': {
      const heading: Stanza = { role: 'heading', lines: headingLine(block.text, block.level) };
      return block.level === 1 ? [heading] : [RULE, heading];
    }
    case 'paragraph':
      return body(linesOf('', block.text));
    case 'note':
      return body(linesOf('-# ', block.text));
    case 'page':
      return body([composed('-# ', present(['Every telling', linkTo(block.url)]).join(' · '))]);
    case 'event':
      return body(eventLines(block));
    case 'line':
      return body(toldLines(block));
    case 'entry':
      return body(entryLines(block));
    case 'list':
      return body(block.items.flatMap((item) => linesOf('- ', item.replace(/\s+/g, ' '))));
    case 'divider':
      return [RULE];
    case 'subscription':
      return body(linesOf(subscriptionMark(block), block.text));
    case 'suggestions':
      return longQuestions(block.questions);
    case 'picture':
    case 'actions':
      return [];
  }
}
