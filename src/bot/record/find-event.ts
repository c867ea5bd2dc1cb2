// Turns the id of an event into what it leads to: the event, the one that it was joined to, or nothing any more.
import type { Happening } from '../../model/event.ts';
import type { Store } from '../../ports.ts';

/** What an event's id leads to: the event, the id it has now, or nothing any more. */
export type Found =
  | { readonly kind: 'event'; readonly event: Happening; readonly partedFrom: string | null }
  | { readonly kind: 'moved'; readonly to: string }
  | { readonly kind: 'gone' };

/** Null for an id that was never one. */
export async function findEvent(
  store: Pick<Store, 'lineage' | 'happenings'>,
  saga: string,
  id: string,
): Promise<Found | null> {
  const lineage = (await store.lineage(saga, [id])).get(id);
  if (!lineage) return null;
  if (lineage.now === null) return { kind: 'gone' };
  if (lineage.now !== id) return { kind: 'moved', to: lineage.now };
  const [event] = await store.happenings({ saga, ids: [id], order: 'salience', limit: 1 });
  return event ? { kind: 'event', event, partedFrom: lineage.partedFrom } : { kind: 'gone' };
}
