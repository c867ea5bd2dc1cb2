// Turns a text into its reports as readers see them: the words, the day, the kind, who says so.

import { splitSentences } from '../../../src/english/sentences.ts';
import { findReports } from '../../../src/events/reports/find-reports.ts';
import { tagTimexes } from '../../../src/temporal/tag.ts';

export interface Told {
  readonly words: string;
  /** A day, "from…to", or null: not known. */
  readonly date: string | null;
  readonly certainty: string | null;
  readonly rule: string | null;
  readonly kind: string;
  readonly attribution: string | null;
  readonly sentence: string;
}

export function tell(text: string, dct: string | null, mode: 'news' | 'narrative' = 'news'): Told[] {
  const sentences = splitSentences(text);
  const timexes = tagTimexes({ text, dct, mode, sentences });
  return findReports({ text, title: null, dct, mode, sentences, timexes }).map(
    ({ begin, end, date, kind, attribution, sentence }) => ({
      words: text.slice(begin, end),
      date: date && (date.from === date.to ? date.from : `${date.from}…${date.to}`),
      certainty: date?.certainty ?? null,
      rule: date?.rule ?? null,
      kind,
      attribution,
      sentence: text.slice(sentence.begin, sentence.end),
    }),
  );
}

/** The report that holds these words. */
export function toldOf(text: string, words: string, dct: string | null, mode: 'news' | 'narrative' = 'news'): Told {
  const found = tell(text, dct, mode).find((told) => told.words.includes(words));
  if (!found) throw new Error(`no report holds "${words}"`);
  return found;
}
