// Turns a sentence's tokens into its quantities: how many of what, in digits or in words, and how exactly.
import { countedNoun, numberOf, scaleOf } from '../../english/figures.ts';
import { foldWord, stem } from '../../english/words.ts';
import { nth } from '../../model/nth.ts';
import type { Token } from '../../model/token.ts';

export interface Quantity {
  /** Token indices, `end` exclusive. */
  readonly begin: number;
  readonly end: number;
  readonly value: number;
  /** A currency sign, "%", or the stem of what is counted; null where nothing is. */
  readonly unit: string | null;
  /** Words before it that make it less than exact: "at least", "about"; sorted. */
  readonly bound: string;
  /** "third", "2nd". */
  readonly isOrdinal: boolean;
}

const SIGNS = new Set(['$', '£', '€', '¥']);
const CURRENCIES: ReadonlyMap<string, string> = new Map([
  ['dollar', '$'],
  ['pound', '£'],
  ['euro', '€'],
  ['yen', '¥'],
  ['percent', '%'],
  ['per', '%'],
  ['pct', '%'],
]);
const ORDINALS = new Map(
  'first second third fourth fifth sixth seventh eighth ninth tenth'
    .split(' ')
    .map((word, i) => [word, i + 1] as const),
);
const BOUNDS = new Set(
  `least most more less fewer than over under about around nearly almost roughly approximately some estimated up exactly`.split(
    ' ',
  ),
);
/** "the one who", "one of them" counts nothing. */
const REACH = 3;

const numberAt = (token: Token | undefined): number | null => {
  if (!token?.isWord || token.timex !== null) return null;
  const word = token.word.replace(/^[$£€¥]|(?<=\d)(?:st|nd|rd|th)$/g, '');
  return numberOf(word) ?? ORDINALS.get(word) ?? glued(word);
};

/** "3m", "$5bn", "10k", "384-billion", "262-page". */
const glued = (word: string): number | null => {
  const parts = /^(\d[\d,.]*)(m|bn|tn|k|-\p{L}+)/u.exec(word);
  if (!parts) return null;
  const [value, behind] = [Number(nth(parts, 1).replaceAll(',', '')), nth(parts, 2)];
  const scale = { k: 1e3, m: 1e6, bn: 1e9, tn: 1e12 }[behind] ?? scaleOf(behind.slice(1)) ?? 1;
  return Number.isFinite(value) ? value * scale : null;
};

/** Quantities in order; those of time expressions are left to their days. */
export function quantitiesOf(text: string, tokens: readonly Token[]): Quantity[] {
  const found: Quantity[] = [];
  for (let i = 0; i < tokens.length; ) {
    const quantity = quantityAt(text, tokens, i);
    if (quantity) found.push(quantity);
    i = quantity ? quantity.end : i + 1;
  }
  return found;
}

function quantityAt(_text: string, tokens: readonly Token[], begin: number): Quantity | null {
  const first = numberAt(tokens[begin]);
  if (first === null || isPlainOne(tokens, begin)) return null;
  let [value, end] = [first, begin + 1];
  for (; ; end++) {
    const scale = scaleOf(tokens[end]?.word ?? '');
    const rest = scale === null && tokens[end - 1]?.word !== undefined ? addend(tokens, end, value) : null;
    if (scale !== null) value *= scale;
    else if (rest !== null) value += rest;
    else break;
  }
  const isOrdinal = ORDINALS.has(nth(tokens, begin).word) || nth(tokens, begin).kind === 'ordinal';
  const ranked = tokens[end];
  // "the first gate": what is ranked stands right behind, whatever else the word may be.
  const unit = isOrdinal ? (ranked?.isWord ? keyOf(ranked.word) : null) : unitOf(tokens, begin, end);
  const isWorded = CURRENCIES.has(keyOf(tokens[end]?.word ?? '')) || tokens[end]?.word === '%';
  if (isWorded) end += tokens[end]?.word === 'per' ? 2 : 1;
  return { begin, end: Math.min(end, tokens.length), value, unit, bound: boundOf(tokens, begin), isOrdinal };
}

/** "two hundred [five]". */
const addend = (tokens: readonly Token[], at: number, value: number): number | null => {
  const next = numberAt(tokens[at]);
  return next !== null && value >= 100 && next < 100 && scaleOf(tokens[at - 1]?.word ?? '') !== null ? next : null;
};

/** "one" is a pronoun but before what it counts. */
const isPlainOne = (tokens: readonly Token[], at: number): boolean => {
  const next = tokens[at + 1];
  return nth(tokens, at).word === 'one' && (!next?.isWord || next.classes !== 0);
};

function unitOf(tokens: readonly Token[], begin: number, end: number): string | null {
  const before = tokens[begin - 1];
  if (before && SIGNS.has(before.word)) return before.word;
  const sign = nth(tokens, begin).word.charAt(0);
  if (SIGNS.has(sign)) return sign;
  const joined = /\d-(\p{L}+)/u.exec(nth(tokens, begin).word)?.[1];
  if (joined && scaleOf(joined) === null) return keyOf(joined);
  if (tokens[end]?.word === '%') return '%';
  const noun = countedNoun(tokens.slice(end, end + REACH).map(({ word }) => word));
  const next = tokens[end];
  const word = noun ?? (next?.isWord && next.classes === 0 && !next.capital ? next.word : null);
  if (word === null) return null;
  const key = keyOf(word);
  return CURRENCIES.get(key) ?? key;
}

const keyOf = (word: string): string => stem(foldWord(word)).replace(/s$/, '');

function boundOf(tokens: readonly Token[], begin: number): string {
  const found: string[] = [];
  for (let i = begin - 1; i >= 0 && i >= begin - 4; i--) {
    const { word } = nth(tokens, i);
    if (BOUNDS.has(word)) found.push(word);
    else if (!SIGNS.has(word) && word !== 'at' && word !== 'an' && word !== 'to') break;
  }
  return found.sort().join(' ');
}
