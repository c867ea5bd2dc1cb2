// Turns an interaction under way into what the user who began it gets to see.
import type { APIMessage, APIModalInteractionResponseCallbackData } from 'discord-api-types/v10';
import type { InteractionState } from './state.ts';
import { wait, waitFor } from './wait.ts';

export interface Exchange {
  readonly interaction: InteractionState;
  /** Until the first response is there, "thinking" included. */
  acknowledged(): Promise<void>;
  /** The answer, once it is more than "thinking"; for a pressed button the message it stands on, once it was edited. */
  answer(milliseconds?: number): Promise<APIMessage>;
  /** The answer and all follow-ups so far. */
  messages(): readonly APIMessage[];
  modal(): Promise<APIModalInteractionResponseCallbackData>;
  /** True where only the user sees the answer. */
  readonly isPrivate: boolean;
}

export function createExchange(interaction: InteractionState): Exchange {
  const versionsBefore = interaction.source?.versions ?? 0;
  const shown = (): APIMessage | undefined => {
    const { original, source, isThinking, callback } = interaction;
    if (original === null || callback === null || isThinking || original.isDeleted) return undefined;
    if (original === source && original.versions === versionsBefore) return undefined;
    return original.message;
  };
  return {
    interaction,
    acknowledged: () => wait(() => interaction.callback !== null, 'a first response'),
    answer: (milliseconds) => waitFor(shown, 'an answer', milliseconds),
    messages: () =>
      [interaction.original, ...interaction.followUps].flatMap((stored) =>
        stored && !stored.isDeleted ? [stored.message] : [],
      ),
    modal: () => waitFor(() => interaction.modal ?? undefined, 'a modal'),
    get isPrivate() {
      return interaction.original?.visibleTo === interaction.user.id;
    },
  };
}
