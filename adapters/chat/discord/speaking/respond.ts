// What a person sees under their interaction: acknowledged at once, answered when the answer is ready.
import {
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type InteractionEditReplyOptions,
  MessageFlags,
  type ModalSubmitInteraction,
  PermissionFlagsBits,
} from 'discord.js';
import type { Command } from '../../../../src/bot/commands/command.ts';
import { pageActionOf } from '../../../../src/bot/desk/actions.ts';
import type { Desk, Outgoing, Setting } from '../../../../src/bot/desk/desk.ts';
import { UserError } from '../../../../src/errors.ts';
import type { Message } from '../../../../src/model/message.ts';
import type { Place } from '../../../../src/model/place.ts';
import type { Clock, Log, Memory } from '../../../../src/ports.ts';
import { sentenceMessage } from '../../shown.ts';
import { openConversation, settingOfInteraction, under } from '../place.ts';
import { type Page, type RenderOptions, renderDiscord } from '../render/render.ts';
import { filesOf, withoutFiles } from './files.ts';
import type { Publication, Published } from './post.ts';
import type { Precedence } from './turns.ts';

/** What a page is to discord.js, for edits and follow-ups. */
type Shown = Pick<InteractionEditReplyOptions, 'components' | 'allowedMentions' | 'files'> & {
  readonly flags: MessageFlags.IsComponentsV2;
};

const shownOf = ({ components }: Page): Shown => ({
  flags: MessageFlags.IsComponentsV2,
  components: [...components],
  allowedMentions: { parse: [], repliedUser: false },
});

/** How a message's pages are turned: by the snapshot that its other buttons name. Without one its pages follow each other. */
export const turningOf = (message: Message): RenderOptions['pageId'] => pageActionOf(message) ?? undefined;

/** The page that is asked for, or all pages where nothing turns them; each with its pictures, which take the place of earlier ones. */
async function pagesToShow({ message, page }: Pick<Outgoing, 'message' | 'page'>): Promise<readonly Shown[]> {
  const pageId = turningOf(message);
  const shown = renderDiscord(message, { pageId }).map(shownOf);
  const pages = await Promise.all(
    shown.map(async (one, at) => {
      const files = (await filesOf(message, at)).map(({ name, data }) => ({ name, attachment: data as Buffer }));
      return files.length > 0 ? { ...one, files } : one;
    }),
  );
  const chosen = pages[Math.min(page, pages.length - 1)];
  return pageId && chosen ? [chosen] : pages;
}

export interface InteractionDeps {
  readonly desk: Desk;
  readonly commands: readonly Command[];
  readonly memory: Memory;
  readonly clock: Clock;
  readonly log: Log;
  readonly precedence: Precedence;
  /** Posts an answer as an ordinary message: only those can be replied to without a mention. */
  publish(channelId: string, outgoing: Outgoing, publication: Publication): Promise<Published>;
}

export type Answerable = ChatInputCommandInteraction | ButtonInteraction | ModalSubmitInteraction;

const PRIVATE_PAGE = MessageFlags.IsComponentsV2 | MessageFlags.Ephemeral;

/** Whether it began on a message that only this person sees: the answer then takes that message's place. */
const isOnOwnMessage = (interaction: Answerable): boolean =>
  !interaction.isChatInputCommand() && interaction.message?.flags.has(MessageFlags.Ephemeral) === true;

export const deferPrivately = ({ precedence }: InteractionDeps, interaction: Answerable): Promise<unknown> =>
  precedence.acknowledge(() => interaction.deferReply({ flags: MessageFlags.Ephemeral }));

/** A button or form on a message that only one person sees changes that message; on others the answer is the person's own. */
export function defer(deps: InteractionDeps, interaction: ButtonInteraction | ModalSubmitInteraction) {
  const changesMessage = isOnOwnMessage(interaction) && (interaction.isButton() || interaction.isFromMessage());
  return changesMessage
    ? deps.precedence.acknowledge(() => interaction.deferUpdate())
    : deferPrivately(deps, interaction);
}

type ToShow = Pick<Outgoing, 'message' | 'page'>;

/** Edits the deferred answer; further pages follow it. Gives the messages' ids. */
async function showPages(interaction: Answerable, outgoing: ToShow): Promise<readonly string[]> {
  const [first, ...rest] = await pagesToShow(outgoing);
  const ids: string[] = [];
  try {
    if (first) ids.push((await interaction.editReply(first)).id);
  } catch (error) {
    const message = withoutFiles(outgoing.message, error);
    if (message) return showPages(interaction, { ...outgoing, message });
    throw error;
  }
  for (const page of rest) ids.push((await interaction.followUp({ ...page, flags: PRIVATE_PAGE })).id);
  return ids;
}

/** Shows an answer and remembers the conversation under it: its questions' buttons go on from what it says, whatever came since. */
export async function show({ desk }: InteractionDeps, interaction: Answerable, outgoing: ToShow, place: Place) {
  for (const id of await showPages(interaction, outgoing)) await desk.carryOver(place, under(place, id));
}

/** Says what went wrong. A message under the button or form stays as it is, and this stands below it. */
export async function tell(interaction: Answerable, message: Message): Promise<void> {
  if (!isOnOwnMessage(interaction)) {
    await showPages(interaction, { message, page: 0 });
    return;
  }
  for (const page of await pagesToShow({ message, page: 0 }))
    await interaction.followUp({ ...page, flags: PRIVATE_PAGE });
}

/** Throws a UserError where the person could not have written it themselves. */
function refuseUnlessMayWrite({ guildId, memberPermissions, channel }: Answerable): void {
  const needed = channel?.isThread() ? PermissionFlagsBits.SendMessagesInThreads : PermissionFlagsBits.SendMessages;
  if (guildId !== null && memberPermissions?.has(needed) !== true)
    throw new UserError('bad-argument', 'You may not write in this channel.');
}

/** Posts an answer for everybody, where the person may write, and says to the person why where it could not be posted. */
export async function publishFor(
  { precedence, publish }: InteractionDeps,
  interaction: Answerable,
  answer: (setting: Setting) => Promise<Outgoing>,
): Promise<void> {
  refuseUnlessMayWrite(interaction);
  const setting = settingOfInteraction(interaction, openConversation(interaction));
  const outgoing = await precedence.answer(() => answer(setting));
  const result = await publish(interaction.channelId ?? '', outgoing, { key: interaction.id, place: setting.place });
  if (result.isPosted) await interaction.deleteReply();
  else await tell(interaction, sentenceMessage(result.reason));
}
