// Turns the record and the schedules into the App Home of a person, and keeps it up to date.
import type { App } from '@slack/bolt';
import type { HomeView, KnownBlock } from '@slack/types';
import { hashOf } from '../hearing/pressed.ts';
import { suggestPrompts } from '../hearing/prompts.ts';
import { problemOf } from '../problems.ts';
import { aloneWith, type Room, setFor, setIn } from '../room.ts';
import { answerOf, pagesOf } from '../speaking/answer.ts';
import { type ChannelDigests, homeView } from './home-view.ts';
import { channelsNamed, sightOf } from './visible.ts';

/** Commands of the table that need no option, below what is followed. */
const ANSWERS = ['digest', 'sagas'] as const;
/** More channels are left to `/saga list` there. */
const MAX_CHANNELS = 20;

/** What a Home keeps between two visits, as its private_metadata: the person's direct message with the bot. */
export const readDirect = (metadata: string): string => (/^D[A-Z0-9]+$/.test(metadata) ? metadata : '');

async function answerBlocks(room: Room, name: string, user: string): Promise<readonly KnownBlock[]> {
  const setting = setIn(room, { channel: user, user, thread: 'home', isPublic: false });
  const answer = await answerOf(room.log, () => room.desk.command(name, {}, setting));
  return pagesOf(answer, true)[0]?.blocks ?? [];
}

/** All channels of the workspace that follow something, whoever asks. Not to be shown as it is. */
async function followingChannels(room: Room, user: string): Promise<readonly string[]> {
  const setting = { ...aloneWith(room, user), person: { id: user, canManage: true } };
  return channelsNamed((await room.desk.command('list', {}, setting)).message.blocks);
}

/** What `list` says of a channel itself: its lines with their buttons, and what could not be posted. */
async function digestsIn(room: Room, user: string, channel: string, isIn: boolean): Promise<ChannelDigests> {
  const setting = setFor(room, { channel, user, thread: null, isPublic: false });
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
export interface HomeBefore {
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

export function listenToHome(app: App, room: Room): void {
  app.event('app_home_opened', async ({ event: { tab, user, channel, view } }) => {
    if (tab === 'home') await room.track(publishHome(room, user, { direct: channel, hash: hashOf(view) }));
    else await room.track(suggestPrompts(room, user, channel));
  });
}
