// Turns buttons of forms into opened modals, filled with what stands or with what was typed before.
import type { ButtonInteraction } from 'discord.js';
import type { Command, CommandOption, Values } from '../../../../src/bot/commands/command.ts';
import { refuseUnlessAllowed } from '../../../../src/bot/commands/table.ts';
import type { Setting } from '../../../../src/bot/desk/desk.ts';
import { UserError } from '../../../../src/errors.ts';
import type { ActionsBlock } from '../../../../src/model/message.ts';
import { inTime } from '../../in-time.ts';
import { FIRST_RESPONSE } from '../limits.ts';
import { settingOfInteraction } from '../place.ts';
import type { InteractionDeps } from '../talk/respond.ts';
import type { Choices } from './fields.ts';
import { modalOf } from './modal.ts';

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

const keptKey = (id: string): string => `discord/form/${id}`;

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
export interface KeptForm extends FormAction {
  readonly typed: Values;
}

/** Keeps what was filled in under an interaction's id, and gives the button that brings it back. */
export async function keepForm({ memory, clock }: InteractionDeps, id: string, form: KeptForm): Promise<ActionsBlock> {
  await memory.remember(keptKey(id), form, clock.now() + KEPT_MS);
  return { kind: 'actions', actions: [{ id: 'retry', label: 'Try again', value: `${RETRY}${id}` }] };
}

export async function openFormAgain(deps: InteractionDeps, interaction: ButtonInteraction, id: string): Promise<void> {
  const kept = (await deps.memory.recall(keptKey(id))) as KeptForm | null;
  if (!kept) throw new UserError('not-found', 'What was filled in is too old; open the form again.');
  await openForm(deps, interaction, kept, kept.typed);
}
