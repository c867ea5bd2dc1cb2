// Turns a delivery into its message, or into the reason why there is none.
import type { Delivery, Subscription } from '../../model/subscription.ts';
import type { Settlement } from '../../ports.ts';
import { composeAlert } from './compose-alert.ts';
import { composeUpdate } from './compose-update.ts';
import { type Composed, type ComposePorts, digestMessageOf, digestOf, partedFor, skipped } from './composed.ts';
import { composeCorrection } from './corrections.ts';
import { shownOf } from './shown.ts';
import { noticeMessage } from './words.ts';

async function composeDigest(
  ports: ComposePorts,
  subscription: Subscription,
  delivery: Delivery,
): Promise<Composed | Settlement> {
  const digest = await digestOf(ports, subscription, delivery);
  if ('status' in digest) return digest;
  const parted = await partedFor(ports, subscription, delivery, digest);
  const message = await digestMessageOf(ports, subscription, delivery, parted);
  const shown = await (ports.shown?.(digest) ?? shownOf(ports.store, digest));
  const composed = { message, shown, edit: null };
  if (parted.fresh.days.length > 0 || subscription.whenEmpty === 'say') return composed;
  if (digest.days.length > 0) return { ...composed, needless: skipped('All was told already.') };
  // That nothing was shown is kept: what is read later may be news.
  return { ...composed, needless: { ...skipped('Nothing is recorded for these days.'), shown } };
}

async function made(
  ports: ComposePorts,
  subscription: Subscription,
  delivery: Delivery,
): Promise<Composed | Settlement> {
  switch (delivery.kind) {
    case 'digest':
      return composeDigest(ports, subscription, delivery);
    case 'update':
      return composeUpdate(ports, subscription, delivery);
    case 'alert':
      return composeAlert(ports, subscription, delivery);
    case 'correction':
      return composeCorrection(ports, subscription, delivery);
    case 'notice':
      return { message: noticeMessage(subscription, delivery), shown: null, edit: null };
  }
}

/**
 * The message, or why there is none. `wasSending`: an attempt before this one may have posted it; then it is made also where it is
 * needless by now, because it is looked for by what it says.
 */
export async function compose(
  ports: ComposePorts,
  subscription: Subscription,
  delivery: Delivery,
  wasSending = false,
): Promise<Composed | Settlement> {
  const composed = await made(ports, subscription, delivery);
  return !wasSending && 'message' in composed && composed.needless ? composed.needless : composed;
}
