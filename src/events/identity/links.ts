// Turns reports into the links between them: pairs that can meet and are likely to tell one happening.

import { askingOnce, LEAST_LIKELY, likelihood } from './likelihood.ts';
import type { Link } from './link.ts';
import { keysOf, looksFar, type Reach, reachOf } from './reach.ts';
import type { Traits } from './traits.ts';

interface Placed {
  readonly place: number;
  readonly traits: Traits;
  readonly reach: Reach | null;
}

/** Reports by the day on which their reach begins, so that those in reach of another are found without looking at all. */
function byDay(reports: readonly Placed[]): readonly (Placed & { readonly reach: Reach })[] {
  const dated = reports.filter((one): one is Placed & { readonly reach: Reach } => one.reach !== null);
  return dated.sort((x, y) => x.reach.from - y.reach.from || x.place - y.place);
}

/** Reports under each key: of those that look beyond their reach, and of all. */
function byKey(reports: readonly Placed[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (const { place, traits } of reports)
    for (const key of keysOf(traits)) {
      const list = places.get(key);
      if (list) list.push(place);
      else places.set(key, [place]);
    }
  return places;
}

/**
 * Links among fresh reports, and between them and known ones; not among known ones. Places count through the known list, then the
 * fresh one. Pure, and independent of the order of the lists but for the places.
 */
export function linksAmong(
  known: readonly Traits[],
  fresh: readonly Traits[],
  likely = likelihood,
  least = LEAST_LIKELY,
): Link[] {
  const all = [...known, ...fresh].map((traits, place): Placed => ({ place, traits, reach: reachOf(traits) }));
  const links: Link[] = [];
  const seen = new Set<number>();
  const asked = askingOnce();
  const compare = (x: Placed, y: Placed): void => {
    if (x.place === y.place || Math.max(x.place, y.place) < known.length) return;
    const [a, b] = x.place < y.place ? [x.place, y.place] : [y.place, x.place];
    const pair = a * all.length + b;
    if (seen.has(pair)) return;
    const p = likely(x.traits, y.traits, asked);
    if (p < least) return;
    seen.add(pair);
    links.push({ a, b, p });
  };
  eachInReach(byDay(all), compare);
  eachWithKey(all, compare);
  return links.sort((x, y) => x.a - y.a || x.b - y.b);
}

type Compare = (x: Placed, y: Placed) => void;

function eachInReach(dated: ReturnType<typeof byDay>, compare: Compare): void {
  let open: (Placed & { readonly reach: Reach })[] = [];
  for (const one of dated) {
    open = open.filter(({ reach }) => reach.to >= one.reach.from);
    for (const other of open) compare(other, one);
    open.push(one);
  }
}

function eachWithKey(all: readonly Placed[], compare: Compare): void {
  const far = all.filter(({ traits }) => looksFar(traits));
  if (far.length === 0) return;
  const places = byKey(all);
  for (const one of far) {
    const others = new Set<number>();
    for (const key of keysOf(one.traits)) for (const place of places.get(key) ?? []) others.add(place);
    for (const place of others) compare(one, all[place] as Placed);
  }
}
