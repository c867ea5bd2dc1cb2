// Answers modals: suggestions while they are filled in; then the command’s answer, or words beside the input that is wrong.
import type { App } from '@slack/bolt';
import type { Choice, Command, CommandOption, Values } from '../../../../src/bot/commands/command.ts';
import { findCommand } from '../../../../src/bot/commands/table.ts';
import type { Outgoing } from '../../../../src/bot/desk/desk.ts';
import { isUserError } from '../../../../src/errors.ts';
import { inTime } from '../../in-time.ts';
import { OPTIONS_RESPONSE } from '../limits.ts';
import { NOT_ON_LIST } from '../place.ts';
import { answerOf, answerPerson, SORRY, tellAbout, tellInChannel } from '../speaking/answer.ts';
import { isMember } from '../speaking/channels.ts';
import { publishHome } from '../speaking/home.ts';
import { aloneWith, type Room, roomIn, settingFor } from '../speaking/room.ts';
import { CHANNEL, type Filled, filledIn, OPTION, optionsOf, valuesIn } from './inputs.ts';
import { ASK, askedIn, DAY, FORM, type FormState, readFormState } from './modals.ts';

interface Typing {
  readonly input: string;
  readonly typed: string;
  readonly user: string;
  /** private_metadata of the modal. */
  readonly metadata: string | undefined;
}

/** The option that an input is for, and the channel that its command is for. */
function optionFor({
  input,
  metadata,
}: Typing): readonly [Pick<CommandOption, 'kind' | 'choices'>, string | null] | null {
  if (input === DAY) return [{ kind: 'date' }, null];
  const state = readFormState(metadata);
  const option = state && findCommand(state.command).options.find(({ name }) => input === `${OPTION}${name}`);
  return option ? [option, state.channel] : null;
}

async function suggested(room: Room, typing: Typing): Promise<readonly Choice[]> {
  try {
    const [option, channel] = optionFor(typing) ?? [null, null];
    return option ? await room.desk.suggest(option, typing.typed, settingFor(room, typing.user, channel)) : [];
  } catch (error) {
    room.log.error({ err: error }, 'suggesting in Slack failed');
    return [];
  }
}

export function suggestInModals(app: App): void {
  app.options<'block_suggestion'>(
    { type: 'block_suggestion', action_id: /^saga\./ },
    async ({ options: { action_id, value, user, view }, ack, context }) => {
      const room = roomIn({ context });
      const typing: Typing = { input: action_id, typed: value ?? '', user: user.id, metadata: view?.private_metadata };
      await ack({ options: optionsOf(await inTime(suggested(room, typing), OPTIONS_RESPONSE, [])) });
    },
  );
}

export function listenToQuestions(app: App): void {
  app.view(ASK, async ({ body, view, ack, context }) => {
    const room = roomIn({ context });
    const asked = askedIn(view);
    if ('errors' in asked) {
      await ack({ response_action: 'errors', errors: { ...asked.errors } });
      return;
    }
    await ack();
    const user = body.user.id;
    const work = answerOf(room, () => room.desk.command(asked.name, asked.values, aloneWith(room, user)));
    await room.track(work.then((answer) => answerPerson(room, user, answer)));
  });
}

/** What came of a form: words for an input (null: the first), or the command's answer. */
type Outcome = { readonly input: string | null; readonly problem: string } | { readonly outgoing: Outgoing };

interface SentForm {
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

async function run(room: Room, { command, values, channel, user }: SentForm): Promise<Outcome> {
  const setting = settingFor(room, user, channel);
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
async function tell(
  room: Room,
  { channel: known, home }: FormState,
  sent: SentForm,
  outgoing: Outgoing,
): Promise<void> {
  if (home !== null) await publishHome(room, sent.user, { direct: home });
  else if (known === null) await tellAbout(room, sent.channel, sent.user, outgoing);
  else await tellInChannel(room, sent.channel, sent.user, outgoing);
}

export function listenToForms(app: App): void {
  app.view(FORM, async ({ body, view, ack, context }) => {
    const room = roomIn({ context });
    const state = readFormState(view.private_metadata);
    if (!state) {
      await ack();
      return;
    }
    const command = findCommand(state.command);
    const sent: SentForm = {
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
