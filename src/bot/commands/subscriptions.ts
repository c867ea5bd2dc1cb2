// The commands that show what is scheduled: all subscriptions, the next digest as it would be posted, and what was not posted.
import { UserError } from '../../errors.ts';
import { dateInSentence, dayWords } from '../../model/date-words.ts';
import type { Block, Message } from '../../model/message.ts';
import { channelName, type Place } from '../../model/place.ts';
import type { Delivery } from '../../model/subscription.ts';
import type { Scheduled } from '../../ports.ts';
import { comingMessage } from '../delivery/preview.ts';
import { commandAction } from '../desk/actions.ts';
import type { Command, CommandPorts, Setting } from './command.ts';
import { sagaNamed, scheduleButtons } from './following.ts';
import { SAGA, subscriptionIn, subscriptionsIn } from './scheduling.ts';
import { nextWords, scheduleWords } from './subscription-words.ts';

/** Deliveries of a channel that its owner may send again, newest first. */
export async function unsettledIn(ports: CommandPorts, place: Place): Promise<readonly Delivery[]> {
  const own = await subscriptionsIn(ports, place.channel);
  const all = await Promise.all(own.map(({ subscription }) => ports.ledger.deliveries(subscription.id)));
  return all
    .flat()
    .filter(({ status, kind }) => kind === 'digest' && (status === 'unknown' || status === 'failed'))
    .sort((a, b) => (a.slot < b.slot ? 1 : -1));
}

/** The channel's own; for those who manage it also the rest of the workspace, for the terminal all. Never another workspace's. */
async function visible(ports: CommandPorts, { place: { channel }, person }: Setting): Promise<readonly Scheduled[]> {
  if (channel.platform === 'terminal') return ports.ledger.subscriptions();
  const own = await subscriptionsIn(ports, channel);
  if (channel.workspace === null || !person.canManage) return own;
  const all = await ports.ledger.subscriptions();
  const elsewhere = all.filter(
    ({ subscription: { channel: other } }) =>
      other.platform === channel.platform && other.workspace === channel.workspace && other.id !== channel.id,
  );
  return [...own, ...elsewhere];
}

async function blocksOf(
  ports: CommandPorts,
  scheduled: Scheduled,
  { place, person }: Setting,
  isOnly: boolean,
): Promise<readonly Block[]> {
  const { subscription } = scheduled;
  const isHere = channelName(subscription.channel) === channelName(place.channel);
  const saga = (await ports.daybook.saga(subscription.saga))?.name ?? subscription.saga;
  const text = `${saga}: ${scheduleWords(subscription)}. ${nextWords(scheduled, ports.clock.now())}`;
  const line: Block = { kind: 'subscription', channel: isHere ? null : subscription.channel, text };
  return isHere ? [line, scheduleButtons(scheduled, person.canManage, isOnly ? '' : saga)] : [line];
}

/** "The digest that tells 25 July 2017 was not posted: …". */
export const unsettledWords = ({ status, from, to, reason }: Delivery): string => {
  const digest = `The digest that tells ${dateInSentence({ from, to, granularity: 'span' })}`;
  const end = status === 'unknown' ? 'may or may not have been posted' : 'was not posted';
  return reason ? `${digest} ${end}: ${reason}` : `${digest} ${end}.`;
};

const UNSETTLED_SHOWN = 5;

const unsettledBlocks = (deliveries: readonly Delivery[]): Block[] =>
  deliveries.slice(0, UNSETTLED_SHOWN).flatMap((delivery): Block[] => [
    { kind: 'note', text: unsettledWords(delivery) },
    {
      kind: 'actions',
      actions: [
        {
          id: 'again',
          label: `Send again: ${dayWords(delivery.to)}`,
          value: commandAction('do', 'again', delivery.id),
        },
      ],
    },
  ]);

export const list: Command = {
  name: 'list',
  description: 'What is followed here, when the next digest comes, and what could not be posted.',
  options: [],
  async run(ports, _values, conversation) {
    const { setting } = conversation;
    const found = await visible(ports, setting);
    const here = found.filter(({ subscription: { channel } }) => channel.id === setting.place.channel.id);
    const shown = found.map((scheduled) => blocksOf(ports, scheduled, setting, here.length === 1));
    const lines = (await Promise.all(shown)).flat();
    const isTerminal = setting.place.channel.platform === 'terminal';
    const nothing = isTerminal ? 'No digest is scheduled.' : 'No digest is scheduled in this channel.';
    const how = isTerminal ? 'daybook subscribe' : `follow ${conversation.saga.id}`;
    const none: Block[] = [{ kind: 'paragraph', text: `${nothing} “${how}” schedules one.` }];
    const blocks: Block[] = [
      { kind: 'heading', level: 1, text: 'Digests' },
      ...(lines.length > 0 ? lines : none),
      ...(setting.person.canManage ? unsettledBlocks(await unsettledIn(ports, setting.place)) : []),
    ];
    return { conversation, message: { summary: lines.length > 0 ? 'What is followed' : nothing, blocks } };
  },
};

export const preview: Command = {
  name: 'preview',
  description: 'The next digest of this channel, as it would be posted with what is known now.',
  options: [SAGA],
  isForChannels: true,
  async run(ports, values, conversation) {
    const saga = await sagaNamed(ports, values, conversation);
    const scheduled = await subscriptionIn(ports, conversation.setting.place.channel, saga.id);
    if (!scheduled)
      throw new UserError(
        'not-found',
        `This channel has no digest of ${saga.name}; “follow ${saga.id}” schedules one.`,
      );
    const next = nextWords(scheduled, ports.clock.now());
    const note: Block = { kind: 'note', text: `A preview. ${next}` };
    const coming = await comingMessage(ports, scheduled, ports.clock.now());
    const message: Message =
      'blocks' in coming
        ? { ...coming, blocks: [note, ...coming.blocks] }
        : { summary: next, blocks: [note, { kind: 'paragraph', text: coming.reason }] };
    return { conversation, message };
  },
};

export const again: Command = {
  name: 'again',
  description: 'Send a digest again that was not posted, or of which nobody knows whether it was.',
  options: [{ name: 'delivery', description: "the delivery's id", kind: 'delivery', isRequired: true }],
  isForChannels: true,
  isForManagers: true,
  async run(ports, { delivery = '' }, conversation) {
    const own = await unsettledIn(ports, conversation.setting.place);
    const isOwn = own.some(({ id }) => id === delivery);
    if (!isOwn || !(await ports.ledger.again(delivery)))
      throw new UserError('not-found', 'There is no such delivery of this channel that could be sent again.');
    const text = 'It will be sent within a minute.';
    return { conversation, message: { summary: text, blocks: [{ kind: 'paragraph', text }] } };
  },
};
