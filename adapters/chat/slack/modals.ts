// The modals: a question with a day to choose, and following a saga in a channel.
import type { InputBlock, ModalView } from '@slack/types';
import type { OptionKind } from '../../../src/bot/command.ts';
import { plain } from './escape.ts';
import { MAX_PRIVATE_METADATA } from './limits.ts';

/** callback_ids of shortcuts and of the modals that they open. */
export const ASK = 'saga.modal.ask';
export const FOLLOW = 'saga.modal.follow';
/** callback_id of the message shortcut. */
export const ABOUT = 'saga.about';

/** block_id and action_id of an input are the same word. */
export const INPUT = {
  question: 'saga.question',
  day: 'saga.pick.date',
  channel: 'saga.channel',
  saga: 'saga.pick.saga',
} as const;

/** action_ids of selects whose options the desk suggests. */
export const PICKED: Readonly<Record<string, OptionKind>> = { [INPUT.day]: 'date', [INPUT.saga]: 'saga' };

const MAX_QUESTION = 2000;

const picker = (id: string, placeholder: string) => ({
  type: 'external_select' as const,
  action_id: id,
  placeholder: plain(placeholder),
  min_query_length: 0,
});

const input = (id: string, label: string, element: InputBlock['element'], isOptional: boolean): InputBlock => ({
  type: 'input',
  block_id: id,
  label: plain(label),
  element,
  optional: isOptional,
});

/** `channel`: where the person was, remembered for the answer. */
const modal = (callback: string, title: string, submit: string, channel: string, blocks: InputBlock[]): ModalView => ({
  type: 'modal',
  callback_id: callback,
  title: plain(title),
  submit: plain(submit),
  close: plain('Cancel'),
  private_metadata: channel.slice(0, MAX_PRIVATE_METADATA),
  blocks,
});

export const askModal = (channel = ''): ModalView =>
  modal(ASK, 'Ask Daybook', 'Ask', channel, [
    input(
      INPUT.question,
      'Your question',
      {
        type: 'plain_text_input',
        action_id: INPUT.question,
        max_length: MAX_QUESTION,
        placeholder: plain('What happened on July 25?'),
      },
      true,
    ),
    input(INPUT.day, 'Or a day that has something', picker(INPUT.day, 'Choose a day'), true),
  ]);

export const followModal = (): ModalView =>
  modal(FOLLOW, 'Follow a saga', 'Follow', '', [
    input(
      INPUT.channel,
      'In this channel',
      {
        type: 'conversations_select',
        action_id: INPUT.channel,
        default_to_current_conversation: true,
        filter: { include: ['public', 'private', 'im'], exclude_bot_users: true },
      },
      false,
    ),
    input(INPUT.saga, 'Saga', picker(INPUT.saga, 'Choose a saga'), false),
  ]);
