// Turns the reports of one happening into it: its day, its leading sentence, its sources, who differs, how much it matters.
import { hash } from 'node:crypto';
import type { Evidence, Happening } from '../model/event.ts';
import type { ReportKind } from '../model/report.ts';
import { actorsOf } from './actors.ts';
import { differingFrom } from './differing.ts';
import { dateOfEvent } from './event-day.ts';
import type { Features } from './features.ts';
import { inLeadingOrder, isOpinion, onlyPoints, withOwnDayFirst } from './leading.ts';
import { type Interest, salienceOf } from './salience.ts';
import { corroborate } from './sources.ts';

const idOf = ({ report }: Evidence): string =>
  hash('sha256', `${report.date?.from}\n${report.date?.to}\n${report.text}`).slice(0, 12);

/** What is only pointed to was told elsewhere: it is no news of its own. */
const kindOf = (lead: Evidence): ReportKind =>
  isOpinion(lead) ? 'opinion' : onlyPoints(lead) ? 'background' : lead.report.kind;

/** `group` is what the reports give (features.ts), in any order, at least one. */
export function happeningOf(group: readonly Features[], interest: Interest): Happening {
  const inOrder = inLeadingOrder(group);
  const date = dateOfEvent(inOrder);
  const ordered = withOwnDayFirst(inOrder, date) as [Features, ...Features[]];
  const [lead] = ordered;
  const evidence = ordered.map((f) => f.evidence) as [Evidence, ...Evidence[]];
  const draft = {
    date,
    kind: kindOf(lead.evidence),
    actors: actorsOf(evidence),
    evidence,
    ...corroborate(evidence),
    differing: differingFrom(ordered, date),
  };
  return { id: idOf(lead.evidence), ...draft, ...salienceOf(draft, ordered, interest) };
}
