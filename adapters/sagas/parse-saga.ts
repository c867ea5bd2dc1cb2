// Turns the text of a saga.yaml into a saga, or says in one sentence what is wrong with it.
import { type Document, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { UserError } from '../../src/errors.ts';
import type { Saga } from '../../src/model/saga.ts';

const words = z.array(z.string().trim().min(1)).default([]);

const isZone = (zone: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
};

const SagaFile = z.object({
  name: z.string().trim().min(1),
  description: z.string().trim().min(1).nullable().default(null),
  keywords: words,
  people: z
    .array(z.object({ name: z.string().trim().min(1), aliases: words, role: z.string().trim().min(1).optional() }))
    .default([]),
  zone: z.string().refine(isZone, 'is not an IANA time zone such as America/New_York').default('UTC'),
  sources: z.array(z.object({ publisher: z.string().trim().min(1), url: z.url({ protocol: /^https?$/ }) })).default([]),
  finished: z.boolean().default(false),
  public: z.boolean().default(false),
});

const SAGA_ID = /^[a-z0-9][a-z0-9-]{0,63}$/;

/** Whether a name can be a saga's id: it becomes a folder and a command's option. */
export const isSagaId = (id: string): boolean => SAGA_ID.test(id);

/** What a field of the description should be, where a person reads it. */
const WANTED: Readonly<Record<string, string>> = {
  name: 'the story needs a name',
  keywords: 'a list of words',
  people: 'each needs `name`; `aliases`, a list, and `role` may follow',
  zone: 'the name of a time zone such as America/New_York',
  sources: 'each needs `publisher` and `url`, the http(s) address of its feed',
  finished: 'true or false',
  public: 'true or false',
};

/** Names the story and the line, no path: people in a channel may read it. */
const badSaga = (id: string, line: number | null, what: string, cause: unknown): UserError =>
  new UserError(
    'bad-saga',
    `The description of “${id}” (saga.yaml${line === null ? '' : `, line ${line}`}): ${what}.`,
    {
      cause,
    },
  );

/** The line of a field or of what holds it, from 1; null where none does. */
function lineOf(document: Document.Parsed, lines: LineCounter, path: readonly PropertyKey[]): number | null {
  for (let length = path.length; length >= 0; length--) {
    const node = document.getIn(path.slice(0, length), true) as { readonly range?: readonly number[] } | undefined;
    const begin = node?.range?.[0];
    if (begin !== undefined) return lines.linePos(begin).line;
  }
  return null;
}

/** The description as plain data. */
function readYaml(id: string, yaml: string) {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines });
  const [error] = document.errors;
  if (error) {
    const what = error.message.split(/ at line|\n/)[0] ?? 'is no YAML';
    throw badSaga(id, error.linePos?.[0].line ?? null, `is no valid YAML: ${what.replace(/[.:]$/, '')}`, error);
  }
  try {
    return { document, lines, data: document.toJS() as unknown };
  } catch (cause) {
    // an alias of nothing, or of too much
    throw badSaga(id, null, 'is no valid YAML: its aliases can’t be followed', cause);
  }
}

/** Throws a UserError bad-saga naming the story, the line and the first field that is wrong. */
export function parseSaga(id: string, yaml: string, { articlesDir }: { readonly articlesDir: string | null }): Saga {
  const { document, lines, data } = readYaml(id, yaml);
  const parsed = SagaFile.safeParse(data);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const field = String(issue?.path[0] ?? '');
    const what = WANTED[field] ?? 'it begins with `name:`, the name of the story';
    throw badSaga(id, lineOf(document, lines, issue?.path ?? []), field ? `${field}: ${what}` : what, parsed.error);
  }
  const { finished, public: isPublic, ...described } = parsed.data;
  const people = described.people.map(({ name, aliases, role }) => ({ name, aliases, ...(role ? { role } : {}) }));
  return {
    id,
    ...described,
    people,
    articlesDir,
    ...(finished ? { isFinished: true } : {}),
    ...(isPublic ? { isPublic: true } : {}),
  };
}
