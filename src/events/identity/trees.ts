// Boosted trees as a row of numbers: what the training script writes and how a pair's features are scored with it.

/** A node takes four numbers: feature, limit, place of the node at or below the limit, place of the other; or -1, value, 0, 0. */
const NODE = 4;

export interface Trees {
  readonly base: number;
  readonly roots: Uint32Array;
  readonly nodes: Float32Array;
}

/** `data` is base64: how many trees and the base score, each 32 bits; the roots, 32 bits each; the nodes. Least byte first. */
export function readTrees(data: string): Trees {
  const bytes = Buffer.from(data, 'base64');
  const count = bytes.readUInt32LE(0);
  const roots = Uint32Array.from({ length: count }, (_, i) => bytes.readUInt32LE(8 + 4 * i) * NODE);
  const from = 8 + 4 * count;
  const nodes = Float32Array.from({ length: (bytes.length - from) / 4 }, (_, i) => bytes.readFloatLE(from + 4 * i));
  return { base: bytes.readFloatLE(4), roots, nodes };
}

/** 0 to 1. */
export function chanceOf({ base, roots, nodes }: Trees, features: Float32Array): number {
  let sum = base;
  for (let tree = 0; tree < roots.length; tree++) {
    let at = roots[tree] as number;
    for (let feature = nodes[at] as number; feature >= 0; feature = nodes[at] as number) {
      const isLow = (features[feature] as number) <= (nodes[at + 1] as number);
      at = (nodes[at + (isLow ? 2 : 3)] as number) * NODE;
    }
    sum += nodes[at + 1] as number;
  }
  return 1 / (1 + Math.exp(-sum));
}
