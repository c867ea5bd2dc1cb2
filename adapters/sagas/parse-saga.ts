// Turns the text of a saga.yaml into a saga, or says in one sentence what is wrong with it.
import { parse } from 'yaml';
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

/** Throws a UserError bad-saga naming the file and the first field that is wrong. */
export function parseSaga(
  id: string,
  yaml: string,
  { file, articlesDir }: { file: string; articlesDir: string | null },
): Saga {
  let raw: unknown;
  try {
    raw = parse(yaml);
  } catch (error) {
    throw new UserError('bad-saga', `${file} is not valid YAML: ${(error as Error).message.split('\n')[0]}`, {
      cause: error,
    });
  }
  const parsed = SagaFile.safeParse(raw);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new UserError(
      'bad-saga',
      `${file}: ${issue?.path.join('.') || 'the file'}: ${issue?.message ?? 'unreadable'}.`,
    );
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
