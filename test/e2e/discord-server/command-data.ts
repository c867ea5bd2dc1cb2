// Turns "saga ask" and its options into the data of an interaction, as the registered definition allows it.
import type {
  APIApplicationCommand,
  APIApplicationCommandInteractionDataOption,
  APIApplicationCommandOption,
  APIChatInputApplicationCommandInteractionData,
} from 'discord-api-types/v10';
import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord-api-types/v10';
import { interactionChannel } from './payloads.ts';
import { permissionsOf } from './permissions.ts';
import type { Channel, World } from './state.ts';

type OptionValue = string | number | boolean;
export type OptionValues = Readonly<Record<string, OptionValue>>;

type Definition = APIApplicationCommandOption;
type Parent = { readonly name: string; readonly options?: readonly Definition[] };

const SUBCOMMANDS: readonly number[] = [
  ApplicationCommandOptionType.Subcommand,
  ApplicationCommandOptionType.SubcommandGroup,
];
const optionsOf = (parent: Parent): readonly Definition[] => parent.options ?? [];

/** Refuses what Discord's own client would not let a user do. */
function checkValue(option: Definition, value: OptionValue, isPartial: boolean): void {
  const wanted: Readonly<Record<number, string>> = { 4: 'number', 5: 'boolean', 10: 'number' };
  if (!isPartial && typeof value !== (wanted[option.type] ?? 'string'))
    throw new Error(`the option ${option.name} takes a ${wanted[option.type] ?? 'string'}, not ${value}`);
  if ('choices' in option && option.choices && option.choices.length > 0) {
    if (!option.choices.some((choice) => choice.value === value))
      throw new Error(`${value} is no choice of ${option.name}`);
  }
  if ('max_length' in option && option.max_length && String(value).length > option.max_length)
    throw new Error(`the option ${option.name} is too long`);
}

function filled(
  parent: Parent,
  values: OptionValues,
  focused: string | null,
): APIApplicationCommandInteractionDataOption[] {
  const known = optionsOf(parent);
  const stranger = Object.keys(values).find((name) => !known.some((option) => option.name === name));
  if (stranger) throw new Error(`${parent.name} has no option ${stranger}`);
  const missing = known.find((option) => option.required && !(option.name in values));
  if (missing && focused === null) throw new Error(`${parent.name} needs the option ${missing.name}`);
  return known.flatMap((option) => {
    const value = values[option.name];
    if (value === undefined) return [];
    checkValue(option, value, focused !== null);
    if (focused === option.name && !('autocomplete' in option && option.autocomplete))
      throw new Error(`the option ${option.name} has no autocomplete`);
    return [{ type: option.type, name: option.name, value, ...(focused === option.name ? { focused: true } : {}) }];
  }) as APIApplicationCommandInteractionDataOption[];
}

function nested(
  parent: Parent,
  [name, ...rest]: readonly string[],
  values: OptionValues,
  focused: string | null,
): APIApplicationCommandInteractionDataOption[] {
  if (name === undefined) {
    if (optionsOf(parent).some(({ type }) => SUBCOMMANDS.includes(type)))
      throw new Error(`${parent.name} has subcommands and can't be used by itself`);
    return filled(parent, values, focused);
  }
  const next = optionsOf(parent).find((option) => option.name === name && SUBCOMMANDS.includes(option.type));
  if (!next) throw new Error(`${parent.name} has no subcommand ${name}`);
  return [{ type: next.type, name, options: nested(next as Parent, rest, values, focused) }] as never;
}

const allOptions = (
  options: readonly APIApplicationCommandInteractionDataOption[],
): { value?: unknown; type: number }[] =>
  options.flatMap((option) => [option, ...('options' in option && option.options ? allOptions(option.options) : [])]);

/** Channels chosen in options, with what the bot may do there. */
function resolvedChannels(
  world: World,
  options: readonly APIApplicationCommandInteractionDataOption[],
  userId: string,
) {
  const chosen = allOptions(options)
    .filter(({ type }) => type === ApplicationCommandOptionType.Channel)
    .flatMap(({ value }) => world.channels.get(String(value)) ?? []);
  if (chosen.length === 0) return {};
  const entries = chosen.map((channel) => [
    channel.id,
    {
      ...interactionChannel(channel, userId),
      app_permissions: String(permissionsOf(channel, world.bot.id)),
    },
  ]);
  return { resolved: { channels: Object.fromEntries(entries) } };
}

/** The definition that is registered under a name; Discord would show no other. */
function definition(world: World, name: string, channel: Channel, userId: string): APIApplicationCommand {
  const registered = [...(world.commands.get(channel.guild?.id ?? '') ?? []), ...(world.commands.get('global') ?? [])];
  const command = registered.find((candidate) => candidate.name === name);
  if (!command) throw new Error(`no command ${name} is registered`);
  const context = channel.guild ? 0 : 1;
  if (command.contexts && !(command.contexts as number[]).includes(context))
    throw new Error(`the command ${name} is not offered in context ${context}`);
  const needed = BigInt(command.default_member_permissions ?? 0);
  if (channel.guild && (permissionsOf(channel, userId) & needed) !== needed)
    throw new Error(`the command ${name} is not offered to somebody without its permissions`);
  return command;
}

/** `path`: "saga ask". `focused`: the option that is being typed, for autocomplete. */
export function commandData(
  world: World,
  path: string,
  values: OptionValues,
  { channel, userId, focused = null }: { channel: Channel; userId: string; focused?: string | null },
): APIChatInputApplicationCommandInteractionData {
  const [name = '', ...rest] = path.split(' ');
  const command = definition(world, name, channel, userId);
  const options = nested(command as Parent, rest, values, focused);
  return {
    id: command.id,
    name,
    type: ApplicationCommandType.ChatInput,
    options,
    ...resolvedChannels(world, options, userId),
  } as APIChatInputApplicationCommandInteractionData;
}
