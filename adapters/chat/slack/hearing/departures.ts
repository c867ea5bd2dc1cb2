// Slack’s word that a channel or the workspace is closed to the bot, for whoever keeps the subscriptions.
import type { App } from '@slack/bolt';
import type { Gone } from '../../../../src/bot/delivery/gone.ts';
import { type Room, roomIn } from '../speaking/room.ts';

interface Departures {
  /** The app is no longer in the workspace, since that instant (milliseconds since the epoch): nothing works there any more. */
  readonly onRemoved: (team: string, because: string, at: number) => Promise<void>;
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

export function listenToDepartures(app: App, { onRemoved, onGone }: Departures): void {
  const closed = ({ identity, log }: Room, channel: string, because: string): void => {
    log.warn({ channel, because }, 'a channel in Slack is closed to the bot');
    onGone({ workspace: identity.team, channel, because });
  };
  for (const [name, because] of CLOSED)
    app.event(name, async ({ event, context }) => closed(roomIn({ context }), event.channel, because));
  app.event('member_left_channel', async ({ event: { user, channel }, context }) => {
    const room = roomIn({ context });
    if (user === room.identity.botUser) closed(room, channel, THROWN_OUT);
  });
  // both events are sent when an app is removed, in either order
  app.event('app_uninstalled', ({ body }) => onRemoved(body.team_id, UNINSTALLED, body.event_time * 1000));
  app.event('tokens_revoked', async ({ event, body }) => {
    if ((event.tokens.bot ?? []).length > 0) await onRemoved(body.team_id, REVOKED, body.event_time * 1000);
  });
}
