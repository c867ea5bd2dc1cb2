// A pressed button: which one, where and by whom.
import type { BlockAction } from '@slack/bolt';
import { type Action, readAction } from '../../../../src/bot/desk/actions.ts';
import { isUserError } from '../../../../src/errors.ts';
import { isDirect } from '../place.ts';
import { ACTION, PAGE, QUESTION } from '../render/render.ts';

export interface Pressed {
  readonly kind: 'action' | 'question' | 'page';
  readonly value: string;
  readonly user: string;
  /** Null in the App Home. */
  readonly channel: string | null;
  readonly channelName: string | undefined;
  /** The thread that the message stands in. */
  readonly thread: string | null;
  /** Only the person who pressed can see the message. */
  readonly isOwn: boolean;
  readonly trigger: string;
  /** block_id of the row. */
  readonly row: string;
  /** In the App Home: what it keeps, and its version. */
  readonly view: { readonly metadata: string; readonly hash: string | undefined } | null;
}

const KINDS: readonly (readonly [string, Pressed['kind']])[] = [
  [ACTION, 'action'],
  [QUESTION, 'question'],
  [PAGE, 'page'],
];

/** The types leave `hash` out, Slack sends it: who publishes over a newer Home is refused. */
export const hashOf = (view: unknown): string | undefined => (view as { readonly hash?: string } | undefined)?.hash;

/** Null for what is no button of ours, such as a choice in a modal. */
export function pressedIn(body: BlockAction): Pressed | null {
  const [action] = body.actions;
  const [, kind] = KINDS.find(([prefix]) => action?.action_id.startsWith(`${prefix}.`)) ?? [];
  if (!kind || action?.type !== 'button' || !action.value) return null;
  const container = body.container as { readonly thread_ts?: string; readonly is_ephemeral?: boolean };
  const message = body.message as { readonly thread_ts?: string } | undefined;
  const channel = body.channel?.id ?? null;
  return {
    kind,
    value: action.value,
    user: body.user.id,
    channel,
    channelName: body.channel?.name,
    thread: container.thread_ts ?? message?.thread_ts ?? null,
    isOwn: container.is_ephemeral === true || (channel !== null && isDirect(channel)),
    trigger: body.trigger_id,
    row: action.block_id,
    view: body.view ? { metadata: body.view.private_metadata, hash: hashOf(body.view) } : null,
  };
}

/** What a button asks for; null for a question, and for a button that is no longer known. */
export function actionOf({ kind, value }: Pressed): Action | null {
  try {
    return kind === 'question' ? null : readAction(value);
  } catch (error) {
    if (isUserError(error)) return null;
    throw error;
  }
}
