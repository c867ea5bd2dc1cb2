// Turns a request that Discord's schemas let through into what Discord itself would still refuse, and what our own rules forbid.
//
// The numbers are written down a second time on purpose: a referee that reads the player's own notes finds nothing.
import type { Problems } from './contract.ts';

type Json = Readonly<Record<string, unknown>>;

const COMPONENTS_V2 = 1 << 15;
const ACTION_ROW = 1;
const BUTTON = 2;
const TEXT_DISPLAY = 10;
const LINK_STYLE = 5;

const list = (value: unknown): readonly Json[] => (Array.isArray(value) ? value : []);
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const size = (value: unknown): number => [...text(value)].length;
const record = (value: unknown): Json => (typeof value === 'object' && value !== null ? (value as Json) : {});
const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0);
const when = (condition: boolean, problem: string): string[] => (condition ? [problem] : []);

/** All components, nested ones included, outer before inner. */
export const flatten = (components: unknown): readonly Json[] =>
  list(components).flatMap((component) => [
    component,
    ...flatten(component.components),
    ...flatten(component.accessory ? [component.accessory] : []),
    ...flatten(component.component ? [component.component] : []),
  ]);

const embedText = (embed: Json): number =>
  size(embed.title) +
  size(embed.description) +
  size(record(embed.footer).text) +
  size(record(embed.author).name) +
  sum(list(embed.fields).map((field) => size(field.name) + size(field.value)));

/** "Message": embeds. */
function embedProblems(embeds: readonly Json[]): string[] {
  const fields = embeds.flatMap((embed) => list(embed.fields));
  return [
    ...when(sum(embeds.map(embedText)) > 6000, 'embeds: more than 6000 characters together'),
    ...when(
      embeds.some((embed) => size(record(embed.footer).text) > 2048),
      'embeds: a footer over 2048 characters',
    ),
    ...when(
      fields.some((field) => !text(field.name).trim() || !text(field.value).trim()),
      'embeds: an empty field',
    ),
  ];
}

const isBrokenButton = (component: Json): boolean =>
  component.type === BUTTON &&
  (component.style === LINK_STYLE
    ? !component.url || Boolean(component.custom_id)
    : !component.custom_id || Boolean(component.url));

/** "Components reference": what holds for old and new messages. */
function componentProblems(components: unknown): string[] {
  const all = flatten(components);
  const ids = all.map((component) => component.custom_id).filter((id) => typeof id === 'string');
  return [
    ...when(new Set(ids).size < ids.length, 'components: a custom_id twice'),
    ...when(all.some(isBrokenButton), 'components: a button needs custom_id, a link button url, never both'),
    ...when(
      all.some((c) => c.type === BUTTON && !text(c.label).trim() && !c.emoji),
      'components: a button without a label',
    ),
  ];
}

/** "Message", flag 1<<15: components instead of content and embeds; 4000 characters of text displays together. */
function versionTwoProblems(body: Json): string[] {
  const all = flatten(body.components);
  const shown = sum(all.filter((c) => c.type === TEXT_DISPLAY).map((c) => size(c.content)));
  return [
    ...when(Boolean(body.content) || list(body.embeds).length > 0, 'components v2: content or embeds beside it'),
    ...when(all.length > 40, 'components v2: more than 40 components'),
    ...when(shown > 4000, `components v2: ${shown} characters of text, 4000 allowed`),
    ...when(
      all.some((c) => c.type === TEXT_DISPLAY && !text(c.content).trim()),
      'components v2: an empty text display',
    ),
  ];
}

function versionOneProblems(body: Json): string[] {
  const rows = list(body.components);
  return [
    ...when(rows.length > 5, 'components: more than 5 action rows'),
    ...when(
      rows.some((row) => row.type !== ACTION_ROW),
      'components: only action rows without the components v2 flag',
    ),
  ];
}

const hasText = (body: Json): boolean =>
  Boolean(body.content) || list(body.embeds).length > 0 || list(body.components).length > 0;

/** Our own rule (FAULTS 23): whatever carries text says that nobody is pinged. */
const pingProblems = (body: Json): string[] =>
  when(
    hasText(body) && JSON.stringify(record(body.allowed_mentions).parse) !== '[]',
    'allowed_mentions: a body with text must say {parse: []}',
  );

/** Limits of one message body, new or edited. `wasVersionTwo`: the flag can't be unset by an edit. */
export function messageProblems(body: Json, wasVersionTwo = false): Problems {
  const isVersionTwo = wasVersionTwo || (Number(body.flags ?? 0) & COMPONENTS_V2) !== 0;
  return [
    ...when(size(body.content) > 2000, 'content: more than 2000 characters'),
    ...embedProblems(list(body.embeds)),
    ...componentProblems(body.components),
    ...(isVersionTwo ? versionTwoProblems(body) : versionOneProblems(body)),
    ...pingProblems(body),
  ];
}

