// Turns evidence that was looked at of late into the events it told then: follow-ups, and many people, ask about the same days.
import type { Event, Evidence } from '../model/event.ts';

/** Pieces of evidence whose events are kept, over all: a few months of a busy saga, or a hundred of its days. */
const MOST_EVIDENCE = 10_000;

interface Made {
  readonly evidence: readonly Evidence[];
  readonly events: readonly Event[];
}

const isSame = (a: readonly Evidence[], b: readonly Evidence[]): boolean =>
  a.length === b.length && a.every((one, i) => one === b[i]);

/**
 * Remembers what a pure function made of the very same pieces of evidence. A record that has changed hands out new pieces, so that
 * nothing here is ever out of date.
 */
export function madeLately(): (evidence: readonly Evidence[], make: () => Event[]) => Event[] {
  let kept: Made[] = [];
  return (evidence, make) => {
    const known = kept.find((made) => isSame(made.evidence, evidence));
    const made = known ?? { evidence: [...evidence], events: make() };
    let room = MOST_EVIDENCE;
    kept = [made, ...kept.filter((other) => other !== made)].filter((one) => {
      room -= one.evidence.length;
      return room >= 0;
    });
    return [...made.events];
  };
}
