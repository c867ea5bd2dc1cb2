// Answers interactions: slash commands, pressed buttons, forms, and what is being typed for an option.
import type { AutocompleteInteraction, ButtonInteraction, ChatInputCommandInteraction, Interaction } from 'discord.js';
import type { Choice, Values } from '../../../../src/bot/commands/command.ts';
import { readAction } from '../../../../src/bot/desk/actions.ts';
import type { Setting } from '../../../../src/bot/desk/desk.ts';
import { isUserError } from '../../../../src/errors.ts';
import { inTime } from '../../in-time.ts';
import { POST_ACTION, sentenceMessage } from '../../shown.ts';
import { PUBLIC_OPTION } from '../commands.ts';
import { describe, isTooLate, sentenceFor } from '../failures.ts';
import { openForm, openFormAgain, retriedForm, submitForm } from '../forms/forms.ts';
import { FIRST_RESPONSE, MAX_CHOICE, MAX_CHOICES } from '../limits.ts';
import { ownConversation, settingOfInteraction, under } from '../place.ts';
import { questionOf } from '../render/buttons.ts';
import {
  type Answerable,
  defer,
  deferPrivately,
  type InteractionDeps,
  publishFor,
  show,
  tell,
} from '../speaking/respond.ts';

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
async function answerPress(deps: InteractionDeps, interaction: ButtonInteraction): Promise<void> {
  const { customId } = interaction;
  const retried = retriedForm(customId);
  if (retried !== null) return openFormAgain(deps, interaction, retried);
  if (questionOf(customId) !== null) return answerPrivately(deps, interaction);
  const action = readAction(customId);
  if (action.kind === 'form') return openForm(deps, interaction, action);
  const isForEverybody = action.kind === 'answer' && action.what === POST_ACTION;
  return isForEverybody ? postToChannel(deps, interaction) : answerPrivately(deps, interaction);
}

/** An empty list is better than none: suggestions that come later than this are not waited for. Milliseconds. */
const SUGGESTIONS_DEADLINE = FIRST_RESPONSE - 1000;

/** What was given for the options of the subcommand; Discord has checked required ones and choices, the core checks again. */
function valuesOf({ commands }: InteractionDeps, { options }: ChatInputCommandInteraction): Values {
  const known = commands.find(({ name }) => name === options.getSubcommand())?.options ?? [];
  const given = known.map(({ name }) => [name, options.getString(name)] as const);
  return Object.fromEntries(given.filter((entry): entry is [string, string] => entry[1] !== null));
}

/** Rejects with a UserError. */
async function answerSlash(deps: InteractionDeps, interaction: ChatInputCommandInteraction): Promise<void> {
  const { desk, precedence } = deps;
  const isPublic = interaction.options.getBoolean(PUBLIC_OPTION) === true && interaction.guildId !== null;
  await deferPrivately(deps, interaction);
  const name = interaction.options.getSubcommand();
  const values = valuesOf(deps, interaction);
  if (isPublic) return publishFor(deps, interaction, (setting) => desk.command(name, values, setting));
  const setting = settingOfInteraction(interaction);
  const outgoing = await precedence.answer(() => desk.command(name, values, setting));
  await show(deps, interaction, outgoing, setting.place);
}

/** A label that is too long gives way to the value; what cannot be sent at all is left out. */
const choiceOf = ({ label, value }: Choice) => ({ name: label.length <= MAX_CHOICE ? label : value, value });

async function suggest(deps: InteractionDeps, interaction: AutocompleteInteraction): Promise<void> {
  const { name, value } = interaction.options.getFocused(true);
  const command = deps.commands.find((candidate) => candidate.name === interaction.options.getSubcommand(false));
  const option = command?.options.find((each) => each.name === name);
  if (!option) return interaction.respond([]);
  const wanted = deps.desk.suggest(option, value, settingOfInteraction(interaction)).catch(() => []);
  const found = await inTime(wanted, SUGGESTIONS_DEADLINE, []);
  const fitting = found.filter((choice) => choice.value !== '' && choice.value.length <= MAX_CHOICE);
  await interaction.respond(fitting.slice(0, MAX_CHOICES).map(choiceOf));
}

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
