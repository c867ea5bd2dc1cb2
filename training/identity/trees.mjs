// Boosted regression trees for a yes or no (Friedman 2001): histogram splits, logistic loss, weights of samples.

const BINS = 32;

/** Upper ends of up to BINS - 1 bins of each feature, by quantiles of a sample. */
function binsOf(samples, features) {
  const step = Math.max(1, Math.floor(samples.length / 20_000));
  return Array.from({ length: features }, (_, f) => {
    const values = [];
    for (let i = 0; i < samples.length; i += step) values.push(samples[i][f]);
    values.sort((a, b) => a - b);
    const ends = [];
    for (let b = 1; b < BINS; b++) {
      const value = values[Math.floor((b * values.length) / BINS)];
      if (ends.length === 0 || value > ends.at(-1)) ends.push(value);
    }
    const distinct = [...new Set(values)];
    if (distinct.length <= BINS) return distinct.slice(0, -1);
    return ends.at(-1) === values.at(-1) ? ends.slice(0, -1) : ends;
  });
}

const binOf = (value, ends) => {
  let [low, high] = [0, ends.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value <= ends[middle]) high = middle;
    else low = middle + 1;
  }
  return low;
};

/** Trains; `samples` are Float32Arrays. Returns {base, trees: [{feature, at, low, high} | number …]}: x[feature] <= at goes low. */
export function trainTrees(samples, labels, weights, { features, trees = 60, depth = 4, rate = 0.15, leaf = 40, ridge = 5, use = null }) {
  const n = samples.length;
  const ends = binsOf(samples, features);
  const columns = Array.from({ length: features }, (_, f) => Uint8Array.from(samples, (x) => binOf(x[f], ends[f])));
  const allowed = Array.from({ length: features }, (_, f) => f).filter((f) => !use || use(f));
  let [yes, all] = [0, 0];
  for (let i = 0; i < n; i++) [yes, all] = [yes + labels[i] * weights[i], all + weights[i]];
  const base = Math.log(yes / (all - yes));
  const score = new Float64Array(n).fill(base);
  const [gradient, curve] = [new Float64Array(n), new Float64Array(n)];
  const made = [];
  for (let t = 0; t < trees; t++) {
    for (let i = 0; i < n; i++) {
      const p = 1 / (1 + Math.exp(-score[i]));
      gradient[i] = weights[i] * (labels[i] - p);
      curve[i] = weights[i] * p * (1 - p);
    }
    const grow = (rows, left) => {
      let [g, h] = [0, 0];
      for (const i of rows) [g, h] = [g + gradient[i], h + curve[i]];
      const value = (rate * g) / (h + ridge);
      const best = left > 0 && rows.length >= 2 * leaf ? bestSplit(rows, g, h) : null;
      if (!best) {
        for (const i of rows) score[i] += value;
        return value;
      }
      const column = columns[best.feature];
      const low = rows.filter((i) => column[i] <= best.bin);
      const high = rows.filter((i) => column[i] > best.bin);
      return { feature: best.feature, at: ends[best.feature][best.bin], low: grow(low, left - 1), high: grow(high, left - 1) };
    };
    const bestSplit = (rows, g, h) => {
      let best = null;
      const [gs, hs, ns] = [new Float64Array(BINS + 1), new Float64Array(BINS + 1), new Int32Array(BINS + 1)];
      for (const f of allowed) {
        gs.fill(0);
        hs.fill(0);
        ns.fill(0);
        const column = columns[f];
        for (let k = 0; k < rows.length; k++) {
          const i = rows[k];
          const b = column[i];
          gs[b] += gradient[i];
          hs[b] += curve[i];
          ns[b]++;
        }
        let [gl, hl, nl] = [0, 0, 0];
        for (let b = 0; b < ends[f].length; b++) {
          gl += gs[b];
          hl += hs[b];
          nl += ns[b];
          if (nl < leaf || rows.length - nl < leaf) continue;
          const gain = (gl * gl) / (hl + ridge) + ((g - gl) * (g - gl)) / (h - hl + ridge) - (g * g) / (h + ridge);
          if (gain > (best?.gain ?? 1e-3)) best = { gain, feature: f, bin: b };
        }
      }
      return best;
    };
    made.push(grow(Int32Array.from({ length: n }, (_, i) => i), depth));
  }
  return { base, trees: made };
}

export function scoreOf({ base, trees }, x) {
  let sum = base;
  for (const tree of trees) {
    let node = tree;
    while (typeof node !== 'number') node = x[node.feature] <= node.at ? node.low : node.high;
    sum += node;
  }
  return sum;
}

export const chance = (score) => 1 / (1 + Math.exp(-score));

/**
 * Logistic regression of standardised features, a coordinate at a time: {base, weights}. `signs[f]` is 1 where a feature may only speak for a
 * label, -1 where only against it, 0 where the samples decide.
 */
export function trainLine(samples, labels, weights, { features, signs, ridge = 1, rounds = 12, passes = 4 }) {
  const n = samples.length;
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const meanOf = (of) => samples.reduce((sum, x, i) => sum + weights[i] * of(x), 0) / all;
  const means = Float64Array.from({ length: features }, (_, f) => meanOf((x) => x[f]));
  const spreads = Float64Array.from({ length: features }, (_, f) => Math.sqrt(meanOf((x) => (x[f] - means[f]) ** 2)) || 1);
  const columns = Array.from({ length: features }, (_, f) => Float64Array.from(samples, (x) => (x[f] - means[f]) / spreads[f]));
  const ones = new Float64Array(n).fill(1);
  const w = new Float64Array(features + 1);
  const score = new Float64Array(n);
  const [curve, rest] = [new Float64Array(n), new Float64Array(n)];
  const move = (f, column, held, sign) => {
    let [slope, bend] = [-held * w[f], held];
    for (let i = 0; i < n; i++) {
      slope += rest[i] * column[i];
      bend += curve[i] * column[i] ** 2;
    }
    const free = w[f] + slope / bend;
    const step = (sign * free < 0 ? 0 : free) - w[f];
    w[f] += step;
    for (let i = 0; i < n; i++) {
      score[i] += step * column[i];
      rest[i] -= curve[i] * step * column[i];
    }
  };
  for (let round = 0; round < rounds; round++) {
    for (let i = 0; i < n; i++) {
      const p = chance(score[i]);
      curve[i] = weights[i] * Math.max(p * (1 - p), 1e-4);
      rest[i] = weights[i] * (labels[i] - p);
    }
    for (let pass = 0; pass < passes; pass++) {
      move(features, ones, 0, 0);
      columns.forEach((column, f) => move(f, column, ridge, signs[f]));
    }
  }
  const slopes = Array.from(columns, (_, f) => w[f] / spreads[f]);
  return { base: w[features] - slopes.reduce((sum, slope, f) => sum + slope * means[f], 0), weights: slopes };
}
