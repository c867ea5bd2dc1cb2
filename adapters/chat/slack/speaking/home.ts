// The App Home of a person: how to ask, what is followed where they may know of it, the newest digest; kept up to date.
import type { HomeView, KnownBlock } from '@slack/types';
import { commandAction } from '../../../../src/bot/desk/actions.ts';
import type { ActionsBlock, Block } from '../../../../src/model/message.ts';
import { MAX_VIEW_BLOCKS } from '../limits.ts';
import { problemOf } from '../problems.ts';
import { plain } from '../render/escape.ts';
import { ACTION, type ButtonWish, rowOf } from '../render/render.ts';
import { stanzasOf } from '../render/stanzas.ts';
import { answerOf, pagesOf } from './answer.ts';
import { channelsNamed, sightOf } from './channels.ts';
import { aloneWith, type Room, setIn, settingFor } from './room.ts';

/** What one channel follows. */
interface ChannelDigests {
  readonly channel: string;
  /** As `list` tells it in the channel. */
  readonly blocks: readonly Block[];
  readonly canManage: boolean;
}

const header = (text: string): KnownBlock => ({ type: 'header', text: plain(text) });
const section = (text: string): KnownBlock => ({ type: 'section', text: plain(text) });

const wish = ({ label, value }: ActionsBlock['actions'][number]): ButtonWish => ({ kind: ACTION, label, value });
const formWish = (label: string, command: string): ButtonWish => ({
  kind: ACTION,
  label,
  value: commandAction('form', command, null),
});

/** block_ids of rows that act in a channel begin with this and name it. */
const ROW = 'home.';
const rowName = (channel: string, at: number): string => `${ROW}${channel}.${at}`;

/** The channel that a row of the Home acts in, or null. */
export const channelOfRow = (row: string): string | null => /^home\.([A-Z0-9]+)\.\d+$/.exec(row)?.[1] ?? null;

const HOW = [
  section(
    'Ask me here under Messages, mention me in a channel, or write /saga there: “what happened on July 25?”, “and the day after?”, “what is new?”. “/saga help” lists all there is.',
  ),
];

/** Who may not change a schedule can still look at what comes. */
const allowed = ({ actions }: ActionsBlock, canManage: boolean): ButtonWish[] =>
  actions.filter(({ id }) => canManage || id === 'preview').map(wish);

function channelBlocks({ channel, blocks, canManage }: ChannelDigests): readonly KnownBlock[] {
  const place = { platform: 'slack', workspace: null, id: channel } as const;
  return blocks.flatMap((block): readonly KnownBlock[] => {
    if (block.kind === 'actions') return rowOf(allowed(block, canManage));
    const named = block.kind === 'subscription' ? { ...block, channel: place } : block;
    return stanzasOf(named, []).flatMap((stanza) => stanza.blocks);
  });
}

const NOTHING_FOLLOWED = 'No digest comes to a channel that you are in.';

function digestParts(digests: readonly ChannelDigests[]): readonly (readonly KnownBlock[])[] {
  if (digests.length === 0) return [[header('Digests'), section(NOTHING_FOLLOWED)]];
  return digests.map((each, at) => {
    const blocks = channelBlocks(each).map((block, row) =>
      block.type === 'actions' ? { ...block, block_id: rowName(each.channel, at * MAX_VIEW_BLOCKS + row) } : block,
    );
    return at === 0 ? [header('Digests'), ...blocks] : blocks;
  });
}

/** Each message numbers its own buttons; in one view they must differ. */
const withOwnIds = (blocks: readonly KnownBlock[]): KnownBlock[] =>
  blocks.map((block, at) =>
    block.type === 'actions'
      ? {
          ...block,
          elements: block.elements.map((element) =>
            'action_id' in element ? { ...element, action_id: `${element.action_id}.${at}` } : element,
          ),
        }
      : block,
  );

const LEFT_OUT = 'There is more than fits here; “/saga list” in a channel tells what comes there.';

interface HomeParts {
  readonly digests: readonly ChannelDigests[];
  /** Answers shown below: the newest digest, the sagas. */
  readonly answers: readonly (readonly KnownBlock[])[];
  /** Whether the person may follow a saga somewhere. */
  readonly mayFollow: boolean;
  /** Kept in the view for what is pressed in it. */
  readonly metadata: string;
}

