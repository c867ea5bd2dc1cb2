// The shape of what rules find.
import type { TimexForm, TimexMod, TimexType } from '../../model/timex.ts';

/** What a rule makes of its match. `begin` and `end` (token indices) narrow the extent where the match looked further. */
export interface Finding {
  readonly type: TimexType;
  readonly value: string;
  readonly form: TimexForm;
  readonly mod?: TimexMod | undefined;
  readonly quant?: string | undefined;
  readonly freq?: string | undefined;
  readonly problem?: string | undefined;
  readonly begin?: number | undefined;
  readonly end?: number | undefined;
  /** The year is not in the words but was chosen by `Context.chooseYear`. */
  readonly yearChosen?: boolean | undefined;
  /** Nobody named its month: "the 12th". */
  readonly monthGuessed?: boolean | undefined;
  /** A clock time whose day is a guess until the words behind it name one. */
  readonly floating?: boolean | undefined;
  /** Not a date to come back to: does not become the last mentioned one. */
  readonly aside?: boolean | undefined;
}

/** Says that the matched words, whole or in part, are no time expression: "a 55-year-old". */
export const NO_TIME: Finding = { type: 'DATE', value: '', form: 'explicit' };

/** A finding with its place (token indices, end exclusive) and its rule. */
export interface Found extends Finding {
  readonly begin: number;
  readonly end: number;
  readonly rule: string;
}

/** Puts a finding in its place. All members, those without a value too: engines read objects of one shape faster. */
export function foundAt(finding: Finding, begin: number, end: number, rule: string): Found {
  const { type, value, form, mod, quant, freq, problem, yearChosen, monthGuessed, floating, aside } = finding;
  return {
    type,
    value,
    form,
    mod,
    quant,
    freq,
    problem,
    yearChosen,
    monthGuessed,
    floating,
    aside,
    begin,
    end,
    rule,
  };
}

export interface TokenSpan {
  readonly begin: number;
  readonly end: number;
}
