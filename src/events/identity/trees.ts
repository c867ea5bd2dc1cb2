// Boosted trees as a row of numbers: what the training script writes and how a pair's features are scored with it.

/** A node takes four numbers: feature, limit, place of the node at or below the limit, place of the other; or -1, value, 0, 0. */
const NODE = 4;

export interface Trees {
  readonly base: number;
  readonly roots: Uint32Array;
  readonly nodes: Float32Array;
  /** The most that each tree and all behind it can add. */
  readonly most: Float64Array;
}

/** `data` is base64: how many trees and the base score, each 32 bits; the roots, 32 bits each; the nodes. Least byte first. */
export function readTrees(data: string): Trees {
  const bytes = Buffer.from(data, 'base64');
  const count = bytes.readUInt32LE(0);
  const roots = Uint32Array.from({ length: count }, (_, i) => bytes.readUInt32LE(8 + 4 * i) * NODE);
  const from = 8 + 4 * count;
  const nodes = Float32Array.from({ length: (bytes.length - from) / 4 }, (_, i) => bytes.readFloatLE(from + 4 * i));
  return { base: bytes.readFloatLE(4), roots, nodes, most: mostOf(roots, nodes) };
}

function highestLeaf(nodes: Float32Array, at: number): number {
  if ((nodes[at] as number) < 0) return nodes[at + 1] as number;
  const [low, high] = [(nodes[at + 2] as number) * NODE, (nodes[at + 3] as number) * NODE];
  return Math.max(highestLeaf(nodes, low), highestLeaf(nodes, high));
}

function mostOf(roots: Uint32Array, nodes: Float32Array): Float64Array {
  const most = new Float64Array(roots.length);
  for (let tree = roots.length - 1, behind = 0; tree >= 0; tree--) {
    behind += highestLeaf(nodes, roots[tree] as number);
    most[tree] = behind;
  }
  return most;
}

/** What rounding may take away. */
const SLACK = 1e-6;

/** 0 to 1; 0 for what can't reach `least`, of which the rest is not summed up. */
export function chanceOf({ base, roots, nodes, most }: Trees, features: Float32Array, least = 0): number {
  const enough = Math.log(least / (1 - least)) - SLACK;
  let sum = base;
  for (let tree = 0; tree < roots.length; tree++) {
    if (sum + (most[tree] as number) < enough) return 0;
    let at = roots[tree] as number;
    for (let feature = nodes[at] as number; feature >= 0; feature = nodes[at] as number) {
      const isLow = (features[feature] as number) <= (nodes[at + 1] as number);
      at = (nodes[at + (isLow ? 2 : 3)] as number) * NODE;
    }
    sum += nodes[at + 1] as number;
  }
  return 1 / (1 + Math.exp(-sum));
}
