// Turns a button of the App Home into a change that the Home then shows, or into an answer in the direct message.
import { findCommand } from '../../../src/bot/commands.ts';
import { type Answer, answerOf, refusal } from './answer.ts';
import { isMember } from './channels.ts';
import { publishHome, readDirect } from './home.ts';
import { channelOfRow } from './home-view.ts';
import { openForm, settingFor } from './opening.ts';
import { actionOf, type Pressed } from './pressed.ts';
import { type Room, setFor } from './room.ts';
import { answerPerson, tellPerson } from './tell.ts';

const NOT_THERE = 'You are not in that channel any more.';

const homeOf = ({ view }: Pressed) => ({ direct: readDirect(view?.metadata ?? ''), hash: view?.hash });

/** In the channel of its row, whose member the person must still be. */
const answerIn = (room: Room, { user, value }: Pressed, channel: string): Promise<Answer> =>
  answerOf<Answer>(room.log, async () => {
    if (!(await isMember(room, channel, user))) return refusal(NOT_THERE);
    return room.desk.press(value, setFor(room, { channel, user, thread: null, isPublic: false }));
  });

/** A change shows in the Home itself; what is refused or only looked at is told. */
async function runIn(room: Room, pressed: Pressed, channel: string, command: string): Promise<void> {
  const answer = await answerIn(room, pressed, channel);
  const isChanged = !answer.isRefused && findCommand(command).isForManagers === true;
  if (!isChanged) await tellPerson(room, pressed.user, answer);
  if (isChanged || answer.isRefused) await publishHome(room, pressed.user, homeOf(pressed));
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
