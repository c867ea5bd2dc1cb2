// Writes what changed groups make of the events that were there, under the ids that they have or new ones.
import { hash } from 'node:crypto';
import type { OneTelling } from '../../events/beside.ts';
import { happeningOf } from '../../events/happening.ts';
import { oneTelling, type Traits } from '../../events/identity/index.ts';
import type { Interest } from '../../events/salience.ts';
import type { Evidence } from '../../model/event.ts';
import { compareText } from '../../model/order.ts';
import type { Saga } from '../../model/saga.ts';
import type { Change, EventRecord, KeyedEvidence, ReportKey, WrittenEvent } from '../../ports/record.ts';
import { asRecord } from './as-record.ts';
import type { Ended, Heir } from './inherit.ts';
import type { Telling } from './mind.ts';
import type { Tellings } from './tellings.ts';

/** What events are made with. */
export interface Makers {
  readonly change: Change;
  readonly saga: Saga;
  readonly tellings: Tellings;
  readonly interest: Interest;
  readonly cellSize: number;
}

/** By article, then place, whatever keys they have. */
const canonical = (a: KeyedEvidence, b: KeyedEvidence): number =>
  compareText(a.evidence.article.id, b.evidence.article.id) || a.evidence.report.index - b.evidence.report.index;

/** An event as it is to be written; one that goes on none has no id yet. */
interface Draft {
  readonly heir: Heir;
  readonly event: EventRecord;
  readonly founder: Evidence;
}

/** An id that depends on what founds the event; where that is taken, on how often. */
const idFrom = (saga: string, { report }: Evidence, taken: number): string => {
  const founded = `${saga}\n${report.article}\n${report.begin - report.sentence.begin}\n${report.text}\n${taken || ''}`;
  return hash('sha256', founded).slice(0, 12);
};

/** The ids of events, those that they have or new ones. */
async function idsOf(change: Change, saga: string, drafts: readonly Draft[]): Promise<ReadonlyMap<Draft, string>> {
  const ids = new Map(drafts.flatMap((draft) => (draft.heir.kept ? [[draft, draft.heir.kept.id] as const] : [])));
  const given = new Set<string>();
  let waiting = drafts.filter((draft) => !ids.has(draft));
  for (let taken = 0; waiting.length > 0; taken++) {
    const wished = new Map(waiting.map((draft) => [draft, idFrom(saga, draft.founder, taken)]));
    const used = await change.used([...new Set(wished.values())]);
    for (const [draft, id] of wished)
      if (!used.has(id) && !given.has(id)) {
        given.add(id);
        ids.set(draft, id);
      }
    waiting = waiting.filter((draft) => !ids.has(draft));
  }
  return ids;
}

export type TraitsAt = (reports: readonly ReportKey[]) => Promise<ReadonlyMap<ReportKey, Traits>>;

/** How likely reports tell one thing, by what they are compared by. */
function tellingBy(keyed: readonly Telling[], known: ReadonlyMap<ReportKey, Traits>): OneTelling {
  const traits = new Map(keyed.map(({ key, features }) => [features, known.get(key)]));
  return (one, other) => {
    const [a, b] = [traits.get(one), traits.get(other)];
    return a && b ? oneTelling(a, b) : 0;
  };
}

async function draftsOf(
  { tellings, interest }: Makers,
  heirs: readonly Heir[],
  traitsAt: TraitsAt,
): Promise<readonly Draft[]> {
  // All of them are brought to mind at once.
  const reports = heirs.flatMap(({ group }) => group);
  await tellings.of(reports);
  const traits = await traitsAt(reports);
  const drafts: Draft[] = [];
  for (const heir of heirs) {
    const keyed = await tellings.of(heir.group);
    if (keyed.length === 0) continue;
    const inOrder = [...keyed].sort(canonical);
    const happening = happeningOf(
      inOrder.map(({ features }) => features),
      interest,
      tellingBy(keyed, traits),
    );
    drafts.push({ heir, event: asRecord(happening, keyed), founder: happening.evidence[0] });
  }
  return drafts;
}

/** What changed groups make of the events that were there. */
export interface Outcome {
  /** Events that are written, and those that stay as they are. */
  readonly written: readonly Heir[];
  readonly kept: readonly Heir[];
  readonly ended: readonly Ended[];
  readonly traitsAt: TraitsAt;
}

/** Where an event is under the key that it has, or is to be. */
const placeOf = ({ kept, partedFrom }: Heir, id: string): WrittenEvent['as'] => {
  if (kept) return { key: kept.key };
  return partedFrom ? { id, partedFrom: partedFrom.id } : { id };
};

/** Reports whose events are made and written at once, but for those of the last one. */
const AT_ONCE = 300;

function* portionsOf(heirs: readonly Heir[]): Generator<readonly Heir[]> {
  let portion: Heir[] = [];
  let reports = 0;
  for (const heir of heirs) {
    portion.push(heir);
    reports += heir.group.length;
    if (reports < AT_ONCE) continue;
    yield portion;
    [portion, reports] = [[], 0];
  }
  if (portion.length > 0) yield portion;
}

export async function writeEvents(makers: Makers, { written, kept, ended, traitsAt }: Outcome): Promise<void> {
  const { change, saga } = makers;
  const idAt = new Map(kept.flatMap((heir) => heir.group.map((report) => [report, heir.kept?.id] as const)));
  for (const heirs of portionsOf(written)) {
    const drafts = await draftsOf(makers, heirs, traitsAt);
    const ids = await idsOf(change, saga.id, drafts);
    const events = drafts.map((draft) => {
      const id = ids.get(draft) as string;
      for (const report of draft.heir.group) idAt.set(report, id);
      return { event: draft.event, as: placeOf(draft.heir, id) };
    });
    await change.write(events);
  }
  await change.end(
    ended.map(({ event, into }) => ({ key: event.key, becomes: (into === null ? undefined : idAt.get(into)) ?? null })),
  );
}
