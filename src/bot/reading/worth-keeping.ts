// Turns the reports found in an article into those that a reader can trust: headings fall away, loose assumptions lose their day, plans are marked.

import { type Article, dctOf } from '../../model/article.ts';
import { type Dated, planned } from '../../model/dated.ts';
import { daysBetween } from '../../model/day.ts';
import { grouped } from '../../model/grouped.ts';
import type { Report, Sentence } from '../../model/report.ts';

/** Days around publication within which news that names no day may be taken for that day's. */
const NEWS_DAYS = 2;
/** Days that a plan may take, and how far ahead it may lie. */
const LONGEST_PLAN = 7;
const FURTHEST_PLAN = 366;
const LONGEST_HEADING = 20;
const SENTENCE_END = /[.!?…:;][)\]"'”’»]*$/u;

/** The rule for what is always so: "the three men are the highest officials". */
const STANDING = 'present';

/** The last day on which the article can have been published; null where it is not known. */
const lastDayOf = ({ published }: Article): string | null => published?.to ?? published?.value.slice(0, 10) ?? null;

const isTold = ({ date }: Report): boolean => date !== null && date.certainty !== 'assumed';

const sameDay = (a: Dated, b: Dated): boolean => a.from === b.from && a.to === b.to;

/** Sentences by where they begin, with whether each is a heading: alone in its paragraph, short, without an end. */
function headingsOf(text: string, sentences: readonly Sentence[]): ReadonlySet<number> {
  const perParagraph = new Map<number, number>();
  for (const { paragraph } of sentences) perParagraph.set(paragraph, (perParagraph.get(paragraph) ?? 0) + 1);
  const isHeading = ({ begin, end, paragraph }: Sentence): boolean => {
    const words = text.slice(begin, end);
    return (
      perParagraph.get(paragraph) === 1 && !SENTENCE_END.test(words) && words.split(/\s+/).length <= LONGEST_HEADING
    );
  };
  return perParagraph.size < 2 ? new Set() : new Set(sentences.filter(isHeading).map(({ begin }) => begin));
}

/** The marked day of what an article announces for after its publication, "will come on Thursday"; null for what is no plan. */
function plannedDay({ act, kind }: Report, date: Dated, published: string): Dated | null {
  const isPlan = act?.realis === 'planned' && act.isSo && date.certainty !== 'assumed' && kind !== 'opinion';
  const isNear = daysBetween(date.from, date.to) < LONGEST_PLAN && daysBetween(published, date.to) <= FURTHEST_PLAN;
  return isPlan && isNear ? planned(date) : null;
}

/** The day of an article whose news may be taken for that day's: a report, dated by itself. */
const newsDay = ({ kind, published }: Article): string | null =>
  kind === 'report' && published?.provenance !== 'inferred' ? dctOf(published) : null;

/** The reports worth keeping: headings tell what the text tells, and have their days from it. */
export function worthKeeping(
  article: Article,
  sentences: readonly Sentence[],
  reports: readonly Report[],
): readonly Report[] {
  const headings = headingsOf(article.text, sentences);
  return withFirmDays(article, sentences, reports).filter(({ sentence }) => !headings.has(sentence.begin));
}

/**
 * All reports, with the days that can be trusted. The tagger dates what it can; this is stricter with a day that the words don't tell ("assumed").
 * It is kept where the paragraph, or for a quotation the one before, tells the same day, and for the news of a dated report close to
 * its publication; never for an opinion or a standing matter, nor beside another day told in the same sentence, nor behind a part of
 * it whose day is not known. What lies ahead of the publication nobody has told yet to have happened: a plan keeps its day, with that mark.
 */
export function withFirmDays(
  article: Article,
  sentences: readonly Sentence[],
  reports: readonly Report[],
): readonly Report[] {
  const paragraphs = new Map(sentences.map(({ begin, paragraph }) => [begin, paragraph]));
  const paragraphOf = ({ sentence }: Report): number => paragraphs.get(sentence.begin) ?? -1;
  const bySentence = grouped(reports, ({ sentence }) => sentence.begin);
  const toldIn = grouped(reports.filter(isTold), paragraphOf);
  const dct = newsDay(article);
  const published = lastDayOf(article);

  const isContradicted = (report: Report, date: Dated): boolean =>
    (bySentence.get(report.sentence.begin) ?? []).some(
      (other) =>
        (other.begin < report.begin && other.date === null) || (isTold(other) && !sameDay(other.date as Dated, date)),
    );
  const isToldIn = (paragraph: number, date: Dated): boolean =>
    (toldIn.get(paragraph) ?? []).some((other) => sameDay(other.date as Dated, date));

  const isBorneOut = (report: Report, date: Dated): boolean => {
    if (report.kind === 'opinion' || report.kind === 'background' || date.rule === STANDING) return false;
    if (isContradicted(report, date)) return false;
    const isSaying = (report.kind === 'quote' || report.attribution !== null) && article.kind !== 'opinion';
    const here = paragraphOf(report);
    if (isToldIn(here, date) || (isSaying && isToldIn(here - 1, date))) return true;
    return dct !== null && Math.abs(daysBetween(date.from, dct)) <= NEWS_DAYS;
  };

  const firm = (report: Report, date: Dated): Dated | null => {
    if (published !== null && date.from > published) return plannedDay(report, date, published);
    return date.certainty !== 'assumed' || isBorneOut(report, date) ? date : null;
  };

  return reports.map((report) => {
    const date = report.date && firm(report, report.date);
    return date === report.date ? report : { ...report, date };
  });
}
