// Turns the installed @slack/types into a JSON Schema of Block Kit with the limits its descriptions tell.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type JsonSchema, withDescribedLimits } from './schema-limits.ts';

const HERE = dirname(fileURLToPath(import.meta.url));
const ROOT = join(HERE, '..', '..', '..');
const CACHE = join(ROOT, 'node_modules', '.cache');
const TYPES = join(HERE, 'block-kit-types.ts');

export interface BlockKitSchema {
  readonly definitions: Record<string, JsonSchema>;
  /** How many limits were read from descriptions. */
  readonly lifted: number;
}

/** Changes with the types, the generator's input and the rules that lift limits. */
function fingerprint(): string {
  const { version } = createRequire(import.meta.url)('@slack/types/package.json') as { readonly version: string };
  const hash = createHash('sha256').update(version);
  for (const file of ['block-kit-types.ts', 'block-kit-schema.ts', 'schema-limits.ts'])
    hash.update(readFileSync(join(HERE, file)));
  return `${version}-${hash.digest('hex').slice(0, 12)}`;
}

/** Takes some seconds: it compiles the types. */
async function generate(): Promise<BlockKitSchema> {
  const { createGenerator } = await import('ts-json-schema-generator');
  const generator = createGenerator({
    path: TYPES,
    tsconfig: join(ROOT, 'tsconfig.json'),
    type: '*',
    skipTypeCheck: true,
    additionalProperties: false,
    topRef: true,
  });
  const { definitions = {} } = generator.createSchema('*');
  return withDescribedLimits(definitions as Record<string, JsonSchema>);
}

/** The schema, made once for each version of the types and kept beside the installed packages. */
export async function blockKitSchema(): Promise<BlockKitSchema> {
  const file = join(CACHE, `block-kit-${fingerprint()}.json`);
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as BlockKitSchema;
  const schema = await generate();
  mkdirSync(CACHE, { recursive: true });
  // Another process that looks meanwhile finds the whole file or none.
  const aside = `${file}.${process.pid}`;
  writeFileSync(aside, JSON.stringify(schema));
  renameSync(aside, file);
  return schema;
}
