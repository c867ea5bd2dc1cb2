// Turns fitting evidence without a known day into the few sentences that are shown beside the events.

import { subjectStems } from '../english/words.ts';
import { containment } from '../likeness/sets.ts';
import type { Evidence } from '../model/event.ts';

/** Sentences shown where nothing is dated, and beside events, of which this many are enough. */
const ALONE = 6;
const BESIDE_EVENTS = 3;
const ENOUGH_EVENTS = 4;
/** Share of words from which two sentences say the same. */
const ALIKE = 0.7;

/** The best sentences, each thing once. `found` is in order, the best first; `events` is how many events are shown. */
export function undatedShown(found: readonly { readonly evidence: Evidence }[], events: number): Evidence[] {
  if (events >= ENOUGH_EVENTS) return [];
  const shown: { readonly evidence: Evidence; readonly stems: ReadonlySet<string> }[] = [];
  for (const { evidence } of found) {
    if (shown.length === (events > 0 ? BESIDE_EVENTS : ALONE)) break;
    const stems = new Set(subjectStems(evidence.report.text));
    if (shown.every((other) => containment(other.stems, stems) < ALIKE)) shown.push({ evidence, stems });
  }
  return shown.map(({ evidence }) => evidence);
}
