// Turns actions and suggested questions into rows of buttons, whose ids carry all that a press needs to be understood.
import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import { inert } from '../../../../src/model/outside-text.ts';
import { MAX_BUTTON_LABEL, MAX_CUSTOM_ID, MAX_ROW_BUTTONS } from '../limits.ts';

export type ButtonRow = APIActionRowComponent<APIButtonComponentWithCustomId>;

/** A button that is wanted. Buttons outlive the process: the id says all that a press needs to be understood. */
export interface ButtonWish {
  readonly customId: string;
  readonly label: string;
  readonly isMain?: boolean;
}

const QUESTION = 'ask:';

/** A suggested question: its button carries the question itself. */
export const questionButton = (question: string): ButtonWish => ({
  customId: `${QUESTION}${question}`,
  label: question,
});

/** The question of a pressed button, or null where the button is an action of the core's. */
export const questionOf = (customId: string): string | null =>
  customId.startsWith(QUESTION) ? customId.slice(QUESTION.length) : null;

/** False where a label or an id is too long for a button, or empty: nothing is cut to fit. */
export const fitsButton = ({ customId, label }: ButtonWish): boolean => {
  const shown = inert(label).trim();
  return shown !== '' && shown.length <= MAX_BUTTON_LABEL && customId !== '' && customId.length <= MAX_CUSTOM_ID;
};

const button = (wish: ButtonWish): APIButtonComponentWithCustomId => ({
  type: ComponentType.Button,
  style: wish.isMain ? ButtonStyle.Primary : ButtonStyle.Secondary,
  label: inert(wish.label).trim(),
  custom_id: wish.customId,
});

/** Those that fit, each id once: Discord refuses a message with an id twice. */
export const distinct = (wishes: readonly ButtonWish[]): readonly ButtonWish[] => [
  ...new Map(wishes.filter(fitsButton).map((wish) => [wish.customId, wish])).values(),
];

/** Rows of at most five. */
export function rowsOf(wishes: readonly ButtonWish[]): readonly ButtonRow[] {
  const buttons = wishes.map(button);
  const rows: ButtonRow[] = [];
  for (let at = 0; at < buttons.length; at += MAX_ROW_BUTTONS)
    rows.push({ type: ComponentType.ActionRow, components: buttons.slice(at, at + MAX_ROW_BUTTONS) });
  return rows;
}
