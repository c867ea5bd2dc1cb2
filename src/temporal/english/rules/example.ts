// Writes a rule's examples in one line each.
import type { RuleExample } from '../../engine/rule.ts';

/** `finds` is the expression within `text`; the publication day is Wednesday 2 August 2017 where `more` names no other. */
export const example = (
  text: string,
  finds: string,
  value: string,
  more: Omit<RuleExample, 'text' | 'finds' | 'value'> = {},
): RuleExample => ({ text, finds, value, ...more });
