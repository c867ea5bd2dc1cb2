// Turns a message into text for a terminal or a plain file: wrapped, calm, with colour only where it is wanted.
import type {
  Block,
  Citation,
  EntryBlock,
  EventBlock,
  EventLabel,
  LineBlock,
  Message,
  SubscriptionBlock,
} from '../model/message.ts';
import { channelName } from '../model/place.ts';
import { namesInWords } from './names.ts';
import { cellsOf, wrap } from './wrap.ts';

export interface RenderTextOptions {
  /** Cells of a line; at least 40. */
  readonly width?: number;
  readonly colour?: boolean;
}

type Paint = (text: string) => string;

interface Style {
  readonly width: number;
  readonly bold: Paint;
  readonly dim: Paint;
  readonly accent: Paint;
  readonly warn: Paint;
}

const MARGIN = 2;
const paint =
  (open: number, close: number): Paint =>
  (text) =>
    `\u001B[${open}m${text}\u001B[${close}m`;
const same: Paint = (text) => text;

const styleOf = ({ width = 80, colour = false }: RenderTextOptions): Style => ({
  width: Math.max(40, width),
  bold: colour ? paint(1, 22) : same,
  dim: colour ? paint(2, 22) : same,
  accent: colour ? paint(36, 39) : same,
  warn: colour ? paint(33, 39) : same,
});

const NO_BREAK = '\u00A0';
/** Cells of a part that is not torn: "2 independent sources". */
const SHORT_PART = 30;
/** A day stays on one line: "5 May 2021" is not torn after the 5. */
const DAY_WORDS = /\b(\d{1,2}) (\p{Lu}\p{Ll}{2,8}) (\d{4})\b/gu;

/** Every line is painted by itself: a colour never runs over a line's end. */
function lines(text: string, style: Style, indent: number, colour: Paint = same, hanging = indent): string[] {
  const whole = text.replace(DAY_WORDS, `$1${NO_BREAK}$2${NO_BREAK}$3`);
  const wrapped = wrap(whole, style.width - Math.max(indent, hanging)).map((line) => line.replaceAll(NO_BREAK, ' '));
  return wrapped.map((line, i) => `${' '.repeat(i === 0 ? indent : hanging)}${colour(line)}`);
}

/** The Wall Street Journal, “Title”, 25 July 2017 */
const citationWords = ({ publisher, title, published }: Citation): string =>
  [publisher, title ? `“${title}”` : null, published].filter((part) => part !== null).join(', ');

export const supportWords = ({ independentSources, firstReportedBy, dateNote }: EventBlock): string[] =>
  [
    independentSources > 1 ? `${independentSources} independent sources` : null,
    firstReportedBy ? `first reported by ${firstReportedBy}` : null,
    dateNote,
  ].filter((part) => part !== null);

/** The label stands on the sentence's first line, so that the words wrap around it. */
function labelled(label: EventLabel | null, sentence: string, style: Style, indent: number): string[] {
  if (!label) return lines(sentence, style, indent);
  const tag = `[${label}]`;
  const [first = '', ...rest] = lines(`${tag} ${sentence}`, style, indent);
  return [first.replace(tag, () => style.accent(tag)), ...rest];
}

const addressLine = (url: string | null, style: Style, indent: number): string[] =>
  url ? [`${' '.repeat(indent)}${style.dim(url)}`] : [];

function event(block: EventBlock, style: Style): string[] {
  const support = supportWords(block).map((part) =>
    part.length <= SHORT_PART ? part.replaceAll(' ', NO_BREAK) : part,
  );
  const source = [`— ${citationWords(block.citation)}`, ...support].join(' · ');
  return [
    ...labelled(block.label, block.sentence, style, MARGIN),
    ...block.continued.flatMap((sentence) => lines(sentence, style, MARGIN)),
    ...lines(source, style, MARGIN, style.dim, MARGIN + 2),
    ...addressLine(block.citation.url, style, MARGIN + 2),
    ...block.differing.flatMap(({ how, sentence, citation }) => [
      ...lines(`≠ ${how}`, style, MARGIN + 2, style.warn, MARGIN + 4),
      ...lines(sentence, style, MARGIN + 4),
      ...lines(`— ${citationWords(citation)}`, style, MARGIN + 4, style.dim, MARGIN + 6),
      ...addressLine(citation.url, style, MARGIN + 6),
    ]),
  ];
}

