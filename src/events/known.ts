// Turns the people and keywords of a saga into what is worked out once for each sentence of it, however often it is asked about.

import { subjectStems } from '../english/words.ts';
import type { Event, Evidence } from '../model/event.ts';
import type { Person } from '../model/saga.ts';
import { type DatedFeatures, datedFeaturesOf, type Features } from './features.ts';
import { madeLately } from './made-lately.ts';
import { nameTable } from './names.ts';
import type { Interest } from './salience.ts';

/** Lives as long as the saga's own lists; what it knows of a piece of evidence lives as long as that piece. */
export interface Known {
  /** The events of evidence, made once for the same pieces of it. */
  readonly lately: ReturnType<typeof madeLately>;
  readonly keywords: readonly string[];
  readonly interest: Interest;
  /** Null for evidence without a date. */
  features(evidence: Evidence): DatedFeatures | null;
  /** By the first of its sentences the event that was made last, with all of them. */
  readonly told: WeakMap<Features, { readonly group: readonly Features[]; readonly event: Event }>;
}

const sagas = new WeakMap<readonly Person[], Known>();

function newKnown(people: readonly Person[], keywords: readonly string[]): Known {
  const names = nameTable(people);
  const known = new WeakMap<Evidence, { readonly features: DatedFeatures | null }>();
  return {
    keywords,
    interest: { keywordStems: new Set(keywords.flatMap(subjectStems)) },
    features(evidence) {
      const found = known.get(evidence) ?? { features: datedFeaturesOf(evidence, names) };
      known.set(evidence, found);
      return found.features;
    },
    told: new WeakMap(),
    lately: madeLately(),
  };
}

/** The same for the same two lists. */
export function knownOf(people: readonly Person[], keywords: readonly string[]): Known {
  const last = sagas.get(people);
  if (last?.keywords === keywords) return last;
  const known = newKnown(people, keywords);
  sagas.set(people, known);
  return known;
}
