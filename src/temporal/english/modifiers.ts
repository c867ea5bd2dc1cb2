// Words before an expression that change its mod: "early", "the end of", "about", "more than".
import type { TimexMod } from '../../model/timex.ts';
import type { Finding, Modifier } from '../engine/rule.ts';

const isCalendar = (finding: Finding): boolean => /^\d/.test(finding.value) || finding.value.startsWith('XXXX');

/** For calendar values only. */
const part = (name: string, mod: TimexMod, patterns: readonly string[]): Modifier => ({
  name,
  patterns,
  apply: (finding) =>
    finding.type !== 'DURATION' && finding.type !== 'SET' && isCalendar(finding) ? { ...finding, mod } : null,
});

/** For durations, and for "ago" expressions. */
const bound = (
  name: string,
  mod: TimexMod,
  patterns: readonly string[],
  keep: (finding: Finding) => boolean,
): Modifier => ({
  name,
  patterns,
  apply: (finding) => (keep(finding) ? { ...finding, mod } : null),
});

const isDuration = (finding: Finding): boolean => finding.type === 'DURATION';
const any = (): boolean => true;

export const MODIFIERS: readonly Modifier[] = [
  part('start', 'START', [
    'the? (beginning | start | early part | early days | early months | onset) of (the)?',
    'early (in | on)?',
    'the early',
    'early -',
    'earlier (in | on)?',
  ]),
  part('mid', 'MID', ['the? middle of (the)?', 'mid', 'mid -', 'the mid -?']),
  part('end', 'END', [
    'the? (end | close | last days | final days | latter part) of (the)?',
    'late (in | on)?',
    'the late',
    'late -',
    'later (in | on)?',
  ]),
  bound(
    'approximately',
    'APPROX',
    ['(about | around | approximately | roughly | some | circa | almost | nearly)'],
    any,
  ),
  bound('more-than', 'MORE_THAN', ['more than', 'over'], isDuration),
  bound('less-than', 'LESS_THAN', ['less than', 'under', 'fewer than'], isDuration),
  bound('at-least', 'EQUAL_OR_MORE', ['at least', 'no less than'], isDuration),
  bound('at-most', 'EQUAL_OR_LESS', ['at most', 'up to', 'no more than', 'as long as', 'not more than'], isDuration),
];
