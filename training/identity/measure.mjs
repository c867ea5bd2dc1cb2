// The figures of grouped piles: pairs, merges of two stories, BCubed over checked sentences, and how large the largest event is.
import { groupsOf, linksAmong, withFellows } from '../../dist/src/events/identity/index.js';

const meets = (a, b) => {
  for (const x of a) if (b.has(x)) return true;
  return false;
};
const common = (a, b) => {
  let n = 0;
  for (const x of a) if (b.has(x)) n++;
  return n;
};

/** `linksOf(pile)` → links among its reports. */
export const linksWith = (pile, likely) => linksAmong([], pile.reports.map(({ traits }) => traits), likely, 0.02);

/** `withinOf(pile)` drops links between stories, as the program does unless told. */
export function measure(piles, linksOf, enough, withinOf = () => undefined) {
  const sum = { said: 0, right: 0, gold: 0, merges: 0, bp: 0, br: 0, items: 0, largest: [], events: 0, multi: 0, reports: 0 };
  for (const pile of piles) {
    const traits = pile.reports.map((r) => r.traits);
    const links = linksOf(pile);
    const groups = withFellows(traits, groupsOf(traits, links, enough, withinOf(pile)), links);
    sum.events += groups.length;
    sum.multi += groups.filter((g) => new Set(g.map((i) => traits[i].article.id)).size > 1).length;
    sum.reports += traits.length;
    sum.largest.push(Math.max(...groups.map((g) => g.length)) / traits.length);
    const events = new Map();
    groups.forEach((group, g) => {
      for (const i of group) for (const s of pile.reports[i].sentences) events.set(s, (events.get(s) ?? new Set()).add(g));
    });
    const checked = pile.sentences.flatMap((s, i) => (s.checked ? [{ ...s, said: events.get(i) ?? new Set([`alone ${i}`]), gold: new Set(s.chains) }] : []));
    for (let i = 0; i < checked.length; i++)
      for (let j = i + 1; j < checked.length; j++) {
        const [a, b] = [checked[i], checked[j]];
        if (a.article === b.article) continue;
        const [gold, said] = [meets(a.gold, b.gold), meets(a.said, b.said)];
        if (gold) sum.gold++;
        if (said) sum.said++;
        if (gold && said) sum.right++;
        if (said && !gold && a.story !== b.story) sum.merges++;
      }
    for (const e of checked.filter((s) => s.gold.size)) {
      let [p, pn, r, rn] = [0, 0, 0, 0];
      for (const f of checked.filter((s) => s.gold.size)) {
        const [g, s] = [common(e.gold, f.gold), common(e.said, f.said)];
        if (s) [p, pn] = [p + Math.min(g, s) / s, pn + 1];
        if (g) [r, rn] = [r + Math.min(g, s) / g, rn + 1];
      }
      sum.bp += p / pn;
      sum.br += r / rn;
      sum.items++;
    }
  }
  const [p, r] = [sum.right / (sum.said || 1), sum.right / sum.gold];
  const [bp, br] = [sum.bp / sum.items, sum.br / sum.items];
  return {
    said: sum.said, P: 100 * p, R: 100 * r, F1: (200 * p * r) / (p + r || 1), merges: (100 * sum.merges) / (sum.said || 1),
    BP: 100 * bp, BR: 100 * br, BF: (200 * bp * br) / (bp + br), largest: sum.largest.reduce((a, b) => a + b) / piles.length, most: Math.max(...sum.largest),
    events: sum.events / piles.length, multi: sum.multi / piles.length,
  };
}

export const row = (m) => Object.entries(m).map(([k, v]) => `${k} ${v.toFixed(k === 'largest' || k === 'most' ? 2 : 1)}`).join('  ');

/** Area under the curve of receiver operating characteristics. */
export function auc(scores, labels) {
  const order = scores.map((_, i) => i).sort((a, b) => scores[a] - scores[b]);
  let [ranks, yes] = [0, 0];
  order.forEach((i, rank) => {
    if (labels[i]) [ranks, yes] = [ranks + rank + 1, yes + 1];
  });
  return (ranks - (yes * (yes + 1)) / 2) / (yes * (labels.length - yes));
}
