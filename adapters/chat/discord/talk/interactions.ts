// Turns an interaction into its answer, or into the sentence that says why there is none.
import type { Interaction } from 'discord.js';
import { isUserError } from '../../../../src/errors.ts';
import { describe, isTooLate, sentenceFor } from '../failures.ts';
import { submitForm } from '../forms/submissions.ts';
import { sentenceMessage } from '../render/pages.ts';
import { answerPress } from './presses.ts';
import { type Answerable, deferPrivately, type InteractionDeps, tell } from './respond.ts';
import { answerSlash, suggest } from './slash.ts';

function answerTo(deps: InteractionDeps, interaction: Answerable): Promise<void> {
  if (interaction.isButton()) return answerPress(deps, interaction);
  return interaction.isModalSubmit() ? submitForm(deps, interaction) : answerSlash(deps, interaction);
}

async function answer(deps: InteractionDeps, interaction: Answerable): Promise<void> {
  try {
    await answerTo(deps, interaction);
  } catch (error) {
    if (isTooLate(error)) {
      deps.log.warn(describe(error), 'Discord: an interaction could not be answered in time');
      return;
    }
    if (!isUserError(error)) deps.log.error(describe(error), 'Discord: answering an interaction failed');
    if (!interaction.deferred) await deferPrivately(deps, interaction);
    await tell(interaction, sentenceMessage(sentenceFor(error)));
  }
}

/** Resolves when the interaction is answered; never rejects. */
export async function handleInteraction(deps: InteractionDeps, interaction: Interaction): Promise<void> {
  try {
    if (interaction.isAutocomplete()) await suggest(deps, interaction);
    else if (interaction.isChatInputCommand() || interaction.isButton() || interaction.isModalSubmit())
      await answer(deps, interaction);
  } catch (error) {
    deps.log.warn(describe(error), 'Discord: an interaction was left without an answer');
  }
}
