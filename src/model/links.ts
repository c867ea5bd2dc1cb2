// The links of a report as two rows of numbers: many thousands of reports are kept in mind at once, most with dozens of links.

/** Whom something is linked with, and how likely each is the same: the first `size` of both rows, in the order in which they came. */
export interface Links {
  readonly size: number;
  /** Each once. */
  readonly keys: Uint32Array;
  readonly likely: Float64Array;
}

/** Links that may be changed. */
export interface OpenLinks extends Links {
  size: number;
  keys: Uint32Array;
  likely: Float64Array;
}

const ROOM = 4;

export const openLinks = (room = 0): OpenLinks => ({
  size: 0,
  keys: new Uint32Array(room),
  likely: new Float64Array(room),
});

export const NO_LINKS: Links = openLinks();

function widen(links: OpenLinks): void {
  const room = Math.max(ROOM, 2 * links.keys.length);
  const [keys, likely] = [new Uint32Array(room), new Float64Array(room)];
  keys.set(links.keys);
  likely.set(links.likely);
  links.keys = keys;
  links.likely = likely;
}

const placeOf = ({ keys, size }: Links, key: number): number => {
  const place = keys.indexOf(key);
  return place < size ? place : -1;
};

/** Adds a link, or says anew how likely it is. */
export function setLink(links: OpenLinks, key: number, likely: number): void {
  const known = placeOf(links, key);
  if (known < 0 && links.size === links.keys.length) widen(links);
  const place = known < 0 ? links.size++ : known;
  links.keys[place] = key;
  links.likely[place] = likely;
}

/** Takes a link away; the others keep their order. */
export function dropLink(links: OpenLinks, key: number): void {
  const place = placeOf(links, key);
  if (place < 0) return;
  links.keys.copyWithin(place, place + 1, links.size);
  links.likely.copyWithin(place, place + 1, links.size);
  links.size--;
}

export const copyOfLinks = ({ size, keys, likely }: Links): OpenLinks => ({
  size,
  keys: keys.slice(0, size),
  likely: likely.slice(0, size),
});

/** Keys with how likely each is, for whoever has time. */
export const linksOf = ({ size, keys, likely }: Links): (readonly [key: number, likely: number])[] =>
  Array.from({ length: size }, (_, i) => [keys[i] ?? 0, likely[i] ?? 0] as const);
