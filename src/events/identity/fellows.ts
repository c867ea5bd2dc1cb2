// Parts from a group what nobody else in it is likely to tell: the mean that joins groups lets one sure pair carry strangers along.
import { grouped } from '../../model/grouped.ts';
import { nth } from '../../model/nth.ts';
import type { Link } from './link.ts';
import { isUndated, tellingLikelihood } from './one-telling.ts';
import { sentenceOf } from './sentences.ts';
import type { Traits } from './traits.ts';

/**
 * From this likelihood on another paper's sentence tells what one tells: even odds. The line is learned from articles that have their day;
 * where neither has it less is asked (chosen on ECB+, decision 0011).
 */
const LIKELY = { dated: 0.5, undated: 0.25 } as const;

/** How likely two reports of two articles tell one thing, 0 to 1; symmetric. */
type Telling = (a: Traits, b: Traits) => number;
type Groups = readonly (readonly number[])[];

/** The links inside a group between two articles, by the number of the group, the likeliest first: they are the most likely to say yes. */
function linksWithin(traits: readonly Traits[], groups: Groups, links: readonly Link[]): ReadonlyMap<number, Link[]> {
  const of = new Int32Array(traits.length).fill(-1);
  groups.forEach((group, number) => {
    for (const place of group) of[place] = number;
  });
  const within = links.filter(({ a, b }) => of[a] === of[b] && nth(traits, a).article.id !== nth(traits, b).article.id);
  return grouped(
    within.sort((x, y) => y.p - x.p),
    ({ a }) => of[a] as number,
  );
}

/** Sentences that another article of the group tells too. */
function toldAgain(traits: readonly Traits[], links: readonly Link[], telling: Telling): ReadonlySet<string> {
  const told = new Set<string>();
  for (const { a, b } of links) {
    const [one, other] = [nth(traits, a), nth(traits, b)];
    const [x, y] = [sentenceOf(one), sentenceOf(other)];
    if (told.has(x) && told.has(y)) continue;
    if (telling(one, other) >= (isUndated(one, other) ? LIKELY.undated : LIKELY.dated)) told.add(x).add(y);
  }
  return told;
}

const ofOneArticle = (traits: readonly Traits[], group: readonly number[]): boolean =>
  group.every((place) => nth(traits, place).article.id === nth(traits, group[0] as number).article.id);

/**
 * The groups without those of their sentences that no sentence of another article in the group is likely to tell; each of these is a group
 * of its own, with its clauses. Groups of one article stay as they are. Every group ascends, and groups by their first place.
 */
export function withFellows(
  traits: readonly Traits[],
  groups: Groups,
  links: readonly Link[],
  telling: Telling = tellingLikelihood,
): number[][] {
  const within = linksWithin(traits, groups, links);
  const parts = groups.flatMap((group, number): number[][] => {
    if (ofOneArticle(traits, group)) return [[...group]];
    const told = toldAgain(traits, within.get(number) ?? [], telling);
    const sentence = (place: number): string => sentenceOf(nth(traits, place));
    return [...grouped(group, (place) => (told.has(sentence(place)) ? '' : sentence(place))).values()];
  });
  return parts.sort((x, y) => (x[0] as number) - (y[0] as number));
}
