// Turns slash commands, suggestions and pressed buttons into answers: acknowledged at once, shown when they are ready.
import {
  type AutocompleteInteraction,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type Interaction,
  MessageFlags,
  PermissionFlagsBits,
} from 'discord.js';
import type { Command } from '../../../src/bot/command.ts';
import type { Desk, Outgoing } from '../../../src/bot/desk.ts';
import { isUserError, UserError } from '../../../src/errors.ts';
import type { Log } from '../../../src/ports.ts';
import { questionOf } from './buttons.ts';
import { PUBLIC_OPTION } from './commands.ts';
import { describe, isTooLate } from './failures.ts';
import { FIRST_RESPONSE, MAX_CHOICE, MAX_CHOICES } from './limits.ts';
import { POST_ACTION, pagesToShow, sentenceMessage } from './pages.ts';
import { settingOfInteraction } from './place.ts';
import type { Publication, Published } from './post.ts';
import type { Precedence } from './precedence.ts';
import type { Roots } from './roots.ts';

export interface InteractionDeps {
  readonly desk: Desk;
  readonly commands: readonly Command[];
  readonly log: Log;
  readonly roots: Roots;
  readonly precedence: Precedence;
  /** Posts an answer as an ordinary message: only those can be replied to without a mention. */
  publish(channelId: string, outgoing: Outgoing, publication: Publication): Promise<Published>;
}

type Answerable = ChatInputCommandInteraction | ButtonInteraction;

/** An empty list is better than none: suggestions that come later than this are not waited for. Milliseconds. */
const SUGGESTIONS_DEADLINE = FIRST_RESPONSE - 1000;
const WENT_WRONG = 'Something went wrong here, and it has been noted. Please try again.';

const sentenceFor = (error: unknown): string => (isUserError(error) ? error.message : WENT_WRONG);

/** Edits the deferred answer; further pages follow it. */
async function show(interaction: Answerable, outgoing: Pick<Outgoing, 'message' | 'page'>): Promise<void> {
  const [first, ...rest] = pagesToShow(outgoing);
  if (first) await interaction.editReply(first);
  for (const page of rest)
    await interaction.followUp({ ...page, flags: MessageFlags.IsComponentsV2 | MessageFlags.Ephemeral });
}

const say = (interaction: Answerable, text: string): Promise<void> =>
  show(interaction, { message: sentenceMessage(text), page: 0 });

const mayWrite = (interaction: Answerable): boolean =>
  interaction.guildId === null ||
  interaction.memberPermissions?.has(
    interaction.channel?.isThread() ? PermissionFlagsBits.SendMessagesInThreads : PermissionFlagsBits.SendMessages,
  ) === true;

/** Posts for everybody, if the person could have written it there, and says so to the person. */
async function publishFor(deps: InteractionDeps, interaction: Answerable, outgoing: Outgoing): Promise<void> {
  const { id } = interaction;
  const result = await deps.publish(interaction.channelId, outgoing, { key: id, conversation: id });
  if (!result.isPosted) return say(interaction, result.reason);
  await interaction.deleteReply();
}

async function runCommand(deps: InteractionDeps, interaction: ChatInputCommandInteraction): Promise<void> {
  const isPublic = interaction.options.getBoolean(PUBLIC_OPTION) === true && interaction.guildId !== null;
  await deferPrivately(deps, interaction);
  if (isPublic && !mayWrite(interaction)) throw new UserError('bad-argument', 'You may not write in this channel.');
  const name = interaction.options.getSubcommand();
  const options = deps.commands.find((command) => command.name === name)?.options ?? [];
  const given = options.map((option) => [option.name, interaction.options.getString(option.name)] as const);
  const values = Object.fromEntries(given.filter((entry): entry is [string, string] => entry[1] !== null));
  const setting = settingOfInteraction(interaction, isPublic ? interaction.id : null);
  const outgoing = await deps.precedence.answer(() => deps.desk.command(name, values, setting));
  await (isPublic ? publishFor(deps, interaction, outgoing) : show(interaction, outgoing));
}

