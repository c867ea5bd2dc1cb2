// Turns a command's form that was sent off into the command, or into words beside the input that is wrong.
import type { App } from '@slack/bolt';
import type { Command, Values } from '../../../../src/bot/commands/command.ts';
import { findCommand } from '../../../../src/bot/commands/table.ts';
import type { Outgoing } from '../../../../src/bot/desk/desk.ts';
import { isUserError } from '../../../../src/errors.ts';
import { inTime } from '../../in-time.ts';
import { publishHome } from '../home/home.ts';
import { OPTIONS_RESPONSE } from '../limits.ts';
import { type Room, setFor } from '../room.ts';
import { NOT_ON_LIST } from '../setting.ts';
import { SORRY } from '../speaking/answer.ts';
import { isMember } from '../speaking/channels.ts';
import { tellAbout, tellInChannel } from '../speaking/tell.ts';
import { FORM, type FormState, readFormState } from './forms.ts';
import { CHANNEL, type Filled, filledIn, OPTION, valuesIn } from './inputs.ts';

/** What came of a form: words for an input (null: the first), or the command's answer. */
type Outcome = { readonly input: string | null; readonly problem: string } | { readonly outgoing: Outgoing };

interface Sent {
  readonly command: Command;
  readonly values: Values;
  readonly channel: string;
  readonly user: string;
}

const NOT_THERE = 'You are not in that channel.';
/** Slack wants to know whether the modal may close; the same twice does no harm. */
const LATE: Outcome = { input: null, problem: 'This takes longer than usual; please press the button again.' };

/** The input that an error is about: errors quote the option's name or the value that is wrong. */
function inputFor({ options }: Command, values: Values, problem: string): string | null {
  const quotes = (text: string | undefined): boolean =>
    text !== undefined && problem.includes(`“${text.slice(0, 60)}”`);
  const wrong = options.find(({ name }) => quotes(name)) ?? options.find(({ name }) => quotes(values[name]));
  return wrong ? `${OPTION}${wrong.name}` : null;
}

async function run(room: Room, { command, values, channel, user }: Sent): Promise<Outcome> {
  const setting = setFor(room, { channel, user, thread: null, isPublic: false });
  if (!setting.person.canManage) return { input: CHANNEL, problem: NOT_ON_LIST };
  try {
    const obstacle = await setting.obstacle?.();
    if (obstacle) return { input: CHANNEL, problem: obstacle };
    if (!(await isMember(room, channel, user))) return { input: CHANNEL, problem: NOT_THERE };
    return { outgoing: await room.desk.command(command.name, values, setting) };
  } catch (error) {
    if (isUserError(error)) return { input: inputFor(command, values, error.message), problem: error.message };
    room.log.error({ err: error }, 'a form of Slack could not be carried out');
    return { input: null, problem: SORRY };
  }
}

/** Slack shows words only beside inputs that the modal has. */
function errorsOf({ blocks = [] }: Filled, { input, problem }: { input: string | null; problem: string }) {
  const inputs = blocks.filter(({ element }) => element !== undefined).map(({ block_id }) => block_id ?? '');
  const beside = input !== null && inputs.includes(input) ? input : (inputs[0] ?? CHANNEL);
  return { response_action: 'errors' as const, errors: { [beside]: problem } };
}

/** Where the person was: the App Home shows what changed, a channel tells it to them. */
async function tell(room: Room, { channel: known, home }: FormState, sent: Sent, outgoing: Outgoing): Promise<void> {
  if (home !== null) await publishHome(room, sent.user, { direct: home });
  else if (known === null) await tellAbout(room, sent.channel, sent.user, outgoing);
  else await tellInChannel(room, sent.channel, sent.user, outgoing);
}

export function listenToForms(app: App, room: Room): void {
  app.view(FORM, async ({ body, view, ack }) => {
    const state = readFormState(view.private_metadata);
    if (!state) {
      await ack();
      return;
    }
    const command = findCommand(state.command);
    const sent: Sent = {
      command,
      values: valuesIn(view, command),
      channel: state.channel ?? filledIn(view, CHANNEL),
      user: body.user.id,
    };
    const outcome = await inTime(room.track(run(room, sent)), OPTIONS_RESPONSE, LATE);
    if ('problem' in outcome) {
      await ack(errorsOf(view, outcome));
      return;
    }
    await ack();
    await room.track(tell(room, state, sent, outcome.outgoing));
  });
}
