// What is opened and pressed in the App Home and the Messages tab: a Home that shows it, an answer, questions to choose from.
import type { App } from '@slack/bolt';
import { findCommand } from '../../../../src/bot/commands/table.ts';
import { openForm } from '../forms/opening.ts';
import { MAX_PROMPTS } from '../limits.ts';
import { problemOf } from '../problems.ts';
import { answerOf, answerPerson, refusal, type Statement, tellPerson } from '../speaking/answer.ts';
import { sightOf } from '../speaking/channels.ts';
import { channelOfRow, publishHome, readDirect } from '../speaking/home.ts';
import { aloneWith, type Room, roomIn, settingFor } from '../speaking/room.ts';
import { actionOf, hashOf, type Pressed } from './pressed.ts';

/** What is shown, and what is then said. */
interface Prompt {
  readonly title: string;
  readonly message: string;
}

/** Those that have an answer whatever is followed. */
export const PROMPTS: readonly Prompt[] = [
  { title: 'What is new?', message: 'what is new?' },
  { title: 'The newest day', message: 'latest' },
  { title: 'The whole story', message: 'timeline' },
  { title: 'What can I ask?', message: 'help' },
];

/** A day that has something takes the place of "the newest day". */
async function promptsFor({ desk }: Room, setting: ReturnType<typeof aloneWith>): Promise<readonly Prompt[]> {
  const [newest] = await desk.suggest({ kind: 'date' }, '', setting);
  if (!newest) return PROMPTS;
  const asked = `What happened on ${newest.label}?`;
  return [{ title: asked, message: asked }, ...PROMPTS.filter(({ message }) => message !== 'latest')];
}

/** Only agents have prompts; their places are not threads, so none is named. Never rejects. */
async function suggestPrompts(room: Room, user: string, channel: string): Promise<void> {
  if (!room.identity.isAgent) return;
  try {
    const prompts = (await promptsFor(room, aloneWith(room, user))).slice(0, MAX_PROMPTS);
    const [first, ...others] = prompts.map(({ title, message }) => ({ title, message }));
    if (!first) return;
    await room.speaker.call((client) =>
      client.assistant.threads.setSuggestedPrompts({ channel_id: channel, prompts: [first, ...others] }),
    );
  } catch (error) {
    const problem = problemOf(error);
    if (problem) room.log.warn({ reason: problem.reason }, 'suggesting questions in Slack failed');
    else room.log.error({ err: error }, 'finding questions to suggest in Slack failed');
  }
}

const NOT_THERE = 'You are not in that channel any more.';

const homeOf = ({ view }: Pressed) => ({ direct: readDirect(view?.metadata ?? ''), hash: view?.hash });

const isForManagers = (command: string): boolean => findCommand(command).isForManagers === true;

/** A Home may be older than what the person may know of by now; only who is in a channel may change what it follows. */
async function mayRun(room: Room, pressed: Pressed, channel: string, command: string): Promise<boolean> {
  if (channel === homeOf(pressed).direct) return true;
  const seen = await sightOf(room, pressed.user)(channel);
  return seen === 'member' || (seen === 'everybody' && !isForManagers(command));
}

/** A change shows in the Home itself; what is refused or only looked at is told. */
async function runIn(room: Room, pressed: Pressed, channel: string, command: string): Promise<void> {
  const { user, value } = pressed;
  const answer = await answerOf<Statement>(room, async () =>
    (await mayRun(room, pressed, channel, command))
      ? room.desk.press(value, settingFor(room, user, channel))
      : refusal(NOT_THERE),
  );
  const isChanged = !answer.isRefused && isForManagers(command);
  if (!isChanged) await tellPerson(room, user, answer);
  if (isChanged || answer.isRefused) await publishHome(room, user, homeOf(pressed));
}

/** A question, a button of the newest digest: the conversation with the person. */
async function answerAlone(room: Room, { kind, value, user }: Pressed): Promise<void> {
  const setting = settingFor(room, user, null);
  const answer = await answerOf(room, () =>
    kind === 'question' ? room.desk.command('ask', { question: value }, setting) : room.desk.press(value, setting),
  );
  await answerPerson(room, user, answer);
}

export async function pressInHome(room: Room, pressed: Pressed): Promise<void> {
  const { user, trigger } = pressed;
  const channel = channelOfRow(pressed.row);
  const action = actionOf(pressed);
  if (action?.kind === 'form') {
    const refused = await openForm(room, {
      ...action,
      user,
      trigger,
      origin: { channel, home: homeOf(pressed).direct },
    });
    if (refused) await tellPerson(room, user, refused);
  } else if (action?.kind === 'command' && channel !== null) await runIn(room, pressed, channel, action.command);
  else await answerAlone(room, pressed);
}

export function listenToHome(app: App): void {
  app.event('app_home_opened', async ({ event: { tab, user, channel, view }, context }) => {
    const room = roomIn({ context });
    if (tab === 'home') await room.track(publishHome(room, user, { direct: channel, hash: hashOf(view) }));
    else await room.track(suggestPrompts(room, user, channel));
  });
}
