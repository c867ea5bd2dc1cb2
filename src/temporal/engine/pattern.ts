// Turns rule patterns such as "the? ORD day of MONTH" into flat sequences of atoms.

import { nth } from '../../model/nth.ts';

/**
 * One step of a pattern. word: one of these words; sense: a word with that dictionary class; reader: a class that the language
 * reads over several tokens (numbers, years). `glued`: no white space before it.
 */
export interface Atom {
  readonly kind: 'word' | 'class';
  /** Canonical spelling: equal atoms have equal keys. */
  readonly key: string;
  readonly words: ReadonlySet<string>;
  readonly name: string;
  readonly glued: boolean;
}

/** A flat alternative: atoms with the name under which each is captured ('' = not at all). */
interface Sequence {
  readonly atoms: readonly Atom[];
  readonly names: readonly string[];
}

type Node =
  | { readonly kind: 'atom'; readonly atom: Atom; readonly capture: string }
  | { readonly kind: 'all'; readonly parts: readonly Node[] }
  | { readonly kind: 'any'; readonly options: readonly Node[]; readonly optional: boolean };

const PIECE = /[()?|]|[^\s()?|]+/g;

/**
 * Flat alternatives of a pattern. Syntax: words in small letters and punctuation stand for themselves; CAPITALS are classes,
 * captured under their name or, as "n=NUM", under another; ( ) groups, | separates alternatives, ? makes the piece before it
 * optional, ~ before a piece demands that no white space stands before it.
 * Throws a SyntaxError for a pattern that does not parse (a fault of the rule's author).
 */
export function expandPattern(pattern: string): Sequence[] {
  const pieces = pattern.match(PIECE) ?? [];
  let at = 0;
  const alternatives = (): Node => {
    const options = [sequence()];
    while (pieces[at] === '|') {
      at++;
      options.push(sequence());
    }
    return options.length === 1 ? nth(options, 0) : { kind: 'any', options: mergeWords(options), optional: false };
  };
  const sequence = (): Node => {
    const parts: Node[] = [];
    while (at < pieces.length && pieces[at] !== '|' && pieces[at] !== ')') {
      const part = primary();
      const optional = pieces[at] === '?';
      if (optional) at++;
      parts.push(optional ? { kind: 'any', options: [part], optional } : part);
    }
    return { kind: 'all', parts };
  };
  const primary = (): Node => {
    const piece = nth(pieces, at++);
    if (piece !== '(') return atomNode(piece);
    const inner = alternatives();
    if (pieces[at++] !== ')') throw new SyntaxError(`pattern "${pattern}" lacks a closing bracket`);
    return inner;
  };
  const tree = alternatives();
  if (at < pieces.length) throw new SyntaxError(`pattern "${pattern}" has "${pieces[at]}" too much`);
  return flatten(tree);
}

function atomNode(piece: string): Node {
  const glued = piece.startsWith('~');
  const [, capture = '', name = ''] = /^(?:([a-z]\w*)=)?(.+)$/.exec(glued ? piece.slice(1) : piece) ?? [];
  const isClass = /^[A-Z][A-Z0-9_]*$/.test(name);
  const words = new Set(isClass ? [] : [name]);
  const atom: Atom = { kind: isClass ? 'class' : 'word', key: `${glued ? '~' : ''}${name}`, words, name, glued };
  return { kind: 'atom', atom, capture: capture || (isClass ? name : '') };
}

/** Alternatives that are all single words become one atom, which keeps the rule tree small. */
function mergeWords(options: readonly Node[]): readonly Node[] {
  const atoms = options.map((o) => (o.kind === 'all' && o.parts.length === 1 ? o.parts[0] : undefined));
  const single = atoms.every((n) => n?.kind === 'atom' && n.atom.kind === 'word' && !n.atom.glued && n.capture === '');
  if (!single) return options;
  const words = new Set(atoms.flatMap((n) => (n?.kind === 'atom' ? [...n.atom.words] : [])));
  const key = [...words].join('|');
  return [{ kind: 'atom', atom: { kind: 'word', key, words, name: key, glued: false }, capture: 'WORD' }];
}

const EMPTY: Sequence = { atoms: [], names: [] };

function flatten(node: Node): Sequence[] {
  if (node.kind === 'atom') return [{ atoms: [node.atom], names: [node.capture] }];
  if (node.kind === 'any') return [...(node.optional ? [EMPTY] : []), ...node.options.flatMap(flatten)];
  return node.parts.reduce<Sequence[]>(
    (heads, part) => {
      const tails = flatten(part);
      return heads.flatMap((head) =>
        tails.map((tail) => ({ atoms: [...head.atoms, ...tail.atoms], names: [...head.names, ...tail.names] })),
      );
    },
    [EMPTY],
  );
}
