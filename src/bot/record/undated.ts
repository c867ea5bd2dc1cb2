// Works out when an undated article was published, from the articles that share its rare words: as many of them as decide, and no more.
import { hash } from 'node:crypto';
import { splitSentences } from '../../english/sentences.ts';
import { type Article, dctOf, type PublicationDate } from '../../model/article.ts';
import type { IsoDate } from '../../model/day.ts';
import { nth } from '../../model/nth.ts';
import type { ArticleKey, ArticleMarks, Change } from '../../ports/record.ts';
import { UNSETTLED } from '../../ports/record.ts';
import { tagTimexes } from '../../temporal/tag.ts';
import type { DatedArticle, UndatedArticle } from '../../temporal/undated/article.ts';
import { inferPublications } from '../../temporal/undated/infer.ts';
import { FIRST_UNDATED_PLACE, ownDate } from './marks.ts';
import type { Mind, Reading } from './mind.ts';

/** A word in more articles of the saga says nothing of what a single one is about. */
const COMMON = 150;
/** Rare words that an article must share to be a witness, and how many witnesses are heard, those that share most. */
const LEAST_SHARED = 2;
const MOST_WITNESSES = 60;
/** Rare words that two articles share whose reports are compared though one of them has no day at all. */
const COMPANIONS_SHARE = 5;

interface Witness {
  readonly key: ArticleKey;
  readonly shared: number;
  readonly place: number;
}

/** The articles that share rare words with one, those that share most first. */
async function sharersOf(change: Change, key: ArticleKey, { words }: ArticleMarks): Promise<readonly Witness[]> {
  const found = new Map<ArticleKey, { shared: number; readonly place: number }>();
  const searches = [...words].map((mark) => ({ mark, limit: COMMON + 1 }));
  for (const holders of await change.holders('words', searches)) {
    if (holders.length > COMMON) continue;
    for (const { key: other, place } of holders) {
      if (other === key) continue;
      const known = found.get(other);
      if (known) known.shared++;
      else found.set(other, { shared: 1, place });
    }
  }
  return [...found]
    .map(([other, rest]): Witness => ({ key: other, ...rest }))
    .filter(({ shared }) => shared >= LEAST_SHARED)
    .sort((a, b) => b.shared - a.shared || a.place - b.place);
}

/** Undated articles wait to be looked at again where one that has come, changed or gone shares a rare word with them. */
export async function wakeUndated(
  change: Change,
  key: ArticleKey,
  ...changed: readonly (ArticleMarks | null)[]
): Promise<void> {
  if (!(await change.hasUndated())) return;
  const words = [...new Set(changed.flatMap((marks) => [...(marks?.words ?? [])]))];
  // One more than common: that it is too common now is news to those who went by it.
  const all = await change.holders(
    'words',
    words.map((mark) => ({ mark, limit: COMMON + 2 })),
  );
  const useful = words.filter((_, i) => nth(all, i).length <= COMMON + 1);
  const side = { after: FIRST_UNDATED_PLACE - 1 };
  const undated = await change.holders(
    'words',
    useful.map((mark) => ({ mark, limit: COMMON + 1, side })),
  );
  for (const holder of new Set(undated.flat().map((one) => one.key)))
    if (holder !== key) await change.unsettle(holder, UNSETTLED.undated);
}

/** Reading a text takes a hundred times as long as finding what was read. */
function readingOf(mind: Mind, { contentHash, text }: Article, dct: IsoDate | null): Reading {
  const name = `${contentHash} ${dct ?? ''}`;
  const known = mind.readings.get(name);
  if (known) return known;
  const sentences = splitSentences(text);
  const reading = { sentences, timexes: tagTimexes({ text, dct, sentences }) };
  mind.readings.set(name, reading);
  return reading;
}

const asUndated = (mind: Mind, article: Article): UndatedArticle => ({ ...article, ...readingOf(mind, article, null) });

interface Dating {
  readonly published: PublicationDate | null;
  /** Articles with which its reports are compared where they have no day. */
  readonly companions: readonly ArticleKey[];
}

/**
 * The publication of an undated article as its witnesses give it away: a pure function of it and of them. It is worked out anew only
 * where they are others than were heard last.
 */
export async function dateUndated(change: Change, mind: Mind, key: ArticleKey, article: Article): Promise<Dating> {
  const marks = await change.marks(key);
  if (!marks) return { published: null, companions: [] };
  const sharers = await sharersOf(change, key, marks);
  const companions = sharers.filter(({ shared }) => shared >= COMPANIONS_SHARE).map((sharer) => sharer.key);
  const witnesses: Article[] = [];
  for (const sharer of sharers.slice(0, MOST_WITNESSES)) {
    const found = await change.article(sharer.key);
    if (found) witnesses.push(found.article);
  }
  const heard = witnesses.map((one) => `${one.id} ${one.contentHash} ${JSON.stringify(ownDate(one))}`);
  const name = hash('sha256', [marks.contentHash, ...heard].join('\n')).slice(0, 16);
  if (name === marks.witnesses) return { published: article.published, companions };
  await change.keepWitnesses(key, name);
  return { published: inferFrom(mind, article, witnesses), companions };
}

function inferFrom(mind: Mind, article: Article, witnesses: readonly Article[]): PublicationDate | null {
  const undated: UndatedArticle[] = [asUndated(mind, article)];
  const dated: DatedArticle[] = [];
  for (const witness of witnesses) {
    const published = ownDate(witness);
    const dct = dctOf(published);
    if (published && dct) dated.push({ ...witness, published, ...readingOf(mind, witness, dct) });
    else if (!published) undated.push(asUndated(mind, witness));
  }
  return inferPublications(undated, dated).get(article.id) ?? null;
}
