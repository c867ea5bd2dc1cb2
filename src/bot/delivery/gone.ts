// Turns the word that a channel or a whole workspace is closed to the bot into paused or ended subscriptions.
import { channelName, isSameChannel, type Platform } from '../../model/place.ts';
import type { Clock, Ledger, Log, Memory } from '../../ports.ts';
import { forgetWorkspace } from '../desk/forgetting.ts';
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
        ? isSameChannel(channel, { platform, workspace: gone.workspace, id: gone.channel })
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

/**
 * Ends all that a workspace followed and forgets its conversations: it has thrown the bot out, and whoever lets it in again begins anew.
 * What was posted stays on record. The same twice is the same as once.
 */
export async function endWorkspace(
  { ledger, memory, log }: Pick<Ports, 'ledger' | 'log'> & { readonly memory: Memory },
  platform: Platform,
  workspace: string,
  because: string,
): Promise<void> {
  const theirs = (await ledger.subscriptions())
    .map(({ subscription }) => subscription)
    .filter(({ channel }) => channel.platform === platform && channel.workspace === workspace);
  for (const { id } of theirs) await ledger.unsubscribe(id);
  const forgotten = await forgetWorkspace(memory, platform, workspace);
  log.warn(
    { platform, workspace, because, subscriptions: theirs.length, forgotten },
    'a workspace is closed to the bot: its subscriptions have ended, its conversations are forgotten',
  );
}
