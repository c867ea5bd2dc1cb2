// Turns pressed buttons into answers: about an earlier answer, of a command, to a suggested question; or into an opened form.
import type { ButtonInteraction } from 'discord.js';
import { readAction } from '../../../../src/bot/desk/actions.ts';
import type { Setting } from '../../../../src/bot/desk/desk.ts';
import { openForm, openFormAgain, retriedForm } from '../forms/forms.ts';
import { ownConversation, settingOfInteraction, under } from '../place.ts';
import { questionOf } from '../render/buttons.ts';
import { POST_ACTION } from '../render/pages.ts';
import { defer, deferPrivately, type InteractionDeps, publishFor, show } from './respond.ts';

/** The person's own conversation, taken up where the message with the button left off: what others see goes on undisturbed. */
async function settingOf({ desk }: InteractionDeps, interaction: ButtonInteraction): Promise<Setting> {
  const setting = settingOfInteraction(interaction, ownConversation(interaction));
  const shown = under(setting.place, interaction.message.id);
  if (await desk.knows(shown)) await desk.carryOver(shown, setting.place);
  return setting;
}

async function answerPrivately(deps: InteractionDeps, interaction: ButtonInteraction): Promise<void> {
  await defer(deps, interaction);
  const { customId } = interaction;
  const question = questionOf(customId);
  const setting = await settingOf(deps, interaction);
  const outgoing = await deps.precedence.answer(() =>
    question === null ? deps.desk.press(customId, setting) : deps.desk.ask(question, setting),
  );
  await show(deps, interaction, outgoing, setting.place);
}

async function postToChannel(deps: InteractionDeps, interaction: ButtonInteraction): Promise<void> {
  await deferPrivately(deps, interaction);
  await publishFor(deps, interaction, (setting) => deps.desk.press(interaction.customId, setting));
}

/** Rejects with a UserError. */
export async function answerPress(deps: InteractionDeps, interaction: ButtonInteraction): Promise<void> {
  const { customId } = interaction;
  const retried = retriedForm(customId);
  if (retried !== null) return openFormAgain(deps, interaction, retried);
  if (questionOf(customId) !== null) return answerPrivately(deps, interaction);
  const action = readAction(customId);
  if (action.kind === 'form') return openForm(deps, interaction, action);
  const isForEverybody = action.kind === 'answer' && action.what === POST_ACTION;
  return isForEverybody ? postToChannel(deps, interaction) : answerPrivately(deps, interaction);
}
