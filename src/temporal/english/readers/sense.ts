// What a reader asks of a token: its senses, whether it is a mark or plain digits.
import type { Token } from '../../../model/token.ts';

export const sense = (token: Token | undefined, name: string): number | undefined => {
  const value = token?.entry.senses[name];
  return typeof value === 'number' ? value : undefined;
};

export const isMark = (token: Token | undefined, mark: string): boolean =>
  token?.kind === 'mark' && token.word === mark;
export const isGluedMark = (token: Token | undefined, mark: string): boolean =>
  isMark(token, mark) && token?.glued === true;
export const isPlainDigits = (token: Token | undefined): token is Token => token?.kind === 'digits';
export const widthOf = (token: Token): number => token.end - token.begin;

export const fits = (value: number | undefined, least: number, most: number): value is number =>
  value !== undefined && value >= least && value <= most;
