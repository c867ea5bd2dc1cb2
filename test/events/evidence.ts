// Builds evidence for tests: an article's sentences with their dates, placed one after the other as in a real text.
import { tagText } from '../../src/bot/tag.ts';
import { featuresOf } from '../../src/events/features.ts';
import { happeningOf } from '../../src/events/happening.ts';
import { nameTable } from '../../src/events/names.ts';
import type { Act } from '../../src/model/act.ts';
import type { Dated } from '../../src/model/dated.ts';
import type { ArticleHeader, Event, Evidence } from '../../src/model/event.ts';
import type { StoredReport } from '../../src/model/report.ts';
import type { Person } from '../../src/model/saga.ts';

type Sentence = { readonly text: string; readonly date: Dated | null } & Partial<
  Pick<StoredReport, 'kind' | 'attribution'> & { readonly newParagraph: boolean }
>;

export const on = (day: string, certainty: Dated['certainty'] = 'resolved'): Dated => ({
  from: day,
  to: day,
  granularity: 'day',
  certainty,
  rule: 'test',
});

export const over = (from: string, to: string, granularity: Dated['granularity']): Dated => ({
  from,
  to,
  granularity,
  certainty: 'resolved',
  rule: 'test',
});

/** Of a sentence that says nothing was done. */
export const NO_ACT: Act = {
  predicate: null,
  class: null,
  who: [],
  whom: [],
  isSo: true,
  realis: 'happened',
  telling: 'tells',
};

/** What the sentence says was done: that of its first report. */
const actIn = (text: string): Act | undefined => tagText({ text, dct: null }).reports[0]?.act;

/** All sentences of one article as evidence. */
export function told(
  header: Partial<ArticleHeader> & { readonly id: string },
  sentences: readonly Sentence[],
): Evidence[] {
  const article: ArticleHeader = {
    title: null,
    publisher: null,
    url: null,
    published: null,
    kind: 'report',
    copyOf: null,
    agency: null,
    ...header,
  };
  let end = -1;
  return sentences.map(({ text, date, kind = 'report', attribution = null, newParagraph = false }, index) => {
    const begin = end + (newParagraph ? 2 : 1);
    end = begin + text.length;
    const place = { begin, end };
    const act = actIn(text);
    return {
      article,
      report: {
        ...place,
        ...(act ? { act } : {}),
        sentence: place,
        date,
        kind,
        attribution,
        text,
        article: article.id,
        index,
      },
    };
  });
}

export const published = (value: string): NonNullable<ArticleHeader['published']> => ({
  value,
  certainty: 'stated',
  provenance: 'meta',
});

/** The event that evidence with a day tells, all of it one happening. */
export function eventOf(evidence: readonly Evidence[], people: readonly Person[] = []): Event {
  const names = nameTable(people);
  const told = happeningOf(
    evidence.map((one) => featuresOf(one, names)),
    { keywordStems: new Set() },
  );
  if (told.date === null) throw new Error('An event has a day.');
  return { ...told, date: told.date };
}

/** An event of each piece of evidence. */
export const eventsOf = (evidence: readonly Evidence[]): Event[] => evidence.map((one) => eventOf([one]));
