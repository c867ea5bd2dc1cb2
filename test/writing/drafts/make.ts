// Turns stories into drafts by the thousand: every maker and every planter in turn, by chance that a seed fixes.
import { randomOf } from '../../random.ts';
import { FAITHFUL } from './faithful.ts';
import { PLANTED } from './planted.ts';
import { type Draft, pieceOf, type Source, type Story } from './source.ts';

const DAYS_APART = 3 * 86_400_000;
const TRIES = 12_000;

/** Sentences of a story that may tell of one day's news: written within days of each other. */
const beside = (story: Story, { written, id }: Source): readonly Source[] =>
  story.sources.filter(
    (other) =>
      other.id !== id &&
      written !== null &&
      other.written !== null &&
      Math.abs(Date.parse(other.written) - Date.parse(written)) <= DAYS_APART,
  );

/** `each` drafts of every kind, faithful and planted, as far as the stories give them. Each rests on one to four pieces of evidence. */
export function makeDrafts(
  stories: readonly Story[],
  each: { readonly faithful: number; readonly planted: number },
  seed: number,
): Draft[] {
  const chance = randomOf(seed);
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(chance() * list.length)];
  const drafts: Draft[] = [];
  const nearOf = new Map<Source, readonly Source[]>();
  const near = (story: Story, one: Source): readonly Source[] => {
    const found = nearOf.get(one) ?? beside(story, one);
    nearOf.set(one, found);
    return found;
  };
  const make = (
    kind: string,
    isFaithful: boolean,
    count: number,
    of: (one: Source, two: Source, stranger: Source) => string | null,
  ): void => {
    const seen = new Set<string>();
    for (let tries = 0, made = 0; made < count && tries < TRIES; tries++) {
      const [story, strange] = [pick(stories), pick(stories)];
      const one = story && pick(story.sources);
      const others = story && one ? near(story, one) : [];
      const [two, stranger] = [pick(others), strange === story ? undefined : pick(strange?.sources ?? [])];
      if (!story || !one || !two || !stranger || seen.has(one.id)) continue;
      const text = of(one, two, stranger);
      if (text === null || (text === one.text) !== (kind === 'verbatim') || text.length > 390) continue;
      seen.add(one.id);
      const extra = Array.from({ length: Math.floor(chance() * 3) }, () => pick(others)).filter(
        (other) => other !== undefined,
      );
      const isOfTwo = /joined|cause|merged/.test(kind);
      const pieces = [...new Set([one, ...(isOfTwo ? [two] : []), ...(kind === 'name' ? [] : extra)])].map(pieceOf);
      drafts.push({ story: story.name, isFaithful, kind, text, pieces, people: story.people });
      made++;
    }
  };
  for (const [kind, maker] of Object.entries(FAITHFUL)) make(kind, true, each.faithful, maker);
  for (const [kind, planter] of Object.entries(PLANTED))
    make(kind, false, each.planted, (one, two, stranger) => planter({ one, two, stranger, chance }));
  return drafts;
}
