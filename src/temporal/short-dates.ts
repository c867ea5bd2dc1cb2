// Turns "15-12-18" in a question into the days it can mean: of several the only one that the story covers, else none, which is said.
import { longDayWords } from '../model/date-words.ts';
import { singleDay } from '../model/dated.ts';
import { dayNumber, type IsoDate, isValidDate, toIso } from '../model/day.ts';
import { nth } from '../model/nth.ts';
import type { QuestionDate } from '../model/question.ts';
import { assumption } from './english/question-words.ts';
import type { QuestionContext } from './question-context.ts';

const SHORT = /(?<![\w.-])(\d\d)-(\d\d)-(\d\d)(?![\w-])/g;

/** Day, month and year; year, month and day; month, day and year: as Europe, standards and America write them. */
function readingsOf([, first, second, third]: RegExpExecArray): readonly IsoDate[] {
  const [a, b, c] = [Number(first), Number(second), Number(third)];
  const orders = [
    [c, b, a],
    [a, b, c],
    [c, a, b],
  ] as const;
  const days = orders.flatMap(([year, month, day]) =>
    isValidDate(2000 + year, month, day) ? [toIso(dayNumber(2000 + year, month, day))] : [],
  );
  return [...new Set(days)].sort();
}

/** The short dates of a question, in order. */
export function shortDates(text: string, { span }: QuestionContext): QuestionDate[] {
  return [...text.matchAll(SHORT)].flatMap((match): QuestionDate[] => {
    const [begin, end] = [match.index, match.index + match[0].length];
    const all = readingsOf(match);
    const covered = all.filter((day) => span !== null && day >= span.from && day <= span.to);
    const meant = covered.length > 0 ? covered : all;
    if (all.length === 0) return [];
    if (meant.length > 1)
      return [
        { begin, end, span: null, assumed: [], problem: assumption.ambiguous(match[0], meant.map(longDayWords)) },
      ];
    const day = nth(meant, 0);
    const assumed = all.length > 1 ? [assumption.readAs(match[0], longDayWords(day))] : [];
    return [{ begin, end, span: singleDay(day), assumed }];
  });
}
