// Turns answers, events and articles into the JSON that scripts rely on: the machine side of the command line.
import { lineOf } from '../digests/line.ts';
import type { ListedArticle, PublicationDate } from '../model/article.ts';
import { type Dated, isReported } from '../model/dated.ts';
import type { Answer, Digest } from '../model/digest.ts';
import type { Evidence, Happening } from '../model/event.ts';
import type { Ingested } from './reading/document.ts';

/** `reported`: no day of the deed is known, and this is that of the first report. */
export const dateJson = (date: Dated): object => {
  const { from, to, granularity, certainty } = date;
  return { from, to, granularity, certainty, ...(isReported(date) ? { reported: true } : {}) };
};

const evidenceJson = ({ report, article }: Evidence): object => ({
  article: article.id,
  title: article.title,
  publisher: article.publisher,
  url: article.url,
  published: article.published?.value ?? null,
  sentence: report.text,
});

export const eventJson = (event: Happening): object => ({
  id: event.id,
  date: event.date && dateJson(event.date),
  text: lineOf(event.evidence[0]),
  kind: event.kind,
  publishers: event.publishers,
  independentSources: event.independentSources,
  evidence: event.evidence.map((one) => ({
    ...evidenceJson(one),
    ...(event.beside?.includes(one) ? { beside: true } : {}),
  })),
});

/** One line of `daybook ask --json`; `text` is the answer as the terminal shows it, without colour. */
export const answerJson = (answer: Answer, text: string, id?: unknown): object => ({
  ...(id === undefined ? {} : { id }),
  question: answer.question,
  interpretation: answer.interpretation,
  answered: answer.answered,
  answer: answer.line ?? null,
  events: [...answer.events.map(eventJson), ...(answer.undated ?? []).map(eventJson)],
  text,
  suggestions: answer.suggestions,
});

export const digestJson = (digest: Digest): object => ({
  saga: digest.saga.id,
  from: digest.from,
  to: digest.to,
  days: digest.days.map(({ date, events }) => ({ date, events: events.map(eventJson) })),
  nearest: digest.nearest,
});

const publishedJson = ({ value, to, certainty, provenance, because }: PublicationDate): object => ({
  value,
  ...(to === undefined ? {} : { to }),
  certainty,
  provenance,
  ...(because === undefined ? {} : { because }),
});

/** One line of `daybook articles --json`. */
export const articleJson = (article: ListedArticle): object => ({
  article: article.id,
  title: article.title,
  publisher: article.publisher,
  url: article.url,
  ...(article.file === null ? {} : { file: article.file }),
  published: article.published && publishedJson(article.published),
  kind: article.kind,
  ...(article.copyOf === null ? {} : { copyOf: article.copyOf }),
});

/** One line of `daybook ingest --json`. */
export const ingestedJson = ({ source, article, title, publisher, published, status, reason }: Ingested): object => ({
  article,
  title,
  publisher,
  published: published?.value ?? null,
  status,
  ...(reason === undefined ? {} : { reason }),
  source,
});
