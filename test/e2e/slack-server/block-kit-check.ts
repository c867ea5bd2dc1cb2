// Turns a message or a view that left the bot into the list of what Slack would refuse or we must not send.
import { Ajv, type ValidateFunction } from 'ajv';
import { blockKitSchema } from './block-kit-schema.ts';

type Json = Record<string, unknown>;

export interface BlockKitCheck {
  /** Arguments of chat.postMessage, chat.postEphemeral, chat.update, or what goes to a response_url. */
  message(payload: Json): readonly string[];
  /** A modal or an App Home. */
  view(view: Json): readonly string[];
}

const isObject = (value: unknown): value is Json =>
  value !== null && typeof value === 'object' && !Array.isArray(value);
const arrayOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** Every object in a tree, outermost first. */
function* objectsIn(value: unknown): Generator<Json> {
  if (Array.isArray(value)) for (const item of value) yield* objectsIn(item);
  else if (isObject(value)) {
    yield value;
    for (const item of Object.values(value)) yield* objectsIn(item);
  }
}

const repeated = (values: readonly unknown[]): unknown[] =>
  values.filter((value, at) => value !== undefined && values.indexOf(value) !== at);

/** What an empty or overfull block is, which the types cannot say. */
function blockProblems(block: Json): string[] {
  const elements = arrayOf(block.elements);
  switch (block.type) {
    case 'section':
      return block.text === undefined && arrayOf(block.fields).length === 0 ? ['a section without text'] : [];
    case 'actions':
    case 'context':
      return elements.length === 0 ? [`an empty ${block.type}`] : [];
    default:
      return [];
  }
}

/** Rich text is literal: nothing in it is escaped, and nothing acts. */
const richTextProblems = (text: unknown): string[] =>
  typeof text === 'string' && text !== '' ? invisibleProblems(text) : ['an empty piece of rich text'];

function textProblems(object: Json): string[] {
  const { type, text } = object;
  if (type === 'text') return richTextProblems(text);
  if (type !== 'plain_text' && type !== 'mrkdwn') return [];
  if (typeof text !== 'string' || text.trim() === '') return [`an empty ${type}`];
  if (text.length > 3000) return [`a ${type} of ${text.length} characters`];
  return escapingProblems(text, type);
}

/** Only our own links may hold angle brackets; an ampersand begins one of the three entities. */
function escapingProblems(text: string, type: unknown): string[] {
  const rest = type === 'mrkdwn' ? text.replace(/<https?:\/\/[^\s<>|]+\|[a-z0-9.-]+>/g, '') : text;
  const problems: string[] = [];
  if (/[<>]/.test(rest)) problems.push(`an unescaped bracket in ${JSON.stringify(text.slice(0, 80))}`);
  if (/&(?!amp;|lt;|gt;)/.test(rest)) problems.push(`an unescaped ampersand in ${JSON.stringify(text.slice(0, 80))}`);
  return [...problems, ...invisibleProblems(text)];
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they must not be sent
const INVISIBLE = /[\u0000-\u0008\u000B-\u001F\u202A-\u202E\u2066-\u2069\uFFFE]/;

const invisibleProblems = (text: string): string[] =>
  INVISIBLE.test(text) || !text.isWellFormed()
    ? [`an invisible character in ${JSON.stringify(text.slice(0, 80))}`]
    : [];

function treeProblems(blocks: readonly unknown[]): string[] {
  const objects = [...objectsIn(blocks)];
  const ids = objects.map((object) => object.action_id);
  const places = blocks.map((block) => (isObject(block) ? block.block_id : undefined));
  return [
    ...blocks.flatMap((block) => (isObject(block) ? blockProblems(block) : ['a block that is no object'])),
    ...objects.flatMap(textProblems),
    ...repeated(ids).map((id) => `the action_id ${id} twice`),
    ...repeated(places).map((id) => `the block_id ${id} twice`),
    ...objects.filter(({ type, value }) => type === 'button' && value === '').map(() => 'a button without a value'),
  ];
}

const schemaProblems = (validate: ValidateFunction, value: unknown): string[] =>
  validate(value) ? [] : (validate.errors ?? []).slice(0, 5).map((e) => `${e.instancePath} ${e.message}`);

/** Compiles the schema once: some tenths of a second. */
export async function createBlockKitCheck(): Promise<BlockKitCheck> {
  const { definitions } = await blockKitSchema();
  const ajv = new Ajv({ strict: false, allErrors: false });
  ajv.addSchema({ $id: 'block-kit', definitions });
  const blocksSchema = ajv.compile({ $ref: 'block-kit#/definitions/MessageBlocks' });
  const viewSchema = ajv.compile({ $ref: 'block-kit#/definitions/AnyView' });

  const blocksProblems = (blocks: unknown, most: number): string[] => {
    if (!Array.isArray(blocks)) return ['blocks are no list'];
    return [
      ...schemaProblems(blocksSchema, blocks),
      ...treeProblems(blocks),
      ...(blocks.length > most ? [`${blocks.length} blocks`] : []),
    ];
  };
  return {
    message(payload) {
      const { text, blocks } = payload;
      const length = JSON.stringify(blocks ?? []).length;
      return [
        ...(typeof text === 'string' && text.trim() !== '' ? escapingProblems(text, 'mrkdwn') : ['no text']),
        ...(typeof text === 'string' && Buffer.byteLength(text) > 4000 ? ['a text of more than 4,000 bytes'] : []),
        ...(blocks === undefined ? [] : blocksProblems(blocks, 50)),
        ...(length > 12_000 ? [`blocks of ${length} characters`] : []),
      ];
    },
    view: (view) => [...schemaProblems(viewSchema, view), ...blocksProblems(view.blocks, 100)],
  };
}
