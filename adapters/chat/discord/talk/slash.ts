// Turns slash commands into answers, and what is being typed for their options into suggestions.
import type { AutocompleteInteraction, ChatInputCommandInteraction } from 'discord.js';
import type { Choice, Values } from '../../../../src/bot/commands/command.ts';
import { inTime } from '../../in-time.ts';
import { PUBLIC_OPTION } from '../commands.ts';
import { FIRST_RESPONSE, MAX_CHOICE, MAX_CHOICES } from '../limits.ts';
import { settingOfInteraction } from '../place.ts';
import { deferPrivately, type InteractionDeps, publishFor, show } from './respond.ts';

/** An empty list is better than none: suggestions that come later than this are not waited for. Milliseconds. */
const SUGGESTIONS_DEADLINE = FIRST_RESPONSE - 1000;

/** What was given for the options of the subcommand; Discord has checked required ones and choices, the core checks again. */
function valuesOf({ commands }: InteractionDeps, { options }: ChatInputCommandInteraction): Values {
  const known = commands.find(({ name }) => name === options.getSubcommand())?.options ?? [];
  const given = known.map(({ name }) => [name, options.getString(name)] as const);
  return Object.fromEntries(given.filter((entry): entry is [string, string] => entry[1] !== null));
}

/** Rejects with a UserError. */
export async function answerSlash(deps: InteractionDeps, interaction: ChatInputCommandInteraction): Promise<void> {
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

export async function suggest(deps: InteractionDeps, interaction: AutocompleteInteraction): Promise<void> {
  const { name, value } = interaction.options.getFocused(true);
  const command = deps.commands.find((candidate) => candidate.name === interaction.options.getSubcommand(false));
  const option = command?.options.find((each) => each.name === name);
  if (!option) return interaction.respond([]);
  const wanted = deps.desk.suggest(option, value, settingOfInteraction(interaction)).catch(() => []);
  const found = await inTime(wanted, SUGGESTIONS_DEADLINE, []);
  const fitting = found.filter((choice) => choice.value !== '' && choice.value.length <= MAX_CHOICE);
  await interaction.respond(fitting.slice(0, MAX_CHOICES).map(choiceOf));
}
