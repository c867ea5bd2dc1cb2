// Turns the reports of a happening that nobody dates into the day on which it was first reported, where one of them tells it as news.
import { dctOf } from '../model/article.ts';
import { type Dated, reportedOn } from '../model/dated.ts';
import { daysBetween, type IsoDate } from '../model/day.ts';
import type { Features } from './features.ts';
import { isGoodLength } from './length.ts';
import { NEWS_WEIGHTS } from './news-weights.ts';

/** Log-odds from which a report is taken for news: more likely than not. */
const ENOUGH = 0;
/** Papers of the day after the first tell it as news still. */
const SOON = 1;
/** Articles that count, as the logarithm to base 2. */
const MOST_ARTICLES = 2;

/** The day of a report's article where that is dated by itself, and is no view. */
function publicationOf({ evidence: { article } }: Features): IsoDate | null {
  const { kind, published } = article;
  return kind === 'report' && published?.provenance !== 'inferred' ? dctOf(published) : null;
}

/** What goes on from the sentence before weighs what was told, and tells nothing new. */
const GOES_ON = /^(?:and|but|so|yet|or|nor)\b/i;

/** Whether a line that says this is understood by itself. */
const isReadable = (f: Features): boolean =>
  !GOES_ON.test(f.evidence.report.text) &&
  !f.evidence.report.text.endsWith('?') &&
  f.whyNotAlone === null &&
  !f.needsName &&
  !f.isUnstopped &&
  !f.isAside &&
  isGoodLength(f.length);

interface News {
  readonly lead: Features;
  readonly date: Dated;
}

/** Articles of the first day and the next. */
function articlesSince(group: readonly Features[], first: IsoDate): number {
  const soon = group.filter((f) => {
    const day = publicationOf(f);
    return day !== null && daysBetween(first, day) <= SOON;
  });
  return new Set(soon.map(({ evidence }) => evidence.article.id)).size;
}

/** The log-odds that a report is news of its article's day, others aside; null where it can't be: `first` is the day of the first article. */
function oddsOf(f: Features, first: IsoDate): number | null {
  const { act, kind } = f.evidence.report;
  const day = publicationOf(f);
  if (act?.news === undefined || kind === 'opinion' || kind === 'quote') return null;
  return day !== null && daysBetween(first, day) <= SOON && isReadable(f) ? act.news : null;
}

/** The report that tells it best as news, with its day; null where none does. `group` in leading order, none of it dated. */
export function reportedNews(group: readonly Features[]): News | null {
  const [first] = group.flatMap((f) => f.evidence.article.published?.value.slice(0, 10) ?? []).sort();
  if (first === undefined) return null;
  const { base, articles } = NEWS_WEIGHTS as Readonly<Record<'base' | 'articles', number>>;
  const many = Math.min(MOST_ARTICLES, Math.log2(Math.max(1, articlesSince(group, first))));
  let [lead, most]: [Features | null, number] = [null, ENOUGH - base - articles * many];
  for (const f of group) {
    const odds = oddsOf(f, first);
    if (odds !== null && odds >= most && (lead === null || odds > most)) [lead, most] = [f, odds];
  }
  return lead && { lead, date: reportedOn(first) };
}
