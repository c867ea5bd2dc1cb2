// Turns options of the command table into a modal's inputs, and what was filled in there back into values.
import type { InputBlock, PlainTextOption, StaticSelect } from '@slack/types';
import type { Choice, Command, CommandOption, Values } from '../../../../src/bot/commands/command.ts';
import { inertLine } from '../../../../src/model/outside-text.ts';
import { capital } from '../../shown.ts';
import { MAX_OPTION_TEXT, MAX_OPTION_VALUE, MAX_OPTIONS } from '../limits.ts';
import { plain } from '../render/escape.ts';
import { escapedLength } from '../render/pages.ts';

/** block_id and action_id of an option's input are this and the option's name. */
export const OPTION = 'saga.option.';
/** The same of the channel's input. */
export const CHANNEL = 'saga.channel';

const MAX_TYPED = 2000;
/** What ends an option that stands: who empties its input means that. */
const NONE = 'none';

/** Choices that fit; nothing is cut to fit. */
export const optionsOf = (choices: readonly Choice[]): PlainTextOption[] =>
  choices
    .map(({ label, value }) => ({ label: inertLine(label) ?? '', value }))
    .filter(
      ({ label, value }) => label !== '' && escapedLength(label) <= MAX_OPTION_TEXT && value.length <= MAX_OPTION_VALUE,
    )
    .slice(0, MAX_OPTIONS)
    .map(({ label, value }) => ({ text: plain(label), value }));

/** What may be left empty: what is optional, and what stands and can be ended. */
const mayBeEmpty = ({ isRequired, kind }: CommandOption, standing: Choice | undefined): boolean =>
  !isRequired && (standing === undefined || kind === 'text' || kind === 'date');

function selectOf({ name, choices = [] }: CommandOption, initial: PlainTextOption | undefined): StaticSelect {
  const options = optionsOf(choices);
  const chosen = options.find(({ value }) => value === initial?.value);
  const select = { type: 'static_select', action_id: `${OPTION}${name}`, options } as const;
  return chosen ? { ...select, initial_option: chosen } : select;
}

/** The desk suggests what a list is too long for. */
export const isSuggested = ({ kind }: CommandOption): boolean =>
  kind !== 'text' && kind !== 'time' && kind !== 'choice';

function elementOf(option: CommandOption, standing: Choice | undefined): InputBlock['element'] {
  const action_id = `${OPTION}${option.name}`;
  const [initial] = standing ? optionsOf([standing]) : [];
  switch (option.kind) {
    case 'text':
      return {
        type: 'plain_text_input',
        action_id,
        max_length: MAX_TYPED,
        ...(standing ? { initial_value: standing.value } : {}),
      };
    case 'time':
      return { type: 'timepicker', action_id, ...(standing ? { initial_time: standing.value } : {}) };
    case 'choice':
      return selectOf(option, initial);
    default:
      return {
        type: 'external_select',
        action_id,
        min_query_length: 0,
        placeholder: plain('Choose, or type to search'),
        ...(initial ? { initial_option: initial } : {}),
      };
  }
}

/** The input of an option; `standing` is what it has already, with its label. */
export const inputOf = (option: CommandOption, standing: Choice | undefined): InputBlock => ({
  type: 'input',
  block_id: `${OPTION}${option.name}`,
  label: plain(capital(option.name)),
  hint: plain(capital(option.description)),
  element: elementOf(option, standing),
  optional: mayBeEmpty(option, standing),
});

export const channelInput = (): InputBlock => ({
  type: 'input',
  block_id: CHANNEL,
  label: plain('Channel'),
  element: {
    type: 'conversations_select',
    action_id: CHANNEL,
    default_to_current_conversation: true,
    filter: { include: ['public', 'private'], exclude_bot_users: true },
  },
});

/** A modal's state and blocks as Slack sends them, as far as we read them. */
export interface Filled {
  readonly state: {
    readonly values: Readonly<
      Record<
        string,
        Readonly<
          Record<
            string,
            {
              readonly value?: string | null;
              readonly selected_option?: { readonly value: string } | null;
              readonly selected_time?: string | null;
              readonly selected_conversation?: string | null;
            }
          >
        >
      >
    >;
  };
  readonly blocks?: readonly { readonly block_id?: string; readonly element?: object }[];
}

/** What stands in an input, '' for nothing. */
export function filledIn({ state }: Pick<Filled, 'state'>, id: string): string {
  const input = state.values[id]?.[id];
  const given = input?.value ?? input?.selected_option?.value ?? input?.selected_time ?? input?.selected_conversation;
  return given?.trim() ?? '';
}

const stoodBefore = ({ blocks = [] }: Filled, id: string): boolean => {
  const element = blocks.find(({ block_id }) => block_id === id)?.element ?? {};
  return 'initial_value' in element || 'initial_option' in element;
};

/** The values of a command; what was emptied that stood before is ended. */
export function valuesIn(filled: Filled, { options }: Pick<Command, 'options'>): Values {
  const values: Record<string, string> = {};
  for (const { name } of options) {
    const id = `${OPTION}${name}`;
    const given = filledIn(filled, id);
    if (given !== '') values[name] = given;
    else if (stoodBefore(filled, id)) values[name] = NONE;
  }
  return values;
}
