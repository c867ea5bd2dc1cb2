// Words before an expression that change its mod or move it: "early", "the end of", "more than", "two days after".
import { fromIso, parseIso, type Weekday } from '../../model/day.ts';
import type { TimexMod } from '../../model/timex.ts';
import { dayValue, weekdayAfter, weekdayBefore, weekendValue, weekValue } from '../engine/calendar.ts';
import { type Finding, has, type Modifier, numberOf, wordOf } from '../engine/rule.ts';
import { shiftedValue, type Unit } from '../engine/units.ts';

type Ruled = Finding & { readonly rule: string };

const isCalendar = (finding: Finding): boolean => /^\d/.test(finding.value) || finding.value.startsWith('XXXX');

/** Modifiers of calendar values. */
const part = (name: string, mod: TimexMod, patterns: readonly string[]): Modifier => ({
  name,
  patterns,
  apply: (finding) =>
    finding.type !== 'DURATION' && finding.type !== 'SET' && isCalendar(finding) && !finding.mod
      ? { ...finding, mod }
      : null,
});

const bound = (
  name: string,
  mod: TimexMod,
  patterns: readonly string[],
  keep: (finding: Ruled) => boolean,
): Modifier => ({
  name,
  patterns,
  apply: (finding) => (keep(finding) && !finding.mod ? { ...finding, mod } : null),
});

/** "two years ago": a date seen from today. */
const isAgo = (finding: Ruled): boolean => finding.rule === 'ago';

/** Durations that say how long, not "the past two years". */
const isLength = (finding: Finding): boolean => finding.type === 'DURATION' && finding.form !== 'deictic';

const dayOf = (finding: Finding): number | null =>
  finding.type === 'DATE' && parseIso(finding.value) ? fromIso(finding.value) : null;

/** Moves a day; the words that move it become a part of the expression. */
const moving = (
  name: string,
  patterns: readonly string[],
  move: (day: number, match: Parameters<Modifier['apply']>[1]) => Partial<Finding> | null,
): Modifier => ({
  name,
  patterns,
  renames: true,
  apply: (finding, match) => {
    const day = dayOf(finding);
    const moved = day === null ? null : move(day, match);
    return moved && { ...finding, ...moved };
  },
});

const valued = (value: string | null): Partial<Finding> | null => (value === null ? null : { value });

export const MODIFIERS: readonly Modifier[] = [
  part('start', 'START', [
    'the? (beginning | start | onset) of (the)?',
    'the? early (part | days | weeks | months | hours) of (the)?',
    'early (in | on)?',
    'the early',
    'early -',
    'earlier (in | on)?',
  ]),
  part('mid', 'MID', ['the? middle of (the)?', 'mid', 'mid -', 'the mid -?']),
  part('end', 'END', [
    'the? (end | close | tail end) of (the)?',
    'the? (last | final | closing | latter) (part | days | weeks | months) of (the)?',
    'late (in | on)?',
    'the late',
    'late -',
    'later (in | on)?',
  ]),
  bound(
    'approximately',
    'APPROX',
    ['(about | around | approximately | roughly | some | circa | almost | nearly | just about)'],
    () => true,
  ),
  part('before', 'BEFORE', ['pre -']),
  part('after', 'AFTER', ['post -']),
  bound('more-than', 'MORE_THAN', ['(more than | over | well over)'], isLength),
  bound('longer-ago', 'BEFORE', ['more than'], isAgo),
  bound('less-long-ago', 'AFTER', ['less than'], isAgo),
  bound('less-than', 'LESS_THAN', ['(less than | under | fewer than | just under)'], isLength),
  bound('at-least', 'EQUAL_OR_MORE', ['(at least | no less than)'], isLength),
  bound('at-most', 'EQUAL_OR_LESS', ['(at most | up to | no more than | as long as | not more than)'], isLength),
  moving('week-of', ['the? week of', 'the week (beginning | ending)'], (day) => ({ value: weekValue(day) })),
  moving('weekend-of', ['the? weekend of'], (day) => ({ value: weekendValue(day) })),
  moving('eve-of', ['the? eve of'], (day) => ({ value: dayValue(day - 1) })),
  moving('weekday-around', ['the WEEKDAY (before | after | following)'], (day, match) => {
    const weekday = numberOf(match, 'WEEKDAY') as Weekday;
    const isBefore = (wordOf(match, 'WORD2') || wordOf(match, 'WORD')) === 'before';
    return { value: dayValue(isBefore ? weekdayBefore(day, weekday) : weekdayAfter(day, weekday)) };
  }),
  moving('part-around', ['(the | a) PART (before | after | following)'], (day, match) => {
    const isBefore = (wordOf(match, 'WORD2') || wordOf(match, 'WORD')) === 'before';
    return { type: 'TIME', value: `${dayValue(day + (isBefore ? -1 : 1))}T${wordOf(match, 'PART')}` };
  }),
  moving('part-of', ['the? PART of'], (day, match) => ({
    type: 'TIME',
    value: `${shiftedValue(day, 0, 'D')}T${wordOf(match, 'PART')}`,
  })),
  moving('from-date', ['(NUM | a | the | one) (UNIT1 | UNITS) (before | after | following)'], (day, match) => {
    const unit = (wordOf(match, 'UNIT1') || wordOf(match, 'UNITS')) as Unit;
    const count = has(match, 'NUM') ? numberOf(match, 'NUM') : 1;
    const back = (wordOf(match, 'WORD2') || wordOf(match, 'WORD')) === 'before';
    return valued(shiftedValue(day, back ? -count : count, unit));
  }),
];