const deferPrivately = (deps: InteractionDeps, interaction: Answerable): Promise<unknown> =>
  deps.precedence.acknowledge(() => interaction.deferReply({ flags: MessageFlags.Ephemeral }));

/** A button on a message that only one person sees changes that message; on others the answer is the person's own. */
const defer = (deps: InteractionDeps, interaction: ButtonInteraction): Promise<unknown> =>
  interaction.message.flags.has(MessageFlags.Ephemeral)
    ? deps.precedence.acknowledge(() => interaction.deferUpdate())
    : deferPrivately(deps, interaction);

async function press(deps: InteractionDeps, interaction: ButtonInteraction): Promise<void> {
  const { customId, message } = interaction;
  if (customId.split(':')[2] === POST_ACTION) return postFromButton(deps, interaction);
  await defer(deps, interaction);
  const question = questionOf(customId);
  const root = await deps.roots.of(interaction.channelId, message.id);
  const setting = settingOfInteraction(interaction, root);
  const outgoing = await deps.precedence.answer(() =>
    question === null ? deps.desk.press(customId, setting) : deps.desk.ask(question, setting),
  );
  await show(interaction, outgoing);
}

async function postFromButton(deps: InteractionDeps, interaction: ButtonInteraction): Promise<void> {
  await deferPrivately(deps, interaction);
  if (!mayWrite(interaction)) throw new UserError('bad-argument', 'You may not write in this channel.');
  const setting = settingOfInteraction(interaction, interaction.id);
  const outgoing = await deps.precedence.answer(() => deps.desk.press(interaction.customId, setting));
  await publishFor(deps, interaction, outgoing);
}

/** The promise's value, or an empty list where it takes too long. */
const inTime = <T>(promise: Promise<readonly T[]>): Promise<readonly T[]> =>
  Promise.race([
    promise,
    new Promise<readonly T[]>((done) => setTimeout(() => done([]), SUGGESTIONS_DEADLINE).unref()),
  ]);

async function suggest(deps: InteractionDeps, interaction: AutocompleteInteraction): Promise<void> {
  const { name, value } = interaction.options.getFocused(true);
  const command = deps.commands.find((candidate) => candidate.name === interaction.options.getSubcommand(false));
  const option = command?.options.find((each) => each.name === name);
  if (!option) return interaction.respond([]);
  const found = await inTime(deps.desk.suggest(option, value, settingOfInteraction(interaction)).catch(() => []));
  const fitting = found.filter((choice) => choice.label.length <= MAX_CHOICE && choice.value.length <= MAX_CHOICE);
  await interaction.respond(
    fitting.slice(0, MAX_CHOICES).map((choice) => ({ name: choice.label, value: choice.value })),
  );
}

async function answer(deps: InteractionDeps, interaction: Answerable): Promise<void> {
  try {
    await (interaction.isButton() ? press(deps, interaction) : runCommand(deps, interaction));
  } catch (error) {
    if (isTooLate(error)) {
      deps.log.warn(describe(error), 'Discord: an interaction could not be answered in time');
      return;
    }
    if (!isUserError(error)) deps.log.error(describe(error), 'Discord: answering an interaction failed');
    if (interaction.deferred) await tell(interaction, sentenceFor(error));
  }
}

/** The message under a button stays as it is; what went wrong stands below it. */
async function tell(interaction: Answerable, text: string): Promise<void> {
  const isInPlace = interaction.isButton() && interaction.message.flags.has(MessageFlags.Ephemeral);
  if (!isInPlace) return say(interaction, text);
  const [page] = pagesToShow({ message: sentenceMessage(text), page: 0 });
  if (page) await interaction.followUp({ ...page, flags: MessageFlags.IsComponentsV2 | MessageFlags.Ephemeral });
}

/** Resolves when the interaction is answered; never rejects. */
export async function handleInteraction(deps: InteractionDeps, interaction: Interaction): Promise<void> {
  try {
    if (interaction.isAutocomplete()) await suggest(deps, interaction);
    else if (interaction.isChatInputCommand() || interaction.isButton()) await answer(deps, interaction);
  } catch (error) {
    deps.log.warn(describe(error), 'Discord: an interaction was left without an answer');
  }
}
