// Turns what a person may know of into their App Home: how to ask, what is followed, the newest digest.
import type { HomeView, KnownBlock } from '@slack/types';
import { commandAction } from '../../../../src/bot/desk/actions.ts';
import type { ActionsBlock, Block } from '../../../../src/model/message.ts';
import { MAX_VIEW_BLOCKS } from '../limits.ts';
import { ACTION, type ButtonWish, rowOf } from '../render/buttons.ts';
import { plain } from '../render/escape.ts';
import { unitsOf } from '../render/units.ts';

/** What one channel follows. */
export interface ChannelDigests {
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
    return unitsOf(named, []).flatMap((unit) => unit.blocks);
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

export interface HomeParts {
  readonly digests: readonly ChannelDigests[];
  /** Answers shown below: the newest digest, the sagas. */
  readonly answers: readonly (readonly KnownBlock[])[];
  /** Whether the person may follow a saga somewhere. */
  readonly mayFollow: boolean;
  /** Kept in the view for what is pressed in it. */
  readonly metadata: string;
}

/** Whole parts only: those that no longer fit are left out, with a word about it. */
export function homeView({ digests, answers, mayFollow, metadata }: HomeParts): HomeView {
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
