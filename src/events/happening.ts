// Turns the reports of one happening into it: its day, its leading sentence, its sources, who differs, how much it matters.
import { hash } from 'node:crypto';
import { type Evidence, type Happening, tellersOf } from '../model/event.ts';
import type { ReportKind } from '../model/report.ts';
import { actorsOf } from './actors.ts';
import { besideTheLine, type OneTelling } from './beside.ts';
import { differingFrom } from './differing.ts';
import { dateOfEvent } from './event-day.ts';
import type { Features } from './features.ts';
import { inLeadingOrder, isOpinion, onlyPoints, withOwnDayFirst } from './leading.ts';
import { reportedNews } from './reported-day.ts';
import { type Interest, salienceOf } from './salience.ts';
import { corroborate } from './sources.ts';

const idOf = ({ report }: Evidence): string =>
  hash('sha256', `${report.date?.from}\n${report.date?.to}\n${report.text}`).slice(0, 12);

/** What is only pointed to was told elsewhere: it is no news of its own. */
const kindOf = (lead: Evidence): ReportKind =>
  isOpinion(lead) ? 'opinion' : onlyPoints(lead) ? 'background' : lead.report.kind;

const ledBy = (lead: Features, others: readonly Features[]): readonly Features[] => [
  lead,
  ...others.filter((f) => f !== lead),
];

const ALL_TELL: OneTelling = () => 1;

/**
 * `group` is what the reports give (features.ts), in any order, at least one. Who publishes it and who was first is asked of those alone
 * that tell what the line tells, by `oneTelling`; all of them count for its day and for how much it matters.
 */
export function happeningOf(
  group: readonly Features[],
  interest: Interest,
  oneTelling: OneTelling = ALL_TELL,
): Happening {
  const inOrder = inLeadingOrder(group);
  const day = dateOfEvent(inOrder);
  const news = day === null ? reportedNews(inOrder) : null;
  const date = day ?? news?.date ?? null;
  const ordered = (news ? ledBy(news.lead, inOrder) : withOwnDayFirst(inOrder, day)) as [Features, ...Features[]];
  const [lead] = ordered;
  const evidence = ordered.map((f) => f.evidence) as [Evidence, ...Evidence[]];
  const draft = {
    date,
    kind: news ? 'report' : kindOf(lead.evidence),
    actors: actorsOf(evidence),
    evidence,
    ...corroborate(evidence),
    differing: differingFrom(ordered, day),
  };
  const whole = { id: idOf(lead.evidence), ...draft, ...salienceOf(draft, ordered, interest) };
  const beside = besideTheLine(ordered, oneTelling).map((f) => f.evidence);
  return beside.length === 0 ? whole : { ...whole, beside, ...corroborate(tellersOf({ evidence, beside })) };
}
