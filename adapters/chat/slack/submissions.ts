// Turns shortcuts into modals, and what is filled in there into answers.
import type { App, ViewSubmitAction } from '@slack/bolt';
import type { Outgoing } from '../../../src/bot/desk.ts';
import { isUserError } from '../../../src/errors.ts';
import { answerOf, pagesOf } from './answer.ts';
import { inTime } from './in-time.ts';
import { OPTIONS_RESPONSE } from './limits.ts';
import { ABOUT, ASK, askModal, FOLLOW, followModal, INPUT } from './modals.ts';
import { problemOf } from './problems.ts';
import { typedText } from './read.ts';
import { respondWith } from './respond.ts';
import { aloneWith, type Room, setIn } from './room.ts';
import { isDirect, isPublicChannel } from './setting.ts';
import { tellPerson } from './tell.ts';

type Values = ViewSubmitAction['view']['state']['values'];

const typed = (values: Values, id: string): string => values[id]?.[id]?.value?.trim() ?? '';
const picked = (values: Values, id: string): string =>
  values[id]?.[id]?.selected_option?.value ?? values[id]?.[id]?.selected_conversation ?? '';

function openModals(app: App, room: Room): void {
  const open = async (trigger: string, view: ReturnType<typeof askModal>): Promise<void> => {
    try {
      await room.speaker.call((client) => client.views.open({ trigger_id: trigger, view }));
    } catch (error) {
      room.log.warn({ reason: problemOf(error)?.reason ?? 'unknown' }, 'opening a modal in Slack failed');
    }
  };
  app.shortcut(ASK, async ({ shortcut, ack }) => {
    await ack();
    await open(shortcut.trigger_id, askModal());
  });
  app.shortcut(FOLLOW, async ({ shortcut, ack }) => {
    await ack();
    await open(shortcut.trigger_id, followModal());
  });
}

/** "What does the record say about this?": the message's own words are the question. */
function askAboutMessages(app: App, room: Room): void {
  app.shortcut({ callback_id: ABOUT, type: 'message_action' }, async ({ shortcut, ack, respond }) => {
    await ack();
    const { id: channel, name } = shortcut.channel;
    const setting = setIn(room, {
      channel,
      user: shortcut.user.id,
      thread: shortcut.message.thread_ts ?? null,
      isPublic: isPublicChannel(channel, name),
    });
    const question = typedText(shortcut.message.text ?? '', room.identity.botUser);
    const work = answerOf(room.log, () => room.desk.command('ask', { question }, setting));
    const how = { audience: 'person', replaces: false, thread: null } as const;
    await room.track(
      work.then((outgoing) => respondWith(respond, room.log, pagesOf(outgoing, isDirect(channel)), how)),
    );
  });
}

function answerQuestions(app: App, room: Room): void {
  app.view(ASK, async ({ body, view, ack }) => {
    const [question, day] = [typed(view.state.values, INPUT.question), picked(view.state.values, INPUT.day)];
    if (question === '' && day === '') {
      await ack({ response_action: 'errors', errors: { [INPUT.question]: 'Write a question or choose a day.' } });
      return;
    }
    await ack();
    const user = body.user.id;
    const setting = aloneWith(room, user);
    const work = answerOf(room.log, () =>
      question === ''
        ? room.desk.command('on', { date: day }, setting)
        : room.desk.command('ask', { question }, setting),
    );
    await room.track(work.then((outgoing) => tellPerson(room, user, outgoing)));
  });
}

const PAGES_OF_MEMBERS = 5;

/** A modal can name any channel: only its members may change what it follows. */
async function isMember(room: Room, channel: string, user: string): Promise<boolean> {
  if (isDirect(channel)) return true;
  let cursor = '';
  for (let page = 0; page < PAGES_OF_MEMBERS; page += 1) {
    const { members = [], response_metadata: next } = await room.speaker.call((client) =>
      client.conversations.members({ channel, limit: 1000, ...(cursor ? { cursor } : {}) }),
    );
    if (members.includes(user)) return true;
    cursor = next?.next_cursor ?? '';
    if (cursor === '') return false;
  }
  return false;
}

/** Why a saga cannot be followed there, as a sentence for the field; null where it can. */
async function refusal(room: Room, channel: string, user: string): Promise<string | null> {
  if (!setIn(room, { channel, user, thread: null, isPublic: false }).person.canManage)
    return 'You are not on the list of those who may change what is followed; ask whoever runs the bot.';
  try {
    return (await isMember(room, channel, user)) ? null : 'You are not in that channel.';
  } catch (error) {
    if (problemOf(error)) return 'I cannot see that channel; invite me there first.';
    throw error;
  }
}

/** What following led to: a sentence for a field of the modal, or the answer for the channel. */
type Followed = { readonly field: string; readonly problem: string } | { readonly outgoing: Outgoing };

async function follow(room: Room, channel: string, saga: string, user: string): Promise<Followed> {
  const problem = await refusal(room, channel, user);
  if (problem !== null) return { field: INPUT.channel, problem };
  try {
    const setting = setIn(room, { channel, user, thread: null, isPublic: false });
    return { outgoing: await room.desk.command('follow', { saga }, setting) };
  } catch (error) {
    if (isUserError(error)) return { field: INPUT.saga, problem: error.message };
    room.log.error({ err: error }, 'following a saga in Slack failed');
    return { field: INPUT.saga, problem: 'Something went wrong on my side, and it has been noted. Please try again.' };
  }
}

/** Slack wants to know whether the modal may close; following twice does no harm. */
const LATE: Followed = { field: INPUT.saga, problem: 'This takes longer than usual; please press Follow again.' };

function followSagas(app: App, room: Room): void {
  app.view(FOLLOW, async ({ body, view, ack }) => {
    const [channel, saga] = [picked(view.state.values, INPUT.channel), picked(view.state.values, INPUT.saga)];
    const user = body.user.id;
    const followed = await inTime(room.track(follow(room, channel, saga, user)), OPTIONS_RESPONSE, LATE);
    if ('problem' in followed) {
      await ack({ response_action: 'errors', errors: { [followed.field]: followed.problem } });
      return;
    }
    await ack();
    const { outgoing } = followed;
    const posted = await room.track(room.speaker.post(channel, null, pagesOf(outgoing, isDirect(channel))));
    if (posted.status === 'failed') await tellPerson(room, user, outgoing);
  });
}

export function listenToModals(app: App, room: Room): void {
  openModals(app, room);
  askAboutMessages(app, room);
  answerQuestions(app, room);
  followSagas(app, room);
}
