// Turns a happening into what is kept of it: places stand for its evidence, words for finding it again are laid beside.
import type { Evidence, Happening } from '../../model/event.ts';
import type { EventRecord, KeyedEvidence } from '../../ports/record.ts';

/** Sentences by which an event is found; more papers than this say the same again. */
const MOST_TOLD = 40;

/** Its sentences and the titles above them, each once. */
export const toldBy = (evidence: readonly Evidence[]): string =>
  [...new Set(evidence.slice(0, MOST_TOLD).flatMap(({ report, article }) => [report.text, article.title ?? '']))].join(
    '\n',
  );

/** `keyed` holds the very pieces of evidence that the happening was made of. */
export function asRecord(happening: Happening, keyed: readonly KeyedEvidence[]): EventRecord {
  const { evidence, beside, firstReported, differing, id: _, ...rest } = happening;
  const keyOf = new Map(keyed.map((one) => [one.evidence, one.key]));
  const rankOf = new Map(evidence.map((one, rank) => [one, rank]));
  return {
    ...rest,
    reports: evidence.map((one) => keyOf.get(one) as number),
    headline: evidence[0].report.text,
    beside: (beside ?? []).map((one) => rankOf.get(one) as number),
    firstReported: firstReported ? (rankOf.get(firstReported) ?? null) : null,
    differing: differing.map(({ evidence: one, how }) => ({ rank: rankOf.get(one) as number, how })),
    told: toldBy(evidence),
  };
}
