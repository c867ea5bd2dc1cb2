// Turns an update that is owed into the digest as it stands now, and into what is said under it where that can't be shown in its place.
import { addDays } from '../../model/day.ts';
import type { Shown } from '../../model/shown.ts';
import type { Delivery, Subscription } from '../../model/subscription.ts';
import type { Settlement } from '../../ports.ts';
import { localDay } from '../schedule/wall-clock.ts';
import { type Changes, changesBetween, groundsFor, isChanged } from './changes.ts';
import { type Composed, type ComposePorts, digestMessageOf, digestOf, partedFor } from './composed.ts';
import { LONGEST_UPDATE_DAYS, postedDigests } from './posted-digests.ts';
import { shownOf } from './shown.ts';
import { correctionLine, followUpMessage, updatedMessage } from './update-words.ts';

/** The digest as it would be told now, in the place of what was posted; and what to say under it where that can't be. */
export async function composeUpdate(
  ports: ComposePorts,
  subscription: Subscription,
  { about, slot, attempts }: Delivery,
): Promise<Composed | Settlement> {
  const told = await ports.ledger.told({ subscription: subscription.id }, addDays(slot, -LONGEST_UPDATE_DAYS));
  const posted = postedDigests(told).find(({ original }) => original.delivery.id === about);
  if (!posted) return { status: 'skipped', reason: 'What the digest said is not known any more.' };
  const { original, last } = posted;
  const digest = await digestOf(ports, subscription, original.delivery);
  if ('status' in digest) return digest;
  const changesSince = async (before: Shown): Promise<Changes> =>
    changesBetween(before, digest, await groundsFor(ports.store, subscription.saga, before, digest));
  const changes = await changesSince(last.shown);
  // An attempt before this one may have got as far as the edit: then the messages must say what the record says, whatever that is.
  if (!isChanged(changes) && attempts <= 1) return { status: 'skipped', reason: 'Nothing differs any more.' };
  const today = localDay(subscription.zone, ports.clock.now());
  const parted = await partedFor(ports, subscription, original.delivery, digest);
  const message = await digestMessageOf(ports, subscription, original.delivery, parted);
  return {
    message: followUpMessage(changes, today, original.delivery),
    shown: await shownOf(ports.store, digest),
    edit: {
      message: updatedMessage(message, await changesSince(original.shown), today),
      messageIds: original.delivery.messageIds,
      correction: correctionLine(changes, today),
    },
  };
}
