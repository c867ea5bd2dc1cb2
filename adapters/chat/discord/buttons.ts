// Turns actions and suggested questions into rows of buttons, whose ids carry all that a press needs to be understood.
import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import { inert } from '../../../src/model/outside-text.ts';
import { MAX_BUTTON_LABEL, MAX_CUSTOM_ID, MAX_ROW_BUTTONS } from './limits.ts';

export type ButtonRow = APIActionRowComponent<APIButtonComponentWithCustomId>;

/** What a pressed button means. `value` is the core's own. */
export interface Press {
  readonly id: string;
  readonly value: string;
}

/** Buttons outlive the process: "day:2017-07-25" says everything. The id holds no colon. */
export const customIdOf = ({ id, value }: Press): string => `${id}:${value}`;

export function pressOf(customId: string): Press {
  const colon = customId.indexOf(':');
  return colon < 0 ? { id: customId, value: '' } : { id: customId.slice(0, colon), value: customId.slice(colon + 1) };
}

export interface ButtonWish extends Press {
  readonly label: string;
  readonly isMain?: boolean;
  readonly isDisabled?: boolean;
}

/** False where a label or an id is too long for a button, or empty: nothing is cut to fit. */
export const fitsButton = (wish: ButtonWish): boolean => {
  const label = inert(wish.label).trim();
  return label !== '' && label.length <= MAX_BUTTON_LABEL && customIdOf(wish).length <= MAX_CUSTOM_ID;
};

const button = (wish: ButtonWish): APIButtonComponentWithCustomId => ({
  type: ComponentType.Button,
  style: wish.isMain ? ButtonStyle.Primary : ButtonStyle.Secondary,
  label: inert(wish.label).trim(),
  custom_id: customIdOf(wish),
  ...(wish.isDisabled ? { disabled: true } : {}),
});

/** Those that fit, each id once: Discord refuses a message with an id twice. */
export const distinct = (wishes: readonly ButtonWish[]): readonly ButtonWish[] => [
  ...new Map(wishes.filter(fitsButton).map((wish) => [customIdOf(wish), wish])).values(),
];

/** Rows of at most five. */
export function rowsOf(wishes: readonly ButtonWish[]): readonly ButtonRow[] {
  const buttons = wishes.map(button);
  const rows: ButtonRow[] = [];
  for (let at = 0; at < buttons.length; at += MAX_ROW_BUTTONS)
    rows.push({ type: ComponentType.ActionRow, components: buttons.slice(at, at + MAX_ROW_BUTTONS) });
  return rows;
}
