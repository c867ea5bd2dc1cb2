// The classes of words that English reads over several tokens.
import type { Reader } from '../../engine/tree.ts';
import { DAY, MONTH, ORDINAL_DAY, WEEKDAY } from './days.ts';
import { exactly, NUM, ORD, upTo } from './numbers.ts';
import { DECADE, SHORT_YEAR, YEAR } from './years.ts';

export const READERS = {
  NUM,
  YEAR,
  SHORT_YEAR,
  ORD,
  DAY,
  ORDINAL_DAY,
  MONTH,
  WEEKDAY,
  DECADE,
  HOUR: upTo(24),
  D12: upTo(39),
  D2: exactly(2, 0, 99),
  D4: exactly(4, 1000, 2199),
  MINUTE: exactly(2, 0, 59),
  CLOCK4: exactly(4, 0, 2400),
} satisfies Readonly<Record<string, Reader>>;