/** Our own rule (FAULTS 30): a post carries a nonce that Discord enforces, or a repeat would post it twice. */
export const nonceProblems = (body: Json): Problems =>
  when(!body.nonce || body.enforce_nonce !== true, 'nonce: a new message must have one, with enforce_nonce');

/** Discord's code 50006. */
export const isEmptyMessage = (body: Json, files: number): boolean =>
  !hasText(body) && files === 0 && !body.poll && list(body.sticker_ids).length === 0;

const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const SUBCOMMANDS = [1, 2];

const commandText = (command: Json): number =>
  size(command.name) +
  size(command.description) +
  sum(list(command.choices).map((choice) => size(choice.name) + String(choice.value).length)) +
  sum(list(command.options).map(commandText));

function optionProblems(option: Json): string[] {
  const inner = list(option.options);
  const firstOptional = inner.findIndex((o) => o.required !== true);
  const names = inner.map((o) => o.name);
  return [
    ...when(!NAME.test(text(option.name)), `commands: the name “${option.name}” is not allowed`),
    ...when(text(option.name) !== text(option.name).toLowerCase(), `commands: “${option.name}” is not lower case`),
    ...when(new Set(names).size < names.length, `commands: ${option.name} has an option twice`),
    ...when(
      firstOptional !== -1 && inner.slice(firstOptional).some((o) => o.required === true),
      `commands: ${option.name} has a required option after an optional one`,
    ),
    ...when(
      option.autocomplete === true && list(option.choices).length > 0,
      `commands: ${option.name} has autocomplete and choices`,
    ),
    ...when(
      inner.some((o) => SUBCOMMANDS.includes(Number(o.type))) &&
        inner.some((o) => !SUBCOMMANDS.includes(Number(o.type))),
      `commands: ${option.name} mixes subcommands and options`,
    ),
    ...inner.flatMap(optionProblems),
  ];
}

/** "Application Commands": names, order, sums. */
export function commandProblems(commands: unknown): Problems {
  const all = list(commands);
  const chat = all.filter((command) => (command.type ?? 1) === 1);
  return [
    ...when(chat.length > 100, 'commands: more than 100'),
    ...chat.flatMap(optionProblems),
    ...when(
      chat.some((command) => size(command.description) === 0),
      'commands: one without a description',
    ),
    ...when(
      chat.some((command) => commandText(command) > 8000),
      'commands: one over 8000 characters',
    ),
  ];
}

const STRING_SELECT = 3;
const LABEL = 18;

/** "Components reference", String Select in a Label: how many may be chosen, and how many are. */
function selectProblems(select: Json): string[] {
  const options = list(select.options);
  const values = options.map((option) => option.value);
  const most = Number(select.max_values ?? 1);
  return [
    ...when(
      select.required !== false && Number(select.min_values ?? 1) < 1,
      'modal: a required select with min_values 0',
    ),
    ...when(most > options.length, 'modal: a select of which more may be chosen than there is'),
    ...when(options.filter((option) => option.default === true).length > most, 'modal: more defaults than max_values'),
    ...when(new Set(values).size < values.length, 'modal: a select with a value twice'),
  ];
}

/** "Components reference", Modal: one to five labels, each id once. */
export function modalProblems(modal: Json): Problems {
  const labels = list(modal.components);
  const fields = flatten(labels).filter(({ custom_id: id }) => typeof id === 'string');
  return [
    ...when(labels.length < 1 || labels.length > 5, `modal: ${labels.length} components, one to five allowed`),
    ...when(
      labels.some(({ type }) => type !== LABEL),
      'modal: a component outside a label',
    ),
    ...when(new Set(fields.map(({ custom_id: id }) => id)).size < fields.length, 'modal: a custom_id twice'),
    ...when(
      fields.some(({ value, max_length: most }) => size(value) > Number(most ?? 4000)),
      'modal: a value over its max_length',
    ),
    ...fields.filter(({ type }) => type === STRING_SELECT).flatMap(selectProblems),
  ];
}

/** What components name as attachments is among the files of the same request. */
function unattached(body: Json, names: readonly string[]): Problems {
  const named = [...JSON.stringify(body.components ?? []).matchAll(/"attachment:\/\/([^"]*)"/g)].map(
    ([, name]) => name ?? '',
  );
  return named.filter((name) => !names.includes(name)).map((name) => `files: ${name} is named and not there`);
}

interface SentBytes {
  readonly name: string;
  readonly bytes: { readonly length: number };
}

/** "Message": attachments. Bytes. */
export const fileProblems = (files: readonly SentBytes[], body: Json): Problems => {
  const sizes = files.map(({ bytes }) => bytes.length);
  return [
    ...sizeProblems(sizes),
    ...unattached(
      body,
      files.map(({ name }) => name),
    ),
  ];
};

const sizeProblems = (sizes: readonly number[]): Problems => [
  ...when(sizes.length > 10, 'files: more than 10'),
  ...when(
    sizes.some((bytes) => bytes > 10 * 1024 * 1024),
    'files: one over 10 MiB',
  ),
  ...when(sum(sizes) > 25 * 1024 * 1024, 'files: over 25 MiB together'),
];
