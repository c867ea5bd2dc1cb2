// Turns the days that the reports of one happening tell into its day: of all told the likeliest, each article a witness.
import { type Dated, isPlanned, isSingleDay, surenessRank } from '../model/dated.ts';
import { daysBetween, type IsoDate } from '../model/day.ts';
import type { Features } from './features.ts';
import { onlyPoints, spanDays } from './leading.ts';

/** What one article says of the happening's day. */
interface Witness {
  /** Null where it tells none. */
  readonly date: Dated | null;
  /** First and last day on which it can have been published. */
  readonly published: { readonly from: IsoDate; readonly to: IsoDate } | null;
  /** Whether it says that the thing has happened: then that was not after its publication. */
  readonly hasHappened: boolean;
}

/**
 * How likely a day is told where another is true, by how far they lie apart: 0, 1 or 2 days, more. What is told by words errs seldom. What is
 * assumed to be news, of the day of publication or the one before, errs mostly for the other of the two; an older day is assumed rightly three
 * times in ten only, and is news mostly. Rounded from news of four stories whose happenings were noted by hand with their days.
 */
const TOLD = [0.9, 0.03, 0.01, 0.005] as const;
const ASSUMED_NEWS = [0.66, 0.04, 0.04, 0.005] as const;
const ASSUMED_OLDER = [0.3, 0.1, 0.04, 0.02] as const;
const OTHER_DAY_OF_NEWS = 0.25;
/** The same for a day after an article that says it happened: an evening's text may carry the next day's date. */
const LATE = [1, 0.1, 0.01] as const;

const isAssumed = (date: Dated): boolean => date.certainty === 'assumed';

/** How likely a day is told where it lies so far from the true one. */
function toldAt({ date, published }: Witness & { readonly date: Dated }, truth: Dated): number {
  if (!isSingleDay(truth)) return (date.from === truth.from ? TOLD[0] : TOLD[3]) as number;
  const apart = Math.abs(daysBetween(date.from, truth.from));
  if (!isAssumed(date)) return TOLD[Math.min(apart, 3)] as number;
  const isNews = (day: IsoDate): boolean => published !== null && [0, 1].includes(daysBetween(day, published.from));
  const isOther = apart > 0 && isNews(truth.from) && (apart === 1 || !isNews(date.from));
  const chances = isNews(date.from) ? ASSUMED_NEWS : ASSUMED_OLDER;
  return isOther ? OTHER_DAY_OF_NEWS : (chances[Math.min(apart, 3)] as number);
}

/** Three in ten of what is joined tell something else: they say what they say whatever the day. */
const STRAYS = 0.3;
/** How likely a stray is to tell just this day: news is assumed to be of its own day, what is told may be of any. */
const STRAY = { assumed: 0.66, told: 0.1, untold: 1 } as const;

/** The probability that a witness tells what it tells where the happening was on that day, or in that month. */
function likelihoodOf(witness: Witness, truth: Dated): number {
  const { date, published, hasHappened } = witness;
  const late = published && hasHappened ? Math.max(0, daysBetween(published.to, truth.from)) : 0;
  const bound = LATE[Math.min(late, 2)] as number;
  const says = date !== null && isSingleDay(date) === isSingleDay(truth);
  const stray = !says ? STRAY.untold : isAssumed(date) ? STRAY.assumed : STRAY.told;
  return (1 - STRAYS) * bound * (says ? toldAt({ ...witness, date }, truth) : 1) + STRAYS * stray;
}

/** An article's firmest date speaks for it. */
function witnessesOf(group: readonly Features[]): Witness[] {
  const byArticle = new Map<string, Witness>();
  for (const { evidence } of group) {
    const { article, report } = evidence;
    const { date } = report;
    const known = byArticle.get(article.id);
    const firmer =
      date && (!known?.date || surenessRank(date) < surenessRank(known.date)) ? date : (known?.date ?? null);
    const from = article.published?.value.slice(0, 10);
    const published = from === undefined ? null : { from, to: article.published?.to ?? from };
    const hasHappened = report.act === undefined || report.act.realis === 'happened';
    byArticle.set(article.id, { date: firmer, published, hasHappened: hasHappened || known?.hasHappened === true });
  }
  return [...byArticle.values()];
}

/** Papers of one day that tell no day themselves assume it alike: they are not independent. */
function jointly(witnesses: readonly Witness[]): readonly (readonly Witness[])[] {
  const alike = new Map<string, Witness[]>();
  for (const [i, witness] of witnesses.entries()) {
    const key = witness.date && !isAssumed(witness.date) ? `${i}` : `assumed ${witness.published?.from}`;
    const known = alike.get(key);
    if (known) known.push(witness);
    else alike.set(key, [witness]);
  }
  return [...alike.values()];
}

/** Witnesses that judge alike count by the root of their number. */
const logLikelihood = (joint: readonly (readonly Witness[])[], truth: Dated): number =>
  joint.reduce(
    (sum, alike) =>
      sum + alike.reduce((part, one) => part + Math.log(likelihoodOf(one, truth)), 0) / Math.sqrt(alike.length),
    0,
  );

/** The finest dates of some evidence; of several the likeliest, and of equals the leading one's. `all` are those that may bear witness. */
function finestDate(ordered: readonly Features[], all: readonly Features[]): Dated | null {
  const least = Math.min(...ordered.map(spanDays));
  const told = new Map<string, Dated>();
  for (const f of ordered) {
    const { date } = f.evidence.report;
    if (!date || spanDays(f) !== least) continue;
    const known = told.get(`${date.from} ${date.to}`);
    if (!known || surenessRank(date) < surenessRank(known)) told.set(`${date.from} ${date.to}`, date);
  }
  if (told.size < 2) return [...told.values()][0] ?? null;
  const joint = jointly(witnessesOf(all));
  let [found, most]: [Dated | null, number] = [null, Number.NEGATIVE_INFINITY];
  for (const date of told.values()) {
    const likely = logLikelihood(joint, date);
    if (likely > most) [found, most] = [date, likely];
  }
  return found;
}

/**
 * The date of an event: the finest that those who tell it give; where nobody tells that it happened, that of the plan; that of a
 * pointer to it only where none of them has one. `ordered` begins with what leads.
 */
export function dateOfEvent(ordered: readonly Features[]): Dated | null {
  const telling = ordered.filter(({ evidence }) => !onlyPoints(evidence));
  const done = telling.filter(({ evidence: { report } }) => report.date !== null && !isPlanned(report.date));
  return finestDate(done, ordered) ?? finestDate(telling, ordered) ?? finestDate(ordered, ordered);
}
