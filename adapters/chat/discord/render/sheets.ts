// Turns lines in their blocks into sheets that fit a message: blocks stay whole where they can, headings stay with what follows.
import { escapeLineStart } from './escape.ts';
import type { Line } from './lines.ts';
import { part } from './part.ts';

/** What stands together. A rule is a line across; it has no text. */
export interface Unit {
  readonly role: 'heading' | 'body' | 'rule';
  readonly lines: readonly Line[];
}

/** Texts from top to bottom; null is a rule. */
export type Sheet = readonly (string | null)[];

export interface SheetRoom {
  /** Characters of all texts together. */
  readonly characters: number;
  /** Texts and rules together. */
  readonly items: number;
}

interface Open {
  readonly items: (string | null)[];
  characters: number;
}

/** Longer headings are not repeated on the next sheet. */
const MAX_REPEATED = 200;

const textOf = (lines: readonly Line[]): string => lines.map(({ mark, text }) => `${mark}${text}`).join('\n');
const sizeOf = (units: readonly Unit[]): number => units.reduce((sum, { lines }) => sum + textOf(lines).length, 0);

/** The sheets of a message, at least one; no text is lost, none is empty. */
export function layOut(units: readonly Unit[], room: SheetRoom): readonly Sheet[] {
  const sheets: Open[] = [];
  let sheet: Open = { items: [], characters: 0 };
  /** Headings and rules that wait for what they stand above. */
  let waiting: Unit[] = [];
  let dateHeading: Unit | null = null;

  const put = (unit: Unit): void => {
    const text = textOf(unit.lines);
    if (unit.role === 'rule') {
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
  const fits = (all: readonly Unit[]): boolean =>
    sheet.characters + sizeOf(all) <= room.characters && sheet.items.length + all.length <= room.items;

  /** A block longer than a sheet: line by line, sentence by sentence. */
  const pour = (unit: Unit): void => {
    for (const line of unit.lines) {
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

  const place = (unit: Unit): void => {
    const group = [...waiting, unit];
    if (!fits(group)) {
      turn();
      const isContinued = waiting.length === 0 && dateHeading !== null;
      if (isContinued && dateHeading) group.unshift(dateHeading);
    }
    waiting = [];
    if (fits(group)) for (const each of group) put(each);
    else for (const each of group) each.role === 'rule' ? put(each) : pour(each);
  };

  for (const unit of units) {
    if (unit.role !== 'body') waiting.push(unit);
    else place(unit);
    if (unit.role === 'heading') dateHeading = sizeOf([unit]) <= MAX_REPEATED ? unit : null;
  }
  for (const unit of waiting) if (unit.role === 'heading') place(unit);
  turn();
  return sheets.map(({ items }) => (items.at(-1) === null ? items.slice(0, -1) : items));
}
