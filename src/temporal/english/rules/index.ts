// All English rules in order: of two that match equally long stretches the earlier one wins.
import type { Rule } from '../../engine/rule.ts';
import { ANAPHORIC_RULES } from './anaphoric.ts';
import { COUNTED_RULES } from './counted.ts';
import { COUNTED_DAY_RULES } from './counted-days.ts';
import { DATE_RULES } from './dates.ts';
import { DURATION_RULES } from './durations.ts';
import { HOLIDAY_RULES } from './holidays.ts';
import { LIST_RULES } from './lists.ts';
import { MONTH_RULES } from './months.ts';
import { PERIOD_RULES } from './periods.ts';
import { RELATIVE_RULES } from './relative.ts';
import { SET_RULES } from './sets.ts';
import { TIME_RULES } from './times.ts';
import { VAGUE_RULES } from './vague.ts';
import { WEEKDAY_RULES } from './weekdays.ts';
import { YEAR_RULES } from './years.ts';

export const RULES: readonly Rule[] = [
  ...HOLIDAY_RULES,
  ...COUNTED_DAY_RULES,
  ...LIST_RULES,
  ...DATE_RULES,
  ...MONTH_RULES,
  ...YEAR_RULES,
  ...WEEKDAY_RULES,
  ...TIME_RULES,
  ...RELATIVE_RULES,
  ...COUNTED_RULES,
  ...ANAPHORIC_RULES,
  ...PERIOD_RULES,
  ...SET_RULES,
  ...DURATION_RULES,
  ...VAGUE_RULES,
];
