// Turns a sentence into the parts that "and" and ";" join, each with a subject: what may rest on different evidence.
import { isFiniteGroup } from '../../english/verb-group.ts';
import { nth } from '../../model/nth.ts';
import { type Reading, textOf } from './reading.ts';

/** A sentence is parted in no more places than this. */
const MOST_JOINTS = 5;

/** Tokens that join what can stand alone: an "and" or a semicolon with a finite verb on both sides, outside quotation marks. */
function jointsOf({ words, clauses, inMarks }: Reading): readonly number[] {
  const finite = clauses.flatMap(({ group }) => (group && isFiniteGroup(group) ? [group.head] : []));
  const [first, last] = [finite[0] ?? words.length, finite.at(-1) ?? 0];
  const joins = (i: number): boolean => {
    const { word } = nth(words, i).token;
    if (inMarks[i] || i === 0 || i + 1 === words.length) return false;
    if (word === ';') return true;
    if (i <= first || i >= last) return word === 'and' && nth(words, i - 1).token.word === ',';
    const goesOn = clauses.some(
      ({ begin, relation, quoted }) => begin >= i - 1 && begin <= i + 1 && relation === 'complement' && !quoted,
    );
    return word === 'and' && (!goesOn || nth(words, i - 1).token.word === ',');
  };
  return words.flatMap((_, i) => (joins(i) ? [i] : [])).slice(0, MOST_JOINTS);
}

/** A stretch of a sentence that could stand alone. */
export interface Part {
  /** Joints between which it stands: 0 for the sentence's beginning. */
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** The same with the one person named before in place of a pronoun; null where there is none. */
  readonly named: string | null;
}

const whole = (text: string): string => {
  const bare = text.replace(/^[\s,;]+|[\s,;.]+$/g, '');
  return `${bare.charAt(0).toUpperCase()}${bare.slice(1)}.`;
};

/** "On July 25, ": what a sentence says first of the time of all its parts. */
function frontOf({ text, words }: Reading): string {
  const comma = words.findIndex(({ token }) => token.word === ',');
  const dates = words.slice(0, Math.max(0, comma));
  const isTime =
    dates.some(({ role }) => role === 'date') && dates.every(({ role }) => role === 'date' || role === 'free');
  return isTime ? `${text.slice(0, nth(words, comma).token.end)} ` : '';
}

/** The words before the first verb of a stretch. */
function subjectText(reading: Reading, from: number, to: number): string {
  const group = reading.clauses.find(({ group }) => group && group.head >= from && group.head < to)?.group;
  return group ? textOf(reading, from, Math.max(from, group.begin)) : '';
}

/** The only known person that a sentence names before a place, as it names him first; null for none or several. */
function personBefore({ words }: Reading, end: number): string | null {
  const people = words.slice(0, end).filter(({ keys }) => keys[0]?.startsWith('@'));
  const [first] = people;
  if (!first || people.some(({ keys }) => keys[0] !== first.keys[0])) return null;
  return people.findLast(({ keys }) => keys[0] === first.keys[0])?.token.word ?? null;
}

const PRONOUN = /(?<![\p{L}'’])(?:he|she|him|her|his)(?![\p{L}'’])/iu;

/** Quotations stay as they are. */
function withName(text: string, name: string | null): string | null {
  if (name === null || /["“”]/.test(text) || !PRONOUN.test(text)) return null;
  const capital = name.charAt(0).toUpperCase() + name.slice(1);
  return whole(text.replace(PRONOUN, (pronoun) => (pronoun.toLowerCase() === 'his' ? `${capital}'s` : capital)));
}

/** All stretches between joints, with the subject and the time of the first where they have none of their own. */
export function partsOf(reading: Reading): { readonly count: number; readonly parts: readonly Part[] } {
  const joints = jointsOf(reading);
  const bounds = [-1, ...joints, reading.words.length];
  const front = frontOf(reading);
  const subject = subjectText(reading, 0, reading.words.length).slice(front.length);
  const parts: Part[] = [];
  for (let from = 0; from + 1 < bounds.length; from++)
    for (let to = from + 1; to < bounds.length; to++) {
      const [begin, end] = [(bounds[from] ?? 0) + 1, bounds[to] ?? reading.words.length];
      const own = subjectText(reading, begin, end);
      const hasDate = reading.words.slice(begin, end).some(({ role }) => role === 'date');
      const text = `${from > 0 && own === '' ? `${subject} ` : ''}${textOf(reading, begin, end)}`;
      const dated = from > 0 && !hasDate ? front + text : text;
      parts.push({
        from,
        to,
        text: whole(dated),
        named: from > 0 ? withName(dated, personBefore(reading, begin)) : null,
      });
    }
  return { count: bounds.length - 1, parts };
}
