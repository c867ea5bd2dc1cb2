// Turns a text whose publication day is only known as a span into time expressions that hold on every day of it.
import type { PublicationDate } from '../../model/article.ts';
import { fromIso, type IsoDate, parseIso, toIso } from '../../model/day.ts';
import type { Sentence } from '../../model/report.ts';
import type { Timex } from '../../model/timex.ts';
import type { Token } from '../../model/token.ts';
import { tagTimexes, tokensOf } from '../tag.ts';

interface TagWithin {
  readonly text: string;
  readonly sentences: readonly Sentence[];
  readonly tokens?: readonly Token[];
  /** First and last day on which the text can have been published. */
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly mode?: 'news' | 'narrative';
}

/** Wider spans resolve nothing that the text does not say itself. */
const WIDEST = 31;

const keyOf = (timex: Timex): string => `${timex.begin}:${timex.end}:${timex.type}`;

/**
 * Time expressions of a text published on an unknown day of a span. An expression keeps a resolved value where every day of the
 * span gives the same ("Saturday" between Tuesday and Thursday); the others are tagged as for a text without a day.
 */
export function tagWithin({ text, sentences, from, to, mode = 'news', tokens = tokensOf(text) }: TagWithin): Timex[] {
  const tag = (dct: IsoDate | null): Timex[] => tagTimexes({ text, dct, mode, sentences, tokens });
  if (from === to) return tag(from);
  const open = tag(null);
  const [first, last] = [fromIso(from), fromIso(to)];
  if (last < first || last - first >= WIDEST) return open;
  const agreed = new Map(tag(from).map((timex) => [keyOf(timex), timex]));
  for (let day = first + 1; day <= last; day++) {
    const values = new Map(tag(toIso(day)).map((timex) => [keyOf(timex), timex.value]));
    for (const [key, { value }] of agreed) if (values.get(key) !== value) agreed.delete(key);
  }
  return open.map((timex) => agreed.get(keyOf(timex)) ?? timex);
}

/** The first and last day an article can have been published, or null for one without a usable date. */
export function publishedWithin(published: PublicationDate | null): { from: IsoDate; to: IsoDate } | null {
  const from = published?.value.slice(0, 10) ?? '';
  const to = published?.to ?? from;
  return parseIso(from) && parseIso(to) && from <= to ? { from, to } : null;
}
