// What is new in a digest, and a line for each event that an alert has told already.

import { longDayWords } from '../../model/date-words.ts';
import { addDays, type IsoDate } from '../../model/day.ts';
import type { Day, Digest } from '../../model/digest.ts';
import type { Event } from '../../model/event.ts';
import type { Block } from '../../model/message.ts';
import type { Delivery, Subscription } from '../../model/subscription.ts';
import type { Told } from '../../ports.ts';
import type { DeliveryPorts } from './ports.ts';
import { isSameEvent, type Lineages, shownEvent } from './shown.ts';

/** An event of the digest, and the day of the alert that told it. */
interface ToldEvent {
  readonly event: Event;
  readonly day: IsoDate;
}

export interface Parted {
  /** The digest without what was told; days that have nothing else are left out. */
  readonly fresh: Digest;
  readonly told: readonly ToldEvent[];
}

/** Alerts that were posted before a digest: a digest is not changed by what came after it. */
export async function alertsBefore(
  { ledger }: Pick<DeliveryPorts, 'ledger'>,
  subscription: Subscription,
  { from, begunAt }: Delivery,
): Promise<readonly Told[]> {
  if (subscription.alerts === null) return [];
  const told = await ledger.told({ subscription: subscription.id }, addDays(from, -1));
  const end = begunAt ?? Number.POSITIVE_INFINITY;
  return told.filter(
    ({ delivery }) => delivery.kind === 'alert' && delivery.status === 'sent' && (delivery.begunAt ?? 0) <= end,
  );
}

/** `lineages` tells what became of the events that the alerts told. */
export function partedBy(alerts: readonly Told[], digest: Digest, lineages?: Lineages): Parted {
  if (alerts.length === 0) return { fresh: digest, told: [] };
  const told: ToldEvent[] = [];
  const isFresh = (event: Event): boolean => {
    const shown = shownEvent(event);
    const alert = alerts.find((one) => one.shown.events.some((before) => isSameEvent(before, shown, lineages)));
    if (alert) told.push({ event, day: alert.delivery.slot });
    return alert === undefined;
  };
  const days = digest.days.map((day): Day => ({ ...day, events: day.events.filter(isFresh) }));
  // What was written tells of all of them.
  const { written: _, ...rest } = digest;
  const fresh = told.length > 0 ? rest : digest;
  return { fresh: { ...fresh, days: days.filter((day) => day.events.length > 0 || (day.omitted ?? 0) > 0) }, told };
}

const sources = (count: number): string => (count > 1 ? ` (${count} independent sources by now)` : '');

/** "Told already": a line for each, with the day of its alert. */
export const toldBlocks = (told: readonly ToldEvent[]): readonly Block[] =>
  told.length === 0
    ? []
    : [
        { kind: 'heading', level: 2, text: 'Told already' },
        {
          kind: 'list',
          items: told.map(
            ({ event, day }) =>
              `On ${longDayWords(day)}: ${shownEvent(event).sentence}${sources(event.independentSources)}`,
          ),
        },
      ];
