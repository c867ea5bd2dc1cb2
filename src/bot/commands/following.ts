// The commands with which a channel follows a saga: what its questions are about, and when its digest comes.
import { UserError } from '../../errors.ts';
import type { Block, Message } from '../../model/message.ts';
import type { Saga } from '../../model/saga.ts';
import type { Subscription } from '../../model/subscription.ts';
import type { Scheduled } from '../../ports.ts';
import { commandAction } from '../desk/actions.ts';
import { paused, resumed } from '../schedule/subscribing.ts';
import type { Command, CommandOption, CommandPorts, Conversation, Values } from './command.ts';
import { SAGA, schedule, subscriptionIn, WHAT, WHEN } from './scheduling.ts';
import { nextWords, scheduleWords } from './subscription-words.ts';

const paragraph = (text: string): Block => ({ kind: 'paragraph', text });

/** The saga that is named, else the one of the conversation. */
export async function sagaNamed(
  { daybook }: Pick<CommandPorts, 'daybook'>,
  { saga: id }: Values,
  { saga }: Pick<Conversation, 'saga'>,
): Promise<Saga> {
  const found = id === undefined ? saga : await daybook.saga(id.toLowerCase());
  if (found) return found;
  throw new UserError('unknown-saga', `There is no saga “${id}”; “sagas” lists them.`);
}

/** Buttons that change a channel's schedule; who may not gets the preview alone. `of` names the saga where several are scheduled. */
export function scheduleButtons({ subscription: { saga, isPaused } }: Scheduled, canManage: boolean, of = ''): Block {
  const button = (kind: 'do' | 'form', id: string, label: string) => ({
    id,
    label: of === '' ? label : `${label} ${of}`,
    value: commandAction(kind, id, saga),
  });
  const flow = isPaused ? button('do', 'resume', 'Resume') : button('do', 'pause', 'Pause');
  const preview = button('do', 'preview', 'Preview');
  if (!canManage) return { kind: 'actions', actions: [preview] };
  const actions = [button('form', 'schedule', 'Change'), preview, flow];
  return { kind: 'actions', actions: [...actions, button('do', 'unfollow', 'Unfollow')] };
}

/** What stands now, when the next digest comes, and how to change it. */
function scheduleMessage(first: string, scheduled: Scheduled, now: number): Message {
  const { subscription } = scheduled;
  return {
    summary: first,
    blocks: [
      paragraph(first),
      { kind: 'list', items: [`Digest ${scheduleWords(subscription)}.`, nextWords(scheduled, now)] },
      scheduleButtons(scheduled, true),
    ],
  };
}

const OPTIONAL_DIGESTS =
  'Digests are not posted in a terminal: “daybook subscribe” schedules them for a channel or folder.';

export const follow: Command = {
  name: 'follow',
  description: 'Follow a saga in this channel: questions are about it, and its digest comes daily.',
  options: [{ ...SAGA, description: "a saga's id", isRequired: true }, ...WHEN],
  isForManagers: true,
  async run(ports, values, conversation) {
    const saga = await sagaNamed(ports, values, conversation);
    const followed = { saga, thread: null };
    if (conversation.setting.place.channel.platform === 'terminal') {
      const text = `This conversation now follows ${saga.name}.`;
      const blocks: Block[] = [paragraph(text), { kind: 'note', text: OPTIONAL_DIGESTS }];
      return { conversation: followed, message: { summary: text, blocks } };
    }
    const scheduled = await schedule(ports, { ...conversation, saga }, values);
    const message = scheduleMessage(`This channel now follows ${saga.name}.`, scheduled, ports.clock.now());
    return { conversation: followed, message };
  },
};

export const change: Command = {
  name: 'schedule',
  description: 'When the digest comes to this channel, and what it tells; what is not said stays as it is.',
  options: [...WHEN, ...WHAT, SAGA],
  isForManagers: true,
  isForChannels: true,
  async run(ports, values, conversation) {
    const saga = await sagaNamed(ports, values, conversation);
    const scheduled = await schedule(ports, { ...conversation, saga }, values);
    const message = scheduleMessage(`${saga.name} is scheduled in this channel.`, scheduled, ports.clock.now());
    return { conversation, message };
  },
};

/** The schedule of the saga that is meant. Rejects with a UserError where the channel does not follow it. */
async function followedHere(ports: CommandPorts, values: Values, conversation: Conversation): Promise<Scheduled> {
  const saga = await sagaNamed(ports, values, conversation);
  const found = await subscriptionIn(ports, conversation.setting.place.channel, saga.id);
  if (found) return found;
  throw new UserError('not-found', `This channel has no digest of ${saga.name}; “follow ${saga.id}” schedules one.`);
}

const ofSaga: readonly CommandOption[] = [SAGA];

export const unfollow: Command = {
  name: 'unfollow',
  description: "End a saga's digest in this channel.",
  options: ofSaga,
  isForManagers: true,
  isForChannels: true,
  async run(ports, values, conversation) {
    const { subscription } = await followedHere(ports, values, conversation);
    await ports.ledger.unsubscribe(subscription.id);
    const saga = (await ports.daybook.saga(subscription.saga))?.name ?? subscription.saga;
    const text = `This channel gets no more digests of ${saga}. Questions about it are still answered.`;
    const again = { id: 'follow', label: 'Follow again', value: commandAction('do', 'follow', subscription.saga) };
    return {
      conversation,
      message: { summary: text, blocks: [paragraph(text), { kind: 'actions', actions: [again] }] },
    };
  },
};

/** A command that changes what is scheduled and says what stands now. */
const changing = (
  { name, description, said }: Pick<Command, 'name' | 'description'> & { readonly said: string },
  changed: (subscription: Subscription, now: number) => Subscription,
): Command => ({
  name,
  description,
  options: ofSaga,
  isForManagers: true,
  isForChannels: true,
  async run(ports, values, conversation) {
    const now = ports.clock.now();
    const found = await followedHere(ports, values, conversation);
    const subscription = changed(found.subscription, now);
    await ports.ledger.subscribe(subscription);
    return { conversation, message: scheduleMessage(said, { ...found, subscription }, now) };
  },
});

export const pause = changing(
  {
    name: 'pause',
    description: "Hold back a saga's digest in this channel until it is resumed.",
    said: 'The digest is paused.',
  },
  (subscription) => paused(subscription, 'by hand; “resume” starts it again.'),
);

export const resume = changing(
  { name: 'resume', description: 'Start a paused digest again, from now on.', said: 'The digest is on.' },
  resumed,
);
