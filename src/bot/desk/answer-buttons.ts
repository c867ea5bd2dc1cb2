// Turns an answer into one with buttons: the days beside it, its sources, the timeline, the same for everybody.
import type { ActionsBlock, Message } from '../../model/message.ts';
import { answerAction } from './actions.ts';
import type { Snapshot } from './snapshot.ts';

/** Buttons that are questions in the conversation of their message. */
export const QUESTIONS: Readonly<Record<string, string>> = {
  previous: 'the day before',
  next: 'the day after',
  sources: 'sources',
  more: 'more',
};

const BUTTONS: readonly (readonly [string, string])[] = [
  ['previous', 'Previous day'],
  ['next', 'Next day'],
  ['sources', 'Sources'],
  ['timeline', 'Full timeline'],
];

/** The message with the buttons of an answer; `canBePosted`: only one person sees it. Its pages are the platform's own matter. */
export function withButtons(
  message: Message,
  id: string,
  { command, after }: Pick<Snapshot, 'command' | 'after'>,
  canBePosted: boolean,
): Message {
  const isDated = after !== null && after.from !== null;
  const buttons = BUTTONS.filter(([what]) => isDated || what === 'timeline').filter(([what]) => what !== command);
  const post = canBePosted ? [['post', 'Post to channel'] as const] : [];
  const actions = [...buttons, ...post].map(([what, label]) => ({ id: what, label, value: answerAction(id, what) }));
  const block: ActionsBlock = { kind: 'actions', actions };
  return { ...message, blocks: [...message.blocks, block] };
}