/** "The Hill, CNN and 3 more", and what must be known of the date. */
export const sourceWords = ({ sources, more, dateNote }: Pick<LineBlock, 'sources' | 'more' | 'dateNote'>): string => {
  const told = namesInWords(
    sources.map(({ publisher }) => publisher),
    more,
  );
  return dateNote === null ? told : `${told} · ${dateNote}`;
};

function line(block: LineBlock, style: Style): string[] {
  const { text, label, isShort, differing, sources } = block;
  if (isShort)
    return lines(`• ${label ? `[${label}] ` : ''}${text} — ${sourceWords(block)}`, style, MARGIN, same, MARGIN + 2);
  return [
    ...labelled(label, text, style, MARGIN),
    ...lines(`— ${sourceWords(block)}`, style, MARGIN, style.dim, MARGIN + 2),
    ...addressLine(sources[0]?.url ?? null, style, MARGIN + 2),
    ...differing.flatMap(({ how, source }) =>
      lines(`≠ ${how} — ${source.publisher}`, style, MARGIN + 2, style.warn, MARGIN + 4),
    ),
  ];
}

/** A date of a timeline: who tells it stands beside the date, so that a long story stays short. */
function entry(block: EntryBlock, style: Style): string[] {
  const more = block.more > 0 ? ` · ${block.more} more` : '';
  const source = ` — ${block.citation.publisher}${more}`;
  const fits = cellsOf(block.date) + cellsOf(source) <= style.width;
  const heading = fits
    ? [`${style.bold(block.date)}${style.dim(source)}`]
    : [style.bold(block.date), ...lines(source.trim(), style, MARGIN, style.dim, MARGIN + 2)];
  return [...heading, ...labelled(block.label, block.sentence, style, MARGIN)];
}

/** "slack:C0123 — …": where no platform shows a channel by its name. */
export const subscriptionWords = ({ channel, text }: SubscriptionBlock): string =>
  channel ? `${channelName(channel)} — ${text}` : text;

const bullets = (items: readonly string[], style: Style): string[] =>
  items.flatMap((item) => lines(`• ${item}`, style, MARGIN, same, MARGIN + 2));

/** The lines of one block; none for what a terminal does not have. */
function linesOf(block: Block, style: Style): string[] {
  switch (block.kind) {
    case 'heading': {
      const wrapped = wrap(block.text, style.width);
      const widest = Math.max(0, ...wrapped.map(cellsOf));
      const rule = style.dim((block.level === 1 ? '═' : '─').repeat(widest));
      return [...wrapped.map(style.bold), rule];
    }
    case 'paragraph':
      return lines(block.text, style, 0);
    case 'note':
      return lines(block.text, style, 0, style.dim);
    case 'page':
      return lines(`Every telling: ${block.url}`, style, 0, style.dim);
    case 'picture':
      return lines(block.url === null ? `${block.alt}.` : `${block.alt}: ${block.url}`, style, 0, style.dim);
    case 'event':
      return event(block, style);
    case 'line':
      return line(block, style);
    case 'entry':
      return entry(block, style);
    case 'list':
      return bullets(block.items, style);
    case 'divider':
      return [style.dim('─'.repeat(Math.min(40, style.width)))];
    case 'subscription':
      return bullets([subscriptionWords(block)], style);
    case 'suggestions':
      return [style.dim('You could ask'), ...bullets(block.questions, style)];
    case 'actions':
      return [];
  }
}

/** The whole message; nothing is cut. Without `colour` there is no escape sequence in it. No line break at the end. */
export function renderText(message: Message, options: RenderTextOptions = {}): string {
  const style = styleOf(options);
  let text = '';
  let before: Block['kind'] | null = null;
  for (const block of message.blocks) {
    const part = linesOf(block, style).join('\n');
    if (part === '') continue;
    const kind = block.kind === 'line' && block.isShort ? 'entry' : block.kind;
    const gap = before === null ? '' : before === 'entry' && kind === 'entry' ? '\n' : '\n\n';
    text += `${gap}${part}`;
    before = kind;
  }
  return text;
}
