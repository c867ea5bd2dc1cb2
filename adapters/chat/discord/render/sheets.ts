// Turns lines in their blocks into sheets that fit a message: blocks stay whole where they can, headings stay with what follows.
import type { Line, Stanza } from './lines.ts';
import { escapeLineStart, part } from './text.ts';

/** Texts from top to bottom; null is a rule. */
type Sheet = readonly (string | null)[];

interface SheetRoom {
  /** Characters of all texts together. */
  readonly characters: number;
  /** Texts and rules together. */
  readonly items: number;
}

interface OpenSheet {
  readonly items: (string | null)[];
  characters: number;
}

/** Longer headings are not repeated on the next sheet. */
const MAX_REPEATED = 200;

const textOf = (lines: readonly Line[]): string => lines.map(({ mark, text }) => `${mark}${text}`).join('\n');
const sizeOf = (stanzas: readonly Stanza[]): number =>
  stanzas.reduce((sum, { lines }) => sum + textOf(lines).length, 0);

/** The sheets of a message, at least one; no text is lost, none is empty. */
export function layOut(stanzas: readonly Stanza[], room: SheetRoom): readonly Sheet[] {
  const sheets: OpenSheet[] = [];
  let sheet: OpenSheet = { items: [], characters: 0 };
  /** Headings and rules that wait for what they stand above. */
  let waiting: Stanza[] = [];
  let dateHeading: Stanza | null = null;

  const put = (stanza: Stanza): void => {
    const text = textOf(stanza.lines);
    if (stanza.role === 'rule') {
      if (sheet.items.length > 0 && sheet.items.at(-1) !== null) sheet.items.push(null);
      return;
    }
    if (text === '') return;
    sheet.items.push(text);
    sheet.characters += text.length;
  };
  const turn = (): void => {
    if (sheet.items.length === 0) return;
    sheets.push(sheet);
    sheet = { items: [], characters: 0 };
  };
  const fits = (all: readonly Stanza[]): boolean =>
    sheet.characters + sizeOf(all) <= room.characters && sheet.items.length + all.length <= room.items;

  /** A block longer than a sheet: line by line, sentence by sentence. */
  const pour = (stanza: Stanza): void => {
    for (const line of stanza.lines) {
      let rest = line.text;
      while (rest !== '') {
        if (sheet.items.length >= room.items) turn();
        const whole = room.characters - line.mark.length;
        const left = whole - sheet.characters;
        const [head, tail]: readonly [string, string] = left < 2 ? ['', rest] : part(rest, left, whole);
        if (head === '') turn();
        else put({ role: 'body', lines: [{ mark: line.mark, text: head }] });
        // what was in the middle of a line begins one now
        rest = head === '' ? tail : escapeLineStart(tail);
      }
    }
  };

  const place = (stanza: Stanza): void => {
    const group = [...waiting, stanza];
    if (!fits(group)) {
      turn();
      const isContinued = waiting.length === 0 && dateHeading !== null;
      if (isContinued && dateHeading) group.unshift(dateHeading);
    }
    waiting = [];
    if (fits(group)) for (const each of group) put(each);
    else for (const each of group) each.role === 'rule' ? put(each) : pour(each);
  };

  for (const stanza of stanzas) {
    if (stanza.role !== 'body') waiting.push(stanza);
    else place(stanza);
    if (stanza.role === 'heading') dateHeading = sizeOf([stanza]) <= MAX_REPEATED ? stanza : null;
  }
  for (const stanza of waiting) if (stanza.role === 'heading') place(stanza);
  turn();
  return sheets.map(({ items }) => (items.at(-1) === null ? items.slice(0, -1) : items));
}
