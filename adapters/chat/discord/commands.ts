// Turns the table of commands into Discord's: one command with subcommands, and registers it only where it has changed.
import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type REST,
  type RESTGetAPIApplicationCommandsResult,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
  Routes,
} from 'discord.js';
import type { Command, CommandOption } from '../../../src/bot/commands/command.ts';
import { capital } from '../shown.ts';

export const COMMAND = 'saga';
/** Every subcommand's last option: an answer is its asker's alone unless they say otherwise. */
export const PUBLIC_OPTION = 'public';

type Registered = RESTPostAPIChatInputApplicationCommandsJSONBody;

/** Longer questions are refused by the core anyway; Discord itself allows 6000. */
const MAX_TEXT = 1000;

function optionOf({ name, description, kind, isRequired, choices }: CommandOption): APIApplicationCommandBasicOption {
  const type = ApplicationCommandOptionType.String;
  const common = { type, name, description: capital(description), required: isRequired } as const;
  return choices
    ? { ...common, choices: choices.map(({ label, value }) => ({ name: label, value })) }
    : { ...common, max_length: MAX_TEXT, autocomplete: kind !== 'text' };
}

const subcommandOf = ({ name, description, options }: Command): APIApplicationCommandSubcommandOption => ({
  type: ApplicationCommandOptionType.Subcommand,
  name,
  description,
  options: [
    ...options.map(optionOf),
    {
      type: ApplicationCommandOptionType.Boolean,
      name: PUBLIC_OPTION,
      description: 'Show the answer to everybody here',
    },
  ],
});

/** What is registered with Discord. A command without a required option comes as it stands in the table. */
export const registration = (commands: readonly Command[]): Registered => ({
  type: ApplicationCommandType.ChatInput,
  name: COMMAND,
  description: 'What happened in the story that is followed here',
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
  integration_types: [ApplicationIntegrationType.GuildInstall],
  options: commands.map(subcommandOf),
});

/** The names that make a difference, in one order: Discord adds ids, versions and absent values of its own. */
function comparable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(comparable);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value)
    .filter(([name, part]) => COMPARED.has(name) && part !== null && part !== false)
    .map(([name, part]) => [name, comparable(part)] as const)
    .filter(([, part]) => !(Array.isArray(part) && part.length === 0));
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

const COMPARED = new Set(
  `type name description options required autocomplete choices value max_length contexts integration_types`.split(
    /\s+/,
  ),
);

/** Overwrites the commands only where they differ: new names count against a daily limit. True where it did. */
export async function register(rest: REST, applicationId: string, commands: readonly Command[]): Promise<boolean> {
  const route = Routes.applicationCommands(applicationId);
  const wanted = [registration(commands)];
  const present = (await rest.get(route)) as RESTGetAPIApplicationCommandsResult;
  if (JSON.stringify(comparable(present)) === JSON.stringify(comparable(wanted))) return false;
  await rest.put(route, { body: wanted });
  return true;
}
