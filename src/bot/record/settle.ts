// Settles a record: what only other articles can tell about one that was read, and the events that all of them tell, step by step.
import { hash } from 'node:crypto';
import { subjectStems } from '../../english/words.ts';
import {
  type ArticleTraits,
  articleTraitsOf,
  codesOfArticle,
  keywordsOf,
  packArticle,
  TRAITS_VERSION,
  weighingOf,
} from '../../events/identity/index.ts';
import { type NameTable, nameTable } from '../../events/names.ts';
import { SALIENCE_WEIGHTS } from '../../events/salience-weights.ts';
import type { Article, PublicationDate } from '../../model/article.ts';
import type { Report } from '../../model/report.ts';
import type { Saga } from '../../model/saga.ts';
import {
  type ArticleKey,
  type Change,
  type EventKey,
  type ReportKey,
  type SettlingArticle,
  UNSETTLED,
  type UnsettledArticle,
} from '../../ports/record.ts';
import type { Store } from '../../ports.ts';
import { analyse, RULES } from '../reading/analyse.ts';
import { giveWay } from '../turns.ts';
import { type Blocks, blocksOf } from './blocks.ts';
import { rememberMarks, runsOfArticle, settleCopies } from './copies.ts';
import { type Graph, graphOf } from './graph.ts';
import { marksOf, ownDate } from './marks.ts';
import { emptyMind, forget, type Mind } from './mind.ts';
import { regroup } from './regroup.ts';
import { type Linking, settleReports } from './reports.ts';
import { type Vectors, vectorsOf } from './sentence-vectors.ts';
import { type Tellings, tellingsOf } from './tellings.ts';
import { dateUndated, wakeUndated } from './undated.ts';

/** Articles that are settled in one change at most. */
const BATCH = 200;

/** What events are made with, apart from their reports, their score among it: when it changes all are made anew. */
const madeWith = ({ people, keywords }: Saga): string =>
  hash('sha256', JSON.stringify([RULES, TRAITS_VERSION, SALIENCE_WEIGHTS, people, keywords])).slice(0, 16);

/** One change under way. */
interface Work {
  readonly change: Change;
  readonly mind: Mind;
  readonly saga: Saga;
  readonly names: NameTable;
  readonly blocks: Blocks;
  readonly graph: Graph;
  readonly vectors: Vectors;
  readonly tellings: Tellings;
  /** Reports whose events must be looked at again. */
  readonly seeds: Set<ReportKey>;
  /** Reports of articles of which something else has changed. */
  readonly touched: Set<ReportKey>;
  /** Events that have lost a report. */
  readonly stale: Set<EventKey>;
}

const sameDate = (a: PublicationDate | null, b: PublicationDate | null): boolean =>
  a?.value === b?.value && a?.to === b?.to && a?.because === b?.because;

/** Marks and copies of an article, and whom its words wake. False where they are the same as last time. */
async function settleWords(work: Work, key: ArticleKey, article: Article, traits: ArticleTraits): Promise<boolean> {
  const { change, mind } = work;
  const before = await change.marks(key);
  const now = marksOf(article, runsOfArticle(mind, article), traits);
  if (before?.contentHash === now.contentHash && before.place === now.place) return false;
  await change.keepMarks(key, now);
  rememberMarks(mind, key, now);
  for (const copy of await settleCopies(change, mind, key, before, now)) await touch(work, copy);
  await wakeUndated(change, key, before, now);
  return true;
}

/** What is said of an article has changed: events that it tells are written anew. */
async function touch({ change, tellings, seeds, touched }: Work, key: ArticleKey): Promise<void> {
  for (const { key: report } of await change.traitsOf(key)) {
    touched.add(report);
    seeds.add(report);
    tellings.forget(report);
  }
}

/** Analyses an article anew where its publication or the rules are others than last time. True where that was done. */
async function settleAnalysis(
  work: Work,
  key: ArticleKey,
  { article: before, rules }: SettlingArticle,
  article: Article,
): Promise<boolean> {
  const { change } = work;
  const isOld = rules !== null && rules < RULES;
  if (!isOld && sameDate(article.published, before.published)) return false;
  const { reports } = analyse(article);
  await revise(work, key, article, reports, rules === null ? null : RULES);
  await change.settled(key);
  return true;
}

/** Revises an article; what is gone of its reports is gone from mind as well. */
async function revise(
  { change, blocks, graph, tellings }: Work,
  key: ArticleKey,
  article: Article,
  reports: readonly Report[],
  rules: number | null,
): Promise<void> {
  await graph.write();
  const before = await change.traitsOf(key);
  const gone = new Set(await change.revise(article, reports, rules));
  if (gone.size === 0) return;
  for (const row of before)
    if (gone.has(row.key)) {
      blocks.forget(row);
      tellings.forget(row.key);
    }
  graph.forget();
}

/** Keys of all reports of an article, once they are settled. */
async function settleReportsOf(
  work: Work,
  key: ArticleKey,
  traits: ArticleTraits,
  codes: readonly number[],
  links: Linking,
): Promise<readonly ReportKey[]> {
  const { change, blocks, graph, vectors, tellings, names, seeds, mind, saga } = work;
  const weigh = weighingOf(codes, keywordsOf(saga.keywords));
  mind.articles.set(key, traits);
  await change.keepTraits(key, packArticle(traits));
  const { all, loosened } = await settleReports(
    { change, blocks, graph, vectors, tellings, names, weigh },
    key,
    traits,
    links,
  );
  for (const report of [...all, ...loosened]) seeds.add(report);
  return all;
}

