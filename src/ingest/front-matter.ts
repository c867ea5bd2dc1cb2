// Turns the YAML block above a Markdown text into its fields.
import { parse } from 'yaml';

export type Fields = Readonly<Record<string, unknown>>;

/** No article's front matter is longer; a parser of nested forms takes more than its length in time. */
const LONGEST = 8_000;
/** Signs that open a form within a form ("? ? ?", "- - -", "[[["), more of them than anybody writes. */
const NESTED = /(?:[?\-:][ \t]+){8}|(?:[[{][ \t]*(?:\w{1,30}:[ \t]*)?){8}/;

/** A field whose value is, whatever stands around it, the very text between these quotation marks or none. */
const PLAIN_FIELD =
  /^([A-Za-z][A-Za-z0-9_-]{0,40}): +(?:'((?:[^'\t]|'')*)'|"([^"\\\t]*)"|([A-Za-z][^\t:#]*|https?:\/\/[^\s#]+|\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)?)?))$/;
/** Words that are no text in YAML. */
const VALUES = /^(?:true|false|null)$/i;

/** The fields of a block that is nothing but plain lines, as most are: reading those as YAML takes ten times as long. Null for others. */
function plainFields(source: string): Fields | null {
  const fields = new Map<string, string>();
  for (const line of source.split('\n')) {
    const [, key, single, double, bare] = PLAIN_FIELD.exec(line) ?? [];
    if (key === undefined || fields.has(key) || VALUES.test(key)) return null;
    if (bare !== undefined && (VALUES.test(bare) || /\s$/.test(bare))) return null;
    fields.set(key, single?.replaceAll("''", "'") ?? double ?? (bare as string));
  }
  return Object.fromEntries([...fields].map(([key, value]) => [key.toLowerCase(), value]));
}

/** "title: Council: what now?" is no YAML, but everybody writes it: each such line is a field of its own. */
function looseFields(source: string): Fields {
  const pairs = source.split('\n').map((line) => /^([A-Za-z_-]{2,30}):[ \t]+(.+)$/.exec(line));
  return Object.fromEntries(
    pairs
      .filter((m) => m !== null)
      .map((m) => [(m[1] as string).toLowerCase(), (m[2] as string).trim().replace(/^(["'])(.*)\1$/, '$2')]),
  );
}

function yamlFields(source: string): Fields {
  try {
    const parsed: unknown = parse(source, {
      maxAliasCount: 0,
      schema: 'core',
      prettyErrors: false,
      logLevel: 'error',
    });
    if (parsed === null || typeof parsed !== 'object' || Array.isArray(parsed)) return {};
    return Object.fromEntries(Object.entries(parsed).map(([key, value]) => [key.toLowerCase(), value]));
  } catch {
    return looseFields(source);
  }
}

/** Keys in lower case; {} where the block is no mapping. Aliases are off: they are how a small file grows large. */
export function frontMatter(source: string): Fields {
  if (source.length > LONGEST || NESTED.test(source)) return looseFields(source);
  return plainFields(source) ?? yamlFields(source);
}
