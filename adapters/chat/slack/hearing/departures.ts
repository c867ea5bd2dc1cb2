// Slack’s word that a channel or the workspace is closed to the bot, for whoever keeps the subscriptions.
import type { App } from '@slack/bolt';
import type { Gone } from '../../../../src/bot/delivery/gone.ts';
import type { Room } from '../speaking/room.ts';

export interface Departures {
  /** The app is no longer in the workspace: nothing works any more. */
  readonly onRemoved: (because: string) => void;
  readonly onGone: (gone: Gone) => void;
}

const ARCHIVED = 'the channel was archived.';
const DELETED = 'the channel was deleted.';
const THROWN_OUT = 'the bot was removed from the channel.';
const UNINSTALLED = 'the app was removed from the workspace; install it again.';
const REVOKED = 'the bot token was revoked; install the app again.';

/** Events about a channel as a whole; `left` is sent to who left it. */
const CLOSED = [
  ['channel_archive', ARCHIVED],
  ['group_archive', ARCHIVED],
  ['channel_deleted', DELETED],
  ['group_deleted', DELETED],
  ['channel_left', THROWN_OUT],
  ['group_left', THROWN_OUT],
] as const;

/** An event that says that the workspace is closed: it is heard even when that was found out before. */
export function tellsWhy(body: object): boolean {
  const { event } = body as { readonly event?: { readonly type?: unknown } };
  return event?.type === 'app_uninstalled' || event?.type === 'tokens_revoked';
}

export function listenToDepartures(app: App, { identity, log }: Room, { onRemoved, onGone }: Departures): void {
  const closed = (channel: string, because: string): void => {
    log.warn({ channel, because }, 'a channel in Slack is closed to the bot');
    onGone({ workspace: identity.team, channel, because });
  };
  // both events are sent when an app is removed, in either order
  let isRemoved = false;
  const removed = (because: string): void => {
    if (isRemoved) return;
    isRemoved = true;
    onRemoved(because);
    onGone({ workspace: identity.team, channel: null, because });
  };
  for (const [name, because] of CLOSED) app.event(name, async ({ event }) => closed(event.channel, because));
  app.event('member_left_channel', async ({ event: { user, channel } }) => {
    if (user === identity.botUser) closed(channel, THROWN_OUT);
  });
  app.event('app_uninstalled', async () => removed(UNINSTALLED));
  app.event('tokens_revoked', async ({ event }) => {
    if ((event.tokens.bot ?? []).length > 0) removed(REVOKED);
  });
}
