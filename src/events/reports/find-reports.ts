// Turns sentences and their time expressions into reports: what the text says happened, each with its day or "not known".

import { type Dated, singleDay } from '../../model/dated.ts';
import type { IsoDate } from '../../model/day.ts';
import type { Report, Sentence } from '../../model/report.ts';
import type { Timex } from '../../model/timex.ts';
import { dateOfTimex } from './timex-date.ts';

export interface ReportsInput {
  readonly text: string;
  readonly title?: string | null;
  /** Document creation time: the publication day. */
  readonly dct: IsoDate | null;
  readonly mode?: 'news' | 'narrative';
  readonly sentences: readonly Sentence[];
  readonly timexes: readonly Timex[];
}

/** Reports in text order, never overlapping. Linear in the length of the text. */
export function findReports(input: ReportsInput): Report[] {
  const publication: Dated | null =
    input.dct !== null && input.mode !== 'narrative'
      ? { ...singleDay(input.dct), certainty: 'assumed', rule: 'publication-day' }
      : null;
  let next = 0;
  return input.sentences.map(({ begin, end }) => {
    while (next < input.timexes.length && (input.timexes[next] as Timex).end <= begin) next++;
    let date: Dated | null = null;
    for (let i = next; i < input.timexes.length && (input.timexes[i] as Timex).begin < end; i++)
      date ??= dateOfTimex(input.timexes[i] as Timex, 'own-expression');
    return { begin, end, date: date ?? publication, kind: 'report', attribution: null, sentence: { begin, end } };
  });
}
