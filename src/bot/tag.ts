// Turns one text into its time expressions and its dated reports: what `daybook tag` answers.

import { withoutHeadings } from '../english/glued.ts';
import { splitSentences } from '../english/sentences.ts';
import { findReports } from '../events/reports/find-reports.ts';
import { withoutFurniture } from '../events/reports/without-furniture.ts';
import type { IsoDate } from '../model/day.ts';
import type { Report, Sentence } from '../model/report.ts';
import type { SagaSpan } from '../model/saga.ts';
import type { Timex } from '../model/timex.ts';
import { tagTimexes, tokensOf } from '../temporal/tag.ts';
import { tagWithin } from '../temporal/undated/tag-within.ts';
import { writtenOn } from '../temporal/written-on.ts';

interface TextToTag {
  readonly text: string;
  readonly title?: string | null;
  /** Publication day, or null where it is not known. */
  readonly dct: IsoDate | null;
  /** Where the publication day is not known: the days it lies between. */
  readonly within?: SagaSpan | null;
  readonly mode?: 'news' | 'narrative';
}

interface Tagged {
  readonly sentences: readonly Sentence[];
  readonly timexes: readonly Timex[];
  readonly reports: readonly Report[];
}

/** Sentences, time expressions and reports of a text. Offsets are UTF-16 indices into `text`. */
export function tagText({ text, title = null, dct, within = null, mode = 'news' }: TextToTag): Tagged {
  const sentences = withoutHeadings(text, splitSentences(text));
  const tokens = tokensOf(text);
  const isWithin = dct === null && within !== null;
  const tag = (today: IsoDate | null): Timex[] => tagTimexes({ text, dct: today, mode, sentences, tokens });
  const published = isWithin ? tagWithin({ text, sentences, tokens, ...within, mode }) : tag(dct);
  const written = dct !== null && mode === 'news' ? writtenOn(text, sentences, published, dct) : null;
  const timexes = written === null ? published : tag(written);
  const reports = findReports({ text, title, dct: written ?? dct, mode, sentences, tokens, timexes });
  return { timexes, ...withoutFurniture(text, title, sentences, reports) };
}
