// Turns what is filled in in a form into the command's answer, or into what is wrong with it; nothing typed is lost.
import { ComponentType, type ModalSubmitInteraction } from 'discord.js';
import type { CommandOption, Values } from '../../../../src/bot/commands/command.ts';
import { readAction } from '../../../../src/bot/desk/actions.ts';
import type { Form } from '../../../../src/bot/desk/desk.ts';
import { isUserError, UserError } from '../../../../src/errors.ts';
import type { Block } from '../../../../src/model/message.ts';
import { describe, isTooLate, sentenceFor } from '../failures.ts';
import { settingOfInteraction } from '../place.ts';
import { defer, type InteractionDeps, show, tell } from '../talk/respond.ts';
import { type KeptForm, keepForm } from './forms.ts';
import { valueNamed } from './modal.ts';

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
  blocks.push(await keepForm(deps, interaction.id, form));
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
