// Keeps which elements of a page are open while its tags go by, as a browser's parser would, so that a copy can be written in which each is closed.

const named = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

const PARAGRAPH = named('p');
/** What ends by itself when such an element begins (HTML Standard, "optional tags"). */
const ENDED_BY: ReadonlyMap<string, ReadonlySet<string>> = new Map<string, ReadonlySet<string>>([
  ['tr', named('tr th td')],
  ['th', named('th td')],
  ['td', named('th td')],
  ['li', named('li')],
  ['dd', named('dd dt')],
  ['dt', named('dd dt')],
  ['option', named('option')],
  ['thead', named('thead tbody')],
  ['tbody', named('thead tbody')],
  ['tfoot', named('thead tbody')],
  ...`p h1 h2 h3 h4 h5 h6 address article aside blockquote details div dl fieldset figcaption figure footer form header hr main nav
  ol pre section table ul`
    .split(/\s+/)
    .map((name): [string, ReadonlySet<string>] => [name, PARAGRAPH]),
]);

/** Nobody counts further: what is nested so deep is written nowhere. */
const MOST = 10_000;

/**
 * The elements that are open, of which the outer ones were written. What ends with a tag is returned innermost first, as far as it was
 * written. All calls together take time linear in their number.
 */
export function createOpenElements() {
  const open: string[] = [];
  const counts = new Map<string, number>();
  /** So many of the open elements, from the outermost on, were written. */
  let written = 0;
  const isOpen = (name: string): boolean => (counts.get(name) ?? 0) > 0;
  const endLast = (): string[] => {
    const name = open.pop() as string;
    counts.set(name, (counts.get(name) ?? 1) - 1);
    if (open.length >= written) return [];
    written = open.length;
    return [name];
  };
  return {
    isOpen,
    /** How many of those that were written are open. */
    depth: (): number => written,
    /** What ends because such an element begins. */
    endedBy(name: string): string[] {
      const ended: string[] = [];
      while (ENDED_BY.get(name)?.has(open.at(-1) ?? '')) ended.push(...endLast());
      return ended;
    },
    begin(name: string, isWritten: boolean): void {
      if (open.length >= MOST) return;
      open.push(name);
      counts.set(name, (counts.get(name) ?? 0) + 1);
      if (isWritten) written = open.length;
    },
    /** What ends with the last of the open elements of this name, itself included. */
    end(name: string): string[] {
      const ended: string[] = [];
      const left = counts.get(name) ?? 0;
      while (left > 0 && counts.get(name) === left) ended.push(...endLast());
      return ended;
    },
    /** All that is still open. */
    endAll(): string[] {
      const ended: string[] = [];
      while (open.length > 0) ended.push(...endLast());
      return ended;
    },
  };
}
