// Settles what the reports of an article are compared by, and links them with those that may tell the same.
import { featuresOf } from '../../events/features.ts';
import {
  type ArticleTraits,
  type Asked,
  areTwins,
  askingOnce,
  LEAST_LIKELY,
  likelihood,
  packTraits,
  traitsOf,
  type Weighing,
} from '../../events/identity/index.ts';
import type { NameTable } from '../../events/names.ts';
import type { ArticleKey, Change, Link, ReportKey, ReportTraits } from '../../ports/record.ts';
import { type Blocks, shelfOf } from './blocks.ts';
import type { Graph } from './graph.ts';
import type { Known } from './mind.ts';
import type { Vectors } from './sentence-vectors.ts';
import type { Tellings } from './tellings.ts';

/** Two clauses of one sentence that tell of the same days are one piece of evidence. */
const TWINS = 1;

const sameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, i) => byte === b[i]);

const isSame = (a: ReportTraits | undefined, b: ReportTraits): boolean =>
  a !== undefined &&
  a.shelved?.shelf === b.shelved?.shelf &&
  a.shelved?.from === b.shelved?.from &&
  a.shelved?.to === b.shelved?.to &&
  sameBytes(a.traits, b.traits);

/** Links among the reports of one article: sentences that carry each other on, and clauses of one. */
function linksWithin(all: readonly Known[]): Link[] {
  const links: Link[] = [];
  all.forEach((one, i) => {
    for (const other of all.slice(i + 1)) {
      const likeness = areTwins(one.traits, other.traits) ? TWINS : likelihood(one.traits, other.traits);
      if (likeness >= LEAST_LIKELY) links.push({ a: one.key, b: other.key, likeness });
    }
  });
  return links;
}

/** Links of a report with those of other articles. */
function linksTo(one: Known, others: readonly Known[], asked: Asked): Link[] {
  const links: Link[] = [];
  for (const other of others) {
    const likeness = likelihood(one.traits, other.traits, asked);
    if (likeness >= LEAST_LIKELY) links.push({ a: one.key, b: other.key, likeness });
  }
  return links;
}

interface SettledReports {
  /** Keys of all reports of the article. */
  readonly all: readonly ReportKey[];
  /** Reports that were linked with one of them before. */
  readonly loosened: readonly ReportKey[];
}

/** With whom the reports of an article are linked. */
export interface Linking {
  /** Articles whose reports are compared with those that have no day, nor their article. */
  readonly companions: readonly ArticleKey[];
  /** All are linked anew, not only those that have changed. */
  readonly isAnew: boolean;
}

interface Doors {
  readonly change: Change;
  readonly blocks: Blocks;
  readonly graph: Graph;
  readonly vectors: Vectors;
  readonly tellings: Tellings;
  readonly names: NameTable;
  readonly weigh: Weighing;
}

/** Settles the reports of an article: what they are compared by, and their links. */
export async function settleReports(
  { change, blocks, graph, vectors, tellings, names, weigh }: Doors,
  key: ArticleKey,
  article: ArticleTraits,
  { companions, isAnew }: Linking,
): Promise<SettledReports> {
  const before = new Map((await change.traitsOf(key)).map((one) => [one.key, one]));
  const reports = await change.reportsOf(key);
  const all = reports.map((keyed): Known => {
    const { key: report, evidence } = keyed;
    const features = featuresOf(evidence, names);
    tellings.put({ ...keyed, features });
    const traits = traitsOf(evidence, article, names, weigh, features);
    return { key: report, articleKey: key, shelved: shelfOf(traits), traits };
  });
  const changed: ReportTraits[] = [];
  const fresh: Known[] = [];
  for (const known of all) {
    const row = { ...known, traits: packTraits(known.traits) };
    const last = before.get(known.key);
    const isAsBefore = isSame(last, row);
    if (isAsBefore) blocks.renew(known);
    else {
      if (last) blocks.take(last);
      blocks.put(known);
    }
    if (isAsBefore && !isAnew) continue;
    changed.push(row);
    fresh.push(known);
  }
  await change.shelve(changed);
  const keys = fresh.map(({ key: report }) => report);
  graph.begin(keys.filter((report) => !before.has(report)));
  const loosened = await graph.drop(keys.filter((report) => before.has(report)));
  if (fresh.length > 0) await link({ change, blocks, graph, vectors }, all, fresh, companions);
  return { all: all.map((one) => one.key), loosened };
}

async function link(
  { change, blocks, graph, vectors }: Pick<Doors, 'change' | 'blocks' | 'graph' | 'vectors'>,
  all: readonly Known[],
  fresh: readonly Known[],
  companions: readonly ArticleKey[],
): Promise<void> {
  await graph.add(linksWithin(all));
  const far: Known[] = [];
  for (const companion of companions) far.push(...(await blocks.known(await change.traitsOf(companion))));
  // What has no day looks for no day; it must be found from the other side too.
  const nowhere = far.filter(({ shelved }) => shelved === null);
  const hasVectors = await vectors.read(fresh.map(({ articleKey }) => articleKey));
  const asked = { ...askingOnce(), areAlike: vectors.areAlike };
  for (const one of fresh) {
    const others = one.shelved === null ? far : [...(await blocks.near(one, hasVectors)), ...nowhere];
    if (hasVectors) await vectors.read(others.map(({ articleKey }) => articleKey));
    await graph.add(linksTo(one, others, asked));
  }
}