/** Whole parts only: those that no longer fit are left out, with a word about it. */
function homeView({ digests, answers, mayFollow, metadata }: HomeParts): HomeView {
  const buttons = [formWish('Ask', 'ask'), ...(mayFollow ? [formWish('Follow a saga', 'follow')] : [])];
  const blocks: KnownBlock[] = [...HOW, ...rowOf(buttons), { type: 'divider' }];
  const parts = [...digestParts(digests), ...answers.map((each) => [{ type: 'divider' } as const, ...each])];
  let isWhole = true;
  for (const part of parts) {
    if (blocks.length + part.length < MAX_VIEW_BLOCKS) blocks.push(...part);
    else isWhole = false;
  }
  if (!isWhole) blocks.push(section(LEFT_OUT));
  return { type: 'home', private_metadata: metadata, blocks: withOwnIds(blocks) };
}

/** Commands of the table that need no option, below what is followed. */
const ANSWERS = ['digest', 'sagas'] as const;
/** More channels are left to `/saga list` there. */
const MAX_CHANNELS = 20;

/** What a Home keeps between two visits, as its private_metadata: the person's direct message with the bot. */
export const readDirect = (metadata: string): string => (/^D[A-Z0-9]+$/.test(metadata) ? metadata : '');

async function answerBlocks(room: Room, name: string, user: string): Promise<readonly KnownBlock[]> {
  const setting = setIn(room, { channel: user, user, thread: 'home', isPublic: false });
  const answer = await answerOf(room, () => room.desk.command(name, {}, setting));
  return pagesOf(answer, true)[0]?.blocks ?? [];
}

/** All channels of the workspace that follow something, whoever asks. Not to be shown as it is. */
async function followingChannels(room: Room, user: string): Promise<readonly string[]> {
  const setting = { ...aloneWith(room, user), person: { id: user, canManage: true } };
  return channelsNamed((await room.desk.command('list', {}, setting)).message.blocks);
}

/** What `list` says of a channel itself: its lines with their buttons, and what could not be posted. */
async function digestsIn(room: Room, user: string, channel: string, isIn: boolean): Promise<ChannelDigests> {
  const setting = settingFor(room, user, channel);
  const canManage = isIn && setting.person.canManage;
  const person = { id: user, canManage };
  const { message } = await room.desk.command('list', {}, { ...setting, person });
  const blocks = message.blocks.filter(
    (block) => block.kind !== 'heading' && (block.kind !== 'subscription' || block.channel === null),
  );
  return { channel, blocks, canManage };
}

async function digestsFor(room: Room, user: string, direct: string): Promise<readonly ChannelDigests[]> {
  const sight = sightOf(room, user);
  const digests: ChannelDigests[] = [];
  for (const channel of await followingChannels(room, user)) {
    if (digests.length === MAX_CHANNELS) break;
    const seen = channel === direct ? 'member' : await sight(channel);
    if (seen !== null) digests.push(await digestsIn(room, user, channel, seen === 'member'));
  }
  return digests;
}

async function viewFor(room: Room, user: string, direct: string): Promise<HomeView> {
  const answers = await Promise.all(ANSWERS.map((name) => answerBlocks(room, name, user)));
  const digests = await digestsFor(room, user, direct);
  const mayFollow = aloneWith(room, user).person.canManage;
  return homeView({ digests, answers, mayFollow, metadata: direct });
}

const publishOver = (room: Room, user: string, view: HomeView, hash: string | undefined): Promise<unknown> =>
  room.speaker.call((client) => client.views.publish({ user_id: user, view, ...(hash ? { hash } : {}) }));

/** What a person's Home was when they opened it or pressed something in it. */
interface HomeBefore {
  readonly direct: string;
  readonly hash?: string | undefined;
}

/** Shows what stands now. Where another Home was published meanwhile, one is made anew: it shows what both know. Never rejects. */
export async function publishHome(room: Room, user: string, { direct, hash }: HomeBefore): Promise<void> {
  try {
    await publishOver(room, user, await viewFor(room, user, direct), hash);
  } catch (error) {
    const problem = problemOf(error);
    if (hash && problem?.reason === 'hash_conflict') return publishHome(room, user, { direct });
    if (problem) room.log.warn({ reason: problem.reason }, 'publishing the App Home failed');
    else room.log.error({ err: error }, 'making the App Home failed');
  }
}
