// Finds out whose words an article repeats, and whose copies it makes others: by sampled marks, then by all of their words.
import { commonOf } from '../../likeness/sets.ts';
import type { Article } from '../../model/article.ts';
import type { ArticleKey, Change } from '../../ports/record.ts';
import { runsOf } from './marks.ts';
import type { CopyMarks, Mind } from './mind.ts';

/** Share of the shorter text's runs of words that the other holds, from which it is the same copy. */
const SAME_COPY = 0.6;
/** Texts with fewer runs share stock phrases by accident. */
const LEAST_RUNS = 25;
/** Articles that are looked at on each side of one that holds the same mark: "contributed to this report" stands in thousands. */
const NEIGHBOURS = 24;
/** Share of the sampled marks from which all words are compared: the sample is small. */
const WORTH_A_LOOK = 0.3;

const mayBeCopy = (a: CopyMarks, b: CopyMarks): boolean =>
  Math.min(a.runs, b.runs) >= LEAST_RUNS &&
  commonOf(a.copies, b.copies) >= WORTH_A_LOOK * Math.min(a.copies.length, b.copies.length);

/** Runs of a text, as long as it is remembered. */
export function runsOfArticle(mind: Mind, { contentHash, text }: Pick<Article, 'contentHash' | 'text'>) {
  const known = mind.runs.get(contentHash) ?? runsOf(text);
  mind.runs.set(contentHash, known);
  return known;
}

/** What is kept in mind of the marks of an article. */
export function rememberMarks({ marks }: Mind, key: ArticleKey, now: CopyMarks): CopyMarks {
  const { contentHash, place, runs, copies } = now;
  const kept = { contentHash, place, runs, copies };
  marks.set(key, kept);
  return kept;
}

/** The marks of an article by which its copies are found, as long as they are remembered. */
async function marksAt(change: Change, mind: Mind, key: ArticleKey): Promise<CopyMarks | null> {
  const known = mind.marks.get(key);
  if (known) return known;
  const read = await change.marks(key);
  return read && rememberMarks(mind, key, read);
}

async function runsAt(change: Change, mind: Mind, key: ArticleKey, { contentHash }: CopyMarks): Promise<Uint32Array> {
  const known = mind.runs.get(contentHash);
  if (known) return known;
  const found = await change.article(key);
  return found ? runsOfArticle(mind, found.article) : new Uint32Array();
}

/** Share of the shorter list of runs that lies in the other, 0 to 1. */
const shareOf = (a: Uint32Array, b: Uint32Array): number => commonOf(a, b) / Math.max(1, Math.min(a.length, b.length));

/** Articles near one in the order of publication that hold one of its marks. */
async function nearby(
  change: Change,
  { copies, place, runs }: CopyMarks,
  key: ArticleKey,
  side: 'before' | 'after',
): Promise<ReadonlySet<ArticleKey>> {
  const found = new Set<ArticleKey>();
  if (runs < LEAST_RUNS || copies.length === 0) return found;
  // Most runs of words stand in one article only.
  const marks = await change.shared(key, 'copies', [...copies]);
  const bound = side === 'before' ? { before: place } : { after: place };
  const searches = marks.map((mark) => ({ mark, limit: NEIGHBOURS, side: bound }));
  for (const holders of await change.holders('copies', searches))
    for (const holder of holders) if (holder.key !== key) found.add(holder.key);
  return found;
}

/** The earlier article that has most of the words, or null: of equal ones the first. */
async function originalOf(change: Change, mind: Mind, key: ArticleKey, marks: CopyMarks): Promise<ArticleKey | null> {
  let best: { readonly key: ArticleKey; readonly share: number; readonly place: number } | null = null;
  for (const other of await nearby(change, marks, key, 'before')) {
    const theirs = await marksAt(change, mind, other);
    if (!theirs || !mayBeCopy(marks, theirs)) continue;
    const own = await runsAt(change, mind, key, marks);
    const share = shareOf(own, await runsAt(change, mind, other, theirs));
    const isBetter = best === null || share > best.share || (share === best.share && theirs.place < best.place);
    if (share >= SAME_COPY && isBetter) best = { key: other, share, place: theirs.place };
  }
  return best?.key ?? null;
}

/** The first that had the words: the end of the chain of originals. */
async function firstOf(change: Change, key: ArticleKey): Promise<ArticleKey> {
  const seen = new Set([key]);
  let at = key;
  for (let next = await change.original(at); next !== null && !seen.has(next); next = await change.original(at)) {
    seen.add(next);
    at = next;
  }
  return at;
}

/** Writes whose copy an article and all that repeat it are; keys of those for which that is new. */
async function tellCopies(change: Change, key: ArticleKey): Promise<readonly ArticleKey[]> {
  const changed: ArticleKey[] = [];
  const waiting = [key];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const found = await change.article(at);
    const first = await firstOf(change, at);
    const id = first === at ? null : ((await change.article(first))?.article.id ?? null);
    if (!found || found.article.copyOf === id) continue;
    await change.setCopyOf(at, id);
    changed.push(at);
    waiting.push(...(await change.repeatedBy(at)));
  }
  return changed;
}

/** Looks anew for the original of an article; those that are said to be copies of somebody else now. */
async function settleOne(
  change: Change,
  mind: Mind,
  key: ArticleKey,
  marks: CopyMarks,
): Promise<readonly ArticleKey[]> {
  const [before, now] = [await change.original(key), await originalOf(change, mind, key, marks)];
  if (before !== now) await change.setOriginal(key, now);
  return tellCopies(change, key);
}

/**
 * Settles whose words an article repeats after its marks have changed from `before` to `now`, and what that means for later articles
 * that have the same. Keys of articles that are copies of somebody else now.
 */
export async function settleCopies(
  change: Change,
  mind: Mind,
  key: ArticleKey,
  before: CopyMarks | null,
  now: CopyMarks,
): Promise<readonly ArticleKey[]> {
  const changed = [...(await settleOne(change, mind, key, now))];
  const later = new Set<ArticleKey>(await change.repeatedBy(key));
  for (const marks of [before, now])
    for (const other of marks ? await nearby(change, marks, key, 'after') : []) {
      const theirs = await marksAt(change, mind, other);
      if (marks && theirs && mayBeCopy(marks, theirs)) later.add(other);
    }
  for (const other of later) {
    const theirs = await marksAt(change, mind, other);
    if (theirs) changed.push(...(await settleOne(change, mind, other, theirs)));
  }
  return changed;
}
