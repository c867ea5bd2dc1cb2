// The shape of what drafts are made from: a sentence of an article with its days and the people of its story.
import type { DateSpan } from '../../../src/model/dated.ts';
import type { IsoDate } from '../../../src/model/day.ts';
import type { Person } from '../../../src/model/saga.ts';
import type { Piece } from '../../../src/writing/check/check.ts';

export interface Source {
  readonly id: string;
  readonly text: string;
  readonly written: IsoDate | null;
  readonly day: DateSpan | null;
  readonly publisher: string | null;
  readonly people: readonly Pick<Person, 'name' | 'aliases'>[];
}

export interface Story {
  readonly name: string;
  readonly people: Source['people'];
  readonly sources: readonly Source[];
}

/** What a draft is made of, and whether it says more than that. */
export interface Draft {
  readonly story: string;
  readonly isFaithful: boolean;
  readonly kind: string;
  readonly text: string;
  readonly pieces: readonly Piece[];
  readonly people: Source['people'];
}

export const pieceOf = ({ id, text, written, day, publisher }: Source): Piece => ({
  id,
  text,
  written,
  day,
  publisher,
});

const OURS = /(?:^|[^\p{L}])(?:I|we|We|our|Our|you|You|your|my|My|us)(?=[^\p{L}]|$)/u;
const count = (text: string, mark: string): number => text.split(mark).length - 1;

/** Whether a sentence may stand in a digest: whole, plain, of a readable length. */
export function isPlain(text: string): boolean {
  const words = text.split(' ').length;
  if (
    words < 8 ||
    words > 38 ||
    !/^\p{Lu}/u.test(text) ||
    !/[a-z”")]\.$/.test(text) ||
    /[?|[\]{}<>*_~#\\@`]|https?:|\.\.\.|…|--|\bMr\.$/.test(text)
  )
    return false;
  if (
    count(text, '"') % 2 === 1 ||
    count(text, '“') !== count(text, '”') ||
    OURS.test(text.replace(/["“][^"”]*["”]/g, ' '))
  )
    return false;
  if (/ [-'’] |â|Ã|Â|-RRB-|-LRB-|^[A-Z ,]{8,}|\. \p{Lu}\p{Ll}+ \p{Ll}+ing\b/u.test(text) || / and$/.test(text))
    return false;
  return !/^(?:It|He|She|They|This|That|These|Those|His|Her|Their|There|But|And|So|Or|Here|What|Why|How)\b/.test(text);
}
