// Turns the units of a saved text into title, paragraphs and the lines around them.
import { isCaption, isKeywordLine, isVerbless } from './captions.ts';
import { isBylineLine, isDateLine, isNameLine, isOutletName } from './header-lines.ts';
import { isCreditLine, isJunkLine, isMastheadLine, isPromo, startsFooter } from './junk-lines.ts';
import { capitalShare, endsFully, endsSentence, hasVerb, isEnglish, lettersOf, wordsOfLine } from './line-features.ts';
import type { Unit } from './units.ts';

export type Label =
  | 'prose'
  | 'heading'
  | 'caption'
  | 'keywords'
  | 'junk'
  | 'credit'
  | 'byline'
  | 'date'
  | 'bio'
  | 'short'
  | 'repeat';

export interface Labelled {
  readonly text: string;
  readonly block: number;
  readonly label: Label;
}

export interface SavedArticle {
  readonly title: string | null;
  readonly paragraphs: readonly string[];
  /** Lines before the first and after the last paragraph and between, that are not the article's words. */
  readonly around: readonly Labelled[];
}

const NUMBERED = /^(?:\d{1,2}|[IVX]{1,4})[.)]\s+\p{Lu}/u;
const BIO =
  /^(?:\p{Lu}[\p{L}.'’-]+ ){1,4}(?:is|was|writes|covers|reports|has (?:covered|written|been)|works|joined|serves)\b.{0,80}\b(?:writer|reporter|correspondent|editor|columnist|journalist|contributor|producer|author of|fellow at|professor|blogger|freelance|covering|covers|reports on|politics for|news for|based in)\b/u;

/** A line judged by itself. */
function labelAlone(text: string, english: boolean): Label {
  if (!/[\p{L}\p{N}]/u.test(text)) return 'junk';
  if (isCreditLine(text)) return 'credit';
  if (isCaption(text)) return 'caption';
  if (isKeywordLine(text)) return 'keywords';
  if (isBylineLine(text)) return 'byline';
  if (isDateLine(text)) return 'date';
  if (isJunkLine(text) || isPromo(text) || isMastheadLine(text) || /^https?:\/\/\S+$/.test(text)) return 'junk';
  if (NUMBERED.test(text) && !endsFully(text.replace(/[?!]$/, '')) && wordsOfLine(text).length <= 32) return 'heading';
  const words = wordsOfLine(text).length;
  if (endsSentence(text) && (words > 4 || text.length > 60) && (!english || words > 12 || hasVerb(text)))
    return 'prose';
  if (text.length > 160 && capitalShare(text) < 0.7) return 'prose';
  // A quotation or an exclamation may be three words long.
  return endsFully(text) && /^["“‘«]/.test(text) ? 'prose' : 'short';
}

/** Second look, with the neighbours: verbless lines beside furniture, repeated lines, author notes behind the text. */
function labelInContext(units: readonly Unit[], english: boolean): Labelled[] {
  const first = units.map(({ text, block }) => ({ text, block, label: labelAlone(text, english) as Label }));
  markRepeats(first);
  const furniture = (label: Label | undefined): boolean =>
    label !== undefined && /^(?:caption|keywords|junk|credit)$/.test(label);
  for (const [index, unit] of first.entries()) {
    const beside =
      furniture(first[index - 1]?.label) || (furniture(first[index + 1]?.label) && first[index + 1]?.label !== 'junk');
    const weak = unit.label === 'short' || (unit.label === 'prose' && endsFully(unit.text));
    if (english && weak && beside && endsFully(unit.text) && isVerbless(unit.text)) unit.label = 'caption';
  }
  markFooter(first);
  markAuthorNotes(first);
  return first;
}

type Draft = { text: string; block: number; label: Label };

/** The same line again is a standfirst, an alt text or a link; a shortened copy ("… Wednesd...") marks both as picture text. */
function markRepeats(units: readonly Draft[]): void {
  const seen = new Map<string, Draft>();
  const heads = new Map<string, Draft>();
  for (const unit of units) {
    const key = lettersOf(unit.text);
    const before = seen.get(key);
    if (before && key.length > 25) {
      // The copy that stands in the article stays, the one above the byline goes.
      if (unit.label === 'prose' && before.label === 'prose') before.label = 'repeat';
      else if (unit.label === 'short') unit.label = 'repeat';
    } else if (key.length > 40) {
      const head = heads.get(key.slice(0, 40));
      const cut = /\.\.\.|…/.test(unit.text) || /(?:\.\.\.|…)/.test(head?.text ?? '');
      if (head && cut && Math.abs(units.indexOf(head) - units.indexOf(unit)) <= 2) {
        head.label = 'caption';
        unit.label = 'caption';
      }
      heads.set(key.slice(0, 40), unit);
    }
    seen.set(key, unit);
  }
}

/** "Comments", "Related stories" and the like behind most of the text: what follows belongs to the page, not the article. */
function markFooter(units: Draft[]): void {
  const prose = units.map((unit) => (unit.label === 'prose' ? unit.text.length : 0));
  const whole = prose.reduce((sum, length) => sum + length, 0);
  let before = 0;
  let inFooter = false;
  for (const [index, unit] of units.entries()) {
    if (!inFooter && before > whole * 0.6 && startsFooter(unit.text)) inFooter = true;
    if (inFooter && unit.label !== 'credit' && unit.label !== 'byline' && unit.label !== 'date') unit.label = 'junk';
    before += prose[index] as number;
  }
}

/** "Jane Doe is a reporter based in …" among the last lines, and the name above it. */
function markAuthorNotes(units: Draft[]): void {
  const lastProse = units.map((unit) => unit.label).lastIndexOf('prose');
  for (let index = Math.max(1, lastProse - 2); index < units.length; index++) {
    const unit = units[index] as Draft;
    if (unit.label !== 'prose' && unit.label !== 'short') continue;
    if (unit.text.length < 400 && BIO.test(unit.text)) unit.label = 'bio';
  }
}

/** Headings between paragraphs stay: they carry the discourse. Longer ones without a number are links to other stories. */
function keepHeadings(units: readonly Draft[]): void {
  const isBody = (label: Label | undefined): boolean => label === 'prose' || label === 'heading';
  const nextSolid = (index: number): Label | undefined =>
    units.slice(index + 1, index + 4).find((unit) => !/^(?:caption|keywords|credit|repeat)$/.test(unit.label))?.label;
  let inBody = false;
  for (const [index, unit] of units.entries()) {
    if (unit.label === 'prose') inBody = true;
    const words = wordsOfLine(unit.text).length;
    const plain =
      unit.label === 'short' && !isNameLine(unit.text) && !isOutletName(unit.text) && words >= 2 && words <= 7;
    if (
      unit.label === 'short' &&
      inBody &&
      plain &&
      units[index - 1]?.label === 'prose' &&
      nextSolid(index) === 'prose' &&
      units[index - 1]?.block !== unit.block
    )
      unit.label = 'heading';
    else if (unit.label === 'heading' && !isBody(nextSolid(index))) unit.label = 'short';
  }
}

/** How much a line above the article looks like its headline; 0 for none. */
function headlineScore(unit: Labelled, position: number): number {
  if (unit.label !== 'short' && unit.label !== 'heading' && unit.label !== 'prose') return 0;
  const { text } = unit;
  const words = wordsOfLine(text).length;
  if (words < 2 || text.length > 220 || /[,;:]$/.test(text)) return 0;
  const sentence = /\.[”"’']?$/.test(text);
  if (sentence && (unit.label === 'prose' || words > 16)) return 0;
  const names = isOutletName(text) || isNameLine(text) ? 0.3 : 1;
  const length = words < 4 ? 0.4 : words > 30 ? 0.5 : 1;
  return (names * length * (sentence ? 0.5 : 1)) / (1 + position * 0.15);
}

function titleIndex(units: readonly Labelled[]): number {
  const first = units.findIndex((unit) => unit.label === 'prose' && /\.[”"’']?$/.test(unit.text));
  const head = units.slice(0, first === -1 ? 5 : first);
  let best = -1;
  let top = 0.1;
  for (const [index, unit] of head.entries()) {
    const score = headlineScore(unit, index);
    if (score > top) [best, top] = [index, score];
  }
  return best;
}

/** Takes a saved text apart. Sentences kept stand word for word as in the source. */
export function savedArticle(units: readonly Unit[]): SavedArticle {
  const english = isEnglish(units.map((unit) => unit.text).join(' '));
  const labelled = labelInContext(units, english) as Draft[];
  const at = titleIndex(labelled);
  const title = at === -1 ? null : (labelled[at] as Draft).text;
  const rest = labelled.filter((_, index) => index !== at);
  keepHeadings(rest);
  const isTitle = (text: string): boolean => title !== null && lettersOf(text) === lettersOf(title);
  const kept = rest.filter((unit) => (unit.label === 'prose' || unit.label === 'heading') && !isTitle(unit.text));
  return { title, paragraphs: kept.map((unit) => unit.text), around: rest.filter((unit) => !kept.includes(unit)) };
}
