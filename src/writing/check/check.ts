// Turns a drafted sentence and its evidence into a verdict: the evidence says all of it, or what it does not say.
import { splitSentences } from '../../english/sentences.ts';
import { isFiniteGroup } from '../../english/verb-group.ts';
import type { DateSpan } from '../../model/dated.ts';
import type { IsoDate } from '../../model/day.ts';
import { nth } from '../../model/nth.ts';
import { inertLine } from '../../model/outside-text.ts';
import type { Person } from '../../model/saga.ts';
import { type Part, partsOf } from './parts.ts';
import { namesOf } from './people.ts';
import { evened } from './quotations.ts';
import { type Reading, readSentence, type TimexesOf } from './reading.ts';
import { lacking, type Support } from './support.ts';
import { type Finding, finding, type Verdict } from './verdict.ts';

/** A sentence of an article, as evidence. */
export interface Piece {
  readonly id: string;
  /** Word for word. */
  readonly text: string;
  /** Day of writing, by which its weekdays are read; null where it is not known. */
  readonly written: IsoDate | null;
  /** The day that the record knows of what it tells; null for not known. */
  readonly day: DateSpan | null;
  readonly publisher: string | null;
}

interface CheckDeps {
  readonly timexesOf: TimexesOf;
  readonly people: readonly Pick<Person, 'name' | 'aliases'>[];
}

export type Check = (draft: string, pieces: readonly Piece[]) => Verdict;

/** Characters of the longest sentence that is looked at. */
const LONGEST = 400;
const OURS = /(?:^|[^\p{L}])(?:I|we|our|you|your)(?=[^\p{L}]|$)/u;
const QUOTED = /["“”«»][^"“”«»]*["“”«»]/g;

/** What keeps a text from being one plain sentence. */
function formFault(text: string): Finding | null {
  if (inertLine(text) !== text || text.length < 8)
    return finding('form', 'it is empty or holds characters that cannot be seen');
  if (text.length > LONGEST) return finding('form', `it has more than ${LONGEST} characters`);
  if (/https?:|www\.|[<>{}|*_~#\\]|\]\(|@\w/.test(text)) return finding('form', 'it holds an address or markup');
  if (splitSentences(text).length !== 1) return finding('form', 'it is more than one sentence');
  const own = text.replace(QUOTED, ' ');
  if (/\?/.test(own)) return finding('form', 'it asks');
  return OURS.test(own) ? finding('form', 'it speaks in the first or second person') : null;
}

const verbFault = ({ clauses }: Reading): Finding | null =>
  clauses.some(({ group }) => group !== null && isFiniteGroup(group))
    ? null
    : finding('form', 'it tells nothing: it has no verb');

/** The fewest parts that cover a sentence and rest on a piece each, from its beginning; null where there are none. */
function cover(count: number, parts: readonly Part[], pieceOf: (part: Part) => Piece | null): readonly string[] | null {
  const reached: (readonly string[] | null)[] = [[]];
  for (let to = 1; to <= count; to++) {
    reached[to] = null;
    for (const part of parts.filter((one) => one.to === to)) {
      const before = reached[part.from];
      if (!before || reached[to]) continue;
      const piece = pieceOf(part);
      if (piece) reached[to] = [...new Set([...before, piece.id])];
    }
  }
  return reached[count] ?? null;
}

/** Makes the check of a story's sentences. What it has read of the pieces is kept between calls. */
export function createCheck({ timexesOf, people }: CheckDeps): Check {
  const names = namesOf(people);
  const read = (text: string, day: IsoDate | null): Reading => readSentence(text, timexesOf(text, day), names);
  /** Readings of the draft at hand: one for each day of writing. */
  const drafts = new Map<string, Reading>();
  const readDraft = (text: string, day: IsoDate | null): Reading => {
    const key = `${day} ${text}`;
    const found = drafts.get(key) ?? read(text, day);
    drafts.set(key, found);
    return found;
  };
  const known = new Map<Piece, Support>();
  const supportOf = (piece: Piece): Support => {
    const found = known.get(piece) ?? {
      reading: read(piece.text, piece.written),
      day: piece.day,
      publisher: piece.publisher,
    };
    known.set(piece, found);
    return found;
  };

  /** Null where a piece says all of a text; else what it lacks. */
  const missing = (text: string, piece: Piece): { fault: Finding | null; matched: number } =>
    lacking(readDraft(text, piece.written ?? piece.day?.from ?? null), supportOf(piece));

  const closest = (
    text: string,
    pieces: readonly Piece[],
  ): { readonly piece: Piece | null; readonly fault: Finding | null } => {
    let best: { fault: Finding; matched: number } | null = null;
    const printed = pieces.find((piece) => evened(piece.text) === evened(text));
    if (printed) return { piece: printed, fault: null };
    for (const piece of pieces) {
      const { fault, matched } = missing(text, piece);
      if (fault === null) return { piece, fault };
      if (best === null || matched > best.matched) best = { fault, matched };
    }
    return { piece: null, fault: best?.fault ?? finding('unsupported', text) };
  };

  /** What is wrong with the first of the smallest parts that rests on nothing. */
  const partFault = (parts: readonly Part[], pieces: readonly Piece[]): Finding | null => {
    for (const part of parts.filter(({ from, to }) => to === from + 1)) {
      const { fault } = closest(part.text, pieces);
      if (fault) return fault;
    }
    return null;
  };

  return (draft, pieces) => {
    drafts.clear();
    const text = draft.trim();
    const printed = pieces.find((piece) => evened(piece.text) === evened(text));
    if (printed) return { passes: true, rests: [printed.id] };
    const form = formFault(text) ?? verbFault(readDraft(text, pieces[0]?.written ?? null));
    if (form) return { passes: false, ...form };
    if (pieces.length === 0) return { passes: false, ...finding('unsupported', text) };
    const whole = closest(text, pieces);
    if (whole.piece) return { passes: true, rests: [whole.piece.id] };
    const { count, parts } = partsOf(readDraft(text, nth(pieces, 0).written));
    const rests =
      count > 1
        ? cover(
            count,
            parts,
            (part) => closest(part.text, pieces).piece ?? (part.named ? closest(part.named, pieces).piece : null),
          )
        : null;
    if (rests) return { passes: true, rests };
    return { passes: false, ...(partFault(parts, pieces) ?? whole.fault ?? finding('unsupported', text)) };
  };
}
