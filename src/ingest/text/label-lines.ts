// Turns the units of a saved text into labelled ones: first each by itself, then with a look at its neighbours.
import { isCaption, isKeywordLine, isVerbless } from './captions.ts';
import { isBylineLine, isDateLine, isNameLine, isOutletName } from './header-lines.ts';
import { isCreditLine, isJunkLine, isMastheadLine, isPromo, opensLinkList, startsFooter } from './junk-lines.ts';
import { capitalShare, endsFully, endsSentence, hasVerb, lettersOf, wordsOfLine } from './line-features.ts';
import type { TextUnit } from './units.ts';

/** short: a line of its own that is no sentence; outside: a sentence that belongs to the page and not to the article. */
type Label =
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
  | 'repeat'
  | 'link'
  | 'outside';

export interface Labelled {
  readonly text: string;
  /** Number of the blank-line block it stood in. */
  readonly block: number;
  readonly label: Label;
}

/** A labelled unit whose label may still change. */
export type Draft = { -readonly [K in keyof Labelled]: Labelled[K] };

const NUMBERED = /^(?:\d{1,2}|[IVX]{1,4})[.)]\s+[\p{Lu}"“‘]/u;
const BIO =
  /^(?:\p{Lu}[\p{L}.'’-]+,? ){1,4}(?:is|was|writes|covers|reports|has (?:covered|written|been)|works|joined|serves)\b.{0,80}\b(?:writer|reporter|correspondent|editor|columnist|journalist|contributor|producer|author of|fellow at|professor|blogger|freelance|covering|covers|reports on|politics for|news for|based in)\b/u;

/** "Jane Doe is a reporter based in …" */
export const isAuthorNote = (text: string): boolean => text.length < 400 && BIO.test(text);

/** A sentence by its looks: it ends like one, and is long, in sentence case, has a verb, or is a quotation. */
function isProse(text: string, english: boolean): boolean {
  const words = wordsOfLine(text).length;
  if (text.length > 160 && capitalShare(text) < 0.7 && !isMenu(text)) return true;
  if (!endsSentence(text)) return false;
  if (endsFully(text) && /^["“‘«]/.test(text)) return true;
  if (words <= 4 && text.length <= 60) return false;
  return !english || words > 12 || hasVerb(text) || (endsFully(text) && capitalShare(text) < 0.6);
}

/** A menu run into one line: many words, hardly any of them small, and no end. */
const isMenu = (text: string): boolean => !endsSentence(text) && capitalShare(text) > 0.6;

/** A line judged by itself. */
function labelAlone(text: string, english: boolean): Label {
  if (!/[\p{L}\p{N}]/u.test(text)) return 'junk';
  if (isCreditLine(text)) return 'credit';
  if (isCaption(text)) return 'caption';
  if (isBylineLine(text)) return 'byline';
  if (isDateLine(text)) return 'date';
  if (isKeywordLine(text)) return 'keywords';
  if (isJunkLine(text) || isPromo(text) || isMastheadLine(text) || /^https?:\/\/\S+$/.test(text)) return 'junk';
  if (NUMBERED.test(text) && !/\.[”"’']?$/.test(text) && wordsOfLine(text).length <= 32) return 'heading';
  return isProse(text, english) ? 'prose' : 'short';
}

const isFurniture = (label: Label | undefined): boolean =>
  label !== undefined && /^(?:caption|keywords|credit)$/.test(label);

/** "The mayor on July 24." is a caption beside a picture's other lines, and an ordinary fragment elsewhere. */
function markVerblessCaptions(units: readonly Draft[]): void {
  for (const [index, unit] of units.entries()) {
    if ((unit.label !== 'short' && unit.label !== 'prose') || !endsFully(unit.text)) continue;
    const beside = isFurniture(units[index - 1]?.label) || isFurniture(units[index + 1]?.label);
    if (beside && isVerbless(unit.text)) unit.label = 'caption';
  }
}

/** The same line again is a standfirst, an alt text or a link; a shortened copy ("… Wednesd...") marks both as picture text. */
function markRepeats(units: readonly Draft[]): void {
  const seen = new Map<string, Draft>();
  const heads = new Map<string, { readonly unit: Draft; readonly index: number }>();
  for (const [index, unit] of units.entries()) {
    const key = lettersOf(unit.text);
    const before = seen.get(key);
    seen.set(key, unit);
    if (before && key.length > 25) {
      // Of two copies the one in the article stays: the standfirst above the byline goes.
      if (unit.label === 'prose' && before.label === 'prose') before.label = 'repeat';
      else if (unit.label === 'short') unit.label = 'repeat';
    } else if (key.length > 40) {
      const head = heads.get(key.slice(0, 40));
      const isCut = /\.\.\.|…/.test(unit.text) || /(?:\.\.\.|…)/.test(head?.unit.text ?? '');
      if (head && isCut && index - head.index <= 2) {
        head.unit.label = 'caption';
        unit.label = 'caption';
      }
      heads.set(key.slice(0, 40), { unit, index });
    }
  }
}

/** "Comments", "Related stories" and the like behind most of the text: what follows belongs to the page, not the article. */
function markFooter(units: readonly Draft[]): void {
  const whole = units.reduce((sum, unit) => sum + (unit.label === 'prose' ? unit.text.length : 0), 0);
  let before = 0;
  let inFooter = false;
  for (const unit of units) {
    const length = unit.label === 'prose' ? unit.text.length : 0;
    if (before > whole * 0.6 && startsFooter(unit.text)) inFooter = true;
    if (inFooter && unit.label !== 'credit' && unit.label !== 'byline' && unit.label !== 'date') unit.label = 'junk';
    before += length;
  }
}

/** The lines of a box of links: "You might also like", and headlines until the next sentence. */
function markLinkLists(units: readonly Draft[]): void {
  let inList = false;
  for (const unit of units) {
    if (opensLinkList(unit.text)) inList = true;
    else if (unit.label !== 'short' && unit.label !== 'keywords') inList = false;
    if (inList) unit.label = 'link';
  }
}

/** "Jane Doe is a reporter based in …" among the last lines. */
function markAuthorNotes(units: readonly Draft[]): void {
  const last = units.map((unit) => unit.label).lastIndexOf('prose');
  for (const unit of units.slice(Math.max(1, last - 2))) {
    const open = unit.label === 'prose' || unit.label === 'short';
    if (open && isAuthorNote(unit.text)) unit.label = 'bio';
  }
}

/** Labels all units; `english` says whether the verb lists mean anything for this text. */
export function labelUnits(units: readonly TextUnit[], english: boolean): Draft[] {
  const drafts = units.map(({ text, block }): Draft => ({ text, block, label: labelAlone(text, english) }));
  markRepeats(drafts);
  if (english) markVerblessCaptions(drafts);
  markLinkLists(drafts);
  markFooter(drafts);
  markAuthorNotes(drafts);
  return drafts;
}

const isSkipped = (label: Label): boolean => /^(?:caption|keywords|credit|repeat|junk|link|date)$/.test(label);

/** Short lines between paragraphs become headings: they carry the discourse. Longer ones are links to other stories. */
export function markHeadings(units: readonly Draft[]): void {
  const after = (from: number): Label | undefined =>
    units.slice(from, from + 6).find((unit) => !isSkipped(unit.label))?.label;
  const before = (to: number): Draft | undefined =>
    units.slice(Math.max(0, to - 4), to).findLast((unit) => !isSkipped(unit.label));
  const proseFollows = (from: number): boolean => units.slice(from, from + 5).some((unit) => unit.label === 'prose');
  for (const [index, unit] of units.entries()) {
    if (unit.label === 'heading' && !proseFollows(index + 1) && after(index + 1) !== 'heading') unit.label = 'short';
    const previous = before(index);
    if (unit.label !== 'short' || previous?.label !== 'prose' || after(index + 1) !== 'prose') continue;
    const words = wordsOfLine(unit.text).length;
    if (words < 2 || words > 7 || isNameLine(unit.text) || isOutletName(unit.text) || /^[\p{Ll}—–@#-]/u.test(unit.text))
      continue;
    const isApart = previous.block !== unit.block || units.every(({ block }) => block === unit.block);
    if (isApart || /^['‘"“].*['’"”]$|\?$/.test(unit.text)) unit.label = 'heading';
  }
}
