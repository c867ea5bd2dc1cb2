// Turns the patterns of all rules into one tree, and walks it: every rule that matches at a token, in one go.
import { nth } from '../../model/nth.ts';
import { NO_ENTRY, type Token } from '../../model/token.ts';
import type { Atom } from './pattern.ts';
import { expandPattern } from './pattern.ts';

export type Captured = number | string;

/** What a class read: where it ended (token index, exclusive) and what it means. */
export interface Reading {
  readonly end: number;
  readonly value: Captured;
}

/** A class that spans tokens. `starts`: the dictionary classes of words that can begin it. Must look at a bounded number of tokens. */
export interface Reader {
  readonly starts: readonly string[];
  read(tokens: readonly Token[], at: number): Reading | null;
}

export type Readers = Readonly<Record<string, Reader>>;

export interface TreeMatch<T> {
  readonly item: T;
  /** Token indices, end exclusive. */
  readonly begin: number;
  readonly end: number;
  /** Names under which classes were captured, a second one of the name with a 2 behind it, and in step what was read. */
  readonly names: readonly string[];
  readonly captured: readonly Captured[];
}

interface Leaf<T> {
  readonly item: T;
  readonly names: readonly string[];
  /** Place in the list of rules: the earlier of two equally long matches wins. */
  readonly order: number;
}

interface TreeNode<T> {
  readonly edges: { readonly atom: Atom; readonly reader: Reader | undefined; readonly child: TreeNode<T> }[];
  readonly leaves: Leaf<T>[];
  /** Edges by the id of the entry that takes them, filled as words come: most words take none. Null while nobody has asked. */
  edgesByEntry: Map<number, TreeNode<T>['edges']> | null;
}

export interface RuleTree<T> {
  /** Matches that begin at a token, the longest first, then in the order of the rules. */
  matchesAt(tokens: readonly Token[], at: number): readonly TreeMatch<T>[];
  /** Every word that a pattern spells out. */
  readonly literals: ReadonlySet<string>;
}

const newNode = <T>(): TreeNode<T> => ({ edges: [], leaves: [], edgesByEntry: null });

/** Builds the tree of `[pattern, item]` pairs. Throws a SyntaxError for a pattern that does not parse. */
export function buildTree<T>(patterns: readonly (readonly [string, T])[], readers: Readers): RuleTree<T> {
  const root = newNode<T>();
  const literals = new Set<string>();
  patterns.forEach(([pattern, item], order) => {
    for (const { atoms, names } of expandPattern(pattern)) {
      let node = root;
      for (const atom of atoms) {
        for (const word of atom.words) literals.add(word);
        node = childOf(node, atom, readers);
      }
      node.leaves.push({ item, names: numbered(names), order });
    }
  });
  return { literals, matchesAt: createWalker(root) };
}

/** A name that comes again has a 2 behind it. */
const numbered = (names: readonly string[]): readonly string[] =>
  names.map((name, i) => (name !== '' && names.indexOf(name) < i ? `${name}2` : name));

function childOf<T>(node: TreeNode<T>, atom: Atom, readers: Readers): TreeNode<T> {
  const known = node.edges.find((edge) => edge.atom.key === atom.key);
  if (known) return known.child;
  const child = newNode<T>();
  node.edges.push({ atom, reader: readers[atom.name], child });
  return child;
}

const isNumeral = (token: Token): boolean => token.kind !== 'word' && token.kind !== 'mark';

function mayTake<T>({ atom, reader }: TreeNode<T>['edges'][number], token: Token): boolean {
  // All numerals of a kind share one list, whatever their digits.
  if (atom.kind === 'word')
    return isNumeral(token) ? [...atom.words].some((w) => /^\d/.test(w)) : atom.words.has(token.word);
  if (!reader) return token.entry.senses[atom.name] !== undefined;
  return reader.starts.some((sense) => token.entry.senses[sense] !== undefined);
}

/** Only words of the lexicon are asked for, so the lists stay few. */
function edgesFor<T>(node: TreeNode<T>, token: Token): TreeNode<T>['edges'] {
  node.edgesByEntry ??= new Map();
  const known = node.edgesByEntry.get(token.entry.id);
  if (known) return known;
  const edges = node.edges.filter((edge) => mayTake(edge, token));
  node.edgesByEntry.set(token.entry.id, edges);
  return edges;
}

/** A pattern that matched, and where it ends. */
interface Reached<T> {
  readonly leaf: Leaf<T>;
  readonly match: TreeMatch<T>;
}

const byReach = <T>(a: Reached<T>, b: Reached<T>): number => b.match.end - a.match.end || a.leaf.order - b.leaf.order;

function createWalker<T>(root: TreeNode<T>): RuleTree<T>['matchesAt'] {
  const none: readonly TreeMatch<T>[] = [];
  const values: Captured[] = [];
  return (tokens, at) => {
    if (edgesFor(root, nth(tokens, at)).length === 0) return none;
    const found: Reached<T>[] = [];
    visit(root, tokens, at, at, values, found);
    if (found.length === 0) return none;
    return found.length === 1 ? [nth(found, 0).match] : found.sort(byReach).map(({ match }) => match);
  };
}

/** Goes on from a node at token `i`; `values` are what was captured since `begin`, and are so again on return. */
function visit<T>(
  node: TreeNode<T>,
  tokens: readonly Token[],
  begin: number,
  i: number,
  values: Captured[],
  found: Reached<T>[],
): void {
  for (const leaf of node.leaves) found.push({ leaf, match: matchOf(leaf, begin, i, values) });
  const token = tokens[i];
  if (token === undefined || token.entry === NO_ENTRY || node.edges.length === 0) return;
  if (token.breakBefore && i > begin) return;
  for (const { atom, reader, child } of edgesFor(node, token)) {
    const reading = readAtom(atom, reader, tokens, i, token);
    if (reading === null) continue;
    values.push(reading.value);
    visit(child, tokens, begin, reading.end, values, found);
    values.pop();
  }
}

function readAtom(
  atom: Atom,
  reader: Reader | undefined,
  tokens: readonly Token[],
  i: number,
  token: Token,
): Reading | null {
  if (atom.glued && !token.glued) return null;
  if (atom.kind === 'word') return atom.words.has(token.word) ? { end: i + 1, value: token.word } : null;
  if (reader) return reader.read(tokens, i);
  const value = token.entry.senses[atom.name];
  return value === undefined ? null : { end: i + 1, value };
}

function matchOf<T>(leaf: Leaf<T>, begin: number, end: number, values: readonly Captured[]): TreeMatch<T> {
  return { item: leaf.item, begin, end, names: leaf.names, captured: values.slice() };
}
