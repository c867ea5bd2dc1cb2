// Turns a modal and what somebody changes in it into the components of its submission, as Discord's own client would let it happen.
import type { APIModalInteractionResponseCallbackData } from 'discord-api-types/v10';
import { ComponentType } from 'discord-api-types/v10';
import { flatten } from './limits.ts';

type Field = Readonly<Record<string, unknown>>;

function typedText(field: Field, change: string | undefined): string {
  const text = change ?? String(field.value ?? '');
  if (field.required !== false && text === '') throw new Error(`${field.custom_id} must be filled in`);
  if (text.length > Number(field.max_length ?? 4000)) throw new Error(`${field.custom_id} takes no text that long`);
  return text;
}

function chosenValues(field: Field, change: string | undefined): readonly string[] {
  const options = field.options as readonly { readonly value: string; readonly default?: boolean }[];
  const standing = options.filter((option) => option.default === true).map(({ value }) => value);
  const chosen = change === undefined ? standing : change.split(',').filter(Boolean);
  const stranger = chosen.find((value) => !options.some((option) => option.value === value));
  if (stranger !== undefined) throw new Error(`${field.custom_id} has no choice ${stranger}`);
  if (chosen.length > Number(field.max_values ?? 1)) throw new Error(`${field.custom_id} takes fewer choices`);
  if (field.required !== false && chosen.length === 0) throw new Error(`${field.custom_id} must be chosen`);
  return chosen;
}

/** Throws where Discord's client would not send it. */
export function filledIn(
  { components }: APIModalInteractionResponseCallbackData,
  changes: Readonly<Record<string, string>>,
): readonly object[] {
  const fields = flatten(components).filter(({ custom_id: id }) => typeof id === 'string');
  const stranger = Object.keys(changes).find((name) => !fields.some(({ custom_id: id }) => id === name));
  if (stranger !== undefined) throw new Error(`the modal has no field ${stranger}`);
  return fields.map((field, at) => {
    const change = changes[String(field.custom_id)];
    const given =
      field.type === ComponentType.TextInput
        ? { value: typedText(field, change) }
        : { values: chosenValues(field, change) };
    const component = { type: field.type, id: 2 * at + 2, custom_id: field.custom_id, ...given };
    return { type: ComponentType.Label, id: 2 * at + 1, component };
  });
}
