// Opens the modals of buttons, and turns what is filled in there into the command’s answer; nothing typed is lost.
import { type BaseInteraction, type ButtonInteraction, ComponentType, type ModalSubmitInteraction } from 'discord.js';
import { z } from 'zod';
import type { Command, CommandOption, Values } from '../../../../src/bot/commands/command.ts';
import { refuseUnlessAllowed } from '../../../../src/bot/commands/table.ts';
import { readAction } from '../../../../src/bot/desk/actions.ts';
import type { Form, Setting } from '../../../../src/bot/desk/desk.ts';
import { kept } from '../../../../src/bot/desk/kept.ts';
import { isUserError, UserError } from '../../../../src/errors.ts';
import type { ActionsBlock, Block } from '../../../../src/model/message.ts';
import { inTime } from '../../in-time.ts';
import { describe, isTooLate, sentenceFor } from '../failures.ts';
import { FIRST_RESPONSE } from '../limits.ts';
import { settingOfInteraction } from '../place.ts';
import { defer, type InteractionDeps, show, tell } from '../speaking/respond.ts';
import { type Choices, modalOf, valueNamed } from './modal.ts';

/** A command's form, and the saga or delivery that its button names. */
interface FormAction {
  readonly command: string;
  readonly value: string | null;
}

/** A modal is a first response: one that is not filled in is better than none. Milliseconds. */
const FILLING_DEADLINE = FIRST_RESPONSE - 1500;
/** So long can it be mended. */
const KEPT_MS = 86_400_000;
const RETRY = 'retry:';

/** A form is brought back by who filled it in, in the same server. */
const keptKey = ({ guildId, user }: BaseInteraction, id: string): string =>
  `discord/form/${guildId ?? 'direct'}/${user.id}/${id}`;

/** The form that a button takes up again, or null for any other button. */
export const retriedForm = (customId: string): string | null =>
  customId.startsWith(RETRY) ? customId.slice(RETRY.length) : null;

/** Kinds of which the desk lists a handful. */
const LISTED: ReadonlySet<CommandOption['kind']> = new Set(['saga', 'period', 'delivery']);

async function choicesFor({ desk }: InteractionDeps, { options }: Command, setting: Setting): Promise<Choices> {
  const listed = options.filter(({ kind }) => LISTED.has(kind));
  const entries = listed.map(async (option) => [option.name, await desk.suggest(option, '', setting)] as const);
  return Object.fromEntries(await Promise.all(entries));
}

function commandNamed({ commands }: InteractionDeps, name: string, { person }: Setting): Command {
  const command = commands.find((candidate) => candidate.name === name);
  if (!command) throw new UserError('not-found', 'This button is not one of mine; ask again.');
  refuseUnlessAllowed(command, person);
  return command;
}

/** Opens a command's form. `typed`: what was filled in before, in place of what stands. Rejects with a UserError. */
export async function openForm(
  deps: InteractionDeps,
  interaction: ButtonInteraction,
  { command: name, value }: FormAction,
  typed: Values = {},
): Promise<void> {
  const setting = settingOfInteraction(interaction);
  const command = commandNamed(deps, name, setting);
  const filled = async () => {
    const standing = deps.desk.form(name, value, setting);
    const [{ values }, choices] = await Promise.all([standing, choicesFor(deps, command, setting)]);
    return modalOf({ command, values: { ...values, ...typed }, value }, choices);
  };
  const modal = await inTime(filled(), FILLING_DEADLINE, modalOf({ command, values: typed, value }));
  await deps.precedence.acknowledge(() => interaction.showModal(modal));
}

/** What was filled in and could not be used. */
interface KeptForm extends FormAction {
  readonly typed: Values;
}

const keptForm = kept<KeptForm>(
  1,
  z.object({ command: z.string(), value: z.string().nullable(), typed: z.record(z.string(), z.string()) }),
);

/** Keeps what was filled in under an interaction's id, and gives the button that brings it back. */
async function keepForm(
  { memory, clock }: InteractionDeps,
  interaction: ModalSubmitInteraction,
  form: KeptForm,
): Promise<ActionsBlock> {
  const { id } = interaction;
  await memory.remember(keptKey(interaction, id), keptForm.write(form), clock.now() + KEPT_MS);
  return { kind: 'actions', actions: [{ id: 'retry', label: 'Try again', value: `${RETRY}${id}` }] };
}

export async function openFormAgain(deps: InteractionDeps, interaction: ButtonInteraction, id: string): Promise<void> {
  const form = keptForm.read(await deps.memory.recall(keptKey(interaction, id)));
  if (!form) throw new UserError('not-found', 'What was filled in is too old; open the form again.');
  await openForm(deps, interaction, form, form.typed);
}

/** What was filled in, by the names of options; what was left empty is not said. */
function typedIn({ fields }: ModalSubmitInteraction): Values {
  const given = fields.fields.map((field): readonly [string, string] => {
    if (field.type === ComponentType.TextInput) return [field.customId, field.value.trim()];
    return [field.customId, field.type === ComponentType.StringSelect ? field.values.join(',') : ''];
  });
  return Object.fromEntries(given.filter(([, value]) => value !== ''));
}

/** The command's values. A date that stands is not said again: a story that is being told would begin anew. */
function valuesOf({ command, values: standing }: Form, value: string | null, typed: Values): Values {
  const isSaid = ({ name, kind }: CommandOption): boolean =>
    typed[name] !== undefined && !(kind === 'date' && typed[name] === standing[name]);
  const said = command.options.filter(isSaid).map(({ name }) => [name, typed[name] ?? ''] as const);
  return { ...Object.fromEntries(said), ...valueNamed(command, value) };
}

/** Says what is wrong and what was filled in, with a button that opens the form again with it. */
async function refuse(deps: InteractionDeps, interaction: ModalSubmitInteraction, form: KeptForm, error: unknown) {
  if (isTooLate(error)) throw error;
  if (!isUserError(error)) deps.log.error(describe(error), 'Discord: a form could not be used');
  const because = sentenceFor(error);
  const typed = Object.entries(form.typed).map(([name, value]) => `${name}: ${value}`);
  const blocks: Block[] = [{ kind: 'paragraph', text: because }];
  if (typed.length > 0) blocks.push({ kind: 'note', text: `You filled in ${typed.join('; ')}.` });
  blocks.push(await keepForm(deps, interaction, form));
  await tell(interaction, { summary: because, blocks });
}

/** Runs a command with what was filled in; values and permission are checked now, whatever the form showed. */
export async function submitForm(deps: InteractionDeps, interaction: ModalSubmitInteraction): Promise<void> {
  const { desk, precedence } = deps;
  const action = readAction(interaction.customId);
  if (action.kind !== 'form') throw new UserError('not-found', 'This form is not one of mine; ask again.');
  await defer(deps, interaction);
  const { command, value } = action;
  const typed = typedIn(interaction);
  const setting = settingOfInteraction(interaction);
  try {
    const values = valuesOf(await desk.form(command, value, setting), value, typed);
    const outgoing = await precedence.answer(() => desk.command(command, values, setting));
    await show(deps, interaction, outgoing, setting.place);
  } catch (error) {
    await refuse(deps, interaction, { command, value, typed }, error);
  }
}
