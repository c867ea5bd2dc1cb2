// The year that the words beside a day or a month give it: "4 July last year", "Valentine's Day two years ago", "last year, on 4 July".
import type { Token } from '../../../model/token.ts';
import { referenceYear } from '../../engine/resolve.ts';
import type { Context } from '../../engine/rule.ts';
import { NUM } from '../readers/numbers.ts';
import { sense } from '../readers/sense.ts';
import { DIRECTIONS } from './directed-dates.ts';

const word = (token: Token | undefined): string => token?.word ?? '';

/** A subject of its own ("on 4 July last year was forgotten") or somebody's ("last year's winner") gives a day no year. */
const ENDS_NOTHING = /^(?:'s|'|was|is|were|has|had|will|would)$/;

const directionOf = (first: string): -1 | 0 | 1 | undefined =>
  /^(?:last|this|next)$/.test(first) ? DIRECTIONS[first] : undefined;

/** How a year is counted: from that of reference, or from the one that was named last. */
const ANAPHORIC: Readonly<Record<string, -1 | 0 | 1>> = { previous: -1, preceding: -1, following: 1, same: 0, that: 0 };

/** The year that stands behind the token before `at`; null for none. */
function yearAt(context: Context, at: number): number | null {
  const { tokens } = context;
  const reference = referenceYear(context);
  const [first, second, third] = [word(tokens[at]), word(tokens[at + 1]), word(tokens[at + 2])];
  const direction = directionOf(first);
  if (direction !== undefined && second === 'year')
    return reference === null || ENDS_NOTHING.test(third) ? null : reference + direction;
  const [named, noun] = first === 'the' ? [second, third] : [first, second];
  if (noun === 'year' && named in ANAPHORIC) {
    const from = context.discourse.namedYear ?? (ANAPHORIC[named] === 1 ? null : reference);
    return from === null ? null : from + (ANAPHORIC[named] ?? 0);
  }
  if (first === 'the' && second === 'year' && third === 'before') {
    const from =
      word(tokens[at + 3]) === 'last' ? reference && reference - 1 : (context.discourse.namedYear ?? reference);
    return from === null ? null : from - 1;
  }
  const count = first === 'a' ? { value: 1, end: at + 1 } : NUM.read(tokens, at);
  if (
    reference === null ||
    !count ||
    !/^years?$/.test(word(tokens[count.end])) ||
    word(tokens[count.end + 1]) !== 'ago'
  )
    return null;
  return Number.isInteger(count.value) ? reference - Number(count.value) : null;
}

/** "… in 2013": a year in figures behind a preposition, and nothing counted by it. */
function statedAt({ tokens }: Context, at: number): number | null {
  const [token, after] = [tokens[at + 1], tokens[at + 2]];
  const isYear = token?.kind === 'digits' && token.number >= 1500 && token.number <= 2100;
  if (!isYear || tokens[at]?.capital || !/^(?:in|of)$/.test(word(tokens[at]))) return null;
  return after?.kind === 'word' && /(?:[^s]s|people|percent|dollars)$/.test(after.word) ? null : token.number;
}

/** The year before a match: "last year, on 4 July", "last year's Christmas Day"; null for none. */
function yearBefore(context: Context): number | null {
  const { tokens, sentence } = context;
  let at = context.begin - 1;
  for (let steps = 0; steps < 2 && /^(?:on|in|,|'s)$/.test(word(tokens[at])); steps++) at--;
  const direction = directionOf(word(tokens[at - 1]));
  const reference = referenceYear(context);
  const isBeside = at < context.begin - 1 && at - 1 >= sentence.begin && word(tokens[at]) === 'year';
  return isBeside && direction !== undefined && reference !== null ? reference + direction : null;
}

const isMonth = (token: Token | undefined): boolean => sense(token, 'MONTH_NAME') !== undefined;
const isDayNumber = (token: Token | undefined): boolean =>
  (token?.kind === 'digits' || token?.kind === 'ordinal') && token.number >= 1 && token.number <= 31;

/** Where the second day of "4 July to 9 July" ends, the first of which ends at `end`; `end` where none follows. */
function endOfSpan({ tokens }: Context, end: number): number {
  const [middle, first, second] = [word(tokens[end]), tokens[end + 1], tokens[end + 2]];
  const isDay = (isMonth(first) && isDayNumber(second)) || (isDayNumber(first) && isMonth(second));
  return isDay && /^(?:and|to|until|till|through|-|–)$/.test(middle) ? end + 3 : end;
}

/** The year that the words right behind a day, a month or a span of days, or right before it, give it; null where they give none. */
export function yearBeside(context: Context): number | null {
  const { tokens, sentence } = context;
  const end = endOfSpan(context, context.end);
  if (end >= sentence.end) return yearBefore(context);
  const stated = statedAt(context, end);
  if (stated !== null) return stated;
  const at = /^(?:,|of|in)$/.test(word(tokens[end])) ? end + 1 : end;
  return (at < sentence.end ? yearAt(context, at) : null) ?? yearBefore(context);
}
