// Turns clauses of a kind that no day fits into "not known": a question, words like a date that were not understood.
import { nth } from '../../../model/nth.ts';
import type { Token } from '../../../model/token.ts';
import { isFiscal } from '../timex-date.ts';
import type { DatingRule, Scene } from './scene.ts';

/** "Will the mayor resign?": asks, tells of nothing. */
export const question: DatingRule = {
  name: 'question',
  date: ({ tokens, clause }) => {
    for (let i = clause.end - 1; i >= Math.max(clause.begin, clause.end - MARKS); i--)
      if (nth(tokens, i).word === '?') return null;
    return undefined;
  },
};
/** A question mark stands so near the end of its clause: before closing marks only. */
const MARKS = 3;

const DATES = new Set(['on', 'since', 'until', 'till', 'by', 'from', 'dated']);
const UNITS = /^(?:days?|weeks?|fortnights?|months?|years?|decades?)$/;
const MONTH = /^(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*$/;

/**
 * "on 31 April", "on 13/25", "december-30-11", "44 BC", "in three weeks": words like a date that give none. Whatever the clause tells
 * was at that time, not at publication.
 */
export const unread: DatingRule = {
  name: 'unread',
  date: (scene) => {
    for (let i = scene.clause.begin; i < scene.clause.end; i++) if (looksLikeDate(scene, i)) return null;
    return undefined;
  },
};

/** Most words have no figure at either end, and this is asked of all of them. */
const isDigit = (code: number): boolean => code >= 48 && code <= 57;

function looksLikeDate({ tokens, clause }: Scene, at: number): boolean {
  const { timex, word } = nth(tokens, at);
  if (timex === null && !isDigit(word.charCodeAt(0)) && !isDigit(word.charCodeAt(word.length - 1))) return false;
  if (isGlued(nth(tokens, at)) || isRun(tokens, at) || SHORT.test(word)) return true;
  // "Ten days later" where no day was told before
  if (timex?.type === 'DURATION' && timex.form === 'anaphoric') return true;
  if (timex)
    return timex.problem !== undefined || timex.value.startsWith('BC') || isFiscal(timex) || isAhead(tokens, at);
  const wordAt = (index: number): string => tokens[index]?.word ?? '';
  const [first, before, next] = [wordAt(at - 2), wordAt(at - 1), wordAt(at + 1)];
  if (/^\d{1,4}$/.test(word) && /^bce?$/.test(next)) return true;
  const isLed = at > clause.begin && (DATES.has(before) || (before === 'the' && DATES.has(first)));
  if (!isLed) return false;
  if (DAY.test(word)) return !tokens[at + 1]?.isWord || tokens[at + 1]?.classes !== 0;
  return next === '/' && /^\d{1,2}$/.test(word) && /^\d{1,2}$/.test(wordAt(at + 2));
}

const DAY = /^\d{1,2}(?:st|nd|rd|th)$/;

/** "2009 03 09". */
const isRun = (tokens: readonly Token[], at: number): boolean =>
  YEAR.test(tokens[at]?.word ?? '') && [1, 2].every((n) => /^\d{2}$/.test(tokens[at + n]?.word ?? ''));
const YEAR = /^(?:1[5-9]|20)\d\d$/;

/** "15-12-18": of 2015 or of 2018. */
const SHORT = /^\d{2}-\d{2}-\d{2}$/;

/** "april2,2021", "december-30-11". */
function isGlued({ word }: Token): boolean {
  const [, name] = word.length < LONGEST_GLUED ? (/^([a-z]{3,9})[-.]?\d{1,2}[-.,]\d/.exec(word) ?? []) : [];
  return name !== undefined && MONTH.test(name);
}
const LONGEST_GLUED = 20;

/** "in three weeks", "within a month": a length of time from now on. */
function isAhead(tokens: readonly Token[], at: number): boolean {
  const { timex } = nth(tokens, at);
  const before = tokens[at - 1];
  const isFirst = before?.timex !== timex;
  const leads = before?.word === 'in' || before?.word === 'within';
  return Boolean(timex?.type === 'DURATION' && isFirst && leads && UNITS.test(timex.text.split(' ').at(-1) ?? ''));
}

/** "Every night the bells rang": what happens again and again has no day. */
export const habit: DatingRule = {
  name: 'habit',
  date: ({ tokens, clause }) => {
    for (let i = clause.begin; i < clause.end; i++) if (tokens[i]?.timex?.type === 'SET') return null;
    return undefined;
  },
};
