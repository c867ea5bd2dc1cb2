// Reads what reports tell together with what their words give, each once for as long as it is true.
import { featuresOf } from '../../events/features.ts';
import type { NameTable } from '../../events/names.ts';
import type { Change, ReportKey } from '../../ports/record.ts';
import type { Mind, Telling } from './mind.ts';

export interface Tellings {
  /** Those of the reports that are in the record. */
  of(reports: readonly ReportKey[]): Promise<readonly Telling[]>;
  put(telling: Telling): void;
  /** Something else is said of an article from which these are. */
  forget(report: ReportKey): void;
}

/** The tellings within one change, kept in mind over many. */
export function tellingsOf(change: Change, { tellings }: Mind, names: NameTable): Tellings {
  return {
    async of(reports) {
      const known = reports.map((report) => tellings.get(report));
      const missing = reports.filter((_, i) => known[i] === undefined);
      const read = missing.length === 0 ? [] : await change.evidence(missing);
      const made = read.map((keyed): Telling => ({ ...keyed, features: featuresOf(keyed.evidence, names) }));
      for (const telling of made) tellings.set(telling.key, telling);
      return [...known.filter((telling) => telling !== undefined), ...made];
    },
    put: (telling) => tellings.set(telling.key, telling),
    forget: (report) => tellings.delete(report),
  };
}