/** An undated article is dated when all others are settled: it would be tried again for each of them. */
async function settleArticle(work: Work, { key, rank }: UnsettledArticle): Promise<void> {
  const { change, mind, names, vectors } = work;
  await change.settled(key);
  const found = await change.article(key);
  if (!found) return;
  const isUndated = ownDate(found.article) === null;
  const isLast = rank === UNSETTLED.undated;
  const codes = codesOfArticle(found.article, names);
  const before = articleTraitsOf(found.article, names, codes);
  const hasNewWords = !isLast && (await settleWords(work, key, found.article, before));
  const dating = isUndated && isLast ? await dateUndated(change, mind, key, found.article) : null;
  const { article } = (await change.article(key)) ?? found;
  const dated = dating ? { ...article, published: dating.published } : article;
  const isRevised = await settleAnalysis(work, key, found, dated);
  if (isRevised) await wakeUndated(change, key, await change.marks(key));
  if (isUndated && !isLast) await change.unsettle(key, UNSETTLED.undated);
  const companions = dating?.companions ?? [];
  // Another text or day of the article, or vectors that it did not have, weigh on the links of its reports, those among them that stay as they are.
  const hasNewVectors = await vectors.takeNew(key);
  const isAnew = dating !== null || hasNewWords || isRevised || hasNewVectors;
  // Its own words are what they were; of what others tell about it only the day counts here.
  const traits = sameDate(dated.published, found.article.published) ? before : articleTraitsOf(dated, names, codes);
  const reports = await settleReportsOf(work, key, traits, codes, { companions, isAnew });
  if (hasNewWords || isRevised || rank === UNSETTLED.olderRules) for (const report of reports) work.touched.add(report);
}

async function takeLoose({ change, seeds, stale }: Work): Promise<void> {
  const loose = await change.takeLoose();
  for (const report of loose.reports) seeds.add(report);
  const lost = await change.kept(loose.events);
  for (const event of lost) {
    stale.add(event.key);
    for (const report of event.reports) seeds.add(report);
  }
  const empty = lost.filter(({ reports }) => reports.length === 0);
  await change.end(empty.map(({ key }) => ({ key, becomes: null })));
}

/** Settles what waits, as much as one change may take. True where something was done, and more may wait. */
async function settleSome(change: Change, mind: Mind, saga: Saga): Promise<boolean> {
  if (mind.turns.get(saga.id) !== change.turn - 1) forget(mind);
  mind.turns.set(saga.id, change.turn);
  const making = madeWith(saga);
  if ((await change.madeWith()) !== making) {
    await change.unsettleAll(UNSETTLED.olderRules);
    await change.makeWith(making);
  }
  const names = nameTable(saga.people);
  const blocks = blocksOf(change, mind, saga.id);
  const graph = graphOf(change, mind);
  const tellings = tellingsOf(change, mind, names);
  const work: Work = {
    change,
    mind,
    saga,
    names,
    blocks,
    graph,
    vectors: vectorsOf(change, mind),
    tellings,
    seeds: new Set(),
    touched: new Set(),
    stale: new Set(),
  };
  const waiting = await change.unsettled(BATCH);
  await takeLoose(work);
  let done = 0;
  for (const article of waiting) {
    // What waits behind may have been settled or woken meanwhile: undated articles come after all others.
    if (done > 0 && (change.isLong() || article.rank !== waiting[0]?.rank)) break;
    await settleArticle(work, article);
    done++;
  }
  await takeLoose(work);
  const interest = { keywordStems: new Set(saga.keywords.flatMap(subjectStems)) };
  await regroup(
    { change, saga, tellings, interest, cellSize: mind.cellSize },
    blocks,
    graph,
    work.seeds,
    work.touched,
    work.stale,
  );
  await graph.write();
  return waiting.length > 0;
}

/** How settling goes on. */
interface Pace {
  /** Asked before every change. */
  readonly mayGoOn?: () => boolean;
  /** Short changes where somebody may be waiting for an answer in this process. */
  readonly lasting?: 'short' | 'long';
}

/** Whether events are missing or out of date: articles wait, or the events were made with something else than they are now. */
export const isUnsettled = async (store: Pick<Store, 'unsettled' | 'madeWith'>, saga: Saga): Promise<boolean> => {
  const made = await store.madeWith(saga.id);
  return made !== undefined && (made !== madeWith(saga) || (await store.unsettled(saga.id)) > 0);
};

/**
 * Settles all that waits, one change after the other, and lets everything else have its turn between them. Interrupted anywhere it goes
 * on where it was; what is settled in the end does not depend on how often, nor on the order in which articles were read. Ends early
 * when it may not go on.
 */
export async function settle(
  store: Pick<Store, 'change'>,
  saga: Saga,
  mind: Mind = emptyMind(),
  { mayGoOn = () => true, lasting = 'long' }: Pace = {},
): Promise<void> {
  for (let goesOn = true; goesOn && mayGoOn(); await giveWay()) {
    try {
      goesOn = (await store.change(saga.id, (change) => settleSome(change, mind, saga), lasting)) ?? false;
    } catch (error) {
      // What a change that was undone left in mind is not in the record.
      forget(mind);
      throw error;
    }
  }
}
