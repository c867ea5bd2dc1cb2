// Turns the word that a channel or a whole workspace is closed to the bot into paused subscriptions whose makers know.
import { channelName, type Platform } from '../../model/place.ts';
import type { Clock, Ledger, Log } from '../../ports.ts';
import { paused } from '../schedule/subscribing.ts';
import { oweNotice } from './notices.ts';

/** What a platform tells: a channel is closed, or (`channel` null) a workspace with all its channels. */
export interface Gone {
  readonly workspace: string | null;
  readonly channel: string | null;
  /** Why, as a sentence for whoever set the subscription up. */
  readonly because: string;
}

interface Ports {
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly log: Log;
}

/** Pauses what can't be posted any more. Of a channel the maker gets a word; where the workspace is closed nobody can be reached. */
export async function pauseGone(ports: Ports, platform: Platform, gone: Gone): Promise<void> {
  const { ledger, log } = ports;
  for (const { subscription } of await ledger.subscriptions()) {
    const { channel, isPaused } = subscription;
    const isMeant =
      gone.channel !== null
        ? channel.id === gone.channel
        : gone.workspace !== null && channel.workspace === gone.workspace;
    if (channel.platform !== platform || !isMeant || isPaused) continue;
    await ledger.subscribe(paused(subscription, gone.because));
    log.warn(
      { channel: channelName(channel), saga: subscription.saga, because: gone.because },
      'a subscription is paused',
    );
    if (gone.channel === null) continue;
    const text = `The digest of ${subscription.saga} in ${channelName(channel)} has stopped: ${gone.because} Follow the story in another channel, or here again once that is mended.`;
    await oweNotice(ports, subscription, { key: `gone ${ports.clock.now()}`, text, to: 'maker' });
  }
}
