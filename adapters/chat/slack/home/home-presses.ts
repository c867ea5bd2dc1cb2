// Turns a button of the App Home into a change that the Home then shows, or into an answer in the direct message.
import { findCommand } from '../../../../src/bot/commands/table.ts';
import { openForm, settingFor } from '../forms/opening.ts';
import { actionOf, type Pressed } from '../hearing/pressed.ts';
import { type Room, setFor } from '../room.ts';
import { type Answer, answerOf, refusal } from '../speaking/answer.ts';
import { answerPerson, tellPerson } from '../speaking/tell.ts';
import { publishHome, readDirect } from './home.ts';
import { channelOfRow } from './home-view.ts';
import { sightOf } from './visible.ts';

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
  const answer = await answerOf<Answer>(room.log, async () =>
    (await mayRun(room, pressed, channel, command))
      ? room.desk.press(value, setFor(room, { channel, user, thread: null, isPublic: false }))
      : refusal(NOT_THERE),
  );
  const isChanged = !answer.isRefused && isForManagers(command);
  if (!isChanged) await tellPerson(room, user, answer);
  if (isChanged || answer.isRefused) await publishHome(room, user, homeOf(pressed));
}

/** A question, a button of the newest digest: the conversation with the person. */
async function answerAlone(room: Room, { kind, value, user }: Pressed): Promise<void> {
  const setting = settingFor(room, user, null);
  const answer = await answerOf(room.log, () =>
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
