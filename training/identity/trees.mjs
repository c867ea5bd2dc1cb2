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

/** Logistic regression of standardised features, by Newton's method: the plain thing to beat. */
export function trainLine(samples, labels, weights, { features, ridge = 1, rounds = 8 }) {
  const n = samples.length;
  const mean = new Float64Array(features);
  const spread = new Float64Array(features);
  for (const x of samples) for (let f = 0; f < features; f++) mean[f] += x[f] / n;
  for (const x of samples) for (let f = 0; f < features; f++) spread[f] += (x[f] - mean[f]) ** 2 / n;
  for (let f = 0; f < features; f++) spread[f] = Math.sqrt(spread[f]) || 1;
  const d = features + 1;
  const w = new Float64Array(d);
  const z = new Float64Array(d);
  for (let r = 0; r < rounds; r++) {
    const H = Array.from({ length: d }, () => new Float64Array(d));
    const g = new Float64Array(d);
    for (let i = 0; i < n; i++) {
      for (let f = 0; f < features; f++) z[f] = (samples[i][f] - mean[f]) / spread[f];
      z[features] = 1;
      let s = 0;
      for (let f = 0; f < d; f++) s += w[f] * z[f];
      const p = chance(s);
      const e = weights[i] * (labels[i] - p);
      const c = weights[i] * p * (1 - p);
      for (let f = 0; f < d; f++) {
        g[f] += e * z[f];
        for (let k = 0; k <= f; k++) H[f][k] += c * z[f] * z[k];
      }
    }
    for (let f = 0; f < d; f++) {
      g[f] -= ridge * w[f];
      H[f][f] += ridge;
      for (let k = f + 1; k < d; k++) H[f][k] = H[k][f];
    }
    const step = solve(H, g);
    for (let f = 0; f < d; f++) w[f] += step[f];
  }
  return (x) => {
    let s = w[features];
    for (let f = 0; f < features; f++) s += (w[f] * (x[f] - mean[f])) / spread[f];
    return s;
  };
}

function solve(A, b) {
  const n = b.length;
  const M = A.map((row, i) => [...row, b[i]]);
  for (let i = 0; i < n; i++) {
    let pivot = i;
    for (let r = i + 1; r < n; r++) if (Math.abs(M[r][i]) > Math.abs(M[pivot][i])) pivot = r;
    [M[i], M[pivot]] = [M[pivot], M[i]];
    for (let r = 0; r < n; r++) {
      if (r === i || M[i][i] === 0) continue;
      const q = M[r][i] / M[i][i];
      for (let c = i; c <= n; c++) M[r][c] -= q * M[i][c];
    }
  }
  return M.map((row, i) => row[n] / (row[i] || 1));
}
